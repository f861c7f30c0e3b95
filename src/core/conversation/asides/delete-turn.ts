/** 删掉: what was said is deleted by a clock, which survives a crash; what a case stands on stays until it has ended, and that is said. */
import { isEnded } from '../../cases/transitions.ts'
import { listWords } from '../../dialogue/read-back.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

export function deleteTalk(turn: Turn): void {
  const { words, now, office } = turn.world
  const linked = turn.state.case
  if (linked !== null && !isEnded(linked.status)) {
    const contact = turn.state.forgetsContact ? words.noContact : null
    turn.say(fill(words.leftKept, { number: linked.number, list: listWords(turn.state), contact }))
    return
  }
  turn.emit({ type: 'slots-cleared', slots: Object.keys(turn.state.slots) })
  turn.emit({ type: 'erasure-asked', before: turn.lastSeq + 1 })
  turn.timer(`erase:${turn.conversationId}`, 'erase', now)
  turn.say(
    linked === null ? words.leftDeleted : fill(words.leftDeletedCase, { number: linked.number, keep: office.keep }),
  )
}

/** 前面讲的都删掉: the open talk ends with it, unless a case stands on it. */
export function deleteAll(turn: Turn): void {
  const intent = turn.state.dialogue?.intent
  if (intent !== undefined && !hasOpenCase(turn.state))
    turn.emit({ type: 'dialogue-ended', intent, outcome: 'restarted' })
  deleteTalk(turn)
}
