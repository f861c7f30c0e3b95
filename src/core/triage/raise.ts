/** Raising and lowering a level after it was given (dialogues §3, RU-2 to RU-7). Time and workers' marks come in as values. */
import { LEVELS, highest, isHigher } from './level.ts'
import type { Level } from './level.ts'

export interface LevelChange {
  level: Level
  /** The rule that moved it, or null when nothing moved. */
  rule: 'RU-2' | 'RU-3' | 'RU-4' | 'RU-6' | 'RU-7' | null
}

/** One step more urgent, at most P1: only danger makes a P0. */
function oneStepUp(level: Level): Level {
  if (level === 'P0' || level === 'P1') return level
  return level === 'P2' ? 'P1' : 'P2'
}

/** RU-2: the clock ran out without contact: P3 → P2, P2 → P1; P1 stays and pages; waiting alone never makes P0. */
export function raiseOverdue(level: Level, waited: { dueAt: Date; now: Date; contacted: boolean }): LevelChange {
  if (waited.contacted || waited.now.getTime() < waited.dueAt.getTime()) return { level, rule: null }
  const raised = oneStepUp(level)
  return { level: raised, rule: raised === level ? null : 'RU-2' }
}

export type PageTarget = 'worker' | 'lead' | 'centre'

/** RU-2: whom an unanswered clock pages: the worker at 100 %, the lead at 125 %, the centre at 150 % of its time. */
export function pageTarget(openedAt: Date, dueAt: Date, now: Date): PageTarget | null {
  const whole = dueAt.getTime() - openedAt.getTime()
  if (whole <= 0) return 'centre'
  const share = (now.getTime() - openedAt.getTime()) / whole
  if (share >= 1.5) return 'centre'
  if (share >= 1.25) return 'lead'
  return share >= 1 ? 'worker' : null
}

const REPEAT_MS = 72 * 3_600_000

/** RU-3: the same person again within 72 hours without contact between, or 没人找我: one step up, at most P1. */
export function raiseRepeated(
  level: Level,
  again: { lastAskedAt: Date | null; now: Date; contactedSince: boolean; saysNobodyCame: boolean },
): LevelChange {
  const soon = again.lastAskedAt !== null && again.now.getTime() - again.lastAskedAt.getTime() <= REPEAT_MS
  if (!again.saysNobodyCame && (again.contactedSince || !soon)) return { level, rule: null }
  const raised = oneStepUp(level)
  return { level: raised, rule: raised === level ? null : 'RU-3' }
}

/** RU-4: after new words all rules run again; the result is never below the present level. */
export function raiseReassessed(level: Level, reassessed: Level): LevelChange {
  const raised = highest(level, reassessed)
  return { level: raised, rule: raised === level ? null : 'RU-4' }
}

/** RU-6: a child writes: never below P1. */
export function raiseForChild(level: Level, childWrites: boolean): LevelChange {
  if (!childWrites) return { level, rule: null }
  const raised = highest(level, 'P1')
  return { level: raised, rule: raised === level ? null : 'RU-6' }
}

export type WorkerMark =
  | { outcome: 'changed'; level: Level; rule: 'RU-7' }
  | { outcome: 'unchanged'; level: Level }
  | { outcome: 'refused'; level: Level; needs: 'reason' | 'second_person' }

/** RU-7: a worker marks upward freely; downward needs a written reason and, from P0 or P1, a second person. */
export function markByWorker(
  level: Level,
  mark: { to: Level; by: string; reason: string; secondedBy?: string | undefined },
): WorkerMark {
  if (mark.to === level) return { outcome: 'unchanged', level }
  if (isHigher(mark.to, level)) return { outcome: 'changed', level: mark.to, rule: 'RU-7' }
  if (mark.reason.trim() === '') return { outcome: 'refused', level, needs: 'reason' }
  const urgent = LEVELS.indexOf(level) <= LEVELS.indexOf('P1')
  const seconded = mark.secondedBy !== undefined && mark.secondedBy !== '' && mark.secondedBy !== mark.by
  if (urgent && !seconded) return { outcome: 'refused', level, needs: 'second_person' }
  return { outcome: 'changed', level: mark.to, rule: 'RU-7' }
}
