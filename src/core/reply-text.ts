/** A reply as plain text, for channels that show nothing else: phones first, numbered choices, and parts that fit. */
import { basisOf } from './knowledge/source-words.ts'
import type { Choice, Reply } from './reply.ts'

/** Questions whose answer is itself a number: a typed 3 means three people there, not the third line. */
const NUMBER_IS_CONTENT = new Set(['people', 'phone'])

/** The reply in lines: phones, words, why we ask, choices where the channel has no buttons, and the source. */
export function replyText(reply: Reply, { buttons }: { buttons: boolean }): string {
  const phones = (reply.phones ?? []).map(({ number, label }) => `☎ ${number} ${label}`)
  const { citations = [] } = reply
  const sources = citations.length === 0 ? [] : [`依据：${basisOf(citations)}`]
  const why = reply.why ? [`（为什么问：${reply.why}）`] : []
  return [...phones, reply.text, ...why, ...(buttons ? [] : choiceLines(reply)), ...sources].filter(Boolean).join('\n')
}

/** 回数字就行: choices as numbered lines; where a number is the answer itself, as words to type. */
function choiceLines(reply: Reply): string[] {
  const choices = reply.choices ?? []
  if (choices.length === 0) return []
  if (!isNumbered(reply)) return [`也可以回：${choices.map(({ label }) => label).join('、')}`]
  return [...choices.map(({ label }, index) => `${index + 1}. ${label}`), '回数字就行，也可以打字说。']
}

function isNumbered({ input }: Reply): boolean {
  return input === undefined || !NUMBER_IS_CONTENT.has(input)
}

const NUMBERS = /^[第选]?\s*(\d{1,2}(?:\s*[,，、和\s]\s*\d{1,2})*)\s*[.。、)）号个]?$/
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** The choices that a typed number (2, ２, ②, 第2个, 1、3) names in the reply shown last; null: it names none. */
export function choicesByNumber(text: string, reply: Reply): Choice[] | null {
  const plain = text
    .trim()
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/[①-⑩]/g, (digit) => String(CIRCLED.indexOf(digit) + 1))
  const numbers = NUMBERS.exec(plain)?.[1]
  if (numbers === undefined || !isNumbered(reply)) return null
  const picked = numbers.split(/[^\d]+/).map((number) => reply.choices?.[Number(number) - 1])
  return picked.every((choice) => choice !== undefined) ? picked : null
}

const BORDERS = [/\n\n/g, /\n/g, /[。！？!?；;]/g, /[，,、 ]/g]

/** The text in parts of at most `limit` by `measure`, cut at the last border of a paragraph, line or sentence that fits. */
export function splitText(text: string, limit: number, measure: (part: string) => number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (measure(rest) > limit) {
    const fits = longestFitting(rest, limit, measure)
    const cut = lastBorder(fits) ?? fits.length
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest]
}

/** The most whole characters that fit; at least one, so that an absurd limit still ends. */
function longestFitting(text: string, limit: number, measure: (part: string) => number): string {
  let [low, high] = [1, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(text.slice(0, middle)) <= limit) low = middle
    else high = middle - 1
  }
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, low)) && low > 1
  return text.slice(0, splitsPair ? low - 1 : low)
}

/** Where the last border ends, unless it would leave most of the part empty. */
function lastBorder(text: string): number | null {
  for (const border of BORDERS) {
    const last = [...text.matchAll(border)].at(-1)
    if (last && last.index + last[0].length >= text.length / 3) return last.index + last[0].length
  }
  return null
}

/** UTF-8 bytes, as WeChat counts. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}
