/** A worker sends the resident a photo or paper: kept like the resident's own, and said in the talk by whoever holds it. */
import type { ChannelName, ConversationEvent } from '../../core/conversation/events.ts'
import { levelOf } from '../../core/conversation/state.ts'
import { toMessage } from '../../core/conversation/messages.ts'
import { cleanFile } from '../../core/pictures/clean-file.ts'
import type { Message } from '../../core/reply.ts'
import { changeConversation } from '../change-conversation.ts'
import { keepAttachment } from '../keep-attachment.ts'
import { notHolderRefusal } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { claimClock } from './keep-claims.ts'
import { nameHolder } from './name-holder.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

const REFUSED = {
  unknown: '只能发照片（JPG、PNG、WebP）或 PDF。',
  heic: '这张照片打不开，换一张，或另存成 JPG。',
  'too-large': '文件太大，换一个小的。',
} as const

export async function sendFile(
  deps: DeskServices,
  actor: Actor,
  id: string,
  bytes: Uint8Array,
): Promise<Outcome<Message>> {
  const head = await deps.conversations.head(id)
  if (head === null) return { kind: 'not-found', what: 'conversation' }
  // Looked at before anything is kept: what nobody may send must leave no file behind.
  if (head.floor !== 'human' || head.holder?.id !== actor.id) return nameHolder(deps, notHolderRefusal(actor, head))
  if (!canCarry(deps, head.channel, bytes)) {
    return { kind: 'invalid', field: 'file', why: '微信里只能发照片（JPG、PNG）。请拍成照片发，或用文字说。' }
  }
  const kept = await keepAttachment(deps, id, bytes)
  if (kept.kind === 'refused') return { kind: 'invalid', field: 'file', why: REFUSED[kept.why] }
  const { attachment } = kept
  const { result, stored } = await changeConversation<Refusal | null>(deps, id, ({ conversation, state, now }) => {
    if (state.floor !== 'human' || state.holder?.id !== actor.id) {
      return { result: notHolderRefusal(actor, conversation.head), events: [] }
    }
    const said: ConversationEvent = {
      type: 'worker-said',
      worker: workerRef(actor),
      clientId: attachment.attachmentId,
      text: '',
      attachments: [attachment],
    }
    return {
      result: null,
      events: [said],
      timers: { set: claimClock(deps, actor, id, levelOf(state), now), cancel: [] },
    }
  })
  if (result) return nameHolder(deps, result)
  const message = stored[0] ? toMessage(id, stored[0]) : null
  if (message === null) throw new Error('file was sent without an event')
  return done(message)
}

/** WeChat carries pictures only; a paper goes by an address, which there must be. */
function canCarry({ linksFiles }: DeskServices, channel: ChannelName, bytes: Uint8Array): boolean {
  const cleaned = cleanFile(bytes)
  if (channel !== 'wechat' || linksFiles || cleaned.kind === 'refused') return true
  return cleaned.type === 'image/jpeg' || cleaned.type === 'image/png'
}
