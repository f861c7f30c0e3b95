/** Who is rung for an open alert: everybody who may take it while nobody has it, then whoever has it, and supervisors when it stands. */
import type { Person } from '../rights.ts'
import type { AlertStage } from '../triage/stages.ts'
import type { Level } from '../triage/level.ts'

export type AlertKind =
  | 'danger'
  | 'case'
  | 'unclaimed'
  | 'overdue'
  | 'warning'
  | 'repeat'
  /** Somebody has waited too long for a person. */
  | 'waiting'
  /** A step of care is due. */
  | 'care'
  /** Somebody was named in a note. */
  | 'mention'
  /** Somebody is asked to take a talk. */
  | 'transfer'
  /** Supervision asks after a case. */
  | 'urged'

export interface Heard {
  kind: AlertKind
  level: Level
  at: string
  holderId: string | null
  /** The one person it is for, when it is for one. */
  forId: string | null
  /** How far an unheard clock has come. */
  stage: AlertStage | null
  /** Whom it calls out just now, unanswered. */
  calledIds: readonly string[]
}

const MINUTE = 60_000
/** So long the one in charge has to answer before a supervisor is rung besides. */
const SUPERVISOR_AFTER_MIN: Readonly<Partial<Record<Level, number>>> = { P0: 5, P1: 15 }
/** A clock that runs is the matter of whoever has the case; a clock that ran out is the supervisor's as well. */
const CLOCKS: ReadonlySet<AlertKind> = new Set(['warning', 'overdue', 'care'])

/** Whether this alert makes a sound for this person now. What does not ring stands in the list all the same. */
export function isRung(person: Pick<Person, 'id' | 'role'>, alert: Heard, now: number): boolean {
  if (alert.forId !== null) return alert.forId === person.id
  if (alert.calledIds.includes(person.id)) return true
  if (alert.level !== 'P0' && alert.level !== 'P1') return false
  if (alert.holderId === person.id) return true
  const leads = person.role === 'supervisor' || person.role === 'administrator'
  // A clock that came past its worker calls the leads, whoever has the matter.
  if (leads && (alert.stage === 'lead' || alert.stage === 'centre')) return true
  if (alert.holderId === null) return CLOCKS.has(alert.kind) ? leads && alert.kind === 'overdue' : true
  const after = SUPERVISOR_AFTER_MIN[alert.level] ?? 0
  return leads && now - Date.parse(alert.at) >= after * MINUTE
}
