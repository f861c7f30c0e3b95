/** What the routes of the resident chat share: their dependencies, whose conversation it is, and how fast they may be called. */
import type { Clock } from '../../ports/system.ts'
import type { Presence } from '../../services/desk/presence.ts'
import type { AttachmentDeps } from '../../services/keep-attachment.ts'
import type { TurnDeps } from '../../services/receive-message.ts'
import { bucketOf, type Bucket } from '../rate-limit.ts'

export type ChatDeps = TurnDeps & AttachmentDeps & { presence: Pick<Presence, 'isTyping'> }

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
