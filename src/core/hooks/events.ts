/** What other systems may be told of: kinds of changes, and what is said of each. Nothing of a person, and nothing of a complaint. */
import type { Case } from '../cases/case.ts'
import type { Floor } from '../conversation/events.ts'
import { isEnded } from '../cases/transitions.ts'
import { COMPLAINT } from '../rights.ts'

export const HOOK_EVENTS = [
  'case.opened',
  'case.level_changed',
  'case.status_changed',
  'case.assigned',
  'case.closed',
  'conversation.handed_over',
  'conversation.closed',
] as const
export type HookEvent = (typeof HOOK_EVENTS)[number]

/** One thing to tell, if what is stored differs from it in this column; null: in any case. */
export interface Telling {
  event: HookEvent
  unlike: 'level' | 'status' | 'assignee' | null
}

/** What a write of a case may have changed; whether it did, only the store knows. */
export function caseTellings({ incident, status }: Pick<Case, 'incident' | 'status'>, isNew: boolean): Telling[] {
  if (incident === COMPLAINT) return []
  if (isNew) return [{ event: 'case.opened', unlike: null }]
  return [
    { event: 'case.level_changed', unlike: 'level' },
    { event: 'case.status_changed', unlike: 'status' },
    { event: 'case.assigned', unlike: 'assignee' },
    ...(isEnded(status) ? [{ event: 'case.closed', unlike: 'status' } as const] : []),
  ]
}

export function caseBody(event: HookEvent, told: Case, at: string): string {
  const { number, level, status, town, district, channel, openedAt, dueAt, firstContactAt, assignee } = told
  const data = { number, level, status, town, district, channel, openedAt, dueAt, firstContactAt }
  return bodyOf(event, { ...data, assigned: assignee !== null }, at)
}

/** A talk that came to people or ended; null: it did neither. */
export function floorEvent(floors: readonly Floor[]): HookEvent | null {
  const last = floors.at(-1)
  if (last === 'waiting' || last === 'human') return 'conversation.handed_over'
  return last === 'closed' ? 'conversation.closed' : null
}

export interface ToldTalk {
  id: string
  channel: string
  floor: Floor
  level: string | null
  town: string | null
  caseNumber: string | null
}

export function talkBody(event: HookEvent, talk: ToldTalk, at: string): string {
  const { id, channel, floor, level, town, caseNumber } = talk
  return bodyOf(event, { conversation: id, channel, floor, level, town, number: caseNumber }, at)
}

export function bodyOf(type: HookEvent | 'test', data: Record<string, unknown>, at: string): string {
  return JSON.stringify({ type, timestamp: at, data })
}
