/** Telegram updates → messages of the house: parsed with zod, translated, nothing decided. An update of any shape has an answer. */
import * as z from 'zod'
import type { InboundMessage, Unfit } from '../../ports/channel.ts'
import { readCallback } from './callback.ts'
import { MAX_FILE_BYTES } from './channel.ts'

/** A part of the wrong shape is as if it were not there: the rest of the message still counts. */
function part<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined)
}

const id = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform(String)
const file = z.object({ file_id: z.string(), file_size: part(z.number()), mime_type: part(z.string()) })
const chat = z.object({ id, type: part(z.string()) })
const messageSchema = z.object({
  chat,
  text: part(z.string()),
  caption: part(z.string()),
  photo: part(z.array(file).min(1)),
  document: part(file),
  location: part(z.object({ latitude: z.number(), longitude: z.number() })),
  venue: part(z.object({ title: part(z.string()), address: part(z.string()) })),
  contact: part(z.object({ phone_number: z.string() })),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  animation: z.unknown().optional(),
  sticker: z.unknown().optional(),
})
type Said = z.infer<typeof messageSchema>

const callbackSchema = z.object({
  id: z.string(),
  data: part(z.string()),
  message: part(z.object({ chat })),
})

const updateSchema = z.object({
  update_id: z.int(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
  callback_query: z.unknown().optional(),
})

export interface ReadUpdate {
  /** For log and figures: `text`, `photo`, `button`, `ignored`, `unreadable` … */
  kind: string
  message: InboundMessage | null
  /** The button press that Telegram shows as waiting until it is answered. */
  callbackId: string | null
}

/** Reads one update. Never throws: what cannot be read is `unreadable`, what is not for a bot's ears `ignored`. */
export function readUpdate(update: unknown): ReadUpdate {
  const parsed = updateSchema.safeParse(update)
  if (!parsed.success) return nothing('unreadable')
  // `update_id` is unique for a bot, so a redelivered update is the same message.
  const clientId = `tg-${parsed.data.update_id}`
  const { message, edited_message: edited, callback_query: callback } = parsed.data
  if (callback !== undefined) return readPress(callback, clientId)
  if (message === undefined && edited === undefined) return nothing('ignored')
  const said = messageSchema.safeParse(message ?? edited)
  if (!said.success) return nothing('unreadable')
  if (!isPrivate(said.data.chat)) return nothing('ignored')
  const { kind, ...content } =
    edited === undefined ? contentOf(said.data) : { kind: 'edited', unfit: 'edited' as const }
  return { kind, message: { channel: 'telegram', address: said.data.chat.id, clientId, ...content }, callbackId: null }
}

function nothing(kind: string): ReadUpdate {
  return { kind, message: null, callbackId: null }
}

/** In a group everybody would read the answers: a bot of a help line speaks to one person only. */
function isPrivate({ type }: { type?: string | undefined }): boolean {
  return type === undefined || type === 'private'
}

function readPress(callback: unknown, clientId: string): ReadUpdate {
  const parsed = callbackSchema.safeParse(callback)
  if (!parsed.success) return nothing('unreadable')
  const { id: callbackId, data, message } = parsed.data
  if (message === undefined || data === undefined || !isPrivate(message.chat))
    return { kind: 'ignored', message: null, callbackId }
  const pressed = { channel: 'telegram' as const, address: message.chat.id, clientId, ...readCallback(data) }
  return { kind: 'button', message: pressed, callbackId }
}

type Content = { kind: string; text?: string; media?: string; unfit?: Unfit }

function contentOf(said: Said): Content {
  const { text, caption, photo, document, venue, location, contact } = said
  if (text !== undefined) return { kind: 'text', text: /^\/(start|help)\b/.test(text) ? '您好' : text }
  if (photo) return withFile('photo', photo.at(-1), caption)
  if (document) return readDocument(document, caption)
  if (contact) return { kind: 'contact', text: `电话${contact.phone_number}` }
  const place = [venue?.address, venue?.title].filter(Boolean).join('')
  if (place) return { kind: 'venue', text: `我在${place}` }
  if (location) return unfit('position', `北纬${location.latitude}，东经${location.longitude}`)
  if (said.voice !== undefined || said.audio !== undefined) return unfit('voice', caption)
  if (said.video !== undefined || said.video_note !== undefined) return unfit('video', caption)
  if (said.sticker !== undefined || said.animation !== undefined) return unfit('sticker', caption)
  return unfit('other', caption)
}

function readDocument(document: z.infer<typeof file>, caption: string | undefined): Content {
  const isPicture = /^image\/(jpeg|png|webp)$/.test(document.mime_type ?? '')
  return isPicture ? withFile('document', document, caption) : unfit('document', caption)
}

function withFile(kind: string, found: z.infer<typeof file> | undefined, caption: string | undefined): Content {
  if (found === undefined) return unfit('other', caption)
  if ((found.file_size ?? 0) > MAX_FILE_BYTES) return unfit('too-big', caption)
  return { kind, media: found.file_id, ...(caption ? { text: caption } : {}) }
}

function unfit(why: Unfit, text: string | undefined): Content {
  return { kind: why, unfit: why, ...(text ? { text } : {}) }
}
