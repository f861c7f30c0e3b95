/** Who is in charge of a case: a worker claims it, or somebody gives it to a colleague. */
import { statusNotices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { timerId } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import { may, worksIn } from '../../core/rights.ts'
import { dueWords } from '../../core/time.ts'
import { changeCase, type CaseChange } from './change-case.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { holderOf, nameHolder } from './name-holder.ts'
import type { Outcome } from './refusal.ts'

/** Takes a case that is nobody's; somebody else's is refused with who holds it since when. */
export async function claimCase(deps: DeskServices, actor: Actor, number: string): Promise<Outcome<Case>> {
  const outcome = await changeCase(deps, actor, number, (current, now) => {
    if (isEnded(current.status)) return { kind: 'ended', status: current.status }
    if (current.assignee?.id === actor.id) return { kind: 'change', changed: {}, entries: [] }
    if (current.assignee !== null) {
      return { kind: 'held', holder: holderOf(current.assignee), at: assignedAt(current) }
    }
    return takenBy(current, actor, { by: actor.badge, kind: 'claimed', text: timeline.claimed }, now)
  })
  if (outcome.kind === 'done') await endAlerts(deps, actor, number)
  return nameHolder(deps, outcome)
}

/** Gives the case to a colleague who may work on it there. */
export async function assignCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  input: { staffId: string; note: string; expectedVersion?: number | undefined },
): Promise<Outcome<Case>> {
  const colleague = await deps.staff.find(input.staffId)
  if (colleague === null) return { kind: 'not-found', what: 'staff' }
  if (!colleague.active || !may(colleague, 'case.work')) {
    return { kind: 'invalid', field: 'staffId', why: '这位同事现在不能接求助单，换一位。' }
  }
  const outcome = await changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      if (isEnded(current.status)) return { kind: 'ended', status: current.status }
      if (current.town !== null && !worksIn(colleague, current.town)) {
        return { kind: 'invalid', field: 'staffId', why: `这位同事不管${current.town}，换一位，或先改镇。` }
      }
      const words = fill(timeline.assigned, { badge: colleague.badge, office: colleague.office })
      const text = input.note ? `${words}：${input.note}` : words
      return takenBy(current, colleague, { by: actor.badge, kind: 'assigned', text }, now)
    },
    { expectedVersion: input.expectedVersion },
  )
  if (outcome.kind === 'done') await endAlerts(deps, actor, number)
  return outcome
}

function takenBy(
  current: Case,
  worker: Pick<Actor, 'id' | 'badge' | 'office'>,
  entry: CaseChange['entries'][number],
  now: Date,
): CaseChange {
  const isNew = current.status === 'new'
  return {
    kind: 'change',
    changed: { assignee: workerRef(worker), ...(isNew ? { status: 'accepted' as const } : {}) },
    entries: [entry],
    notice: isNew ? acceptedNotice(current, worker.office, now) : null,
    timers: { set: [], cancel: [timerId('unclaimed', current.number)] },
  }
}

/** A deadline that has passed is not promised again. */
export function acceptedNotice(current: Case, office: string, now: Date): string {
  const isOpen = current.firstContactAt === null && Date.parse(current.dueAt) > now.getTime()
  return fill(statusNotices.accepted, { office, due: isOpen ? dueWords(new Date(current.dueAt), now) : null })
}

function assignedAt(current: Case): string {
  return current.timeline.findLast(({ kind }) => kind === 'claimed' || kind === 'assigned')?.at ?? current.openedAt
}

async function endAlerts(deps: DeskServices, actor: Actor, caseNumber: string): Promise<void> {
  await deps.conversations.closeAlerts({ caseNumber }, deps.clock.now().toISOString(), actor.id)
  deps.bell.ring('desk')
}
