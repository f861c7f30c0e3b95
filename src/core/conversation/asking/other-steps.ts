/** Answers to questions that nobody has put yet: said in passing, they are kept and not asked again. */
import { acceptAnswer, answeredUnasked, chosenUnasked, isTold, type Accepted } from '../../dialogue/answer-kinds.ts'
import { pathOf } from '../../dialogue/position.ts'
import type { Step, StepChoice } from '../../dialogue/schema.ts'
import { accept, hears, takenFrom } from './accept-step.ts'
import { asksQuestion, contextOf, type Heard } from '../hear.ts'
import { ownWordsOf } from '../state.ts'
import { normalise } from '../../understanding/normalise.ts'
import { refusesPhone } from '../asides/refusal-words.ts'
import { fillAnswer, fillSlot } from './fill-slot.ts'
import { correctedWords } from './slots-turn.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** 先不要 a step early, 别打电话给我: words of another step that is still open, so plain that they are no command and no question. */
export function tellsOtherStep(turn: Turn, { text, input }: Heard): boolean {
  if (input.choice !== undefined || text === '') return false
  const others = otherSteps(turn, turn.state.openStep)
  return others.some((step) => answeredUnasked(step, text) !== null) || labelledStep(others, text) !== null
}

/** Steps of the open dialogue that nobody has answered yet, except this one. */
function otherSteps(turn: Turn, except: string | null): Step[] {
  const dialogue = turn.dialogue()
  if (dialogue === null) return []
  const path = pathOf(dialogue, turn.view(null))
  return dialogue.steps.filter(
    (step) =>
      step.id !== except &&
      (path.includes(step) || step.changeOnly) &&
      step.slots.every((slot) => turn.state.slots[slot] === undefined),
  )
}

/** The one step with such a label; 都没有 stands at several and names none. */
function labelledStep(steps: readonly Step[], text: string): Step | null {
  const found = steps.filter((step) => labelled(step, text) !== null)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The choice whose label these words are; labels of one or two characters (有, 没有) fit everywhere. */
function labelled({ choices, answer }: Step, text: string): StepChoice | null {
  if (answer === 'review') return null
  return choices.find(({ label, starts }) => label.length > 2 && label === text && starts === undefined) ?? null
}

/**
 * Short answers to other open questions of the path count too: 4口 while the bed is asked for, 就我自己 before anybody
 * asked who is near. Returns what those answers have said to them.
 */
export function keepOtherSteps(turn: Turn, open: Step | null, heard: Heard): string {
  const dialogue = turn.dialogue()
  if (dialogue === null || heard.input.choice !== undefined) return ''
  const said: string[] = []
  // 都没有 that answered the open question is not the label of another one.
  const free = open === null || accept(turn, open, heard) === null
  const named = free ? labelledStep(otherSteps(turn, open?.id ?? null), heard.text) : null
  for (const step of dialogue.steps) {
    // Asked anew for each step: 送饭 names the class, and only then the item stands on the path.
    const onPath = step.changeOnly || pathOf(dialogue, turn.view(null)).includes(step)
    const empty = step.slots.every((slot) => turn.state.slots[slot] === undefined)
    if (onPath && step.id !== open?.id && (empty || hears(step, heard.text)))
      said.push(keepOther(turn, step, heard, named?.id === step.id))
  }
  return said.join('')
}

/** What was told before this dialogue opened answers its questions too, each in words so plain that they need no question. */
export function keepEarlier(turn: Turn): void {
  const dialogue = turn.dialogue()
  const { state, world } = turn
  if (dialogue === null || dialogue.ends === 'result') return
  const context = contextOf(state, world)
  // 我现在安全, told before the danger that is open, tells nothing of it.
  const isOpen = state.dangers.some(({ current }) => current !== false)
  for (const text of ownWordsOf(state).slice(0, -1).map(normalise)) {
    if (asksQuestion(text)) continue
    for (const step of otherSteps(turn, null))
      if (!(isOpen && step.slots.includes('safeNow'))) keepOther(turn, step, { text, context, question: false }, false)
  }
}

type Told = Pick<Heard, 'text' | 'context' | 'question'>

function keepOther(turn: Turn, step: Step, { text, context, question }: Told, named: boolean): string {
  // 全名不方便打，姓赵: what is told counts before what is kept back.
  const taken = question ? null : takenFrom(step, text)
  if (taken !== null) {
    fillSlot(turn, step.slots[0] ?? step.id, taken, text, 'extracted')
    return ''
  }
  const unasked = answeredUnasked(step, text) ?? (named ? labelled(step, text) : null)
  if (unasked?.skips !== undefined) {
    skip(turn, step, unasked.skips)
    return unasked.says ?? ''
  }
  if (unasked === null && step.answer === 'set' && !question) {
    const named = step.choices.filter((choice) => !choice.set && isTold(choice, text))
    if (named.length > 1)
      fillSlot(
        turn,
        step.slots[0] ?? step.id,
        named.map(({ id, value }) => value ?? id),
        text,
        'extracted',
      )
  }
  if (unasked !== null) return fillAll(turn, step, chosenUnasked(step, unasked, text))
  // A question tells plain words only (老年痴呆，要等24小时吗), no counts and no numbers.
  if (question) return ''
  if (step.answer === 'text' && hears(step, text)) addText(turn, step, text)
  if (!speaksOf(step, text)) return ''
  if (step.answer === 'phone' && refusesPhone(text)) skip(turn, step, 'declined')
  const bare = /没有?(电话|手机)/.test(text) ? step : { ...step, choices: [] }
  const found = acceptAnswer(bare, { text, photos: 0 }, context)
  if (found?.kind === 'skipped' && step.answer === 'phone') skip(turn, step, found.how)
  if (found?.kind === 'filled')
    for (const [slot, value] of Object.entries(found.values)) fillSlot(turn, slot, value, text, 'extracted')
  return ''
}

/** What is told later joins what was told first. */
function addText(turn: Turn, { slots: [slot = ''] }: Step, text: string): void {
  const held = turn.value(slot)
  const joined = typeof held === 'string' && held !== text ? `${held}；${text}` : text
  fillSlot(turn, slot, joined, text, held === undefined ? 'extracted' : 'answered')
}

const SHORT = 12

function speaksOf({ answer }: Step, text: string): boolean {
  // A story that names people is read as a story (slots); only a short word is the answer to how many.
  if (answer === 'people') return text.length <= SHORT && /[\d一二两三四五六七八九十俩仨]\s*[个口人]|一个人/.test(text)
  return answer === 'phone' && /\d|[幺零一二三四五六七八九]{5}|电话|手机/.test(text)
}

export function skip(turn: Turn, step: Step, how: 'unknown' | 'declined'): void {
  for (const slot of step.slots) {
    if (turn.value(slot) === undefined) turn.emit({ type: 'slot-skipped', slot, how })
  }
}

export function fillAll(
  turn: Turn,
  step: Step,
  { values, said, choice }: Extract<Accepted, { kind: 'filled' }>,
): string {
  const changed = Object.keys(values).filter((slot) => {
    const held = turn.value(slot)
    return slot !== 'review' && held !== undefined && JSON.stringify(held) !== JSON.stringify(values[slot])
  })
  const how = changed.length > 0 ? 'corrected' : 'answered'
  fillAnswer(turn, values, said, how, said || choice?.label || '')
  if (choice?.says) return choice.says
  // A number is read back in the rhythm in which it is said aloud, so that a wrong digit shows.
  if (step.answer === 'phone' && changed.length === 0)
    return fill(turn.world.words.heard, { list: correctedWords(turn, step.slots) })
  const words = correctedWords(
    turn,
    changed.filter((slot) => step.slots.includes(slot)),
  )
  return words ? fill(turn.world.words.fixed, { new: words }) : ''
}
