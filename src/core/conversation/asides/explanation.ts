/**
 * Why a reply was what it was, written down while it is made (decision 0014): later the handbook, the rules and the models are
 * others. It stands beside the resident's message, sealed with it and erased with it, and holds no word that the talk does not.
 */
import type { AnswerTrace } from '../../knowledge/trace.ts'
import type { Level } from '../../triage/level.ts'
import type { RouteWhy } from '../../understanding/route/route.ts'
import type { RouteName } from '../../understanding/route/schema.ts'

/** What was in force at that minute besides the handbook. */
export interface InForce {
  release: string
  /** Hash of the compiled dialogues, danger words, routes and triage rules. */
  rules: string
  /** The model that reads meaning; null: words only. */
  model: string | null
  /** Hash of the fitted weights that went with it. */
  weights: string
}

export interface Explanation {
  /** The message as it was read; empty for a button. */
  words: string
  choice: string | null
  route: RouteName
  why: RouteWhy | null
  /** What it sounded like: the three likeliest routes, by the learnt model. */
  sounds: { route: RouteName; score: number }[]
  /** Present when the handbook spoke. */
  handbook: AnswerTrace | null
  level: Level | null
  reasons: { rule: string; level: Level; text: string; source: string }[]
  inForce: InForce | null
}

/** Without what is known of the person; the numbers of the house stay. */
export function maskExplanation(how: Explanation, mask: (text: string) => string): Explanation {
  const { why, handbook } = how
  return {
    ...how,
    words: mask(how.words),
    why: why?.words === undefined ? why : { ...why, words: mask(why.words) },
    handbook: handbook && { ...handbook, searched: mask(handbook.searched) },
  }
}
