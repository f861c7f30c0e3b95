/** Pictures that a channel only names: noted durably with the message, fetched afterwards, tried again, told when they are lost. */
import { photoLost, photoNotPicture } from '../content/channel-words.zh-CN.ts'
import * as z from 'zod'
import type { Timer } from '../ports/conversation-store.ts'
import type { AttachmentDeps } from './keep-attachment.ts'
import { keepAttachment } from './keep-attachment.ts'
import { changeConversation } from './change-conversation.ts'
import type { InboundDeps } from './receive-inbound.ts'
import { receiveMessage } from './receive-message.ts'

/** A timer of this kind is a picture to fetch; what follows is sealed, for a WeChat picture is an address that opens. */
export const MEDIA_KIND = 'media:'

const BATCH = 20
const MAX_TRIES = 6
/** A started fetch is somebody's for so long; a crash lets the next one begin afterwards. */
const LEASE_MS = 40_000
const FIRST_RETRY_MS = 5_000

const noted = z.object({ ref: z.string(), clientId: z.string(), tries: z.number() })
type Noted = z.infer<typeof noted>

export type MediaDeps = InboundDeps & AttachmentDeps

/** Notes a picture to be fetched. The same message again notes nothing new. */
export async function queueMedia(deps: InboundDeps, id: string, messageId: string, ref: string): Promise<void> {
  const clientId = `${messageId}#photo`
  if ((await deps.conversations.findInbound(id, clientId)) !== null) return
  await note(deps, id, { ref, clientId, tries: 0 }, 0)
  deps.bell.ring('media')
}

/** Fetches what is due, all at once so that none waits for another. Returns how many were looked at. */
export async function fetchMedia(deps: MediaDeps): Promise<number> {
  const due = await deps.conversations.dueMedia(deps.clock.now().toISOString(), BATCH)
  await Promise.all(
    due.map((timer) =>
      fetchOne(deps, timer).catch((error: unknown) => deps.log.error('media-failed', error, { timer: timer.id })),
    ),
  )
  return due.length
}

async function fetchOne(deps: MediaDeps, timer: Timer): Promise<void> {
  const id = timer.conversationId ?? ''
  const head = await deps.conversations.head(id)
  const channel = deps.channels.find(({ name }) => name === head?.channel)
  // Erased in the meantime, or the channel was switched off: nobody waits for it any more.
  if (head === null || head.address === null || !channel?.fetchMedia) return deps.conversations.removeTimer(timer.id)
  const entry = noted.parse(JSON.parse(await deps.vault.open(timer.kind.slice(MEDIA_KIND.length), sealedFor(timer.id))))
  await note(deps, id, { ...entry, tries: entry.tries + 1 }, LEASE_MS)
  const found = await channel.fetchMedia(entry.ref)
  if (found.kind === 'fetched') {
    await receivePhoto(deps, id, entry, found.bytes)
  } else if (found.kind === 'gone' || entry.tries + 1 >= MAX_TRIES) {
    deps.log.warn('media-lost', { conversation: id, reason: found.kind === 'gone' ? found.reason : 'too many tries' })
    await tellLost(deps, id, entry, photoLost)
  } else {
    await note(deps, id, { ...entry, tries: entry.tries + 1 }, FIRST_RETRY_MS * 2 ** entry.tries)
    return
  }
  await deps.conversations.removeTimer(timer.id)
}

async function receivePhoto(deps: MediaDeps, id: string, { clientId }: Noted, bytes: Uint8Array): Promise<void> {
  if ((await deps.conversations.findInbound(id, clientId)) !== null) return
  const kept = await keepAttachment(deps, id, bytes)
  if (kept.kind === 'refused') return tellLost(deps, id, { clientId }, photoNotPicture)
  const head = await deps.conversations.head(id)
  const channel = head?.channel ?? 'web'
  const received = await receiveMessage(deps, id, { clientId, channel, text: '', attachments: [kept.attachment] })
  if (received.kind === 'mismatch' || received.kind === 'unknown-choice') return
  // No HTTP answer waits for these replies: nothing to hold them back for.
  const { message, replies } = received.view
  const range = { conversationId: id, from: message.seq, to: replies.at(-1)?.seq ?? message.seq }
  await deps.conversations.releaseOutbox(range, deps.clock.now().toISOString())
  deps.bell.ring('outbox')
}

async function tellLost(
  deps: MediaDeps,
  id: string,
  { clientId }: Pick<Noted, 'clientId'>,
  text: string,
): Promise<void> {
  await changeConversation(deps, id, ({ state }) => ({
    result: null,
    events: [
      state.floor === 'human' ? { type: 'notice-posted', text } : { type: 'reply-sent', reply: { kind: 'text', text } },
    ],
    inbound: { clientId, bodyHash: '' },
  }))
}

async function note(deps: InboundDeps, conversationId: string, entry: Noted, afterMs: number): Promise<void> {
  const id = `${MEDIA_KIND}${conversationId}:${entry.clientId}`
  const kind = `${MEDIA_KIND}${await deps.vault.seal(JSON.stringify(entry), sealedFor(id))}`
  const dueAt = new Date(deps.clock.now().getTime() + afterMs).toISOString()
  await deps.conversations.setTimer({ id, kind, conversationId, caseNumber: null, dueAt })
}

function sealedFor(timerId: string): string {
  return `timers:kind:${timerId}`
}
