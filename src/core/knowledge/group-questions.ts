/** Puts questions of one meaning together: by the nearness of their vectors, or by shared characters where there are none. */
import { normaliseText } from './text.ts'
import { likeness } from './statements.ts'

/** Fitted by eye on the labelled questions: nearer ones ask the same thing, farther ones share only the topic. */
const NEAR_LEAST = 0.74
const ALIKE_LEAST = 0.34

type Group = { members: number[]; centre: Float32Array | null; pairs: ReadonlySet<string> }

/** Indexes of `questions` in groups, the largest group first; inside a group in the order given. */
export function groupQuestions(questions: readonly string[], vectors: readonly Float32Array[] | null): number[][] {
  const groups: Group[] = []
  questions.forEach((question, at) => {
    const vector = vectors?.[at] ?? null
    const pairs = pairsOf(question)
    const best = nearest(groups, vector, pairs)
    if (best === null) groups.push({ members: [at], centre: vector, pairs })
    else {
      best.members.push(at)
      best.centre = moved(best.centre, vector)
    }
  })
  return groups.map(({ members }) => members).sort((one, other) => other.length - one.length)
}

function nearest(groups: Group[], vector: Float32Array | null, pairs: ReadonlySet<string>): Group | null {
  let best: Group | null = null
  let most = vector ? NEAR_LEAST : ALIKE_LEAST
  for (const group of groups) {
    const near = vector && group.centre ? cosine(vector, group.centre) : likeness(pairs, group.pairs)
    if (near < most) continue
    best = group
    most = near
  }
  return best
}

function pairsOf(question: string): Set<string> {
  const text = [...normaliseText(question).replace(/[\s\p{P}]/gu, '')]
  return new Set(text.slice(1).map((character, at) => `${text[at] ?? ''}${character}`))
}

/** The sum is kept: its direction is the mean's. */
function moved(centre: Float32Array | null, vector: Float32Array | null): Float32Array | null {
  return centre && vector ? centre.map((value, at) => value + (vector[at] ?? 0)) : centre
}

function cosine(one: Float32Array, other: Float32Array): number {
  let dot = 0
  let own = 0
  let theirs = 0
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one[at] ?? 0, other[at] ?? 0]
    dot += a * b
    own += a * a
    theirs += b * b
  }
  return own === 0 || theirs === 0 ? 0 : dot / Math.sqrt(own * theirs)
}
