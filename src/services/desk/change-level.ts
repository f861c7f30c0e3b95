/** A worker changes the level: upward freely, downward with a reason, from P0 and P1 with a second person (dialogues.md RU-7). */
import { LEVEL_WORDS_RESIDENT, notices } from '../../content/desk-messages.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { firstContactDue } from '../../core/cases/deadlines.ts'
import { decideLevel } from '../../core/cases/level-change.ts'
import { decidingRule, type Override } from '../../core/cases/overrides.ts'
import { contactTimers } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import { dueWords } from '../../core/time.ts'
import { isHigher, type Level } from '../../core/triage/level.ts'
import { changeCase } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'

export interface LevelInput {
  level: Level
  reason: string
  expectedVersion?: number | undefined
}

/** `pending`: written down, a second person has to say the same. */
export async function changeLevel(
  deps: DeskServices,
  actor: Actor,
  number: string,
  input: LevelInput,
): Promise<Outcome<{ case: Case; pending: boolean }>> {
  let pending = false
  const outcome = await changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      if (isEnded(current.status)) return { kind: 'ended', status: current.status }
      const decision = decideLevel(current, input.level, input.reason, actor.badge, now)
      pending = decision.kind === 'proposed'
      switch (decision.kind) {
        case 'same':
          return { kind: 'change', changed: {}, entries: [] }
        case 'reason-missing':
          return { kind: 'invalid', field: 'reason', why: '调低级别要写理由。' }
        case 'second-person-needed':
          return { kind: 'second-person', badge: decision.by }
        case 'proposed':
          return { kind: 'change', changed: {}, entries: [{ by: actor.badge, kind: 'level', text: decision.entry }] }
        case 'changed': {
          const dueAt = dueOf(deps, current, input.level, now)
          const reason = {
            rule: 'worker',
            level: input.level,
            text: input.reason || '值班员判断更急',
            source: `${actor.badge} 号`,
          }
          return {
            kind: 'change',
            changed: {
              level: input.level,
              dueAt,
              reasons: [reason, ...current.reasons],
              overrides: [...(current.overrides ?? []), overrideOf(current, input, actor, now)],
            },
            entries: [{ by: actor.badge, kind: 'level', text: decision.entry }],
            notice: noticeOf(current, input.level, dueAt, now),
            ...(current.firstContactAt === null
              ? { timers: { set: contactTimers({ ...current, level: input.level, dueAt }, now), cancel: [] } }
              : {}),
            audit: 'case.level',
          }
        }
      }
    },
    { expectedVersion: input.expectedVersion },
  )
  return outcome.kind === 'done' ? done({ case: outcome.value, pending }) : outcome
}

function overrideOf(current: Case, { level, reason }: LevelInput, { badge }: Actor, now: Date): Override {
  const rule = decidingRule(current.reasons)
  return { at: now.toISOString(), from: current.level, to: level, rule, by: badge, reason }
}

/** More urgent: the new clock starts now and is never later than the old; less urgent: the new clock counts from the opening. */
function dueOf(deps: DeskServices, current: Case, to: Level, now: Date): string {
  if (!isHigher(to, current.level)) return firstContactDue(to, new Date(current.openedAt), deps.calendar).toISOString()
  const due = firstContactDue(to, now, deps.calendar).toISOString()
  return due < current.dueAt ? due : current.dueAt
}

/** Only good news is announced, and only while the promise is open. */
function noticeOf(current: Case, to: Level, dueAt: string, now: Date): string | null {
  if (!isHigher(to, current.level) || current.firstContactAt !== null) return null
  return fill(notices.due, { level: LEVEL_WORDS_RESIDENT[to], due: dueWords(new Date(dueAt), now) })
}
