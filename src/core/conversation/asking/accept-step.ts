/** Whether words answer a step: what fits it, what is meant for another one, and what is no answer although it would fit. */
import { acceptAnswer, answeredUnasked, chosenUnasked, type Accepted } from '../../dialogue/answer-kinds.ts'
import type { Step } from '../../dialogue/schema.ts'
import { expression, fragmentSource } from '../../understanding/safety/pattern.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { DOOR, mayBeDoor } from '../danger/door.ts'
import { nothingWrong } from '../../dialogue/review-words.ts'
import { isFiled, openStepOf } from './ask.ts'
import { withoutHouseAway } from './own-household.ts'
import type { Heard } from '../hear.ts'
import { withPapers } from '../cases/papers-turn.ts'
import { LEAVES_HOME } from './place-later.ts'
import { landmark, placeChoice } from './place-turn.ts'
import { isNoAgreement, refusesConsent, wantsReading } from '../asides/consent-words.ts'
import { refusesCalls, refusesPhone } from '../asides/refusal-words.ts'
import { findAmounts } from '../../understanding/money/money.ts'
import type { Turn } from '../turn.ts'

const ENDS_ASKING = /[一-龥][^，,。]*(?<!还|都)有\s*没(?:有|得)[\s?？。]*$/

export function accept(turn: Turn, step: Step, heard: Heard): Accepted | null {
  if (isMeantFor(turn, step, heard) || isOtherFact(step, heard)) return null
  // 护照在他那里 is no door.
  if (step.id === DOOR && heard.input.choice === undefined && !mayBeDoor(heard.text)) return null
  // 我家在丹徒高资 不想回去, from the station: the home that was left is no place to come to.
  if (step.answer === 'place' && turn.value('place') !== undefined && LEAVES_HOME.test(heard.text)) return null
  // 不对，是导墅 at the review is the correction itself, not a wish to choose what to change.
  if (step.answer === 'review' && heard.correction && Object.keys(heard.extracted).length > 0) return null
  const heardAs = heardAnswer(step, heard) ?? nothingToRight(turn, step, heard)
  if (heardAs !== null) return heardAs
  // 我不要登记, while it is asked whether it may be kept.
  const refusal = step.slots[0] === 'consent' ? refusedHere(step, heard) : null
  if (refusal !== null) return refusal
  // 那不行的话能告你们吗 is no answer to 同意吗: what must be known is not taken from a question.
  if (
    heard.question &&
    step.must &&
    step.answer === 'choice' &&
    heard.text.length > SHORT_FACT &&
    !isExact(step, heard)
  )
    return null
  // 手语翻译 有 没有: the end of a question is no 没有.
  if (step.answer === 'choice' && heard.input.choice === undefined && ENDS_ASKING.test(heard.text)) return null
  // 他不晓得我来讲, while it is asked which house: plain words for another question are kept for that one.
  if (
    step.answer === 'text' &&
    step.slots[0] !== 'harm' &&
    heard.input.choice === undefined &&
    tellsAnotherStep(turn, step, heard.text)
  )
    return null
  if (isNoName(step, heard)) return null
  // 手机是私人的就不留了，打座机: a number that is given counts before one that is kept back.
  const number = step.answer === 'phone' ? (heard.extracted['phone'] ?? heard.extracted['landline']) : undefined
  if (number !== undefined && heard.input.choice === undefined)
    return { kind: 'filled', values: { [step.slots[0] ?? 'phone']: number }, said: heard.text, choice: null }
  const taken = step.answer === 'choice' && heard.input.choice === undefined ? takenFrom(step, heard.text) : null
  if (taken !== null)
    return { kind: 'filled', values: { [step.slots[0] ?? step.id]: taken }, said: heard.text, choice: null }
  const given = {
    text: withoutHouseAway(heard.text),
    photos: heard.input.attachments?.length ?? 0,
    ...(heard.input.choice ? { choice: heard.input.choice } : {}),
  }
  const accepted = acceptAnswer(withPapers(turn, placeChoice(step, heard)), given, heard.context)
  if (accepted?.kind === 'filled' && accepted.choice === null && soundsLikeNoAnswer(step, heard)) return null
  // 走路还不行, while it is asked whether it may be kept, is no refusal; 可以下床了 is no consent.
  if (step.slots[0] === 'consent' && accepted?.kind === 'filled' && !isExact(step, heard)) {
    // 听他讲是做小工的 asks to have nothing read out.
    if (accepted.choice?.again) return wantsReading(heard.text) ? accepted : null
    const agreed = accepted.values['consent'] === true
    if (agreed ? isNoAgreement(heard.text) : !refusesConsent(heard.text)) return null
  }
  // 她不知道我来说, while it is asked whether she knows: plain words for one of the choices are no 不知道.
  if (accepted?.kind === 'skipped' && accepted.choice === null && step.answer === 'choice') {
    const told = answeredUnasked(step, heard.text)
    if (told !== null && told.skips === undefined) return chosenUnasked(step, told, heard.text)
  }
  // 电话不留, while it is asked who is hurt: nothing is left out but the number.
  if (accepted?.kind === 'skipped' && accepted.choice === null && !asksContact(step) && keepsBack(heard.text))
    return null
  // 好的时候三千 差的时候千把块 说不准, while it is asked whether all are safe: it is the income that cannot be told.
  if (accepted?.kind === 'skipped' && heard.input.choice === undefined && findAmounts(heard.text).length > 0)
    return null
  // 不知道要开多少钱, while a number to ring is asked for: something else is not known.
  if (accepted?.kind === 'skipped' && accepted.choice === null && asksContact(step) && OTHER_UNKNOWN.test(heard.text))
    return null
  // 不留名字你们还管不管 asks; it leaves nothing out.
  if (accepted?.kind === 'skipped' && /[管帮]不[管帮]|[管帮][吗么]|给不给|留不留/.test(heard.text)) return null
  if (accepted === null && heard.input.choice === undefined && !heard.question && step.answer === 'choice') {
    // 吃了一碗, while it is asked whether she answers: plain enough unasked, and so plain enough asked.
    const told = answeredUnasked(step, heard.text)
    if (told?.skips !== undefined) return { kind: 'skipped', how: told.skips, choice: told }
    if (told !== null) return chosenUnasked(step, told, heard.text)
  }
  // 我姐那边能去, read as a fact: what the choice for it has to say is said as well.
  if (accepted?.kind === 'filled' && accepted.choice === null && heard.input.choice === undefined) {
    const told = step.answer === 'choice' ? answeredUnasked(step, heard.text) : null
    const same = told && !told.skips && isSame(chosenUnasked(step, told, heard.text).values, accepted.values)
    if (same) return { ...accepted, choice: told }
  }
  return accepted ?? landmark(turn, step, heard)
}

/** 没错 就照这个弄吧 at the read-back, 这个我真说不上来 to a question: heard by the model of turns, in no list. */
function heardAnswer(step: Step, { acts, extracted, question, input }: Heard): Accepted | null {
  if (input.choice !== undefined || question || Object.keys(extracted).length > 0) return null
  if (step.answer === 'review' && (acts[0] === 'confirm' || acts[0] === 'not_right')) {
    const wanted = acts[0] === 'confirm' ? 'send' : 'edit'
    const choice = step.choices.find(({ value }) => value === wanted) ?? null
    return choice === null ? null : { kind: 'filled', values: { review: wanted }, said: input.text, choice }
  }
  if (acts.length === 1 && acts[0] === 'dont_know' && step.answer !== 'review' && step.answer !== 'text')
    return { kind: 'skipped', how: 'unknown', choice: null }
  return null
}

/** 刚才喂娃去了, while it is asked who must see a doctor: read as an answer, and none by the sound of the whole. */
function soundsLikeNoAnswer({ slots }: Step, { text, untold, input }: Heard): boolean {
  return input.choice === undefined && text.length > SHORT_FACT && slots.every((slot) => untold.includes(slot))
}

/** 没有 什么补助都没拿过, where it is asked what is wrong with what went out. */
function nothingToRight(turn: Turn, step: Step, { text, input, correction, question }: Heard): Accepted | null {
  if (step.answer !== 'review' || input.choice !== undefined || correction || question) return null
  const send = step.choices.find(({ id }) => id === 'send') ?? null
  if (send === null || !isFiled(turn) || !nothingWrong(text)) return null
  return { kind: 'filled', values: { review: 'send' }, said: text, choice: send }
}

function refusedHere(step: Step, { text, input, question }: Heard): Accepted | null {
  const choice = step.choices.find(({ value }) => value === false) ?? null
  if (choice === null || input.choice !== undefined || question || !refusesConsent(text)) return null
  return { kind: 'filled', values: { consent: false }, said: text, choice }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function asksContact({ slots }: Step): boolean {
  return slots.some((slot) => slot === 'phone' || slot === 'contactHow' || slot === 'name')
}

const OTHER_UNKNOWN = /不(?:知道|晓得|清楚)(?!.{0,4}(?:电话|号码|手机|名字))[^，,。 ]{3,}/

function keepsBack(text: string): boolean {
  return refusesPhone(text) || refusesCalls(text)
}

function tellsAnotherStep(turn: Turn, open: Step, text: string): boolean {
  if (hears(open, text)) return false
  return turn.dialogue()?.steps.some((step) => step.id !== open.id && answeredUnasked(step, text) !== null) ?? false
}

/** 昨晚后半夜他在灶间坐到天亮的, while it is asked which house: told beside it, and the name of nobody. */
function isNoName(step: Step, { text, input }: Heard): boolean {
  if (step.answer !== 'text' || step.takes.length === 0 || input.choice !== undefined) return false
  return text.length > LONGEST_NAME && takenFrom(step, text) === null && !POINTS_OUT.test(text)
}

const LONGEST_NAME = 10
const POINTS_OUT = /家|户|姓|叫|号|组|床|栋|幢|单元|隔壁|对[面门]|旁边|后面|前面|那个|名字/

/** 三点 汽车站旁边 while the clothes are asked for: another step of free words hears it better. */
function isMeantFor(turn: Turn, open: Step, { text, input }: Heard): boolean {
  if (open.answer !== 'text' || open.hears.length === 0 || hears(open, text) || input.choice !== undefined) return false
  return turn.dialogue()?.steps.some((step) => step.id !== open.id && hears(step, text)) ?? false
}

/** 两天了 is no answer to 哪一家: short words that are a fact of another kind are kept as that fact. */
function isOtherFact({ answer, hears: words }: Step, { text, extracted, input }: Heard): boolean {
  if (answer !== 'text' || words.length > 0 || input.choice !== undefined) return false
  if (text.length > SHORT_FACT && /[^\d\s-]/.test(text)) return false
  return OTHER_FACTS.some((slot) => extracted[slot] !== undefined)
}

const SHORT_FACT = 6
const OTHER_FACTS = ['occurredAt', 'phone', 'landline', 'household', 'shelter', 'food']

export function hears({ hears: words }: Step, text: string): boolean {
  return words.some((word) => text.includes(word))
}

/** 不想说 to a question is an answer to it, not the end of the talk. */
export function answersOpenStep(turn: Turn, heard: Heard): boolean {
  const step = openStepOf(turn)
  return step !== null && accept(turn, step, heard) !== null
}

/** The same, but not for free text, which any word would answer. */
export function answersPlainly(turn: Turn, heard: Heard): boolean {
  return openStepOf(turn)?.answer !== 'text' && answersOpenStep(turn, heard)
}

export function isExact(step: Step | null, heard: Heard): boolean {
  if (step === null) return false
  return heard.input.choice !== undefined || step.choices.some(({ label }) => label === heard.text)
}

/** What the fragments of a step take from words that tell more: 周五上午 of 周五上午必须出院. */
export function takenFrom({ takes }: Step, text: string): string | null {
  const words = foldClauses(text, [])
  for (const fragment of takes) {
    const [, found] = expression(fragmentSource(fragment, {})).exec(words) ?? []
    if (found !== undefined) return found
  }
  return null
}
