/** What an inline button sends back: the choice's id, or its label where the id is longer than Telegram's 64 bytes. */
import type { Choice } from '../../core/reply.ts'

const MAX_BYTES = 64

export function callbackData({ id, label }: Choice): string {
  const byId = `c:${id}`
  if (bytes(byId) <= MAX_BYTES) return byId
  let text = `t:${label}`
  while (bytes(text) > MAX_BYTES) text = text.slice(0, -1)
  return text
}

export function readCallback(data: string): { choice?: string; text?: string } {
  return data.startsWith('c:') ? { choice: data.slice(2) } : { text: data.replace(/^t:/, '') }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
