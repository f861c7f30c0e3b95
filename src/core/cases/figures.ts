/** Figures over cases: how many stand where, how fast the first contact was, how often clocks were kept, what was given. No personal data. */
import { LEVELS, type Level } from '../triage/level.ts'
import { beijing } from '../time.ts'
import { CASE_STATUSES, type CaseStatus } from './case.ts'
import {
  aidClock,
  contactClock,
  isLate,
  isOpen,
  isUnclaimed,
  minutesToContact,
  type FigureRow,
  type Verdict,
} from './picks.ts'

export interface Share {
  /** Of how many it could be said by now. */
  of: number
  kept: number
}

export interface TownFigures {
  town: string | null
  total: number
  open: number
  unclaimed: number
  overdue: number
  deadlines: Share
  aid: Share
  /** Passed to another office and not back. */
  referred: number
  /** Longest that an open case waits for its first contact, in minutes; null when none waits. */
  longestWaitMinutes: number | null
  longestNumber: string | null
  byLevel: Record<Level, number>
  /** Median minutes to the first contact; null before the first. */
  firstContactMedianMinutes: number | null
}

export interface AidFigures {
  cash: { entries: number; yuan: number }
  goods: number
  services: Record<string, number>
  /** Cases that got something. */
  cases: number
}

export interface CaseFigures {
  total: number
  open: number
  unclaimed: number
  overdue: number
  referred: number
  byStatus: Record<CaseStatus, number>
  byLevel: Record<Level, number>
  byIncident: Record<string, number>
  /** Kind of trouble × level. */
  matrix: Record<string, Record<Level, number>>
  byMonth: { month: string; total: number; byIncident: Record<string, number> }[]
  byDay: { day: string; total: number }[]
  byTown: TownFigures[]
  /** Median minutes from opening, or reopening, to first contact; null before the first. */
  firstContactMedianMinutes: number | null
  deadlines: Share
  deadlinesByLevel: Record<Level, Share>
  aidDeadlines: Share
  /** Reasons of refusals, by code; '' where none was asked for yet. */
  refusals: Record<string, number>
  /** Items of the catalogue that were asked for. */
  serviceRequests: Record<string, number>
}

/** Worst town first: most overdue, then the lowest share of kept deadlines. */
export function caseFigures(rows: readonly FigureRow[], now: Date): CaseFigures {
  const at = now.toISOString()
  const dayOf = daysBy()
  const contact = judgedBy((row) => contactClock(row, at))
  const aid = judgedBy((row) => aidClock(row, at))
  const declined = rows.filter(({ status }) => status === 'declined')
  const requests = rows.flatMap(({ marks }) => marks.service ?? [])
  return {
    total: rows.length,
    open: rows.filter(isOpen).length,
    unclaimed: rows.filter(isUnclaimed).length,
    overdue: rows.filter((row) => isLate(row, at)).length,
    referred: rows.filter(({ status }) => status === 'referred').length,
    byStatus: counted(CASE_STATUSES, rows, ({ status }) => status),
    byLevel: counted(LEVELS, rows, ({ level }) => level),
    byIncident: countedBy(rows.map(({ incident }) => incident)),
    matrix: Object.fromEntries(
      [...grouped(rows, ({ incident }) => incident)].map(([incident, own]) => [
        incident,
        counted(LEVELS, own, ({ level }) => level),
      ]),
    ),
    byMonth: [...grouped(rows, ({ openedAt }) => dayOf(openedAt).slice(0, 7))]
      .map(([month, own]) => ({ month, total: own.length, byIncident: countedBy(own.map(({ incident }) => incident)) }))
      .sort((a, b) => a.month.localeCompare(b.month)),
    byDay: Object.entries(countedBy(rows.map(({ openedAt }) => dayOf(openedAt)))).map(([day, total]) => ({
      day,
      total,
    })),
    byTown: townFigures(rows, rows, now, { contact, aid }),
    firstContactMedianMinutes: median(rows.flatMap(minutesToContact)),
    deadlines: shareOf(rows, contact),
    deadlinesByLevel: Object.fromEntries(
      LEVELS.map((level) => [
        level,
        shareOf(
          rows.filter((row) => row.level === level),
          contact,
        ),
      ]),
    ) as Record<Level, Share>,
    aidDeadlines: shareOf(rows, aid),
    refusals: countedBy(declined.map(({ marks }) => marks.refusal ?? '')),
    serviceRequests: countedBy(requests),
  }
}

/** `standing`: all cases, for what is open now; `period`: those whose kept clocks are asked for. */
export function townFigures(
  standing: readonly FigureRow[],
  period: readonly FigureRow[],
  now: Date,
  clocks: { contact: Clock; aid: Clock } = {
    contact: (row) => contactClock(row, now.toISOString()),
    aid: (row) => aidClock(row, now.toISOString()),
  },
): TownFigures[] {
  const at = now.toISOString()
  const judged = grouped(period, ({ town }) => town)
  const towns = grouped(standing, ({ town }) => town)
  return [...towns]
    .map(([town, rows]): TownFigures => {
      const own = judged.get(town) ?? []
      const waiting = rows.filter((row) => isOpen(row) && row.status !== 'referred' && row.firstContactAt === null)
      const [first, ...others] = waiting
      const longest = others.reduce((old, row) => (old && row.marks.startedAt < old.marks.startedAt ? row : old), first)
      return {
        town,
        total: own.length,
        open: rows.filter(isOpen).length,
        unclaimed: rows.filter(isUnclaimed).length,
        overdue: rows.filter((row) => isLate(row, at)).length,
        deadlines: shareOf(own, clocks.contact),
        aid: shareOf(own, clocks.aid),
        referred: rows.filter(({ status }) => status === 'referred').length,
        longestWaitMinutes:
          longest === undefined ? null : Math.floor((now.getTime() - Date.parse(longest.marks.startedAt)) / 60_000),
        longestNumber: longest?.number ?? null,
        byLevel: counted(LEVELS, own, ({ level }) => level),
        firstContactMedianMinutes: median(own.flatMap(minutesToContact)),
      }
    })
    .sort((a, b) => b.overdue - a.overdue || ratio(a.deadlines) - ratio(b.deadlines))
}

/** What was given in a span of time, whenever its case began. */
export function aidFigures(rows: readonly FigureRow[], isWithin: (at: string) => boolean): AidFigures {
  const given = rows.map(({ marks }) => marks.aid.filter(({ at }) => isWithin(at))).filter((aid) => aid.length > 0)
  const all = given.flat()
  const cash = all.filter(({ kind }) => kind === 'cash')
  const cents = cash.reduce((sum, { yuan = 0 }) => sum + Math.round(yuan * 100), 0)
  return {
    cash: { entries: cash.length, yuan: cents / 100 },
    goods: all.filter(({ kind }) => kind === 'goods').length,
    services: countedBy(all.filter(({ kind }) => kind === 'service').map(({ code = '' }) => code)),
    cases: given.length,
  }
}

type Clock = (row: FigureRow) => Verdict

/** Each row is judged once, however many figures ask. */
function judgedBy(clock: Clock): Clock {
  const known = new Map<FigureRow, Verdict>()
  return (row) => {
    const verdict = known.has(row) ? (known.get(row) ?? null) : clock(row)
    known.set(row, verdict)
    return verdict
  }
}

function shareOf(rows: readonly FigureRow[], clock: Clock): Share {
  const judged = rows.map(clock).filter((verdict) => verdict !== null)
  return { of: judged.length, kept: judged.filter((verdict) => verdict === 'kept').length }
}

function ratio({ of, kept }: Share): number {
  return of === 0 ? 1 : kept / of
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** Hours of instants and their days here: eight hours ahead, so that the hour decides, and thousands of cases share it. */
function daysBy(): (iso: string) => string {
  const known = new Map<string, string>()
  return (iso) => {
    const hour = iso.slice(0, 13)
    const day = known.get(hour) ?? beijing(new Date(iso)).date
    known.set(hour, day)
    return day
  }
}

function counted<Key extends string>(
  keys: readonly Key[],
  rows: readonly FigureRow[],
  of: (row: FigureRow) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const row of rows) counts[of(row)] += 1
  return counts
}

/** In the order of the keys, so that two counts of the same cases read alike. */
export function countedBy(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function grouped<Key>(rows: readonly FigureRow[], of: (row: FigureRow) => Key): Map<Key, FigureRow[]> {
  const groups = new Map<Key, FigureRow[]>()
  for (const row of rows) {
    const own = groups.get(of(row))
    if (own) own.push(row)
    else groups.set(of(row), [row])
  }
  return groups
}
