/**
 * A second hearing of what only a structural pattern found. Patterns catch wordings that nobody listed, and now and then a
 * harmless one (有人打来推销, 手机号里的 39). Where the learnt model hears nothing at all of danger in the whole short message,
 * such a hit is asked about instead of alarmed (decision 0012): its phones are shown all the same, and the answer tells.
 * A listed phrase, one's own life, what touches a child, a need of today, another script and a long message are never heard twice.
 */
import type { SafetyHit } from './safety/safety.ts'

/** In a long message a danger may lie buried that the whole does not sound like. */
const LONGEST = 60
const HAN = /\p{Script=Han}/u
/** Told in jest or with shame, in words that sound like little. */
const HIDDEN = ['suicide', 'self_harm', 'sexual_violence', 'child_abuse', 'child_alone']
/** A need sounds like a need, not like danger: hunger, cold, an old person alone. */
const NEEDS = ['no_food', 'exposure', 'elder_alone', 'elder_abuse', 'scam']
/** Kinds that no second hearing takes back. */
export const SURE_KINDS: ReadonlySet<string> = new Set([...HIDDEN, ...NEEDS])

export interface HeardOnce {
  text: string
  /** What it sounds like; null where no model runs. */
  life: number | null
}

/** The same hits; what was found loosely and sounds like nothing (`life` below `bar`) is a doubt. */
export function heardTwice(hits: readonly SafetyHit[], { text, life }: HeardOnce, bar: number): SafetyHit[] {
  if (life === null || life >= bar || text.length > LONGEST || !HAN.test(text)) return [...hits]
  return hits.map((hit) => (isLoose(hit) ? { ...hit, strength: 'ask', level: 'P1', doubted: true } : hit))
}

function isLoose({ strength, level, listed, kind, notes }: SafetyHit): boolean {
  return strength === 'go' && level === 'P0' && !listed && !SURE_KINDS.has(kind) && !notes.includes('child_writes')
}
