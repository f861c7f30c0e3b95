/** One turn of a guided dialogue: accept what fits, keep what was said, ask only what is missing. */
import { acceptAnswer, type Accepted } from '../dialogue/answer-kinds.ts'
import { listWords } from '../dialogue/read-back.ts'
import type { Dialogue, DangerStep, Step } from '../dialogue/schema.ts'
import { findPlaces } from '../understanding/place.ts'
import type { Place } from '../understanding/slots.ts'
import { askStep, nextOf, openStepOf } from './ask.ts'
import { answerDanger } from './danger-turn.ts'
import { answerFromHandbook } from './handbook-turn.ts'
import type { Heard } from './hear.ts'
import { callHuman } from './human-turn.ts'
import { openCase, promiseOf, syncCase } from './open-case.ts'
import { finishDialogue } from './send.ts'
import { correctedWords, fillSlot, keepWords } from './slots-turn.ts'
import { hasOpenCase, type Turn } from './turn.ts'
import { fill } from './words.ts'

/** Starts a dialogue with everything said so far kept. */
export function startDialogue(turn: Turn, dialogue: Dialogue, heard: Heard | null): void {
  turn.emit({ type: 'dialogue-started', intent: dialogue.id })
  if (dialogue.mode === 'quiet' && !turn.state.quiet) turn.emit({ type: 'mode-set', quiet: true })
  for (const [slot, value] of Object.entries(dialogue.presets)) {
    if (turn.value(slot) === undefined) fillSlot(turn, slot, value, '', 'extracted')
  }
  if (heard === null || heard.input.choice !== undefined) return
  keepWords(turn, heard)
  keepHarm(turn, heard)
}

/** The first words that carry a matter are kept whole as the harm, in the resident's own words. */
export function keepHarm(turn: Turn, heard: Heard): void {
  if (turn.value('harm') !== undefined || heard.text.length <= 4 || heard.input.choice !== undefined) return
  fillSlot(turn, 'harm', heard.input.text, heard.input.text, 'extracted')
}

/** Answers the open question, or says why not; always ends with the next question or the end of the dialogue. */
export function continueDialogue(turn: Turn, heard: Heard): void {
  const step = openStepOf(turn)
  const accepted = step === null ? null : accept(turn, step, heard)
  const sideFirst = heard.question && turn.world.answer?.outcome === 'answer' && !isExact(step, heard)
  if (accepted !== null && step !== null && !sideFirst) {
    keepAccepted(turn, step, accepted, heard)
    return
  }
  const before = Object.keys(turn.state.slots).length
  const corrected = keepWords(turn, heard)
  if (step !== null) keepHarmOfStep(turn, step, heard)
  if (corrected.length > 0) {
    goOn(turn, fill(turn.world.words.fixed, { new: correctedWords(turn, corrected) }), true)
    return
  }
  if (turn.world.answer !== null && answersNow(turn)) {
    answerFromHandbook(turn, heard)
    goOn(turn, turn.world.words.goOn, false)
    return
  }
  if (Object.keys(turn.state.slots).length > before) {
    goOn(turn, turn.world.words.noted, true)
    return
  }
  missed(turn, step, heard)
}

function accept(turn: Turn, step: Step, heard: Heard): Accepted | null {
  const given = {
    text: heard.text,
    photos: heard.input.attachments?.length ?? 0,
    ...(heard.input.choice ? { choice: heard.input.choice } : {}),
  }
  return (
    acceptAnswer(placeChoice(step, heard), given, heard.context) ??
    (turn.state.misses > 0 ? landmark(step, heard) : null)
  )
}

/** 不想说 to a question is an answer to it, not the end of the talk. */
export function answersOpenStep(turn: Turn, heard: Heard): boolean {
  const step = openStepOf(turn)
  return step !== null && accept(turn, step, heard) !== null
}

/** Places offered by name carry themselves in the choice id: `place:丹阳市/珥陵镇/丈山村`. */
function placeChoice(step: Step, heard: Heard): Step {
  const id = heard.input.choice
  if (step.answer !== 'place' || !id?.startsWith('place:')) return step
  const [county = '', town = '', village = ''] = id.slice('place:'.length).split('/')
  const value: Place = { county: county || null, town: town || null, village: village || null }
  const set = step.slots[0] === 'place' ? { place: value } : { place: value, town: town || null }
  return { ...step, choices: [...step.choices, { id, label: [county, town, village].join(''), set, words: [] }] }
}

/** Asked twice and still no name: the landmark itself is the place, so that nobody is stuck (dialogues T09). */
function landmark(step: Step, heard: Heard): Accepted | null {
  if (step.answer !== 'place' || heard.text.length < 2 || heard.question) return null
  const known = heard.context.place
  const place: Place = {
    county: known?.county ?? null,
    town: known?.town ?? null,
    village: known?.village ?? null,
    detail: heard.text,
  }
  const [slot = 'place'] = step.slots
  return {
    kind: 'filled',
    values: slot === 'place' ? { place } : { place, [slot]: null },
    said: heard.text,
    choice: null,
  }
}

function isExact(step: Step | null, heard: Heard): boolean {
  if (step === null) return false
  return heard.input.choice !== undefined || step.choices.some(({ label }) => label === heard.text)
}

function answersNow(turn: Turn): boolean {
  const outcome = turn.world.answer?.outcome
  return outcome === 'answer' || outcome === 'choose'
}

function keepAccepted(turn: Turn, step: Step, accepted: Accepted, heard: Heard): void {
  const { choice } = accepted
  if (choice?.again) {
    askStep(turn, step, choice.says ?? '')
    return
  }
  const lead: string[] = []
  if (accepted.kind === 'skipped') {
    for (const slot of step.slots) turn.emit({ type: 'slot-skipped', slot, how: accepted.how })
    lead.push(skipWords(turn, step, accepted.how))
  } else {
    for (const [slot, value] of Object.entries(accepted.values))
      fillSlot(turn, slot, value, accepted.said || choice?.label || '', 'answered')
    if (choice?.says) lead.push(choice.says)
  }
  keepWords(turn, heard)
  keepHarmOfStep(turn, step, heard)
  const danger = turn.world.rules.danger.steps.find(({ id }) => id === step.id)
  if (danger) closeDangerStep(turn, danger, choice?.current)
  if (step.answer === 'place') askTownByName(turn, heard)
  if (choice?.calls === 'human') {
    callHuman(turn)
    return
  }
  if (choice?.starts) {
    const other = turn.dialogue(choice.starts)
    if (other) startDialogue(turn, other, null)
  }
  if (step.answer === 'review') {
    finishDialogue(turn, String(turn.value(step.slots[0] ?? 'review')))
    return
  }
  consent(turn, step)
  goOn(turn, lead.filter(Boolean).join(''), true)
}

function consent(turn: Turn, step: Step): void {
  if (step.slots[0] !== 'consent') return
  const given = turn.value('consent') === true
  turn.emit({ type: 'consent-recorded', decision: given ? 'given' : 'refused', text: step.lead ?? step.ask })
  if (given) return
  turn.emit({ type: 'slots-cleared', slots: ['phone', 'name'] })
  for (const slot of ['phone', 'name']) turn.emit({ type: 'slot-skipped', slot, how: 'declined' })
  turn.say(fill(turn.world.words.consentRefused, { phones: '110、119、120' }))
}

function skipWords(turn: Turn, step: Step, how: 'unknown' | 'declined'): string {
  if (how === 'unknown') return step.unknown ?? turn.world.words.unknown
  return step.declined ?? turn.world.words.declined
}

/** Free words at 出了什么事 or after a cry for help are the matter itself. */
function keepHarmOfStep(turn: Turn, step: Step, heard: Heard): void {
  if (step.slots.includes('incident') || isDangerStep(turn, step)) keepHarm(turn, heard)
}

function closeDangerStep(turn: Turn, danger: DangerStep, current: boolean | undefined): void {
  if (current !== undefined) answerDanger(turn, danger.kind, current)
}

/** A village that several towns have: offer them by name instead of asking an old person to spell. */
function askTownByName(turn: Turn, heard: Heard): void {
  const place = turn.value('place') as Place | undefined
  if (!place || place.town !== null || place.village === null) return
  const found = findPlaces(heard.text, turn.world.rules.gazetteer, heard.context).filter(({ town }) => town !== null)
  if (found.length < 2) return
  const choices = found.slice(0, 5).map(({ county, town, village }) => ({
    id: `place:${county ?? ''}/${town ?? ''}/${village ?? ''}`,
    label: `${county ?? ''}${town ?? ''}`,
  }))
  turn.reply({ kind: 'question', text: turn.world.words.placeMany, choices, input: 'place' })
}

/** Next question, or the end when all is said. `lead` is said first; `sync` writes what is new into an open case. */
export function goOn(turn: Turn, lead: string, sync: boolean): void {
  if (sync && hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  const step = nextOf(turn)
  if (turn.state.dialogue === null) {
    if (lead) turn.say(lead)
    return
  }
  if (step === null || (step.answer === 'review' && sendsItself(turn))) {
    if (lead) turn.say(lead)
    finishDialogue(turn, 'send')
    return
  }
  askStep(turn, step, [lead, alarmWords(turn)].filter(Boolean).join(''))
}

/** While the danger goes on nothing is reviewed: place and injuries are enough, a person takes over (dialogues §1.1). */
function sendsItself(turn: Turn): boolean {
  return turn.value('safeNow') === 'danger'
}

/** The number of an alarm is told once, as soon as the town is known. */
function alarmWords(turn: Turn): string {
  const shown = turn.case
  if (shown === null || turn.before?.town || !shown.town || turn.before === null || shown.level !== 'P0') return ''
  return promiseOf(turn)
}

function missed(turn: Turn, step: Step | null, heard: Heard): void {
  if (step === null) {
    goOn(turn, '', true)
    return
  }
  if (turn.state.floor === 'waiting') {
    turn.say(turn.world.words.waitingNoted)
    return
  }
  turn.emit({ type: 'question-missed', step: step.id })
  if (isDangerStep(turn, step)) {
    for (const slot of step.slots) turn.emit({ type: 'slot-skipped', slot, how: 'unknown' })
    goOn(turn, turn.world.words.dangerStay, true)
    return
  }
  const { misses } = turn.state
  if (misses >= 3) {
    turn.say(turn.world.words.miss3)
    callHuman(turn, { quiet: true })
    return
  }
  const lead = misses === 1 ? (step.answer === 'place' ? '' : turn.world.words.miss1) : turn.world.words.miss2
  askStep(turn, step, heard.input.text.trim() === '' ? '' : lead)
}

function isDangerStep(turn: Turn, step: Step): boolean {
  return turn.world.rules.danger.steps.some(({ id }) => id === step.id)
}

/** After the phones: the dialogue that follows the danger, opened with everything said, its soft question first. */
export function followDanger(turn: Turn, question: DangerStep | null, heard: Heard): void {
  const dialogue = turn.dialogue(question?.dialogue ?? 'emergency-help')
  const filed = hasOpenCase(turn.state)
  if (dialogue !== null && turn.state.dialogue === null && !(filed && turn.before !== null))
    startDialogue(turn, dialogue, heard)
  else keepWords(turn, heard)
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  if (question === null || answeredInWords(turn, question, heard)) {
    goOn(turn, turn.state.dialogue === null ? turn.world.words.addedToCase : readBackLead(turn), false)
    return
  }
  askStep(turn, question)
}

/** A danger's question may stand open without a dialogue: new danger after the case was sent. */
export function dangerIsOpen(turn: Turn): boolean {
  return turn.world.rules.danger.steps.some(({ id }) => id === turn.state.openStep)
}

/** 房子烧光了，人都跑出来了: the soft question is answered before it is asked. */
function answeredInWords(turn: Turn, question: DangerStep, heard: Heard): boolean {
  const accepted = acceptAnswer(
    { ...question, choices: question.choices.filter(({ words }) => words.length > 0) },
    { text: heard.text, photos: 0 },
    heard.context,
  )
  if (accepted?.kind !== 'filled' || accepted.choice === null || accepted.choice.current === true) return false
  for (const [slot, value] of Object.entries(accepted.values)) fillSlot(turn, slot, value, heard.text, 'extracted')
  closeDangerStep(turn, question, accepted.choice.current)
  return true
}

/** 我记下：… after a rich first message, so that the person sees that nothing has to be said twice. */
export function readBackLead(turn: Turn): string {
  const list = listWords(
    turn.state,
    new Set(['occurredAt', 'place', 'medical', 'shelter', 'food', 'household', 'vulnerable', 'phone']),
  )
  return list ? fill(turn.world.words.heard, { list }) : ''
}

/** Opens the case when the resident has gone quiet or the alarm needs it; nothing is asked. */
export function openQuietly(turn: Turn): void {
  if (!hasOpenCase(turn.state)) openCase(turn, { provisional: true })
}
