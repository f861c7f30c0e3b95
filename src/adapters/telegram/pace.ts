/** How fast the Bot API may be asked: about one message a second in a chat with short bursts, 30 a second in all (Bot FAQ, "My bot is hitting limits"). */

export interface Pace {
  /** Resolves when the next message to this chat may go. */
  turn(chat: string): Promise<void>
}

interface Bucket {
  tokens: number
  at: number
}

const CHAT = { perSecond: 1, burst: 4 }
const ALL = { perSecond: 30, burst: 30 }
/** Chats that were quiet are forgotten: their bucket is full again. */
const MANY_CHATS = 1_000

export function telegramPace(now: () => number = () => performance.now()): Pace {
  const all: Bucket = { tokens: ALL.burst, at: now() }
  const chats = new Map<string, Bucket>()

  /** Takes a token, also one of the future; returns how long until it is there. */
  function take(bucket: Bucket, { perSecond, burst }: typeof ALL): number {
    const at = now()
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) - 1
    bucket.at = at
    return bucket.tokens >= 0 ? 0 : (-bucket.tokens / perSecond) * 1000
  }

  function forget(): void {
    for (const [chat, { tokens, at }] of chats) {
      if (tokens + ((now() - at) / 1000) * CHAT.perSecond >= CHAT.burst) chats.delete(chat)
    }
  }

  return {
    async turn(chat) {
      if (chats.size > MANY_CHATS) forget()
      const own = chats.get(chat) ?? { tokens: CHAT.burst, at: now() }
      chats.set(chat, own)
      const wait = Math.max(take(own, CHAT), take(all, ALL))
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    },
  }
}
