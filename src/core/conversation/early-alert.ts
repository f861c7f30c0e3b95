/** A need of today (no bed tonight, medicine stopped) is told to the desk the moment it shows, not only when the talk is sent. */
import { assessNow, matterWords } from './facts.ts'
import type { Place } from '../understanding/slots.ts'
import { hasOpenCase, type Turn } from './turn.ts'

/** Rings the desk once: when the talk has just become urgent, and nothing else of this turn has rung for it. */
export function alertEarly(turn: Turn): void {
  const { state, world } = turn
  const files = turn.dialogue()?.ends === 'case' || turn.dialogue()?.ends === 'alarm'
  if (!files || state.confidential || hasOpenCase(state) || turn.alerts.length > 0) return
  const { level } = assessNow(state, world)
  if (level !== 'P1' || isUrgentAlready(turn)) return
  const town = (turn.value('place') as Place | undefined)?.town
  turn.alert({ kind: 'danger', level, text: ['很急', town, matterWords(state)].filter(Boolean).join(' · ') })
}

/** The desk has heard of it: by an alert like this one, or by the alarm of a danger. */
function isUrgentAlready({ from, world }: Turn): boolean {
  if (from.dialogue === null && from.dangers.length === 0) return false
  const { level } = assessNow(from, world)
  return level === 'P0' || level === 'P1'
}
