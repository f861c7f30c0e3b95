/**
 * What a message sounds like to a model that learnt from thousands of labelled ones: how much like danger to life, urgent or
 * serious need, and how much like each route. It stands beside the listed words: it may raise them, never lower (dialogues §2 G9).
 */
import type { ActScores } from './acts.ts'
import { gramsOf } from '../knowledge/text.ts'
import { topicScores, type TopicModel } from '../knowledge/topic-model.ts'
import { normalise } from './normalise.ts'
import { ROUTES, type RouteName } from './route/schema.ts'
import { spelledOut } from './spelled-out.ts'

/** How deep a need sounds. Scores of kernel ridge regression: near 1 for a sure yes, near 0 for a sure no. */
export interface Depths {
  /** Life at risk now: P0. */
  life: number
  /** P1 or higher. */
  urgent: number
  /** P2 or higher. */
  serious: number
}

export interface Sense extends Depths {
  routes: Readonly<Record<RouteName, number>>
  /** What it does, when it comes in the middle of a talk; null where no such model was learnt. */
  acts: ActScores | null
}

/** Without the routes, to two places: what a talk keeps of it. */
export function depthsOf({ life, urgent, serious }: Depths): Depths {
  const short = (score: number): number => Math.round(score * 100) / 100
  return { life: short(life), urgent: short(urgent), serious: short(serious) }
}

/**
 * In the middle of a talk: the model learnt from first messages, and 身份证锁在屋里, 爸六十九妈六十六 sound graver to it than they
 * are as answers. Of 655 labelled needs below P0 this lowers none; what is told in listed words is not lessened.
 */
export function lessened({ life, urgent, serious }: Depths): Depths {
  return { life, urgent: urgent - 0.15, serious: serious - 0.1 }
}

/** Depth by depth the higher one; what nobody heard changes nothing. */
export function deepest(one: Depths | null, other: Depths | null | undefined): Depths | null {
  if (one === null || other == null) return one ?? other ?? null
  return {
    life: Math.max(one.life, other.life),
    urgent: Math.max(one.urgent, other.urgent),
    serious: Math.max(one.serious, other.serious),
  }
}

export const DEPTHS = ['life', 'urgent', 'serious'] as const
export type Depth = (typeof DEPTHS)[number]

/** The classes of the learnt model, in this order. */
export const SENSES: readonly string[] = [...ROUTES, ...DEPTHS]

/** Pasted news is long; a cry for help is not. */
const LONGEST = 600

/** The one spelling in which a message is learnt and read; pinyin as characters. */
export function sensedText(raw: string): string {
  return (spelledOut(raw) ?? normalise(raw).toLowerCase()).slice(0, LONGEST)
}

/** `text` as {@link sensedText} gives it; `vector` of the same text, null where no embedder runs. */
export function senseOf(model: TopicModel, text: string, vector: Float32Array | null): Sense {
  const scores = topicScores(model, gramsOf(text), vector, SENSES)
  const at = (name: string): number => scores[SENSES.indexOf(name)] ?? 0
  const routes = Object.fromEntries(ROUTES.map((route) => [route, at(route)])) as Record<RouteName, number>
  return { life: at('life'), urgent: at('urgent'), serious: at('serious'), routes, acts: null }
}
