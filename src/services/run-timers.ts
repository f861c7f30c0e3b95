/** Runs what is due: silence, unclaimed and overdue cases. Called by the node interval and the worker's cron alike. */
import { decideTimer } from '../core/conversation/silence.ts'
import type { Case } from '../core/cases/case.ts'
import { isEnded } from '../core/cases/transitions.ts'
import type { Alert, Timer } from '../ports/conversation-store.ts'
import { changeConversation, ConversationNotFound } from './change-conversation.ts'
import { lapseClaim } from './lapse-claim.ts'
import { changeOf, startOf, worldFor, type TurnDeps } from './receive-message.ts'

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
  try {
    if (timer.kind === 'claim') return await lapseClaim(deps, { ...timer, conversationId: timer.conversationId })
    const { stored } = await changeConversation(deps, timer.conversationId, async (loaded) => {
      const turn = decideTimer(startOf(loaded), timer.kind, await worldFor(deps, loaded, null))
      const change = changeOf(turn, loaded)
      const moved = turn.timers.some(({ id }) => id === timer.id)
      return { ...change, timers: { set: change.timers?.set ?? [], cancel: moved ? [] : [timer.id] } }
    })
    if (stored.length === 0) await deps.conversations.removeTimer(timer.id)
  } catch (error) {
    if (!(error instanceof ConversationNotFound)) throw error
    deps.log.warn('timer-without-conversation', { timer: timer.id })
    await deps.conversations.removeTimer(timer.id)
  }
}

/** What each clock of a case without a talk says to the desk, and whether it still matters. */
const CLOCKS: Readonly<Record<string, { kind: Alert['kind']; says: string; matters: (found: Case) => boolean }>> = {
  unclaimed: { kind: 'unclaimed', says: '没有人接手', matters: ({ assignee }) => assignee === null },
  warn50: { kind: 'warning', says: '时限已过一半', matters: ({ firstContactAt }) => firstContactAt === null },
  warn80: { kind: 'warning', says: '时限已过八成', matters: ({ firstContactAt }) => firstContactAt === null },
  overdue: { kind: 'overdue', says: '超时未联系', matters: ({ firstContactAt }) => firstContactAt === null },
  documents: {
    kind: 'overdue',
    says: '材料到期未补',
    matters: ({ documents }) => documents.some(({ state }) => state === 'missing'),
  },
}

/** A case taken by phone has no talk to write into: the desk alone is alarmed. */
async function runWithoutTalk(deps: TurnDeps, timer: Timer): Promise<void> {
  const found = timer.caseNumber === null ? null : await deps.cases.find(timer.caseNumber)
  const clock = CLOCKS[timer.kind]
  if (found === null || clock === undefined || isEnded(found.status) || !clock.matters(found)) {
    await deps.conversations.removeTimer(timer.id)
    return
  }
  const alert: Alert = {
    id: deps.ids.next('a'),
    kind: clock.kind,
    level: found.level,
    conversationId: null,
    caseNumber: found.number,
    town: found.town,
    text: `${clock.says} · ${found.town ?? deps.office.name} · ${found.number}`,
    at: deps.clock.now().toISOString(),
  }
  await deps.cases.write({ cases: [], alerts: [alert], timers: { set: [], cancel: [timer.id] } })
  deps.bell.ring('desk')
}
