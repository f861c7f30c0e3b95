/**
 * Changing a level by hand (dialogues.md RU-7): upward is free, downward needs a written reason, and from P0 or P1 a
 * second person. The first person's wish is a line of the timeline; the second person saying the same makes it so.
 */
import { isHigher, type Level } from '../triage/level.ts'
import type { Case, TimelineEntry } from './case.ts'
import { isUrgent } from './transitions.ts'

const WISH = '提出改为'
const WISH_PATTERN = /^提出改为 (P[0-3])：/
/** A wish nobody seconded within a day is void: the situation has moved on. */
const WISH_LASTS_MS = 24 * 60 * 60_000

export type LevelDecision =
  | { kind: 'same' }
  | { kind: 'reason-missing' }
  | { kind: 'changed'; entry: string }
  /** Written down; a second person has to say the same. */
  | { kind: 'proposed'; entry: string }
  /** The same person cannot second themself. */
  | { kind: 'second-person-needed'; by: string }

/** What becomes of `badge` asking for `to`. */
export function decideLevel(
  current: Pick<Case, 'level' | 'timeline'>,
  to: Level,
  reason: string,
  badge: string,
  now: Date,
): LevelDecision {
  if (to === current.level) return { kind: 'same' }
  if (isHigher(to, current.level)) {
    return { kind: 'changed', entry: `${current.level} 改为 ${to}${reason ? `：${reason}` : ''}` }
  }
  if (reason === '') return { kind: 'reason-missing' }
  if (!isUrgent(current.level)) return { kind: 'changed', entry: `${current.level} 改为 ${to}：${reason}` }
  const wish = openWish(current.timeline, now)
  if (wish === null || wish.to !== to) return { kind: 'proposed', entry: `${WISH} ${to}：${reason}` }
  if (wish.by === badge) return { kind: 'second-person-needed', by: wish.by }
  return { kind: 'changed', entry: `${current.level} 改为 ${to}：${reason}（${wish.by} 号提出，${badge} 号同意）` }
}

/** The wish to lower that still waits for a second person. */
export function openWish(timeline: readonly TimelineEntry[], now: Date): { to: Level; by: string } | null {
  const last = timeline.findLast((entry) => entry.kind === 'level')
  const to = last?.text.match(WISH_PATTERN)?.[1]
  if (last === undefined || to === undefined) return null
  if (now.getTime() - Date.parse(last.at) > WISH_LASTS_MS) return null
  return { to: to as Level, by: last.by }
}
