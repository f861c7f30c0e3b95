/** The end that a resident wants: of the talk, or of the case, which is asked about first. */
import { goOn } from '../asking/advance.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { wantsOut } from '../cases/come-back.ts'
import { syncCase } from '../cases/open-case.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'
import { askLeave, askWithdraw } from './meta-turn.ts'

/** The bot never ends a talk about somebody's life (dialogues §1.10). */
export function stays(turn: Turn): boolean {
  return turn.dialogue()?.stay !== undefined
}

export function stop(turn: Turn, heard: Heard): boolean {
  if (stays(turn)) goOn(turn, turn.world.words.aliveCheck, true)
  else if (turn.dialogue()?.ends === 'result') leaveResult(turn)
  else if (turn.state.dialogue !== null) askLeave(turn)
  else if (hasOpenCase(turn.state)) withdraw(turn, heard)
  else turn.say(turn.world.words.bye)
  return true
}

/** Who only looked what there is has left nothing behind that must be asked about. */
function leaveResult(turn: Turn): void {
  turn.emit({ type: 'dialogue-ended', intent: 'eligibility', outcome: 'left' })
  turn.say(`好。${turn.world.words.bye}`)
}

/** 不用来了，邻居给了米: what was told joins the case, which ends only when that is said once more. */
function withdraw(turn: Turn, heard: Heard): void {
  if (wantsOut(turn.state)) {
    turn.say(turn.world.words.withdrawCheck)
    return
  }
  const added = keepWords(turn, heard)
  const told = Object.keys(heard.extracted).length > 0 || added.length > 0
  if (told) syncCase(turn, `居民补充：${heard.input.text.slice(0, 200)}`)
  askWithdraw(turn, told ? fill(turn.world.words.withdrawHeard, { words: heard.input.text.slice(0, 40) }) : '')
}
