/** WeChat messages and events → messages of the house: parsed, translated, nothing decided. */
import * as z from 'zod'
import type { InboundMessage } from '../../ports/channel.ts'

const bare = z.object({
  FromUserName: z.string().min(1).max(128),
  ToUserName: z.string().min(1).max(128),
  CreateTime: z.string().regex(/^\d{1,13}$/),
  MsgType: z.string().min(1),
  MsgId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
})
type Bare = z.infer<typeof bare>

export interface ReadPush {
  kind: string
  /** Who wrote, and to which account: turned round in the answer. Null when it cannot be read. */
  people: { from: string; to: string } | null
  message: InboundMessage | null
}

type Fields = Readonly<Record<string, string>>
type Content = Omit<InboundMessage, 'channel' | 'address' | 'clientId'>

/** Reads one push. Never throws: what cannot be read is `unreadable`, what needs no answer `ignored`. */
export function readPush(fields: Fields): ReadPush {
  const parsed = bare.safeParse(fields)
  if (!parsed.success) return { kind: 'unreadable', people: null, message: null }
  const { FromUserName: address, ToUserName: to, MsgType: type } = parsed.data
  const content = type === 'event' ? eventContent(fields) : messageContent(type, fields)
  const kind = content === null ? 'ignored' : type === 'event' ? `event-${(fields['Event'] ?? '').toLowerCase()}` : type
  const message = content && {
    channel: 'wechat' as const,
    address,
    clientId: clientId(parsed.data, fields),
    ...content,
  }
  return { kind: KNOWN.has(kind) ? kind : 'other', people: { from: address, to }, message }
}

/** Kinds that may stand in a figure's label; whoever writes cannot make up more of them. */
const KNOWN = new Set([
  'text', 'image', 'voice', 'video', 'shortvideo', 'location', 'link', 'ignored', 'event-subscribe', 'event-click', 'event-scan',
]) // prettier-ignore

/** WeChat brings a message up to three times: `MsgId` tells them apart, for events who and when (and which event). */
function clientId({ MsgId, CreateTime, MsgType }: Bare, fields: Fields): string {
  if (MsgId !== undefined) return `wx-${MsgId}`
  return `wx-${CreateTime}-${fields['Event'] ?? MsgType}`.slice(0, 80)
}

function messageContent(type: string, fields: Fields): Content | null {
  const words = (fields['Recognition'] ?? '').trim()
  switch (type) {
    case 'text':
      return { text: fields['Content'] ?? '' }
    case 'image':
      return { media: JSON.stringify({ id: fields['MediaId'] ?? '', url: fields['PicUrl'] ?? '' }) }
    case 'voice':
      return words === '' ? { unfit: 'voice' } : { text: words }
    case 'video':
    case 'shortvideo':
      return { unfit: 'video' }
    case 'location':
      return locationContent(fields)
    case 'link':
      return { unfit: 'other' }
    case 'file':
      return { unfit: 'document' }
    default:
      return { unfit: 'other' }
  }
}

/** The label is an address in words; without one the worker still sees the point. */
function locationContent({ Label: label = '', Location_X: north = '', Location_Y: east = '' }: Fields): Content {
  return label === '' ? { unfit: 'position', text: `北纬${north}，东经${east}` } : { text: `我在${label}` }
}

function eventContent({ Event: event = '', EventKey: key = '' }: Fields): Content | null {
  switch (event.toLowerCase()) {
    case 'subscribe':
      return { text: '您好' }
    case 'click':
      // A menu of the account may name the product's own buttons, such as cmd:status.
      return /^(cmd|start|ask):/.test(key) ? { choice: key, text: '' } : { text: key }
    default:
      return null
  }
}
