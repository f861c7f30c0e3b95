/** Supervision (ux.md C7): per town what is open and late now and what was kept in the span of time; and the word that urges. */
import { townFigures, type TownFigures } from '../../core/cases/figures.ts'
import { LATE_KINDS, lateOf, type Late, type LateKind } from '../../core/cases/late.ts'
import type { WorkingCalendar } from '../../core/cases/deadlines.ts'
import type { FigureRow } from '../../core/cases/picks.ts'
import type { Case } from '../../core/cases/case.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { mondayOf } from '../../core/dispatch/roster.ts'
import { COMPLAINT } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import { URGED } from '../../content/supervision.zh-CN.ts'
import { changeCase } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { Outcome } from './refusal.ts'
import { isOverdue, type CaseRow } from './list-cases.ts'
import { rowsInScope, within, type FigureDeps } from './stats.ts'

export const PERIODS = ['today', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

export interface Supervision {
  from: string
  towns: TownFigures[]
  all: Omit<TownFigures, 'town'>
  /** Of what something is late now: the ones that have waited longest, up to `LISTED`. */
  late: LateCase[]
  /** All of them are counted. */
  lateCounts: LateCounts
}

export type LateCounts = Record<LateKind | 'all', number>

/** More than anybody works through before the page is read anew. */
const LISTED = 300

export type LateCase = CaseRow & { late: Late[] }

export async function supervise(
  deps: FigureDeps & Pick<DeskServices, 'calendar'>,
  actor: Actor,
  period: Period,
): Promise<Supervision> {
  const now = deps.clock.now()
  const from = startOf(period, now)
  const standing = await rowsInScope(deps, actor, undefined)
  const isWithin = within({ from })
  const judged = standing.filter((row) => isWithin(row.openedAt))
  const [all] = townFigures(
    standing.map((row) => ({ ...row, town: null })),
    judged.map((row) => ({ ...row, town: null })),
    now,
  )
  const { town: _, ...sum } = all ?? NOTHING
  const { late, lateCounts } = lateCases(standing, now, deps.calendar)
  return { from, towns: townFigures(standing, judged, now), all: sum, late, lateCounts }
}

function lateCases(
  rows: readonly FigureRow[],
  now: Date,
  calendar: WorkingCalendar,
): Pick<Supervision, 'late' | 'lateCounts'> {
  const at = now.toISOString()
  const found = rows.flatMap((row) => {
    const late = lateOf(row, at, calendar)
    return late.length === 0 ? [] : [{ row, late, since: late.map(({ since }) => since).toSorted()[0] ?? '' }]
  })
  const count = (kind: LateKind) => found.filter(({ late }) => late.some((part) => part.kind === kind)).length
  return {
    late: found
      .toSorted((a, b) => (a.since < b.since ? -1 : 1))
      .slice(0, LISTED)
      .map(({ row, late }) => {
        const { marks: _, ...head } = row
        return { ...head, overdue: isOverdue(head, at), late }
      }),
    lateCounts: {
      all: found.length,
      ...(Object.fromEntries(LATE_KINDS.map((kind) => [kind, count(kind)])) as Record<LateKind, number>),
    },
  }
}

const NOTHING: TownFigures = {
  town: null,
  total: 0,
  open: 0,
  unclaimed: 0,
  overdue: 0,
  deadlines: { of: 0, kept: 0 },
  aid: { of: 0, kept: 0 },
  referred: 0,
  longestWaitMinutes: null,
  longestNumber: null,
  byLevel: { P0: 0, P1: 0, P2: 0, P3: 0 },
  firstContactMedianMinutes: null,
}

/** Midnight in Beijing of today, of Monday, of the first of the month. */
export function startOf(period: Period, now: Date): string {
  const { date } = beijing(now)
  const day = period === 'today' ? date : period === 'week' ? mondayOf(date) : `${date.slice(0, 7)}-01`
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/** Rings for whoever has the case, or whose turn it is; the line stays in the file. */
export function urgeCase(deps: DeskServices, actor: Actor, number: string, note: string): Promise<Outcome<Case>> {
  return changeCase(deps, actor, number, (current, now) => {
    if (isEnded(current.status)) return { kind: 'ended', status: current.status }
    const words = note === '' ? URGED.line : `${URGED.line}：${note}`
    return {
      kind: 'change',
      changed: {},
      entries: [{ by: actor.badge, kind: 'warned', text: words }],
      alerts: [
        {
          id: deps.ids.next('a'),
          kind: 'urged',
          level: current.level,
          conversationId: current.conversationId,
          caseNumber: number,
          town: current.town,
          text: [URGED.line, current.town, number].filter(Boolean).join(' · '),
          at: now.toISOString(),
          ...(current.assignee === null ? {} : { forId: current.assignee.id }),
          ...(current.incident === COMPLAINT ? { confidential: true } : {}),
        },
      ],
      audit: 'case.urged',
    }
  })
}
