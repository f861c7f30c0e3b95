/** Marks on a talk: set and taken off by the office's list, each change with a line in the talk. */
import { tagWords } from '../../content/desk-messages.zh-CN.ts'
import { tagFault } from '../../core/tags.ts'
import { changeConversation } from '../change-conversation.ts'
import { heldTable } from '../office-table.ts'
import { TAGS } from '../office-tables.ts'
import { conversationRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

export async function tagConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
  wished: readonly string[],
): Promise<Outcome<ConversationRow>> {
  const { value } = await heldTable(deps, TAGS)
  const tags = [...new Set(wished)]
  const { result, head } = await changeConversation<Refusal | null>(deps, id, ({ conversation, case: linked }) => {
    const refusal = conversationRefusal(actor, conversation.head, linked)
    if (refusal) return { result: refusal, events: [] }
    const before = conversation.head.tags ?? []
    const why = tagFault(value, actor.role, before, tags)
    if (why !== null) return { result: { kind: 'invalid', field: 'tags', why }, events: [] }
    if (before.join('|') === tags.join('|')) return { result: null, events: [] }
    return { result: null, events: [{ type: 'note-added', worker: workerRef(actor), text: tagWords(tags) }], tags }
  })
  return result ?? done(rowFor(actor, head, false))
}
