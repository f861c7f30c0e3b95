/** 发出 said before the read-back: what must be known is still asked, then it goes out. */
import { goOn, startDialogue } from '../asking/advance.ts'
import { nextOf } from '../asking/ask.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { sentWords } from '../cases/status-turn.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** 发出 before the end: only what must be known is still asked (the place, consent), then it goes out. */
export function sendNow(turn: Turn, heard: Heard | null = null): void {
  // 就睡车里了 报上去吧 tells something besides.
  if (heard !== null && heard.input.choice === undefined) keepWords(turn, heard)
  turn.emit({ type: 'slot-filled', slot: 'review', value: 'send', said: '发出', how: 'answered' })
  agreeBySending(turn, heard)
  // The alarm has its number already; what is still asked does not hold it back.
  goOn(turn, isFiledAlready(turn) ? sentWords(turn) : '', false)
}

/** Who was told who reads it and says 报上去 agrees to that. */
function agreeBySending(turn: Turn, heard: Heard | null): void {
  const open = turn.dialogue()?.steps.some(({ slots }) => slots[0] === 'consent') ?? false
  if (!open || turn.state.consent !== 'told' || turn.state.slots['consent'] !== undefined) return
  const said = heard?.text ?? '发出'
  turn.emit({ type: 'slot-filled', slot: 'consent', value: true, said, how: 'extracted' })
  turn.emit({ type: 'consent-recorded', decision: 'given', text: turn.world.words.consentNotice })
}

export function canSend(turn: Turn): boolean {
  const ends = turn.dialogue()?.ends
  return ends === 'case' || ends === 'alarm'
}

/** The words themselves are what is to be passed on: where to put the food stands in them. */
export function passOn(turn: Turn, heard: Heard): void {
  keepWords(turn, heard)
  sendNow(turn)
}

/** 对的 报吧, while it is only looked at what one may get: what was told goes out, as an application or as a call for help. */
export function sendFromResult(turn: Turn): void {
  const urgent = turn.value('shelter') === false || turn.value('food') === false || turn.state.dangers.length > 0
  const wanted = turn.dialogue(urgent ? 'emergency-help' : 'apply')
  if (wanted === null) return
  startDialogue(turn, wanted, null)
  sendNow(turn)
}

/** The alarm of this talk has a number, and the talk goes on. */
function isFiledAlready(turn: Turn): boolean {
  return hasOpenCase(turn.state) && (nextOf(turn) !== null || turn.dialogue()?.stay !== undefined)
}
