/** A photo or paper of a talk, for whoever may open the talk; each look is written into the read log. */
import type { Attachment } from '../../ports/attachment-store.ts'
import { conversationRefusal } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'

export async function readAttachment(
  deps: DeskServices,
  actor: Actor,
  id: string,
): Promise<Outcome<{ attachment: Attachment; bytes: Uint8Array }>> {
  const attachment = await deps.attachments.find(id)
  const head = attachment === null ? null : await deps.conversations.head(attachment.conversationId)
  if (attachment === null || head === null) return { kind: 'not-found', what: 'attachment' }
  const linked = head.caseNumber === null ? null : await deps.cases.find(head.caseNumber)
  const refusal = conversationRefusal(actor, head, linked)
  if (refusal) return refusal
  const bytes = await deps.files.get(id)
  if (bytes === null) return { kind: 'not-found', what: 'attachment' }
  const at = deps.clock.now().toISOString()
  await deps.staff.audit({ at, actor: actor.id, action: 'attachment.read', target: id, detail: head.caseNumber ?? '' })
  return done({ attachment, bytes })
}
