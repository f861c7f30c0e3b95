/** Proactive discovery: a report becomes a visit with a day; what the visit finds is written down, and need opens a case. */
import {
  mayFind,
  visitRow,
  type Visit,
  type VisitFinding,
  type VisitReport,
  type VisitRow,
} from '../../core/discovery/visit.ts'
import { maskedName } from '../../core/register/household.ts'
import { townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { openCase } from '../desk/open-case-by-desk.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { readPhone } from '../desk/search.ts'
import { seesTown } from '../register/change-household.ts'

/** Days within which a report is looked into when nobody names a day. */
const USUAL_DAYS = 3
const DAY_MS = 86_400_000
const SHOWN = 500

export async function reportNeed(deps: DeskServices, actor: Actor, report: VisitReport): Promise<Outcome<Visit>> {
  const now = deps.clock.now()
  const today = beijing(now).date
  if (deps.districtOf?.(report.town) === null) return { kind: 'invalid', field: 'town', why: '没找到这个镇（街道）。' }
  if (!seesTown(actor, report.town)) return { kind: 'out-of-scope' }
  const phone = report.phone === null ? null : readPhone(report.phone)
  if (report.phone !== null && phone === null) {
    return { kind: 'invalid', field: 'phone', why: '这个电话不对，手机是11位。' }
  }
  if (report.dueOn !== null && report.dueOn < today) return { kind: 'invalid', field: 'dueOn', why: '这一天已经过了。' }
  const known = phone === null ? [] : await deps.households.byKey({ purpose: 'phone', value: phone })
  const visit: Visit = {
    ...report,
    id: deps.ids.next('v'),
    phone,
    dueOn: report.dueOn ?? beijing(new Date(now.getTime() + USUAL_DAYS * DAY_MS)).date,
    reportedAt: now.toISOString(),
    reportedBy: actor.badge,
    onRegister: known.filter(({ endedOn }) => endedOn === null).length,
    finding: null,
    version: 1,
  }
  await note(deps, actor, 'visit.reported', visit.id)
  await deps.visits.add(visit)
  return done(visit)
}

export async function listVisits(deps: DeskServices, actor: Actor, isOpen: boolean): Promise<VisitRow[]> {
  const visits = await deps.visits.list({ towns: townsOf(actor), isOpen, limit: SHOWN })
  const today = beijing(deps.clock.now()).date
  return visits.map((visit) => visitRow(visit, today, maskedName))
}

/** Name, phone and words of a report, for whoever makes the visit; written into the read log first. */
export async function openVisit(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<Visit>> {
  const found = await visitFor(deps, actor, id)
  if (found.kind === 'done') await note(deps, actor, 'visit.read', id)
  return found
}

/**
 * The finding is written before the case is opened, so that of two workers only one opens a case; should the case fail to open,
 * the finding stands without its number and may be written again.
 */
export async function recordFinding(
  deps: DeskServices,
  actor: Actor,
  id: string,
  { expectedVersion, result, note: words }: VisitFinding,
): Promise<Outcome<Visit>> {
  const found = await visitFor(deps, actor, id)
  if (found.kind !== 'done') return found
  const visit = found.value
  if (visit.version !== expectedVersion) return { kind: 'stale-record', current: visit.version, changes: [] }
  if (!mayFind(visit)) return { kind: 'invalid', field: 'result', why: '结果已经写过。' }
  const at = deps.clock.now().toISOString()
  const finding = { result, note: words, at, by: actor.badge, caseNumber: null }
  const made: Visit = { ...visit, finding, version: visit.version + 1 }
  await note(deps, actor, `visit.${result}`, id)
  if (!(await deps.visits.replace(made, visit.version))) {
    return { kind: 'stale-record', current: made.version, changes: [] }
  }
  return result === 'needs-help' ? withCase(deps, actor, made, words) : done(made)
}

async function withCase(deps: DeskServices, actor: Actor, visit: Visit, words: string): Promise<Outcome<Visit>> {
  const opened = await openCase(deps, actor, {
    firstMessage: `${visit.said}\n${words}`,
    facts: {},
    town: visit.town,
    district: null,
    contact: { name: visit.name, phone: visit.phone, relation: 'self', how: null },
    reportedBy: visit.reporter === 'neighbour' ? 'neighbour' : 'village_officer',
    source: 'report',
    claim: false,
  })
  if (opened.kind !== 'done') return opened
  const finding = visit.finding && { ...visit.finding, caseNumber: opened.value.case.number }
  const linked: Visit = { ...visit, finding, version: visit.version + 1 }
  await deps.visits.replace(linked, visit.version)
  return done(linked)
}

async function visitFor({ visits }: DeskServices, actor: Actor, id: string): Promise<Outcome<Visit>> {
  const visit = await visits.find(id)
  if (visit === null) return { kind: 'not-found', what: 'visit' }
  return seesTown(actor, visit.town) ? done(visit) : { kind: 'out-of-scope' }
}

function note({ staff, clock }: DeskServices, actor: Actor, action: string, target: string): Promise<void> {
  return staff.audit({ at: clock.now().toISOString(), actor: actor.id, action, target, detail: '' })
}
