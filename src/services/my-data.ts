/** A resident's own data: look, rate, take along (PIPL §44–46). */
import type { Case } from '../core/cases/case.ts'
import type { StoredEvent } from '../core/conversation/events.ts'
import { toMessages } from '../core/conversation/messages.ts'
import { foldConversation } from '../core/conversation/fold.ts'
import type { Message } from '../core/reply.ts'
import { changeConversation } from './change-conversation.ts'
import type { AttachmentDeps } from './keep-attachment.ts'
import type { TurnDeps } from './gather-world.ts'

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
  /** What the office keeps of each case about this person, oldest first. */
  records: MyRecord[]
  /** Photos and files, also those that were never sent with a message. */
  photos: { attachmentId: string; kind: string; bytes: number; at: string }[]
  feedback: { messageId: string; helpful: boolean; comment: string | null; at: string }[]
  consent: string | null
}

type MyRecord = Pick<Case, 'number' | 'status' | 'firstMessage' | 'facts' | 'asked' | 'contact' | 'reportedBy'>

/** Everything that is kept of a resident, for the resident (PIPL §45). */
export async function exportMyData(deps: TurnDeps & Pick<AttachmentDeps, 'attachments'>, id: string): Promise<MyData> {
  const conversation = await deps.conversations.load(id)
  const events = conversation?.events ?? []
  const state = foldConversation(events)
  const photos = await deps.attachments.of(id)
  return {
    sessionId: id,
    messages: toMessages(id, events),
    said: { ...state.slots },
    case: await myCase(deps, id),
    records: (await casesOf(deps, events)).map(recordOf),
    photos: photos.map(({ id: attachmentId, kind, bytes, at }) => ({ attachmentId, kind, bytes, at })),
    feedback: events.flatMap(({ at, event }) =>
      event.type === 'feedback-given'
        ? [{ messageId: `${id}.${event.messageSeq}`, helpful: event.helpful, comment: event.comment ?? null, at }]
        : [],
    ),
    consent: state.consent,
  }
}

/** All cases that were opened in a talk, oldest first: a second matter has a case of its own. */
export async function casesOf({ cases }: Pick<TurnDeps, 'cases'>, events: readonly StoredEvent[]): Promise<Case[]> {
  const numbers = new Set(events.flatMap(({ event }) => (event.type === 'case-opened' ? [event.number] : [])))
  const found = await Promise.all([...numbers].map((number) => cases.find(number)))
  return found.filter((each) => each !== null)
}

function recordOf({ number, status, firstMessage, facts, asked, contact, reportedBy }: Case): MyRecord {
  return { number, status, firstMessage, facts, asked, contact, reportedBy }
}
