/** What a single passage must keep to: length, known phones, dated amounts, plain and promise-free words. */
import type { Source } from './article.ts'
import type { Fault, PassageAt } from './parse-passages.ts'
import type { Section } from './sections.ts'

const LONG_NUMBER = /(?<![\d.-])(?:0\d{2,3}[-－—]?\d{7,8}|1[3-9]\d{9}|[48]00[-－]?\d{3,4}[-－]?\d{3,4})(?![\d])/g
const SHORT_NUMBER =
  /(?:拨打|致电|热线|电话|打|咨询|报警|急救|短信)[^，。；\d\n]{0,8}(1\d{2}|\d{5,6})(?![\d元年月日天岁个条号人%．.-])/g
const AMOUNT = /\d[\d,.]*\s*(?:万|千|百)?元/
const PROMISE =
  /一定(?:能|会|可以|给|批|有)|肯定(?:能|会|可以)|保证(?:能|给|批)|(?<!不|才|未必|怎么|怎样)能领到|百分之百/
const FAMILIAR = /你/

const limits = (section: Section): readonly [number, number] => {
  if (section === '一句话') return [8, 60]
  if (section === '电话') return [8, 220]
  return [20, 220]
}

/** Characters as the reader sees them: without spaces and list marks. */
export function visibleLength(text: string): number {
  return [...text.replace(/^- /gm, '').replace(/\s/g, '')].length
}

/** Numbers in the text that look like a phone. */
export function phonesIn(text: string): string[] {
  const long = [...text.matchAll(LONG_NUMBER)].map((match) => match[0])
  const short = [...text.matchAll(SHORT_NUMBER)].map((match) => match[1] ?? '')
  return [...long, ...short]
}

/** Numbers by their digits, and whether a source of today proves them; a doubtful one is never given as sure. */
export type Phones = ReadonlyMap<string, 'proved' | 'doubtful'>

/** `number: who answers` as in knowledge/phones.yaml; 待核 in the words marks a number that nobody has proved lately. */
export function phonesOf(lines: Readonly<Record<string, unknown>>): Phones {
  return new Map(
    Object.entries(lines).map(([number, who]) => [
      bareNumber(number),
      typeof who === 'string' && who.includes('待核') ? 'doubtful' : 'proved',
    ]),
  )
}

export const bareNumber = (phone: string): string => phone.replace(/\D/g, '')

export function checkPassage(passage: PassageAt, known: { sources: readonly Source[]; phones: Phones }): Fault[] {
  const faults: Fault[] = []
  const report = (level: Fault['level'], message: string): void => {
    faults.push({ level, line: passage.line, message: `${passage.section}: ${message}` })
  }
  const [least, most] = limits(passage.section)
  const length = visibleLength(passage.text)
  if (length > most) report('error', `${length} characters, at most ${most}`)
  if (length < least) report('error', `${length} characters, at least ${least}`)
  for (const { id } of passage.sources)
    if (!known.sources.some((source) => source.id === id)) report('error', `unknown source id "${id}"`)
  for (const phone of phonesIn(passage.text))
    if (!known.phones.has(bareNumber(phone))) report('error', unknownPhone(phone))
    else if (known.phones.get(bareNumber(phone)) === 'doubtful' && !passage.checkLocally)
      report('error', `phone ${phone} is marked 待核 and needs 以当地最新公布为准`)
  if (AMOUNT.test(passage.text) && !passage.from && !passage.checkLocally)
    report('warning', 'an amount without 施行：date or 以当地最新公布为准')
  const promise = PROMISE.exec(passage.text)
  if (promise) report('warning', `reads like a promise: "${promise[0]}"`)
  if (FAMILIAR.test(passage.text)) report('warning', 'the reader is 您, not 你')
  return faults
}

function unknownPhone(phone: string): string {
  return `phone ${phone} is not known; add it to knowledge/phones.yaml with the fact sheet line that proves it`
}
