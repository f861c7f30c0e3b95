/** Runs what is due: silence, unclaimed and overdue cases. Called by the node interval and the worker's cron alike. */
import { decideTimer } from '../core/conversation/silence.ts'
import type { Case } from '../core/cases/case.ts'
import { COMPLAINT } from '../core/rights.ts'
import { careByPhone, ringCase, type Ring } from '../core/cases/ring.ts'
import type { Turn } from '../core/conversation/turn.ts'
import type { Alert, Timer } from '../ports/conversation-store.ts'
import { caseWrite, changeConversation, ConversationNotFound, TooMuchContention } from './change-conversation.ts'
import { eraseAsAsked } from './erase-talk.ts'
import { lapseClaim } from './lapse-claim.ts'
import { maskTalk } from './mask-talk.ts'
import { worldFor, type TurnDeps } from './gather-world.ts'
import { changeOf, startOf } from './receive-message.ts'

const BATCH = 100

/** Returns how many timers ran. A timer is removed in the batch of its own effect, so a crash runs it again, never twice. */
export async function runTimers(deps: TurnDeps): Promise<number> {
  const due = await deps.conversations.dueTimers(deps.clock.now().toISOString(), BATCH)
  for (const timer of due) await runOne(deps, timer)
  return due.length
}

async function runOne(deps: TurnDeps, timer: Timer): Promise<void> {
  if (timer.conversationId === null) {
    await runWithoutTalk(deps, timer)
    return
  }
  const head = await deps.conversations.head(timer.conversationId)
  // The talk went on to another matter; the clock of the first one is the desk's alone.
  if (head !== null && isCaseClock(timer) && head.caseNumber !== timer.caseNumber) {
    await runWithoutTalk(deps, timer)
    return
  }
  if (timer.kind === 'erase') {
    await eraseAsAsked(deps, timer.conversationId)
    await deps.conversations.removeTimer(timer.id)
    return
  }
  try {
    if (timer.kind === 'claim') return await lapseClaim(deps, { ...timer, conversationId: timer.conversationId })
    const { result, stored } = await changeConversation(deps, timer.conversationId, async (loaded) => {
      const turn = decideTimer(startOf(loaded), timer.kind, await worldFor(deps, loaded, null))
      const change = changeOf(turn, loaded)
      const moved = isMoved(turn, timer)
      return { ...change, timers: { set: change.timers?.set ?? [], cancel: moved || turn.masks ? [] : [timer.id] } }
    })
    // A turn that only looks again later has nothing to append.
    if (stored.length === 0) for (const set of clocksOf(result)) await deps.conversations.setTimer(set)
    if (result.masks) await maskTalk(deps.conversations, timer.conversationId)
    if (result.masks || (stored.length === 0 && !isMoved(result, timer))) await deps.conversations.removeTimer(timer.id)
  } catch (error) {
    if (!(error instanceof ConversationNotFound)) throw error
    deps.log.warn('timer-without-conversation', { timer: timer.id })
    await deps.conversations.removeTimer(timer.id)
  }
}

/** The clocks that a turn sets, as they are stored. */
function clocksOf({ timers, conversationId, case: linked }: Turn): Timer[] {
  const caseNumber = linked?.number ?? null
  return timers.map(({ id, kind, dueAt }) => ({ id, kind, conversationId, caseNumber, dueAt: dueAt.toISOString() }))
}

/** Set for a case, not for the talk: its id names the case. */
function isCaseClock({ id, caseNumber }: Timer): boolean {
  return caseNumber !== null && id.endsWith(`:${caseNumber}`)
}

/** The clock was set again by its own effect. */
function isMoved({ timers }: Turn, { id }: Timer): boolean {
  return timers.some((set) => set.id === id)
}

/** A case taken by phone has no talk to write into: the same rule, for the desk alone. */
async function runWithoutTalk(deps: TurnDeps, timer: Timer): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = timer.caseNumber === null ? null : await deps.cases.find(timer.caseNumber)
    const now = deps.clock.now()
    const world = { now, calendar: deps.calendar, office: deps.office.name }
    const ring = found && (careByPhone(found, timer.kind, world) ?? ringCase(found, timer.kind, world))
    if (found === null || ring === null) {
      await deps.conversations.removeTimer(timer.id)
      return
    }
    const moved = ring.timers.some(({ id }) => id === timer.id)
    const stored = await deps.cases.write({
      cases: ring.entries.length === 0 ? [] : [caseWrite(found, ring.changed, ring.entries, now)],
      alerts: ring.alerts.map((alert) => alertOf(deps, found, alert, now)),
      timers: { set: ring.timers, cancel: moved ? [] : [timer.id] },
    })
    if (stored !== 'stored') continue
    deps.bell.ring('desk')
    return
  }
  throw new TooMuchContention(timer.id)
}

const ATTEMPTS = 12

function alertOf(deps: TurnDeps, found: Case, alert: Ring['alerts'][number], now: Date): Alert {
  return {
    ...alert,
    id: deps.ids.next('a'),
    conversationId: null,
    caseNumber: found.number,
    town: found.town,
    at: now.toISOString(),
    ...(found.incident === COMPLAINT ? { confidential: true } : {}),
  }
}
