/** 删掉: what was said is deleted by a clock, which survives a crash; what a case stands on stays until it has ended, and that is said. */
import { isEnded } from '../cases/transitions.ts'
import type { Turn } from './turn.ts'
import { fill } from './words.ts'

export function deleteTalk(turn: Turn): void {
  const { words, now, office } = turn.world
  const linked = turn.state.case
  if (linked !== null && !isEnded(linked.status)) {
    turn.say(fill(words.leftKept, { number: linked.number }))
    return
  }
  turn.emit({ type: 'slots-cleared', slots: Object.keys(turn.state.slots) })
  turn.emit({ type: 'erasure-asked', before: turn.lastSeq + 1 })
  turn.timer(`erase:${turn.conversationId}`, 'erase', now)
  turn.say(
    linked === null ? words.leftDeleted : fill(words.leftDeletedCase, { number: linked.number, keep: office.keep }),
  )
}
