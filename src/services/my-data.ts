/** A resident's own data: look, rate, take along, erase (PIPL §44–47). */
import type { Case } from '../core/cases/case.ts'
import { toMessages } from '../core/conversation/messages.ts'
import { foldConversation } from '../core/conversation/state.ts'
import { hasOpenCase } from '../core/conversation/turn.ts'
import type { Message } from '../core/reply.ts'
import { changeConversation } from './change-conversation.ts'
import type { TurnDeps } from './receive-message.ts'

/** What a resident may see of the own case: no staff notes, no reasons of others. */
export type MyCase = Pick<
  Case,
  | 'number'
  | 'level'
  | 'status'
  | 'town'
  | 'district'
  | 'openedAt'
  | 'dueAt'
  | 'firstContactAt'
  | 'aid'
  | 'documents'
  | 'documentsDueAt'
> & {
  reasons: string[]
  handledBy: string | null
}

export async function myCase(deps: TurnDeps, id: string): Promise<MyCase | null> {
  const conversation = await deps.conversations.load(id)
  const number = conversation === null ? null : foldConversation(conversation.events).case?.number
  const found = number ? await deps.cases.find(number) : null
  if (found === null) return null
  const { level, status, town, district, openedAt, dueAt, firstContactAt, aid, documents, documentsDueAt } = found
  return {
    number: found.number,
    level,
    status,
    town,
    district,
    openedAt,
    dueAt,
    firstContactAt,
    aid,
    documents,
    documentsDueAt,
    reasons: found.reasons.map(({ text }) => text),
    handledBy: found.assignee === null ? null : `${found.assignee.office} ${found.assignee.badge}号`,
  }
}

/** False when the message is not an answer of this conversation. 没用 joins the gaps. */
export async function giveFeedback(
  deps: TurnDeps,
  id: string,
  feedback: { messageId: string; helpful: boolean; comment?: string | undefined },
): Promise<boolean> {
  const seq = Number(feedback.messageId.split('.').at(-1))
  const { result } = await changeConversation<boolean>(deps, id, ({ conversation, now }) => {
    const index = conversation.events.findIndex(({ seq: own, event }) => own === seq && event.type === 'reply-sent')
    if (index < 0 || feedback.messageId !== `${id}.${seq}`) return { result: false, events: [] }
    const asked = conversation.events.slice(0, index).findLast(({ event }) => event.type === 'question-answered')?.event
    const gap =
      !feedback.helpful && asked?.type === 'question-answered'
        ? [
            {
              id: deps.ids.next('g'),
              at: now.toISOString(),
              conversationId: id,
              question: asked.question,
              reason: 'not-helpful' as const,
              slug: asked.slug,
            },
          ]
        : []
    return {
      result: true,
      events: [
        {
          type: 'feedback-given',
          messageSeq: seq,
          helpful: feedback.helpful,
          ...(feedback.comment ? { comment: feedback.comment } : {}),
        },
      ],
      gaps: gap,
    }
  })
  return result
}

export interface MyData {
  sessionId: string
  messages: Message[]
  /** Everything understood, slot by slot, in the words it was said in. */
  said: Record<string, unknown>
  case: MyCase | null
  consent: string | null
}

export async function exportMyData(deps: TurnDeps, id: string): Promise<MyData> {
  const conversation = await deps.conversations.load(id)
  const events = conversation?.events ?? []
  const state = foldConversation(events)
  return {
    sessionId: id,
    messages: toMessages(id, events),
    said: { ...state.slots },
    case: await myCase(deps, id),
    consent: state.consent,
  }
}

export interface Erased {
  erased: string[]
  kept: { what: string; why: string; until: string }[]
}

/** Erases the talk and the way to reach the person; a case stays as the law keeps it, and says so. */
export async function eraseMyData(deps: TurnDeps, id: string): Promise<Erased> {
  const conversation = await deps.conversations.load(id)
  const state = foldConversation(conversation?.events ?? [])
  const open = hasOpenCase(state)
  if (open) {
    return {
      erased: [],
      kept: [
        {
          what: `求助 ${state.case?.number ?? ''} 和这次对话`,
          why: '事还没办完。办完再删；现在就要删，请说“转人工”。',
          until: '办结',
        },
      ],
    }
  }
  await deps.conversations.erase(id, deps.clock.now().toISOString())
  const kept =
    state.case === null
      ? []
      : [
          {
            what: `求助 ${state.case.number} 的办理记录`,
            why: '已办的救助资料要按规定留存备查。',
            until: deps.office.keep,
          },
        ]
  return { erased: ['这次对话', '联系方式', '没答上的问题'], kept }
}
