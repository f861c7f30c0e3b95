/** Figures over cases: how many stand where, how fast the first contact was, how often the deadline was kept. No personal data. */
import { LEVELS, type Level } from '../triage/level.ts'
import { CASE_STATUSES, type CaseHead, type CaseStatus } from './case.ts'
import { isEnded } from './transitions.ts'

export interface Share {
  /** Of how many it could be said by now. */
  of: number
  kept: number
}

export interface TownFigures {
  town: string | null
  total: number
  open: number
  overdue: number
  deadlines: Share
  /** Longest that an open case waits for its first contact, in minutes; null when none waits. */
  longestWaitMinutes: number | null
}

export interface CaseFigures {
  total: number
  open: number
  unclaimed: number
  overdue: number
  byStatus: Record<CaseStatus, number>
  byLevel: Record<Level, number>
  byIncident: Record<string, number>
  byTown: TownFigures[]
  /** Median minutes from opening to first contact; null before the first. */
  firstContactMedianMinutes: number | null
  deadlines: Share
  deadlinesByLevel: Record<Level, Share>
}

type Row = Pick<
  CaseHead,
  'status' | 'level' | 'incident' | 'town' | 'openedAt' | 'dueAt' | 'firstContactAt' | 'assignee'
>

/** Worst town first: most overdue, then the lowest share of kept deadlines. */
export function caseFigures(rows: readonly Row[], now: Date): CaseFigures {
  const at = now.toISOString()
  return {
    total: rows.length,
    open: rows.filter(isOpen).length,
    unclaimed: rows.filter((row) => isOpen(row) && row.assignee === null).length,
    overdue: rows.filter((row) => isLate(row, at)).length,
    byStatus: counted(CASE_STATUSES, rows, ({ status }) => status),
    byLevel: counted(LEVELS, rows, ({ level }) => level),
    byIncident: counted([...new Set(rows.map(({ incident }) => incident))].sort(), rows, ({ incident }) => incident),
    byTown: [...new Set(rows.map(({ town }) => town))]
      .map((town) =>
        townFigures(
          town,
          rows.filter((row) => row.town === town),
          now,
        ),
      )
      .sort((a, b) => b.overdue - a.overdue || ratio(a.deadlines) - ratio(b.deadlines)),
    firstContactMedianMinutes: median(rows.flatMap(minutesToContact)),
    deadlines: shareOf(rows, at),
    deadlinesByLevel: Object.fromEntries(
      LEVELS.map((level) => [
        level,
        shareOf(
          rows.filter((row) => row.level === level),
          at,
        ),
      ]),
    ) as Record<Level, Share>,
  }
}

function townFigures(town: string | null, rows: readonly Row[], now: Date): TownFigures {
  const at = now.toISOString()
  const waits = rows
    .filter((row) => isOpen(row) && row.firstContactAt === null)
    .map(({ openedAt }) => Math.floor((now.getTime() - Date.parse(openedAt)) / 60_000))
  return {
    town,
    total: rows.length,
    open: rows.filter(isOpen).length,
    overdue: rows.filter((row) => isLate(row, at)).length,
    deadlines: shareOf(rows, at),
    longestWaitMinutes: waits.length === 0 ? null : Math.max(...waits),
  }
}

function isOpen({ status }: Row): boolean {
  return !isEnded(status)
}

function isLate(row: Row, at: string): boolean {
  return isOpen(row) && row.firstContactAt === null && row.dueAt < at
}

/** Judged once contacted, or once the deadline has passed; what is still in time, or ended without a contact, is not counted. */
function shareOf(rows: readonly Row[], at: string): Share {
  const judged = rows.filter((row) => row.firstContactAt !== null || isLate(row, at))
  return {
    of: judged.length,
    kept: judged.filter(({ firstContactAt, dueAt }) => firstContactAt !== null && firstContactAt <= dueAt).length,
  }
}

function ratio({ of, kept }: Share): number {
  return of === 0 ? 1 : kept / of
}

function minutesToContact({ openedAt, firstContactAt }: Row): number[] {
  return firstContactAt === null ? [] : [(Date.parse(firstContactAt) - Date.parse(openedAt)) / 60_000]
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function counted<Key extends string>(
  keys: readonly Key[],
  rows: readonly Row[],
  of: (row: Row) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const row of rows) counts[of(row)] += 1
  return counts
}
