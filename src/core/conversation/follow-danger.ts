/** After the phones: the one soft question of the danger, or the dialogue that follows it, with everything said kept. */
import { answeredUnasked, chosenUnasked } from '../dialogue/answer-kinds.ts'
import type { DangerStep } from '../dialogue/schema.ts'
import { goOn, startDialogue } from './advance.ts'
import { keepOtherSteps } from './answer-turn.ts'
import { askStep, readBackLead } from './ask.ts'
import { answerDanger, type NotedDanger } from './danger-turn.ts'
import type { Heard } from './hear.ts'
import { syncCase } from './open-case.ts'
import { fillSlot, keepHarm, keepWords } from './slots-turn.ts'
import { hasOpenCase, type Turn } from './turn.ts'

/** Words that alarm open their dialogue at once; a doubt asks first and opens nothing before it is answered. */
export function followDanger(turn: Turn, { go, question }: NotedDanger, heard: Heard): void {
  const known = isKnownMatter(turn, question)
  if (go || question === null || known) openDialogueOf(turn, known ? null : question, heard)
  keepWords(turn, heard)
  keepHarm(turn, heard)
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  if (question === null || known) {
    goOn(turn, turn.state.dialogue === null ? turn.world.words.addedToCase : readBackLead(turn), false)
    return
  }
  const told = answeredAlready(turn, question, heard)
  if (told === null) askStep(turn, question)
  else goOn(turn, [told, readBackLead(turn)].filter(Boolean).join(''), true)
}

/** 家里进水了一楼全泡了: what happened was said, so 出了什么事 is no question any more. */
function isKnownMatter(turn: Turn, question: DangerStep | null): boolean {
  const incident = turn.value('incident')
  return question?.kind === 'help_cry' && incident !== undefined && incident !== 'other'
}

/** A new danger takes the floor from the dialogue that is open, which waits; after sending, the case alone is told. */
function openDialogueOf(turn: Turn, question: DangerStep | null, heard: Heard): void {
  const dialogue = turn.dialogue(question?.dialogue ?? 'emergency-help')
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
  for (const [slot, value] of Object.entries(values)) fillSlot(turn, slot, value, heard.text, 'extracted')
  answerDanger(turn, question.kind, choice.current)
  return choice.says ?? ''
}
