/** Triage levels (contracts §3), highest first. */
export const LEVELS = ['P0', 'P1', 'P2', 'P3'] as const
export type Level = (typeof LEVELS)[number]

/** True when `a` is more urgent than `b`. */
export function isHigher(a: Level, b: Level): boolean {
  return LEVELS.indexOf(a) < LEVELS.indexOf(b)
}

/** The more urgent of two levels. */
export function highest(a: Level, b: Level): Level {
  return isHigher(a, b) ? a : b
}
