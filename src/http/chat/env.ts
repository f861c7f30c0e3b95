/** What the routes of the resident chat share: their dependencies, whose conversation it is, and how fast they may be called. */
import type { Context } from 'hono'
import type { Clock } from '../../ports/system.ts'
import type { Presence } from '../../services/desk/presence.ts'
import type { AttachmentDeps } from '../../services/keep-attachment.ts'
import type { TurnDeps } from '../../services/gather-world.ts'
import { addressOf, bucketOf, type Bucket } from '../rate-limit.ts'

export type ChatDeps = TurnDeps &
  AttachmentDeps & {
    presence: Pick<Presence, 'isTyping'>
    /** Shared by the API and the pages: one talk is one talk. */
    limits: ChatLimits
  }

export interface ChatEnv {
  Variables: { conversationId: string }
}

export interface ChatLimits {
  /** New talks by address: a whole town may stand behind one. */
  sessions: Bucket
  /** Messages of one talk. */
  messages: Bucket
  /** Everything else of one talk. */
  reads: Bucket
  uploads: Bucket
  uploadsByAddress: Bucket
}

export function chatLimits(clock: Clock): ChatLimits {
  return {
    sessions: bucketOf(clock, { burst: 300, perSecond: 5 }),
    messages: bucketOf(clock, { burst: 240, perSecond: 2 }),
    reads: bucketOf(clock, { burst: 600, perSecond: 20 }),
    uploads: bucketOf(clock, { burst: 60, perSecond: 0.5 }),
    uploadsByAddress: bucketOf(clock, { burst: 300, perSecond: 3 }),
  }
}

/** Seconds to wait before the next photo of this talk or from this address; 0: send it. */
export function uploadWait(c: Context, { limits }: Pick<ChatDeps, 'limits'>, conversationId: string | null): number {
  const address = addressOf(c)
  return Math.max(
    conversationId === null ? 0 : limits.uploads.take(conversationId),
    address === null ? 0 : limits.uploadsByAddress.take(address),
  )
}
