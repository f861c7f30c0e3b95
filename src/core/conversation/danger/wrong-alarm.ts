/**
 * A talk that an alarm opened, and that nothing said since fits, gives the floor back to the help that was told of (人找不到了 of a
 * swindler, 120我叫他老婆打了). The alarm itself stays at the desk: only a person ends it, and the phones stay on the screen.
 */
import type { Dialogue, Step } from '../../dialogue/schema.ts'
import { answeredUnasked } from '../../dialogue/answer-kinds.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { accept, hears } from '../asking/accept-step.ts'
import { startDialogue } from '../asking/advance.ts'
import { TELLS } from '../asking/asked.ts'
import { openStepOf } from '../asking/ask.ts'
import type { Heard } from '../hear.ts'
import type { Danger } from '../state.ts'
import type { Turn } from '../turn.ts'
import { dangerStepById } from './danger-turn.ts'

/** What only the ordinary help works on: today's bed and food, money, and what happened. */
const NEEDS = ['shelter', 'food', 'cost', 'income'] as const

/** Messages after the alarm that fit nothing of its talk, before another talk that waits is taken up again. */
const UNFIT = 2

/** 没丢 我说的是工资, 没人打人: the help that was told of is taken up. False: nothing is denied. */
export function takesBack(turn: Turn, heard: Heard): boolean {
  const dialogue = doubtedOf(turn, heard)
  return dialogue !== null && denies(turn, dialogue, heard) && leave(turn, dialogue)
}

/** The same for words that fit nothing of the alarm and tell of the help; before the message is read as an answer. */
export function givesWay(turn: Turn, heard: Heard): boolean {
  const dialogue = doubtedOf(turn, heard)
  if (dialogue === null || fitsNow(turn, dialogue, heard) || !tellsOther(turn, dialogue, heard)) return false
  return leave(turn, dialogue)
}

/** The open talk, when an alarm opened it and nothing said since has fitted it. */
function doubtedOf(turn: Turn, { input, text }: Heard): Dialogue | null {
  const dialogue = turn.dialogue()
  if (dialogue === null || input.choice !== undefined || text === '') return null
  return isOfAlarm(turn, dialogue) && !asksOfAnother(turn, dialogue) && !fitsBefore(turn, dialogue) ? dialogue : null
}

/** 有人压在里面吗 is open: a danger of another kind is being asked about, and no sum told beside it ends that. */
function asksOfAnother(turn: Turn, { opens }: Dialogue): boolean {
  const asked = dangerStepById(turn, turn.state.openStep)
  return asked !== null && !opens.dangers.includes(asked.kind)
}

function leave(turn: Turn, from: Dialogue): boolean {
  const wanted = turn.dialogue(turn.state.paused?.intent ?? 'emergency-help')
  if (wanted === null || wanted.id === from.id) return false
  forgetPresets(turn, from)
  startDialogue(turn, wanted, null)
  turn.say(turn.world.words.wrongAlarm)
  return true
}

/** Opened by words that alarm; whoever is stayed with is left by no rule of this kind, and a child by none. */
function isOfAlarm(turn: Turn, { id, opens, stay }: Dialogue): boolean {
  const isSpecial = opens.dangers.length > 0 && stay === undefined && id !== 'emergency-help'
  return isSpecial && turn.value('childWrites') !== true && dangersOf(turn, opens.dangers).length > 0
}

function dangersOf({ state }: Turn, kinds: readonly string[]): Danger[] {
  return state.dangers.filter(({ kind }) => kinds.includes(kind))
}

/** Something told before answered a question that only this talk asks, or the danger was told more than once. */
function fitsBefore(turn: Turn, dialogue: Dialogue): boolean {
  const { state } = turn
  const since = state.dialogue?.startedAt ?? ''
  const isTold = ownSlots(turn, dialogue).some((slot) => {
    const held = state.slots[slot]
    return held?.kind === 'filled' && held.said !== ''
  })
  return isTold || dangersOf(turn, dialogue.opens.dangers).some(({ confirmed, at }) => confirmed || at > since)
}

/** Slots of the talk and of the question of its danger that the ordinary help does not ask for. */
function ownSlots(turn: Turn, { steps, opens }: Dialogue): string[] {
  const ordinary = new Set([...slotsOf(turn.dialogue('emergency-help')?.steps ?? []), ...OF_ANY_TALK])
  const ofDanger = turn.world.rules.danger.steps.filter(({ kind }) => opens.dangers.includes(kind))
  return slotsOf([...steps, ...ofDanger]).filter((slot) => !ordinary.has(slot))
}

/** 打我手机: how to be reached is told in every talk. */
const OF_ANY_TALK = ['contactHow', 'contactWhen']

function slotsOf(steps: readonly Step[]): string[] {
  return steps.flatMap(({ slots }) => slots)
}

function denies(turn: Turn, { opens }: Dialogue, { text }: Heard): boolean {
  const words = foldClauses(text, [])
  return opens.dangers.some((kind) => turn.world.rules.worse.get(kind)?.denies.test(words) === true)
}

/** A danger is told in it, or it answers what was asked about the danger. */
function fitsNow(turn: Turn, dialogue: Dialogue, heard: Heard): boolean {
  const isDanger = [...heard.dangers, ...heard.asks].some(({ kind }) => dialogue.opens.dangers.includes(kind))
  const step = openStepOf(turn)
  const own = new Set(ownSlots(turn, dialogue))
  const asksOwn = step !== null && (dangerStepById(turn, step.id) !== null || step.slots.some((slot) => own.has(slot)))
  if (isDanger || !asksOwn) return isDanger
  // Free words fill a question of free words whatever they are.
  return step.answer === 'text' ? hears(step, heard.text) : accept(turn, step, heard)?.kind === 'filled'
}

/** Words for the help that waits: an answer to it, a need that the open talk does not ask about, or one more sentence beside it. */
function tellsOther(turn: Turn, dialogue: Dialogue, heard: Heard): boolean {
  const asked = new Set(slotsOf(dialogue.steps))
  const needs = NEEDS.filter((slot) => heard.extracted[slot] !== undefined && !asked.has(slot)).length
  const { paused } = turn.state
  // 他没吃饭就出去了 is told of the one who is looked for; 没地方睡 也没吃的 of oneself.
  if (paused === null) return needs > 0 && !/[他她]/.test(heard.text) && (needs > 1 || sinceStart(turn) >= UNFIT)
  const waiting = turn.dialogue(paused.intent)
  const answers = waiting?.steps.some((step) => isAnswer(turn, step, asked, heard)) ?? false
  return needs > 0 || answers || (sinceStart(turn) > UNFIT && heard.text.length >= TELLS)
}

function isAnswer(turn: Turn, step: Step, asked: ReadonlySet<string>, heard: Heard): boolean {
  if (step.answer === 'review' || step.slots.some((slot) => asked.has(slot) || turn.state.slots[slot] !== undefined))
    return false
  return step.slots.some((slot) => heard.extracted[slot] !== undefined) || answeredUnasked(step, heard.text) !== null
}

/** Own messages since the talk opened, this one among them. */
function sinceStart({ state }: Turn): number {
  const since = state.dialogue?.startedAt ?? ''
  return state.said.filter(({ at, pressed }) => !pressed && at > since).length
}

/** What the alarm took for granted (家里有人打人) is nothing that was told. */
function forgetPresets(turn: Turn, { presets }: Dialogue): void {
  const slots = Object.keys(presets).filter((slot) => {
    const held = turn.state.slots[slot]
    return held?.kind === 'filled' && held.said === ''
  })
  if (slots.length > 0) turn.emit({ type: 'slots-cleared', slots })
}
