/** Internal notes: in a conversation (never shown to the resident) and in a case, where a note may also be a contact attempt. */
import { notices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { contactTimerIds } from '../../core/cases/timers.ts'
import { changeConversation } from '../change-conversation.ts'
import { levelOf } from '../../core/conversation/state.ts'
import { accessRefusal, changeCase } from './change-case.ts'
import { conversationRefusal } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { mentionAlerts } from './name-colleagues.ts'
import type { Note } from './read-conversation.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

export async function noteConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
  text: string,
): Promise<Outcome<Note>> {
  const { result, stored } = await changeConversation<Refusal | null>(deps, id, async (loaded) => {
    const { conversation, state, case: linked } = loaded
    const { head } = conversation
    const refusal = conversationRefusal(actor, head, linked)
    if (refusal) return { result: refusal, events: [] }
    const matter = { conversationId: id, caseNumber: head.caseNumber, town: head.town, level: levelOf(state) }
    const alerts = await mentionAlerts(
      deps,
      actor,
      text,
      matter,
      (one) => conversationRefusal(one, head, linked) === null,
    )
    return { result: null, events: [{ type: 'note-added', worker: workerRef(actor), text }], alerts }
  })
  if (result) return result
  const note = stored[0]
  if (note === undefined) throw new Error('note was stored without an event')
  return done({ seq: note.seq, at: note.at, by: actor.badge, text })
}

export interface CaseNote {
  text: string
  /** Set when the note is a contact attempt: reached or not. */
  contact?: 'reached' | 'not-reached' | undefined
  expectedVersion?: number | undefined
}

/** A note, or a contact attempt; the first that reached the person is the first contact. */
export async function noteCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  note: CaseNote,
): Promise<Outcome<Case>> {
  const outcome = await writeNote(deps, actor, number, note)
  if (outcome.kind === 'done' && note.contact === 'reached') {
    const at = deps.clock.now().toISOString()
    await deps.conversations.closeAlerts({ caseNumber: number, kinds: [...ENDED_BY_CONTACT] }, at, actor.id)
    deps.bell.ring('desk')
  }
  return outcome
}

/** Alarms that ask for a contact: the clocks of it, and the word that nobody came. */
const ENDED_BY_CONTACT = ['warning', 'overdue', 'repeat', 'urged'] as const

function writeNote(deps: DeskServices, actor: Actor, number: string, note: CaseNote): Promise<Outcome<Case>> {
  return changeCase(
    deps,
    actor,
    number,
    async (current, now) => {
      const alerts = await mentionAlerts(
        deps,
        actor,
        note.text,
        { conversationId: current.conversationId, caseNumber: number, town: current.town, level: current.level },
        (one) => accessRefusal(one, current) === null,
      )
      const isFirst = note.contact === 'reached' && current.firstContactAt === null
      const words = note.contact ? [note.contact === 'reached' ? timeline.reached : timeline.notReached] : []
      return {
        kind: 'change',
        changed: isFirst ? { firstContactAt: now.toISOString() } : {},
        entries: [
          {
            by: actor.badge,
            kind: note.contact ? 'contact' : 'note',
            text: [...words, note.text].filter((part) => part !== '').join('：'),
          },
        ],
        notice: note.contact === 'not-reached' ? notices.noAnswer : null,
        alerts,
        ...(isFirst ? { timers: { set: [], cancel: contactTimerIds(number) } } : {}),
      }
    },
    { expectedVersion: note.expectedVersion },
  )
}
