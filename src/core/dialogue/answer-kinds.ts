/** How each kind of answer is understood from a button or from free words. Nothing there: null, never a guess. */
import { anyOf } from '../understanding/safety/pattern.ts'
import { foldClauses } from '../understanding/safety/text.ts'
import { extractSlot, extractVulnerable, type SlotContext } from '../understanding/slots.ts'
import { isOtherCounty, mergePlace } from '../understanding/place/merge.ts'
import { findAmounts, MONTHS, type Amount } from '../understanding/money/money.ts'
import { tellsToSend } from './review-words.ts'
import type { Step, StepChoice } from './schema.ts'

export interface GivenAnswer {
  text: string
  choice?: string
  photos: number
}

export type Accepted =
  | { kind: 'filled'; values: Record<string, unknown>; said: string; choice: StepChoice | null }
  | { kind: 'skipped'; how: 'unknown' | 'declined'; choice: StepChoice | null }

const UNKNOWN =
  /^(我|也|真|都|还|这个|这)*(不知道|不清楚|不晓得|弗晓得|勿晓得|记不得|记不清|说不准|说不清|不确定|搞不清)/
const DECLINED =
  /(不(?:想|愿意?|肯)?(?:给|留|说|告诉)[^，]{0,3}(?:电话|号码|手机|名字|姓名)|不想说|不想讲|隐私|不方便(讲|说)|保密|不告诉你|不留|不给(你|你们)?$|别问|不说了?$|不(同意|想|愿意?|要|让|给)[^，]{0,5}(记|留|给|存)[^，]{0,3}(电话|号码|手机|名字|姓名))/
/** As long as these words may be, they tell nothing but that it is not known. */
const TELLS_NOTHING = 8
/** Words that answer only when they stand alone: 没有 is an answer, 没有钱看病 tells something else. */
const GENERIC = new Set([
  '有',
  '没',
  '没有',
  '没得',
  '有的',
  '都有',
  '都没有',
  '在',
  '不在',
  '是',
  '不是',
  '是的',
  '对',
  '好',
  '能',
  '不能',
  '行',
])
const PARTICLES = '[嗯啊哦就都我人也还是的了啊呀吧呢哈谢]*'

/** Understands one answer to one open step. `choices` may be longer than the step's own (places found by name). */
export function acceptAnswer(asked: Step, given: GivenAnswer, context: SlotContext): Accepted | null {
  const text = given.text.trim()
  const step = given.choice === undefined ? goingOn(asked, text) : asked
  const named = choiceNamed(step, given)
  if (named) return fromChoice(step, named, given.text || named.label, context)
  if (step.answer === 'photos' && given.photos > 0) return filled(step, given.photos, text)
  if (!text) return null
  // 没有受伤 弟弟头好像有点烫: what is said beside another answer and wins, counts.
  const winner = step.choices.find((choice) => choice.wins && isTold(choice, text))
  if (winner !== undefined) return fromChoice(step, winner, given.text, context)
  if (step.answer === 'review') return fromReview(step, text)
  const told = step.answer === 'choice' ? fromExtractor(step, text, context) : null
  const meant = step.answer === 'set' ? null : (bySum(step, text) ?? byWords(step, text))
  // 住的吃的都有 tells of both; a fact read from the words counts before a word that tells less.
  const tellsAll = told?.kind === 'filled' && step.slots.every((slot) => slot in told.values)
  if (told !== null && (tellsAll || meant?.set === undefined)) return told
  if (meant) return fromChoice(step, meant, given.text, context)
  const value = fromWords(step, text, context)
  if (value !== null) return value
  if (UNKNOWN.test(text)) return { kind: 'skipped', how: 'unknown', choice: null }
  if (DECLINED.test(text) && text.length <= 12) return { kind: 'skipped', how: 'declined', choice: null }
  return null
}

/** The choice that these words mean although nobody asked yet; null when they fit several. */
export function answeredUnasked(asked: Step, text: string): StepChoice | null {
  const step = goingOn(asked, text)
  const meant = step.choices.filter((choice) => isTold(choice, text))
  if (meant.length < 2) return meant[0] ?? null
  const winner = meant.find(({ wins }) => wins)
  if (winner !== undefined) return winner
  if (meant.some(({ current }) => current === true)) return null
  // 火早灭了，人都出来了: of two harmless answers the one that ends the danger says more.
  return meant.find(({ current }) => current === false) ?? null
}

/** 火灭了又烧起来了: a danger that is back is ended by no word beside it. */
function goingOn(step: Step, text: string): Step {
  if (!('kind' in step) || !RETURNS.test(text)) return step
  return { ...step, choices: step.choices.filter(({ current }) => current !== false) }
}

const RETURNS = /又(?:着|烧|冒|燃|起火|起烟|涨|塌|漏|昏|晕|抽|吐|犯|不行|出去|跑|不见)/

/** The words say this choice plainly, whatever was asked. */
export function isTold(choice: StepChoice, text: string): boolean {
  return choice.unasked.some((word) => text.includes(word)) || tellsOf(choice).test(foldClauses(text, []))
}

const TOLD = new WeakMap<StepChoice, RegExp>()

/** The expression of a choice's fragments, built when it is first needed. */
function tellsOf(choice: StepChoice): RegExp {
  const known = TOLD.get(choice)
  if (known !== undefined) return known
  const built = anyOf(choice.tells, {})
  TOLD.set(choice, built)
  return built
}

/** The answer that an unasked choice gives. */
export function chosenUnasked(step: Step, choice: StepChoice, said: string): Extract<Accepted, { kind: 'filled' }> {
  const [slot = step.id] = step.slots
  const value = choice.value ?? choice.id
  return { kind: 'filled', values: choice.set ?? { [slot]: step.answer === 'set' ? [value] : value }, said, choice }
}

/** The button pressed, or the one meant by its label or its number. */
function choiceNamed(step: Step, { text, choice }: GivenAnswer): StepChoice | null {
  if (choice) {
    const pressed = step.choices.find(({ id, label }) => id === choice || label === choice)
    if (pressed) return pressed
  }
  const said = plain(text)
  if (!said) return null
  const exact = step.choices.find(({ id, label }) => plain(label) === said || id === said)
  if (exact) return exact
  // At a danger's question a bare 1 says "I am here": nobody shall be thought on fire for it.
  const counted =
    !('kind' in step) && /^[1-8]$/.test(said) && !['people', 'phone', 'money', 'text', 'name'].includes(step.answer)
  return counted ? (step.choices[Number(said) - 1] ?? null) : null
}

function plain(text: string): string {
  return text.trim().replaceAll(/[\s，。！!,.“”"]/g, '')
}

/** 一年一万多 among ranges of sums: the range it lies in; vague or several sums say nothing. */
function bySum({ choices, per }: Step, text: string): StepChoice | null {
  if (!choices.some(({ range }) => range)) return null
  const sums = findAmounts(text).filter(({ vague }) => !vague)
  const [sum] = sums
  if (sum === undefined || sums.length > 1) return null
  const yuan = toPeriod(sum, per)
  return choices.find(({ range }) => range && yuan >= range[0] && yuan <= (range[1] ?? Infinity)) ?? null
}

function toPeriod({ value, period }: Amount, per: 'month' | 'year' | undefined): number {
  if (per === undefined || period === null || period === 'hour' || period === 'day') return value
  return (value / MONTHS[period]) * MONTHS[per]
}

/** The choice with the longest of its everyday words in the text; a review is answered by whole words only. */
function byWords(step: Step, text: string): StepChoice | null {
  const said = plain(text)
  const clauses = text.split(/[\s，。！!,.、；;]+/).filter(Boolean)
  let best: { choice: StepChoice; length: number } | null = null
  for (const choice of step.choices) {
    for (const word of choice.words) {
      const plainWord = plain(word)
      if (plainWord.length > (best?.length ?? 0) && means(plainWord, said, clauses))
        best = { choice, length: plainWord.length }
    }
  }
  return best?.choice ?? null
}

/** 行 就这样吧: every clause is one of the words of a choice, a wish to change before the wish to send; or the words tell to send. */
function fromReview(step: Step, text: string): Accepted | null {
  const meant = text
    .split(/[\s，。！!,.、；;]+/)
    .map(bare)
    .filter(Boolean)
    .map((clause) => step.choices.find(({ words }) => words.some((word) => bare(word) === clause)))
  const send = step.choices.find(({ id }) => id === 'send')
  const known = meant.includes(undefined) ? undefined : (meant.find((one) => one?.id !== 'send') ?? meant[0])
  const choice = known ?? (tellsToSend(text) ? send : undefined)
  if (choice === undefined) return null
  const [slot = step.id] = step.slots
  return { kind: 'filled', values: { [slot]: choice.value ?? choice.id }, said: text, choice }
}

function bare(clause: string): string {
  return clause.replace(/^[那嗯哦噢啊就]+(?=.)/, '').replace(/(?<=.)[吧啊了呀哈的呢嘛哦哟]+$/, '')
}

function means(word: string, said: string, clauses: readonly string[]): boolean {
  if (!GENERIC.has(word)) return saysPlainly(word, said)
  const alone = new RegExp(`^${PARTICLES}${word}${PARTICLES}$`)
  return clauses.some((clause) => clause === word || alone.test(clause))
}

/** 没受伤 is not 受伤: a word counts where nothing denies it. */
function saysPlainly(word: string, said: string): boolean {
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
    const before = said.slice(Math.max(0, at - 3), at)
    // 不在家 is not 在家.
    if (!DENIES.test(before) && !(word.startsWith('在') && before.endsWith('不'))) return true
  }
  return false
}

const DENIES = /(?:没|没有|没得|未|不是|并没|并不|不会|不用|别)(?:人|再|有)?$/

function fromChoice(step: Step, choice: StepChoice, said: string, context: SlotContext): Accepted | null {
  if (choice.skips) return { kind: 'skipped', how: choice.skips, choice }
  if (choice.set) return { kind: 'filled', values: choice.set, said, choice }
  const [slot = step.id] = step.slots
  if (choice.value !== undefined) {
    // One of several is a list of one: whatever counts them later finds a list.
    const value = step.answer === 'set' && !Array.isArray(choice.value) ? [choice.value] : choice.value
    return { kind: 'filled', values: { [slot]: value }, said, choice }
  }
  if (step.answer === 'choice' || step.answer === 'review')
    return { kind: 'filled', values: { [slot]: choice.id }, said, choice }
  const accepted = fromWords(step, choice.label, context)
  return accepted?.kind === 'filled' ? { ...accepted, choice } : null
}

function fromWords(step: Step, text: string, context: SlotContext): Accepted | null {
  switch (step.answer) {
    case 'place':
      return fromPlace(step, text, context)
    case 'time':
      return maybe(step, extractSlot('occurredAt', text, context), text)
    case 'people':
      return maybe(step, extractSlot('household', text, context), text)
    case 'phone':
      return maybe(step, extractSlot('phone', text, context) ?? landline(text), text)
    case 'name':
      return maybe(step, extractSlot('name', text, context), text)
    case 'money':
      return maybe(step, extractSlot(step.slots[0] === 'income' ? 'income' : 'cost', text, context), text)
    case 'set':
      return fromSet(step, text)
    case 'text':
      // 不晓得名字，大家叫他老张 tells something after all.
      return UNKNOWN.test(text) && text.length <= TELLS_NOTHING ? null : filled(step, text, text)
    case 'choice':
    case 'review':
    case 'photos':
      return null
  }
}

/** A choice step about a fact that everyday words can tell too: bed, food, treatment. */
function fromExtractor(step: Step, text: string, context: SlotContext): Accepted | null {
  const values: Record<string, unknown> = {}
  for (const slot of step.slots) {
    if (slot !== 'shelter' && slot !== 'food' && slot !== 'medical') return null
    const value = extractSlot(slot, text, context)
    if (value !== null) values[slot] = value
  }
  return Object.keys(values).length > 0 ? { kind: 'filled', values, said: text, choice: null } : null
}

function fromSet(step: Step, text: string): Accepted | null {
  const [slot = step.id] = step.slots
  const byWord = step.choices.filter(({ label, words }) => [label, ...words].some((word) => text.includes(word)))
  const values = new Set<unknown>(byWord.filter(({ skips, set }) => !skips && !set).map(({ id, value }) => value ?? id))
  if (slot === 'vulnerable') for (const found of extractVulnerable(text)) values.add(found)
  if (values.size > 0) return filled(step, [...values], text)
  return byWord[0]?.set ? { kind: 'filled', values: byWord[0].set, said: text, choice: byWord[0] } : null
}

function fromPlace(step: Step, text: string, context: SlotContext): Accepted | null {
  const found = extractSlot('place', text, context)
  if (found === null || isOtherCounty(text, found, context.place)) return null
  const place = mergePlace(context.place, found)
  const [slot = 'place'] = step.slots
  return {
    kind: 'filled',
    values: slot === 'place' ? { place } : { place, [slot]: place.town },
    said: text,
    choice: null,
  }
}

function landline(text: string): string | null {
  const digits = text.replaceAll(/[\s\-—()（）]/g, '').match(/0\d{2,3}\d{7,8}/)
  return digits?.[0] ?? null
}

function maybe(step: Step, value: unknown, said: string): Accepted | null {
  return value === null || value === undefined ? null : filled(step, value, said)
}

function filled(step: Step, value: unknown, said: string): Accepted {
  const [slot = step.id] = step.slots
  return { kind: 'filled', values: { [slot]: value }, said, choice: null }
}
