/**
 * Changing a level by hand (dialogues.md RU-7): upward is free, downward needs a written reason, and from P0 or P1 a
 * second person. The first person's wish is a line of the timeline; the second person saying the same makes it so.
 */
import { isHigher, type Level } from '../triage/level.ts'
import { markByWorker } from '../triage/raise.ts'
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
  const wish = openWish(current.timeline, now)
  const secondedBy = wish?.to === to ? wish.by : undefined
  const mark = markByWorker(current.level, { to, by: badge, reason, secondedBy })
  switch (mark.outcome) {
    case 'unchanged':
      return { kind: 'same' }
    case 'changed': {
      const seconded = isUrgent(current.level) && !isHigher(to, current.level)
      const words = seconded ? `${reason}（${secondedBy} 号提出，${badge} 号同意）` : reason
      return { kind: 'changed', entry: `${current.level} 改为 ${to}${words ? `：${words}` : ''}` }
    }
    case 'refused':
      if (mark.needs === 'reason') return { kind: 'reason-missing' }
      if (secondedBy === badge) return { kind: 'second-person-needed', by: badge }
      return { kind: 'proposed', entry: `${WISH} ${to}：${reason}` }
  }
}

/** The wish to lower that still waits for a second person. */
export function openWish(timeline: readonly TimelineEntry[], now: Date): { to: Level; by: string } | null {
  const last = timeline.findLast((entry) => entry.kind === 'level')
  const to = last?.text.match(WISH_PATTERN)?.[1]
  if (last === undefined || to === undefined) return null
  if (now.getTime() - Date.parse(last.at) > WISH_LASTS_MS) return null
  return { to: to as Level, by: last.by }
}
