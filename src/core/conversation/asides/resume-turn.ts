/** A talk that was left is taken up again. */
import { goOn, startDialogue } from '../asking/advance.ts'
import { readBackLead } from '../asking/ask.ts'
import { keepWords } from '../asking/slots-turn.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'

/** 低保的表接着填吧: which of two talks is meant, while the other one is open. */
export function namesPaused(turn: Turn, { text }: Heard): boolean {
  const { dialogue, paused } = turn.state
  return paused?.intent === 'apply' && dialogue?.intent !== 'apply' && /低保|申请|补贴|补助|表|材料/.test(text)
}

/** Takes up a talk that was left: the position follows from what was answered; what is told beside it is kept. */
export function resume(turn: Turn, heard: Heard): void {
  const intent = turn.state.paused?.intent
  if (intent === undefined) return
  const dialogue = turn.dialogue(intent)
  if (dialogue) startDialogue(turn, dialogue, null)
  const told = heard.input.choice === undefined && heard.text.length > BARE_RESUME
  if (told) keepWords(turn, heard)
  goOn(turn, `${turn.world.words.resumed}${readBackLead(turn)}`, told)
}

/** 接着说吧 tells nothing besides. */
const BARE_RESUME = 6
