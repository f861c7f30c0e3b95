/** Everything the desk may answer besides doing it: expected outcomes, as values. `http/desk/refusals.ts` maps each to a status. */
import type { CaseStatus, TimelineEntry } from '../../core/cases/case.ts'
import type { FieldChange } from '../../core/register/household.ts'
import type { TransitionRefusal } from '../../core/cases/transitions.ts'

/** Whoever holds what somebody else wanted; the name is for colleagues who may see the row, never for residents. */
export interface Holder {
  id: string
  badge: string
  /** null until `nameHolder` looked it up, and for somebody who is not on the list any more. */
  name: string | null
}

export type Refusal =
  | {
      kind: 'not-found'
      what:
        | 'conversation'
        | 'case'
        | 'staff'
        | 'attachment'
        | 'household'
        | 'visit'
        | 'alert'
        | 'filter'
        | 'message'
        | 'token'
        | 'webhook'
        | 'dialogue'
    }
  /** The row exists but lies in a town that is not this person's. */
  | { kind: 'out-of-scope' }
  /** Violence, suicide, children: only the person in charge and the supervisor. */
  | { kind: 'guarded' }
  | { kind: 'held'; holder: Holder; at: string }
  | { kind: 'not-holder'; holder: Holder | null }
  /** The same clientId came with another text. */
  | { kind: 'reused-id' }
  | { kind: 'version'; current: number; status: CaseStatus; changed: TimelineEntry[] }
  /** Somebody else has written this record since it was read; what is different now. */
  | { kind: 'stale-record'; current: number; changes: FieldChange[] }
  | { kind: 'transition'; from: CaseStatus; to: CaseStatus; refusal: TransitionRefusal }
  | { kind: 'ended'; status: CaseStatus }
  | { kind: 'has-case'; number: string }
  | { kind: 'second-person'; badge: string }
  | { kind: 'last-administrator' }
  | { kind: 'taken'; field: string; why: string }
  | { kind: 'invalid'; field: string; why: string }

export type Outcome<T> = { kind: 'done'; value: T } | Refusal

export function done<T>(value: T): { kind: 'done'; value: T } {
  return { kind: 'done', value }
}
