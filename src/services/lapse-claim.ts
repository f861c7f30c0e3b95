/** A claim whose holder has not shown up ends: the talk waits again, the resident is told, and the desk is alarmed. */
import { notices, timeline } from '../content/desk-messages.zh-CN.ts'
import { takeUpTimer } from '../core/cases/timers.ts'
import type { WorkingCalendar } from '../core/cases/deadlines.ts'
import type { Case } from '../core/cases/case.ts'
import type { ConversationEvent } from '../core/conversation/events.ts'
import { claimTimer, lapseOf } from '../core/conversation/lease.ts'
import { levelOf } from '../core/conversation/state.ts'
import { fill } from '../core/conversation/words.ts'
import type { Alert, CaseWrite, Timer } from '../ports/conversation-store.ts'
import { caseWrite, changeConversation, type Change, type ChangeDeps, type Loaded } from './change-conversation.ts'

type LapseDeps = ChangeDeps & { calendar: WorkingCalendar; office: { name: string } }

export async function lapseClaim(deps: LapseDeps, timer: Timer & { conversationId: string }): Promise<void> {
  const id = timer.conversationId
  const { stored, result } = await changeConversation<Timer | null>(deps, id, (loaded) => {
    const { conversation, state, case: linked, now } = loaded
    const level = levelOf(state)
    const lapse = lapseOf(state, conversation.events, linked, level, now)
    switch (lapse.kind) {
      case 'idle':
        return { result: null, events: [] }
      case 'renewed':
        return { result: claimTimer(id, level, now), events: [] }
      case 'lapsed':
        return { ...lapsed(deps, loaded, lapse, timer), result: null }
    }
  })
  if (result !== null) await deps.conversations.setTimer(result)
  else if (stored.length === 0) await deps.conversations.removeTimer(timer.id)
}

function lapsed(
  deps: LapseDeps,
  { conversation, state, case: linked, now }: Loaded,
  { holder, freesCase }: { holder: { badge: string }; freesCase: boolean },
  timer: Timer,
): Omit<Change<null>, 'result'> {
  const write = freesCase && linked !== null ? freed(linked, holder.badge, now) : null
  const after = write?.case ?? linked
  const level = levelOf(state) ?? 'P3'
  const town = after?.town ?? conversation.head.town
  const alert: Alert = {
    id: deps.ids.next('a'),
    kind: 'unclaimed',
    level,
    conversationId: conversation.head.id,
    caseNumber: after?.number ?? null,
    town,
    text: [fill(timeline.lapsed, { badge: holder.badge }), town ?? deps.office.name, after?.number]
      .filter((part) => part !== undefined)
      .join(' · '),
    at: now.toISOString(),
    ...(conversation.head.confidential ? { confidential: true } : {}),
  }
  return {
    events: [
      { type: 'floor-changed', to: 'waiting', by: 'system', reason: 'lease ended' },
      { type: 'notice-posted', text: state.quiet ? notices.quiet : fill(notices.lapsed, { badge: holder.badge }) },
      ...(write ? statusEvents(write.case) : []),
    ],
    ...(write ? { cases: [write] } : {}),
    alerts: [alert],
    timers: { set: write ? [takeUpTimer(write.case, now, deps.calendar)] : [], cancel: [timer.id] },
  }
}

function freed(current: Case, badge: string, now: Date): CaseWrite {
  const status = current.status === 'accepted' ? 'new' : current.status
  const entry = { by: 'system', kind: 'assigned' as const, text: fill(timeline.lapsed, { badge }) }
  return caseWrite(current, { status, assignee: null }, [entry], now)
}

function statusEvents({ number, level, status, dueAt }: Case): ConversationEvent[] {
  return [{ type: 'case-changed', number, level, status, dueAt }]
}
