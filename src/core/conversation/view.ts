/** What conditions of the data language see: slots (with `a.b` for a part) and derived facts. */
import type { View } from '../dialogue/condition.ts'
import type { Level } from '../triage/level.ts'
import type { ChannelName } from './events.ts'
import { slotValue, type ConversationState } from './state.ts'

/**
 * `$level` · `$channel` · `$dangers` (kinds noted) · `$dangerNow` (one of them may still go on) ·
 * `$filed` (a case is open). A skipped slot is known and has no value.
 */
export function viewOf(state: ConversationState, channel: ChannelName, level: Level | null): View {
  return {
    value: (name) => {
      switch (name) {
        case '$level':
          return level
        case '$channel':
          return channel
        case '$dangers':
          return state.dangers.map(({ kind }) => kind)
        case '$dangerNow':
          return state.dangers.some(({ current, level: own }) => current !== false && own === 'P0')
        case '$filed':
          return state.case !== null
        default:
          return slotPart(state, name)
      }
    },
    known: (name) => state.slots[name.split('.')[0] ?? name] !== undefined,
  }
}

function slotPart(state: ConversationState, name: string): unknown {
  const [slot = name, part] = name.split('.')
  const value = slotValue(state, slot)
  return part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part]
}
