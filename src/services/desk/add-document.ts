/** Papers of a case: what is missing, what came in, and one extension of the deadline (papers never block the first aid). */
import { notices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case, CaseDocument } from '../../core/cases/case.ts'
import { extendedDue, isExtended } from '../../core/cases/papers.ts'
import { dayWords } from '../../core/cases/due-words.ts'
import { documentsTimerIds, documentsTimers } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import { changeCase } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { Outcome } from './refusal.ts'

export interface DocumentInput {
  /** Names a paper that is on the list already: its state changes. */
  id?: string | undefined
  name: string
  state: CaseDocument['state']
  attachmentId?: string | undefined
  expectedVersion?: number | undefined
}

/** Puts a paper on the list or ticks it off. When the last one came in, the papers' clock stops. */
export async function addDocument(
  deps: DeskServices,
  actor: Actor,
  number: string,
  input: DocumentInput,
): Promise<Outcome<Case>> {
  const attachment = input.attachmentId ? await deps.attachments.find(input.attachmentId) : null
  if (input.attachmentId && attachment === null) return { kind: 'not-found', what: 'attachment' }
  return changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      if (isEnded(current.status)) return { kind: 'ended', status: current.status }
      // A photo of another talk must not become a paper of this case.
      if (attachment && attachment.conversationId !== current.conversationId) {
        return { kind: 'invalid', field: 'attachmentId', why: '这张照片不是这件事的，换一张。' }
      }
      const known = current.documents.find(({ id, name }) => (input.id ? id === input.id : name === input.name))
      if (input.id && !known) return { kind: 'invalid', field: 'id', why: '清单里没有这一样，再看一下。' }
      const document: CaseDocument = {
        id: known?.id ?? deps.ids.next('doc'),
        name: input.name,
        state: input.state,
        ...(input.attachmentId ? { attachmentId: input.attachmentId } : {}),
        at: now.toISOString(),
      }
      const documents = [...current.documents.filter(({ id }) => id !== document.id), document]
      const isComplete = documents.every(({ state }) => state === 'received')
      return {
        kind: 'change',
        changed: { documents },
        entries: [
          {
            by: actor.badge,
            kind: 'document',
            text: fill(input.state === 'received' ? timeline.received : timeline.missing, { name: input.name }),
          },
        ],
        notice: noticeOf(current, document, now),
        ...(isComplete ? { timers: { set: [], cancel: documentsTimerIds(number) } } : {}),
      }
    },
    { expectedVersion: input.expectedVersion },
  )
}

function noticeOf(current: Case, document: CaseDocument, now: Date): string | null {
  if (document.state === 'received' || current.documentsDueAt === null) return null
  return fill(notices.documents, { missing: document.name, date: dayWords(new Date(current.documentsDueAt), now) })
}

/** Once, by as many working days again (dialogues.md, clock "papers"). */
export function extendDocuments(
  deps: DeskServices,
  actor: Actor,
  number: string,
  note: string,
): Promise<Outcome<Case>> {
  return changeCase(deps, actor, number, (current, now) => {
    if (isEnded(current.status)) return { kind: 'ended', status: current.status }
    if (current.documentsDueAt === null) return { kind: 'invalid', field: 'status', why: '这件事没有补材料的期限。' }
    if (isExtended(current)) {
      return { kind: 'invalid', field: 'note', why: '已经宽限过一次。材料确实补不上，写明原因就可以办结。' }
    }
    const documentsDueAt = extendedDue(current.documentsDueAt, now, deps.calendar)
    const date = dayWords(new Date(documentsDueAt), now)
    return {
      kind: 'change',
      changed: { documentsDueAt },
      entries: [
        { by: actor.badge, kind: 'document', text: `${fill(timeline.extended, { date })}${note ? `：${note}` : ''}` },
      ],
      notice: `补材料宽到${date}。`,
      timers: { set: documentsTimers(current, documentsDueAt, now), cancel: [] },
    }
  })
}
