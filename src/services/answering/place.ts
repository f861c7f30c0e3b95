/** For which place and day an answer must hold: what the question names, else what was said before in the talk. */
import { areaIn, areaOf } from '../../core/knowledge/areas.ts'
import { CITY } from '../../core/knowledge/sections.ts'
import type { Area } from '../../core/knowledge/sections.ts'

export type Place = {
  area: Area
  /** Whether somebody named it; else it is the city. */
  isNamed: boolean
  /** YYYY-MM-DD in China. */
  day: string
}

const CHINA_AHEAD_MS = 8 * 3600_000

export function placeOf(
  question: string,
  context: { area?: string | undefined; history: readonly string[]; now: Date },
  areaOfTown: ReadonlyMap<string, string>,
): Place {
  const { area, history, now } = context
  const before = history.map((said) => areaIn(said, areaOfTown)).findLast((named) => named !== null)
  const named = areaIn(question, areaOfTown) ?? before ?? (area === undefined ? null : areaOf(area, areaOfTown))
  return {
    area: named ?? CITY,
    isNamed: named !== null,
    day: new Date(now.getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 10),
  }
}
