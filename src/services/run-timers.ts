/** Runs what is due: silence, unclaimed and overdue cases. Called by the node interval and the worker's cron alike. */
import { decideTimer } from '../core/conversation/silence.ts'
import type { Timer } from '../ports/conversation-store.ts'
import { changeConversation, ConversationNotFound } from './change-conversation.ts'
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

/** A case taken by phone has no talk to write into: the desk alone is alarmed. */
async function runWithoutTalk(deps: TurnDeps, timer: Timer): Promise<void> {
  const found = timer.caseNumber === null ? null : await deps.cases.find(timer.caseNumber)
  const late = found !== null && (timer.kind === 'unclaimed' ? found.assignee === null : found.firstContactAt === null)
  if (found === null || !late) {
    await deps.conversations.removeTimer(timer.id)
    return
  }
  const now = deps.clock.now()
  const alert = {
    id: deps.ids.next('a'),
    kind: timer.kind === 'unclaimed' ? ('unclaimed' as const) : ('overdue' as const),
    level: found.level,
    conversationId: null,
    caseNumber: found.number,
    town: found.town,
    text: `${timer.kind === 'unclaimed' ? '没有人接手' : '超时未联系'} · ${found.town ?? deps.office.name} · ${found.number}`,
    at: now.toISOString(),
  }
  await deps.cases.write({ cases: [], alerts: [alert], timers: { set: [], cancel: [timer.id] } })
  deps.bell.ring('desk')
}
