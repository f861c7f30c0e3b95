/** Everything the handbook's backend may answer besides doing it; `http/desk/handbook-refusals.ts` maps each to a status. */
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import type { ArticleState } from '../../core/knowledge/versions.ts'
import type { Warning } from '../../core/knowledge/warnings.ts'
import type { UnreadReason } from '../../ports/document-reader.ts'
import type { Review } from './review.ts'

export type HandbookRefusal =
  | { kind: 'no-article'; slug: string }
  | { kind: 'no-version'; version: number }
  /** Somebody else saved first; both texts, so that nothing is lost. */
  | { kind: 'stale'; version: number; text: string; yours: string; by: string; at: string }
  | { kind: 'state'; state: ArticleState; step: 'submit' | 'publish' | 'return' | 'retire' }
  | { kind: 'second-person'; name: string; isAdministrator: boolean }
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'never-published'; version: number }
  | { kind: 'confirm'; review: Review }
  /** Another article names another figure for the same item, area and time; nobody can wave that through. */
  | { kind: 'clash'; warnings: Warning[] }
  | { kind: 'no-gap'; id: string }
  | { kind: 'no-question'; id: string }
  /** Somebody else changed the labelled question since it was read. */
  | { kind: 'question-changed'; question: string; by: string }
  | { kind: 'unread'; why: UnreadReason | 'not-here' | 'unknown-kind' | 'empty' }
  | { kind: 'field'; field: string; why: string }

export type Handled<T> = { kind: 'done'; value: T } | HandbookRefusal

export function handled<T>(value: T): { kind: 'done'; value: T } {
  return { kind: 'done', value }
}
