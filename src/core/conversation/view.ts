/** What conditions of the data language see: slots (with `a.b` for a part) and derived facts. */
import type { View } from '../dialogue/condition.ts'
import type { Level } from '../triage/level.ts'
import type { ChannelName } from './events.ts'
import { hasOpenCase, slotValue, type ConversationState } from './state.ts'

/**
 * `$level` · `$channel` · `$dangers` (kinds noted) · `$dangerNow` (one of them may still go on) ·
 * `$filed` (there is a case) · `$case` (none, open, ended) · `$status` (of the case) · `$overdue` (nobody got in touch in time) ·
 * `$quiet` · `$dialogue` · `$paused` (the dialogue that waits) · `$photos` (there are some) · `$others` (this talk has opened another case before) · `$floor` · `$past` (what happened is more than a day ago).
 * A skipped slot is known and has no value.
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
        case '$case':
          return state.case === null ? 'none' : hasOpenCase(state) ? 'open' : 'ended'
        case '$status':
          return state.case?.status ?? null
        case '$overdue':
          return isOverdue(state)
        case '$quiet':
          return state.quiet
        case '$dialogue':
          return state.dialogue?.intent ?? null
        case '$past':
          return isPast(state)
        case '$floor':
          return state.floor
        case '$paused':
          return state.paused?.intent ?? null
        case '$photos':
          return state.photos > 0
        case '$others':
          return state.others.length > 0
        default:
          return slotPart(state, name)
      }
    },
    known: (name) => state.slots[name.split('.')[0] ?? name] !== undefined,
  }
}

/** Seen from the resident's last words. */
function isOverdue({ case: shown, lastResidentAt }: ConversationState): boolean {
  const waits = shown?.status === 'new' || shown?.status === 'accepted'
  return waits && lastResidentAt !== null && Date.parse(shown.dueAt) <= Date.parse(lastResidentAt)
}

const DAY_MS = 86_400_000

function isPast(state: ConversationState): boolean {
  const range = slotValue(state, 'occurredAt') as { to?: string; from: string } | undefined
  const ended = Date.parse(range?.to ?? range?.from ?? '')
  return state.lastResidentAt !== null && ended + DAY_MS < Date.parse(state.lastResidentAt)
}

function slotPart(state: ConversationState, name: string): unknown {
  const [slot = name, part] = name.split('.')
  const value = slotValue(state, slot)
  return part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part]
}
