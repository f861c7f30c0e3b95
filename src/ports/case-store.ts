/** Where cases are read; they are written with the turn that changes them (conversation-store.ts). */
import type { Case, CaseHead } from '../core/cases/case.ts'
import type { CaseMarks } from '../core/cases/marks.ts'
import type { CallOut } from '../core/dispatch/call-out.ts'
import type { ChannelName } from '../core/conversation/events.ts'
import type { Level } from '../core/triage/level.ts'
import type { OutboxItem, Timer, Alert, AuditEntry, CaseWrite } from './conversation-store.ts'

/** Where a page of cases ended: the next begins behind it. */
export interface CaseKey {
  level: Level
  dueAt: string
  number: string
}

export interface CaseFilter {
  status?: string[]
  /** At most 90. */
  numbers?: readonly string[]
  /** In nobody's charge. */
  unassigned?: boolean
  incident?: string[]
  channel?: ChannelName[]
  tag?: string
  /** Opened at or after, and before. */
  openedFrom?: string
  openedTo?: string
  /** No attempt to reach the person since this instant. */
  quietSince?: string
  after?: CaseKey
  level?: Level[]
  towns?: string[]
  assigneeId?: string
  /** Due before this instant and without first contact. */
  overdueAt?: string
  /** Case number, the whole phone or the whole name (blind indexes). */
  q?: string
  limit?: number
}

export interface CaseStore {
  find(number: string): Promise<Case | null>
  list(filter: CaseFilter): Promise<CaseHead[]>
  /** Same person again: cases with this phone, newest first. */
  byPhone(phone: string, limit: number): Promise<CaseHead[]>
  /** Cases of the same name, or told from the same door, newest first. */
  alike(like: { name: string } | { addressOf: Case }, limit: number): Promise<CaseHead[]>
  /** Ended cases to which nothing was added since, and that still hold words. */
  endedBefore(since: string, limit: number): Promise<{ number: string; conversationId: string | null }[]>
  /** Empties a case: what, where and when stay for the figures; words, names and numbers go. */
  forget(number: string, at: string): Promise<void>
  /** What figures count of these cases, at most 90, or of all; null for a case written before there were marks. */
  marks(numbers?: readonly string[]): Promise<{ number: string; marks: CaseMarks | null }[]>
  /** A write without a conversation (phone intake, desk actions). */
  write(batch: {
    cases: CaseWrite[]
    alerts?: Alert[]
    timers?: { set: Timer[]; cancel: string[] }
    audit?: AuditEntry[]
    /** Calls to colleagues, and the words that go to their own chats with them. */
    callOuts?: CallOut[]
    outbox?: OutboxItem[]
  }): Promise<'stored' | 'conflict'>
  /** Writes the case with its whole timeline over what was there: for the erasure of words, never for work on a case. */
  erase(write: CaseWrite): Promise<'stored' | 'conflict'>
}
