/** Trains the model of `src/core/understanding/sense.ts` on labelled messages. */
import { gramsOf } from '../../src/core/knowledge/text.ts'
import { sensedText, SENSES } from '../../src/core/understanding/sense.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import type { Story } from './stories.ts'
import { trainTopics, type Example, type Trained } from './train-topics.ts'

/** From trials with left-out stories; not sensitive between 0.2 and 0.5. */
const LAMBDA = 0.3
/** A fair second reading is no fault, but no aim either. */
const ACCEPTED = 0.2
/** What a route alone tells of life, urgent and serious need. */
const DEPTH_OF_ROUTE = { emergency_now: [1, 1, 1], start_help_request: [0, 0.35, 0.7] } as const
const DEPTH_OF_LEVEL = { P0: [1, 1, 1], P1: [0.15, 1, 1], P2: [0, 0, 1], P3: [0, 0, 0] } as const
/** An ordinary need may be a question as well as a wish for help: it votes for neither. */
const ROUTE_OF_LEVEL = { P0: 'emergency_now', P1: 'start_help_request', P2: 'start_help_request', P3: null } as const

export async function trainSenses(stories: readonly Story[], embedder: Embedder | null): Promise<Trained> {
  const texts = stories.map(({ text }) => sensedText(text))
  const vectors = await embedder?.embed(texts, 'question')
  const examples = stories.map((story, at): Example => {
    const vector = vectors?.[at] ?? null
    return { grams: gramsOf(texts[at] ?? ''), vector, rows: [], weight: story.weight, labels: labelsOf(story) }
  })
  return trainTopics(examples, { classes: SENSES, embedder: embedder?.id ?? null, lambda: LAMBDA })
}

function labelsOf({ route, accept, level }: Story): number[] {
  const own = route ?? (level === null ? null : ROUTE_OF_LEVEL[level])
  const depth =
    level !== null ? DEPTH_OF_LEVEL[level] : own !== null && own in DEPTH_OF_ROUTE ? depthOf(own) : [0, 0, 0]
  const doubtful = accept.includes('emergency_now') && own !== 'emergency_now' ? 0.3 : 0
  return SENSES.map((name) => {
    const place = ['life', 'urgent', 'serious'].indexOf(name)
    if (place !== -1) return Math.max(depth[place] ?? 0, doubtful)
    return name === own ? 1 : (accept as readonly string[]).includes(name) ? ACCEPTED : 0
  })
}

function depthOf(route: string): readonly number[] {
  return route === 'emergency_now' ? DEPTH_OF_ROUTE.emergency_now : DEPTH_OF_ROUTE.start_help_request
}
