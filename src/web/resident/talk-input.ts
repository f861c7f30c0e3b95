/** Reads what a form of the talk page sent: a choice, words, a phone, numbers of people, photos. Says what is wrong in the resident's words. */
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { extractSlot, type SlotContext } from '../../core/understanding/slots.ts'
import { MAX_TEXT } from '../../http/chat/schemas.ts'
import type { Fault } from './context.ts'

export interface Said {
  clientId: string
  text: string
  choice?: string
  files: File[]
  attachmentIds: string[]
  /** Seq of the question that this answers; 0 when it answers none. */
  at: number
  back: string
}

export type ReadSaid = { ok: true; said: Said } | { ok: false; fault: Fault; clientId: string }

type Body = Record<string, string | File | (string | File)[]>

export const MAX_PHOTOS = 9
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** Same rule as the chat API: letters, digits and . : _ - only. */
const CLIENT_ID = /^[\w.:-]{8,100}$/
/** Control characters besides tab and line breaks, which no phone types: taken out, the words stay. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu
/** Pages that an answer may lead back to. */
const BACKS = new Set(['/', '/review'])

export function readSaid(body: Body, freshId: string, context: SlotContext): ReadSaid {
  const given = one(body['clientId'])
  const clientId = CLIENT_ID.test(given) ? given : freshId
  const files = all(body['file']).filter((file): file is File => file instanceof File && file.size > 0)
  const attachmentIds = all(body['attachmentIds']).filter((id): id is string => typeof id === 'string' && id !== '')
  const choice = one(body['choice']).slice(0, 100)
  const back = one(body['back'])
  const base = {
    clientId,
    files,
    attachmentIds: attachmentIds.slice(0, MAX_PHOTOS),
    at: Number(one(body['at'])) || 0,
    back: BACKS.has(back) ? back : '/',
  }
  const bad = (field: Fault['field'], words: string, typed: Record<string, string>): ReadSaid => ({
    ok: false,
    clientId,
    fault: { field, words, typed },
  })
  if (files.length > MAX_PHOTOS) return bad('files', w.errors.photoMany, {})
  if (files.some(({ size }) => size > MAX_PHOTO_BYTES)) return bad('files', w.errors.photoBig, {})
  if (choice) return { ok: true, said: { ...base, text: '', choice } }
  const picks = all(body['pick']).filter((pick): pick is string => typeof pick === 'string')
  if (picks.length > 0) return { ok: true, said: { ...base, text: picks.join('、').slice(0, 200) } }
  if ('phone' in body) return readPhone(one(body['phone']))
  if ('adults' in body) return readPeople(body)
  const text = one(body['text']).replaceAll('\r\n', '\n').replaceAll(CONTROL, '').trim()
  if (text.length > MAX_TEXT) return bad('text', w.errors.tooLong(MAX_TEXT), { text })
  if (text === '' && !('text' in body) && !('file' in body) && attachmentIds.length === 0)
    return bad('choice', w.errors.pick, {})
  if (text === '' && files.length === 0 && attachmentIds.length === 0)
    return 'file' in body ? bad('files', w.photos.none, {}) : bad('text', w.errors.empty, {})
  return { ok: true, said: { ...base, text } }

  /** Digits that are nearly a number are asked again; other words (没有电话) are an answer like any other. */
  function readPhone(typed: string): ReadSaid {
    const phone = typed.trim()
    const digits = phone.replaceAll(/\D/g, '')
    if (phone === '') return bad('phone', w.errors.phoneWrong, { phone })
    if (digits.length < 5 || extractSlot('phone', phone, context) !== null || /^0\d{9,11}$/.test(digits))
      return { ok: true, said: { ...base, text: phone.slice(0, 200) } }
    const short = digits.startsWith('1') && digits.length === 10
    return bad('phone', short ? w.errors.phoneShort : w.errors.phoneWrong, { phone })
  }

  function readPeople(form: Body): ReadSaid {
    const typed = { adults: one(form['adults']), elders: one(form['elders']), children: one(form['children']) }
    const [adults = 0, elders = 0, children = 0] = Object.values(typed).map((value) =>
      value === '' ? 0 : Number(value),
    )
    const counts = [adults, elders, children]
    const total = adults + elders + children
    if (counts.some((count) => !Number.isInteger(count) || count < 0 || count > 20) || total < 1)
      return bad('people', w.errors.people, typed)
    return { ok: true, said: { ...base, text: peopleWords(adults, elders, children) } }
  }
}

/** Numbers as a person would say them, so that one understanding serves keys and words. */
export function peopleWords(adults: number, elders: number, children: number): string {
  const parts = [
    adults > 0 ? `${adults}个大人` : '',
    elders > 0 ? `${elders}个老人` : '',
    children > 0 ? `${children}个小孩` : '',
  ]
  return [`一共${adults + elders + children}口人`, ...parts.filter(Boolean)].join('，')
}

function one(value: Body[string] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

function all(value: Body[string] | undefined): (string | File)[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
