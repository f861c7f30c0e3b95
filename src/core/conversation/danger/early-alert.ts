/** A need of today (no bed tonight, medicine stopped) is told to the desk the moment it shows, not only when the talk is sent. */
import { assessNow, matterWords } from '../facts.ts'
import type { Place } from '../../understanding/slots.ts'
import type { Level } from '../../triage/level.ts'
import type { ConversationState } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Rings the desk once: when the talk has just become urgent, and nothing else of this turn has rung for it. */
export function alertEarly(turn: Turn): void {
  const { state } = turn
  const files = turn.dialogue()?.ends === 'case' || turn.dialogue()?.ends === 'alarm'
  if (!files || state.confidential || hasOpenCase(state) || turn.alerts.length > 0) return
  const level = toldLevel(turn, state)
  if (level !== 'P1' || isUrgentAlready(turn)) return
  const town = (turn.value('place') as Place | undefined)?.town
  turn.alert({ kind: 'danger', level, text: ['很急', town, matterWords(state)].filter(Boolean).join(' · ') })
}

/** The desk has heard of it: by an alert like this one, or by the alarm of a danger. */
function isUrgentAlready(turn: Turn): boolean {
  const { from } = turn
  if (from.dialogue === null && from.dangers.length === 0) return false
  const level = toldLevel(turn, from)
  return level === 'P0' || level === 'P1'
}

/** By what was told alone: how urgent it sounds to the learnt model rings nobody before the talk is sent. */
function toldLevel({ world }: Turn, state: ConversationState): Level {
  return assessNow({ ...state, depths: null }, world).level
}
