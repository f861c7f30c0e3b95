/** One turn of a guided dialogue: accept what fits, keep what was said, ask only what is missing. */
import { acceptAnswer, answeredUnasked, chosenUnasked, type Accepted } from '../dialogue/answer-kinds.ts'
import { pathOf } from '../dialogue/position.ts'
import type { Step } from '../dialogue/schema.ts'
import { alarmIfRisen, goOn, startDialogue } from './advance.ts'
import { askStep, openStepOf, readBackLead } from './ask.ts'
import { refuseContact } from './consent-turn.ts'
import { answerDanger, dangerStepById, tellsOver } from './danger-turn.ts'
import { answerFromHandbook, noneOfThese } from './handbook-turn.ts'
import type { Heard } from './hear.ts'
import { callHuman } from './human-turn.ts'
import { askEdit } from './meta-turn.ts'
import { missed } from './missed-turn.ts'
import { syncCase } from './open-case.ts'
import { withPapers } from './papers-turn.ts'
import { isPublicPlace, landmark, placeChoice } from './place-turn.ts'
import { saveDialogue } from './send.ts'
import { correctedWords, fillSlot, keepHarm, keepWords } from './slots-turn.ts'
import { hasOpenCase, type Turn } from './turn.ts'
import { fill } from './words.ts'

/** Answers the open question, or says why not; always ends with the next question or the end of the dialogue. */
export function continueDialogue(turn: Turn, heard: Heard): void {
  if (heard.input.choice?.startsWith('ask:')) {
    sideAnswer(turn, heard)
    return
  }
  const step = openStepOf(turn)
  const accepted = step === null ? null : accept(turn, step, heard)
  const sideFirst = heard.question && turn.world.answer?.outcome === 'answer' && !isExact(step, heard)
  if (accepted !== null && step !== null && !sideFirst) {
    keepAccepted(turn, step, accepted, heard)
    return
  }
  if (heard.text === '' && heard.input.attachments?.length) {
    const got = fill(turn.world.words.photoOk, { n: heard.input.attachments.length })
    if (step === null) goOn(turn, got, false)
    else askStep(turn, step, got)
    return
  }
  const before = turn.state.slots
  const corrected = keepWords(turn, heard)
  if (step !== null) keepHarmOfStep(turn, step, heard)
  const also = sideFirst ? '' : keepOtherSteps(turn, step, heard)
  if (corrected.length > 0) {
    goOn(turn, fill(turn.world.words.fixed, { new: correctedWords(turn, corrected) }), true)
    return
  }
  if (turn.world.answer !== null && answersNow(turn)) {
    if (hasOpenCase(turn.state) && turn.state.slots !== before) syncCase(turn, '居民补充')
    sideAnswer(turn, heard)
    return
  }
  if (tellsOver(turn, heard)) {
    goOn(turn, turn.world.words.dangerOver, true)
    return
  }
  const added = Object.keys(turn.state.slots).filter((slot) => turn.state.slots[slot] !== before[slot])
  if (added.length > 0 || saysAgain(heard)) {
    understood(turn, step, also || readBackLead(turn, added) || turn.world.words.noted)
    return
  }
  missed(turn, step, heard)
}

/** The handbook answers, then the same question comes again; a choice of articles is a question itself and waits for its answer. */
function sideAnswer(turn: Turn, heard: Heard): void {
  const risen = alarmIfRisen(turn)
  if (risen !== '') turn.say(risen)
  if (heard.input.choice === 'ask:none') noneOfThese(turn)
  else answerFromHandbook(turn, heard)
  // What was told beside the question counts like any other word: it joins the case, or makes it life and death.
  if (turn.world.answer?.outcome !== 'choose' || heard.input.choice === 'ask:none')
    goOn(turn, turn.world.words.goOn, true)
}

function accept(turn: Turn, step: Step, heard: Heard): Accepted | null {
  if (isMeantFor(turn, step, heard) || isOtherFact(step, heard)) return null
  // 不对，是导墅 at the review is the correction itself, not a wish to choose what to change.
  if (step.answer === 'review' && heard.correction && Object.keys(heard.extracted).length > 0) return null
  const given = {
    text: heard.text,
    photos: heard.input.attachments?.length ?? 0,
    ...(heard.input.choice ? { choice: heard.input.choice } : {}),
  }
  const accepted = acceptAnswer(withPapers(turn, placeChoice(step, heard)), given, heard.context)
  return accepted ?? ((turn.state.asked[step.id] ?? 0) > 1 || isPublicPlace(heard.text) ? landmark(step, heard) : null)
}

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

function hears({ hears: words }: Step, text: string): boolean {
  return words.some((word) => text.includes(word))
}

/** 不想说 to a question is an answer to it, not the end of the talk. */
export function answersOpenStep(turn: Turn, heard: Heard): boolean {
  const step = openStepOf(turn)
  return step !== null && accept(turn, step, heard) !== null
}

function isExact(step: Step | null, heard: Heard): boolean {
  if (step === null) return false
  return heard.input.choice !== undefined || step.choices.some(({ label }) => label === heard.text)
}

function answersNow(turn: Turn): boolean {
  const outcome = turn.world.answer?.outcome
  return outcome === 'answer' || outcome === 'choose'
}

/** The same fact once more is understood, not a miss; only words that carry no fact are. */
function saysAgain({ extracted }: Heard): boolean {
  return Object.keys(extracted).some((slot) => slot !== 'relation' && slot !== 'occurredAt' && slot !== 'incident')
}

/**
 * Short answers to other open questions of the path count too: 4口 while the bed is asked for, 就我自己 before anybody
 * asked who is near. Returns what those answers have said to them.
 */
export function keepOtherSteps(turn: Turn, open: Step | null, heard: Heard): string {
  const dialogue = turn.dialogue()
  if (dialogue === null || heard.input.choice !== undefined) return ''
  const said: string[] = []
  for (const step of dialogue.steps) {
    // Asked anew for each step: 送饭 names the class, and only then the item stands on the path.
    const onPath = pathOf(dialogue, turn.view(null)).includes(step)
    const empty = step.slots.every((slot) => turn.state.slots[slot] === undefined)
    if (onPath && step.id !== open?.id && (empty || hears(step, heard.text))) said.push(keepOther(turn, step, heard))
  }
  return said.join('')
}

function keepOther(turn: Turn, step: Step, { text, context, question }: Heard): string {
  const unasked = answeredUnasked(step, text)
  if (unasked !== null) return fillAll(turn, step, chosenUnasked(step, unasked, text))
  // A question tells plain words only (老年痴呆，要等24小时吗), no counts and no numbers.
  if (question) return ''
  if (step.answer === 'text' && hears(step, text)) addText(turn, step, text)
  if (!speaksOf(step, text)) return ''
  if (step.answer === 'phone' && REFUSES_PHONE.test(text)) skip(turn, step, 'declined')
  const named = /没有?(电话|手机)/.test(text) ? step : { ...step, choices: [] }
  const found = acceptAnswer(named, { text, photos: 0 }, context)
  if (found?.kind === 'skipped' && step.answer === 'phone') skip(turn, step, found.how)
  if (found?.kind === 'filled')
    for (const [slot, value] of Object.entries(found.values)) fillSlot(turn, slot, value, text, 'extracted')
  return ''
}

const REFUSES_PHONE =
  /(?:不|别)(?:同意|想|要|给|留|愿意?|肯|能)?[^，。]{0,4}(?:记|留|给|说|写)[^，。]{0,3}(?:电话|手机|号码)/

/** What is told later joins what was told first. */
function addText(turn: Turn, { slots: [slot = ''] }: Step, text: string): void {
  const held = turn.value(slot)
  const joined = typeof held === 'string' && held !== text ? `${held}；${text}` : text
  fillSlot(turn, slot, joined, text, held === undefined ? 'extracted' : 'answered')
}

function speaksOf({ answer }: Step, text: string): boolean {
  if (answer === 'people') return /[\d一二两三四五六七八九十俩仨]\s*[个口人]|一个人/.test(text)
  return answer === 'phone' && /\d|[幺零一二三四五六七八九]{5}|电话|手机/.test(text)
}

/** What was told is repeated; the open question comes again, but never a fourth time. */
function understood(turn: Turn, step: Step | null, lead: string): void {
  openAfterDoubt(turn, step)
  // The one question of a danger is not lost because its first answer told something else.
  if (step !== null && dangerStepById(turn, step.id) !== null && (turn.state.asked[step.id] ?? 0) < 2) {
    if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
    askStep(turn, step, lead)
    return
  }
  const open = step !== null && turn.dialogue() !== null && step.answer !== 'review' && !step.must
  if (open && (turn.state.asked[step.id] ?? 0) >= 2) skip(turn, step, 'unknown')
  goOn(turn, lead, true)
}

/** A doubt that is met by facts (where, who, what) is a wish for help: the dialogue opens with all of them kept. */
function openAfterDoubt(turn: Turn, step: Step | null): void {
  if (step === null || turn.dialogue() !== null || hasOpenCase(turn.state)) return
  const danger = dangerStepById(turn, step.id)
  const dialogue = danger === null ? null : turn.dialogue(dialogueOf(danger))
  if (dialogue === null) return
  startDialogue(turn, dialogue, null)
}

function skip(turn: Turn, step: Step, how: 'unknown' | 'declined'): void {
  for (const slot of step.slots) {
    if (turn.value(slot) === undefined) turn.emit({ type: 'slot-skipped', slot, how })
  }
}

function keepAccepted(turn: Turn, step: Step, accepted: Accepted, heard: Heard): void {
  const { choice } = accepted
  if (choice?.again) {
    askStep(turn, step, choice.says ?? '')
    return
  }
  // What must be known is asked for once more, in smaller words: 只说到镇就行.
  if (accepted.kind === 'skipped' && choice === null && step.must && (turn.state.asked[step.id] ?? 0) < 2) {
    askStep(turn, step, skipWords(turn, step, accepted.how))
    return
  }
  const lead = accepted.kind === 'skipped' ? skipped(turn, step, accepted) : fillAll(turn, step, accepted)
  keepWords(turn, heard)
  const also = heard.input.choice === undefined ? keepOtherSteps(turn, step, heard) : ''
  keepHarmOfStep(turn, step, heard)
  const danger = dangerStepById(turn, step.id)
  if (danger) answerDanger(turn, danger.kind, choice?.current)
  const over = tellsOver(turn, heard) ? turn.world.words.dangerOver : ''
  if (choice?.calls === 'human') {
    callHuman(turn)
    return
  }
  follow(turn, danger, choice)
  if (step.answer === 'review') {
    finishReview(turn)
    return
  }
  recordConsent(turn, step)
  goOn(turn, [lead, also, over].filter(Boolean).join(''), true)
}

/** Another dialogue, when the choice or the danger it answers names one; a doubt that is over starts nothing. */
function follow(turn: Turn, danger: ReturnType<typeof dangerStepById>, choice: Accepted['choice']): void {
  const open = turn.dialogue()
  const wanted = choice?.starts ?? (danger && open === null && choice?.current !== false ? dialogueOf(danger) : null)
  const filed = hasOpenCase(turn.state) && turn.before !== null
  if (!wanted || wanted === open?.id || (filed && choice?.starts === undefined)) return
  const other = turn.dialogue(wanted)
  if (other) startDialogue(turn, other, null)
}

function dialogueOf({ dialogue }: { dialogue?: string | undefined }): string {
  return dialogue ?? 'emergency-help'
}

function skipped(turn: Turn, step: Step, { how, choice }: Extract<Accepted, { kind: 'skipped' }>): string {
  skip(turn, step, how)
  return choice?.says ?? skipWords(turn, step, how)
}

function skipWords(turn: Turn, step: Step, how: 'unknown' | 'declined'): string {
  if (how === 'unknown') return step.unknown ?? turn.world.words.unknown
  return step.declined ?? turn.world.words.declined
}

function fillAll(turn: Turn, step: Step, { values, said, choice }: Extract<Accepted, { kind: 'filled' }>): string {
  const changed = Object.keys(values).filter((slot) => {
    const held = turn.value(slot)
    return slot !== 'review' && held !== undefined && JSON.stringify(held) !== JSON.stringify(values[slot])
  })
  const how = changed.length > 0 ? 'corrected' : 'answered'
  for (const [slot, value] of Object.entries(values)) fillSlot(turn, slot, value, said || choice?.label || '', how)
  if (choice?.says) return choice.says
  const words = correctedWords(
    turn,
    changed.filter((slot) => step.slots.includes(slot)),
  )
  return words ? fill(turn.world.words.fixed, { new: words }) : ''
}

function finishReview(turn: Turn): void {
  switch (turn.value('review')) {
    case 'edit':
      askEdit(turn)
      return
    case 'save':
      saveDialogue(turn)
      return
    default:
      goOn(turn, '', false)
  }
}

function recordConsent(turn: Turn, step: Step): void {
  if (step.slots[0] !== 'consent') return
  const given = turn.value('consent') === true
  turn.emit({ type: 'consent-recorded', decision: given ? 'given' : 'refused', text: step.lead ?? step.ask })
  if (!given) refuseContact(turn)
}

/** Free words at 出了什么事 or after a cry for help are the matter itself. */
function keepHarmOfStep(turn: Turn, step: Step, heard: Heard): void {
  if (step.slots.includes('incident') || dangerStepById(turn, step.id) !== null) keepHarm(turn, heard)
}
