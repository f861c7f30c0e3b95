/** A complaint that is left for another matter is filed as it stands, by itself: its words reach supervisors, and nobody else. */
import { openCase } from './open-case.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/**
 * Files it, unless one turn would have to write two cases: an alarm goes first (the other case, or the bell of a need, is written
 * in the same batch).
 */
export function fileComplaint(turn: Turn): void {
  const { state, world } = turn
  const told = state.dialogue?.intent === 'complaint' && turn.value('harm') !== undefined
  const alarmed = state.dangers.some(({ current, level }) => current !== false && level === 'P0')
  if (!state.confidential || !told || hasOpenCase(state) || alarmed || turn.alerts.length > 0) return
  // What is said just now belongs to the other matter.
  const { said } = state
  turn.state = { ...state, said: said.slice(0, -1) }
  const { number } = openCase(turn, { provisional: false })
  turn.state = { ...turn.state, said }
  const text = fill(world.words.complaintKept, { number })
  if (turn.state.consent === null) turn.emit({ type: 'consent-recorded', decision: 'told', text })
  turn.say(text)
}
