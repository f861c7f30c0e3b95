/** Figures for the desk and its supervisors, over the cases a person may see, and the cases behind each of them. */
import { aidFigures, caseFigures, type AidFigures, type CaseFigures } from '../../core/cases/figures.ts'
import { isPicked, type CasePick, type FigureRow } from '../../core/cases/picks.ts'
import type { AidKind, CaseStatus } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import { talkFigures, type TalkFigures } from '../../core/conversation/talk-figures.ts'
import { caseRow, COMPLAINT, seesCase, townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { Level } from '../../core/triage/level.ts'
import type { CaseRegister } from './case-register.ts'
import type { Actor, DeskServices } from './deps.ts'
import { byUrgency, isOverdue, type CaseRow } from './list-cases.ts'

export interface StatsQuery {
  town?: string | undefined
  /** Opened on or after, and before. */
  from?: string | undefined
  to?: string | undefined
}

/** `complete`: every case was counted; the register holds them all, a store that could only sample would say false. */
export type Stats = CaseFigures & { aid: AidFigures; talks: TalkFigures; complete: boolean; at: string }

export type FigureDeps = Pick<DeskServices, 'clock' | 'conversations'> & { register: CaseRegister }

export async function deskStats(deps: FigureDeps, actor: Actor, query: StatsQuery): Promise<Stats> {
  const now = deps.clock.now()
  const scope = await rowsInScope(deps, actor, query.town)
  const isWithin = within(query)
  const marks = await deps.conversations.marks(query.from ?? FIRST_DAY, query.to ?? LAST_DAY)
  return {
    ...caseFigures(
      scope.filter((row) => isWithin(row.openedAt)),
      now,
    ),
    aid: aidFigures(scope, isWithin),
    talks: talkFigures(marks.filter(({ town }) => isInScope(actor, town, query.town))),
    complete: true,
    at: now.toISOString(),
  }
}

const FIRST_DAY = '2000-01-01T00:00:00.000Z'
const LAST_DAY = '9999-12-31T00:00:00.000Z'

/** The rows that a person's figures are made of, with the kind of trouble hidden where it is. */
export async function rowsInScope(
  { register }: Pick<FigureDeps, 'register'>,
  actor: Actor,
  town: string | undefined,
): Promise<FigureRow[]> {
  return (await register.rows())
    .filter((row) => isInScope(actor, row.town, town))
    .filter((row) => row.incident !== COMPLAINT || seesCase(actor, caseRow(row)))
    .map((row) => headFor(actor, row))
}

/** Figures of a town are the town's own, whoever works on its cases; `none` asks for what has no place yet. */
function isInScope(actor: Actor, town: string | null, wanted: string | undefined): boolean {
  if (wanted !== undefined && wanted !== (town ?? NO_TOWN)) return false
  const towns = townsOf(actor)
  return towns === null || (town !== null && towns.includes(town))
}

export const NO_TOWN = 'none'

/** Whether an instant lies in the span; its ends are read once. */
export function within({ from, to }: Pick<StatsQuery, 'from' | 'to'>): (at: string) => boolean {
  const [start, end] = [from === undefined ? -Infinity : Date.parse(from), to === undefined ? Infinity : Date.parse(to)]
  return (at) => {
    const instant = Date.parse(at)
    return instant >= start && instant < end
  }
}

/** One number of a page of figures, as the page asks for its cases. */
export interface FigureQuery extends StatsQuery {
  pick: CasePick
  level?: Level | undefined
  status?: CaseStatus | undefined
  incident?: string | undefined
  /** Code of a refusal; '' where none was asked for. */
  refusal?: string | undefined
  /** Item of services that was asked for. */
  service?: string | undefined
  /** Given in the span of time, whenever the case began. */
  aid?: AidKind | undefined
  aidCode?: string | undefined
  day?: string | undefined
}

export type FigureCase = CaseRow

/** Exactly the cases that were counted: the same rows and the same predicate. */
export async function figureCases(deps: FigureDeps, actor: Actor, query: FigureQuery): Promise<FigureCase[]> {
  const at = deps.clock.now().toISOString()
  const isWithin = within(query)
  const isGiven = (row: FigureRow): boolean =>
    row.marks.aid.some(
      (aid) =>
        aid.kind === query.aid &&
        (query.aidCode === undefined || (aid.code ?? '') === query.aidCode) &&
        isWithin(aid.at),
    )
  return (await rowsInScope(deps, actor, query.town))
    .filter((row) => (query.aid === undefined ? isWithin(row.openedAt) : isGiven(row)))
    .filter((row) => isPicked(query.pick, row, at) && matches(row, query))
    .sort(byUrgency)
    .map(({ marks: _marks, ...head }) => ({ ...head, overdue: isOverdue(head, at) }))
}

function matches(row: FigureRow, { level, status, incident, refusal, service, day }: FigureQuery): boolean {
  if (level !== undefined && row.level !== level) return false
  if (status !== undefined && row.status !== status) return false
  if (incident !== undefined && row.incident !== incident) return false
  if (service !== undefined && row.marks.service !== service) return false
  if (day !== undefined && !beijing(new Date(row.openedAt)).date.startsWith(day)) return false
  return refusal === undefined || (row.status === 'declined' && (row.marks.refusal ?? '') === refusal)
}
