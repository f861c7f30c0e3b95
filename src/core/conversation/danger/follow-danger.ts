/** After the phones: the one soft question of the danger, or the dialogue that follows it, with everything said kept. */
import { answeredUnasked, chosenUnasked } from '../../dialogue/answer-kinds.ts'
import type { DangerStep } from '../../dialogue/schema.ts'
import { goOn, startDialogue } from '../asking/advance.ts'
import { dialogueAfter } from './after-doubt.ts'
import { answersPlainly } from '../asking/accept-step.ts'
import { continueDialogue } from '../asking/answer-turn.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { askStep, openStepOf, readBackLead } from '../asking/ask.ts'
import { answerDanger, dangerStepById, type NotedDanger } from './danger-turn.ts'
import type { Heard } from '../hear.ts'
import { syncCase } from '../cases/open-case.ts'
import { fillAnswer } from '../asking/fill-slot.ts'
import { keepHarm, keepWords } from '../asking/slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Words that alarm open their dialogue at once; a doubt asks first and opens nothing before it is answered. */
export function followDanger(turn: Turn, { go, question }: NotedDanger, heard: Heard): void {
  const known = isKnownMatter(turn, question, heard)
  if (go || question === null || known) openDialogueOf(turn, known ? null : question, heard)
  keepWords(turn, heard)
  keepHarm(turn, heard)
  if (turn.state.dialogue !== null) keepOtherSteps(turn, null, heard)
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  if (question === null || known) {
    goOn(turn, turn.state.dialogue === null ? turn.world.words.addedToCase : readBackLead(turn), false)
    return
  }
  const told = answeredAlready(turn, question, heard)
  if (told === null) askStep(turn, question)
  // Who stands on a bridge is read nothing back.
  else goOn(turn, [told, turn.dialogue()?.stay === undefined ? readBackLead(turn) : ''].filter(Boolean).join(''), true)
}

/** A danger known already was told again: nothing starts anew while a talk is open; after sending its talk is taken up again. */
export function followAgain(turn: Turn, noted: NotedDanger, heard: Heard): void {
  const step = openStepOf(turn)
  if (step !== null && answersPlainly(turn, heard)) {
    continueDialogue(turn, heard)
    return
  }
  if (step === null && turn.state.dialogue === null) {
    if (noted.question) turn.emit({ type: 'slots-cleared', slots: noted.question.slots })
    followDanger(turn, noted, heard)
    return
  }
  keepWords(turn, heard)
  const also = keepOtherSteps(turn, step, heard)
  if (step === null || dangerStepById(turn, step.id) === null) goOn(turn, also, true)
  else {
    if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
    askStep(turn, step, also)
  }
}

/** 家里进水了一楼全泡了: what happened was said, so 出了什么事 is no question any more. */
function isKnownMatter(turn: Turn, question: DangerStep | null, heard: Heard): boolean {
  if (question?.kind !== 'help_cry') return false
  const incident = turn.value('incident')
  const need = turn.value('medical') === 'now' || turn.value('food') === false || turn.value('shelter') === false
  return (need && heard.text.length > CRY) || (incident !== undefined && incident !== 'other')
}

/** 救命啊救命: so few words name no matter. */
const CRY = 6

/** A new danger takes the floor from the dialogue that is open, which waits; after sending, the case alone is told. */
function openDialogueOf(turn: Turn, question: DangerStep | null, heard: Heard): void {
  const dialogue = dialogueAfter(turn, question ?? {})
  const sent = hasOpenCase(turn.state) && turn.before !== null && turn.state.dialogue === null
  if (dialogue === null || dialogue.id === turn.state.dialogue?.intent) return
  const special = question?.dialogue !== undefined
  if ((sent && !special) || (turn.state.dialogue !== null && !special && handles(turn))) return
  startDialogue(turn, dialogue, heard)
  keepOtherSteps(turn, null, heard)
}

/** The open dialogue is about an emergency already. */
function handles(turn: Turn): boolean {
  return (turn.dialogue()?.opens.dangers.length ?? 0) > 0
}

/** 小把戏还在楼上: the soft question is answered before it is asked. Returns what is said to that answer. */
function answeredAlready(turn: Turn, question: DangerStep, heard: Heard): string | null {
  const choice = answeredUnasked(question, heard.text)
  if (choice === null) return null
  const { values } = chosenUnasked(question, choice, heard.text)
  fillAnswer(turn, values, heard.text, 'extracted')
  answerDanger(turn, question.kind, choice.current)
  return choice.says ?? ''
}
