/** 要花钱吗 in the middle of a talk: answered in a sentence, and the talk goes on where it was. */
import { asideFor } from '../dialogue/asides.ts'
import { goOn } from './advance.ts'
import { answersOpenStep } from './answer-turn.ts'
import { dangerIsOpen } from './danger-turn.ts'
import type { Heard } from './hear.ts'
import { keepWords } from './slots-turn.ts'
import type { Turn } from './turn.ts'

/** Longer words are a matter of their own, which the handbook may know better. */
const SHORT = 14

/** Answers it. False: the words are none, or they answer what was asked. */
export function answerAside(turn: Turn, heard: Heard): boolean {
  const { state, world } = turn
  if (heard.input.choice !== undefined || heard.text === '' || state.floor === 'waiting') return false
  if (heard.text.length > SHORT && world.answer?.outcome === 'answer') return false
  const intent = state.dialogue?.intent ?? null
  const aside = asideFor(world.rules.asides, heard.text, { intent, incident: turn.value('incident') })
  if (aside === null || answersOpenStep(turn, heard)) return false
  keepWords(turn, heard)
  turn.say(aside.say)
  if (!aside.waits && (intent !== null || dangerIsOpen(turn))) goOn(turn, world.words.goOn, true)
  return true
}
