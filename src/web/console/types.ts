/** Shapes the desk API answers with (contracts §5), taken from the server's own types. */
import type { Case, CaseHead, CaseStatus, TimelineEntry } from '../../core/cases/case.ts'
import type { Floor } from '../../core/conversation/events.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import type { Message } from '../../core/reply.ts'
import type { Permission, RoleName } from '../../core/rights.ts'
import type { Level } from '../../core/triage/level.ts'
import type { CallOut } from '../../core/dispatch/call-out.ts'
import type { ConversationHead, OpenAlert } from '../../ports/conversation-store.ts'

export type Alert = OpenAlert & { callOut?: CallOut }
export type { Case, CaseHead, CaseStatus, Floor, Level, Message, Permission, RoleName, TimelineEntry }

export interface Me {
  id: string
  username: string
  name: string
  badge: string
  office: string
  role: RoleName
  towns: string[]
  permissions: Permission[]
  mustChangePassword: boolean
  /** One-time codes are set up. */
  codes: boolean
}

export type ConversationRow = Omit<ConversationHead, 'address'>

export interface Note {
  seq: number
  at: string
  by: string
  text: string
}

export interface ConversationDetail {
  conversation: ConversationRow
  messages: Message[]
  notes: Note[]
  /** Seqs of what was said and reached nobody. */
  undelivered: number[]
  state: Omit<ConversationState, 'said' | 'nudges'>
  case: (Case & { redacted: boolean }) | null
  earlier: CaseHead[]
}

/** What an open page fetches while it follows: the messages are only those after the last it has. */
export type ConversationNews = Omit<ConversationDetail, 'earlier'>

/** How many talks stand in each queue. */
export interface TalkCounts {
  mine: number
  waiting: number
  town: number
  all: number
}

export interface CaseCounts {
  open: number
  overdue: number
  byStatus: Partial<Record<CaseStatus, number>>
  byLevel: Partial<Record<Level, number>>
  byTag: Record<string, number>
}

export type CaseRow = CaseHead & { overdue: boolean }

export type CaseView = Case & {
  redacted: boolean
  /** The steps the table allows now. */
  next: CaseStatus[]
  overdue: boolean
  earlier: CaseHead[]
}

/** A policy that may fit a case; never a promise. */
export interface Fit {
  id: string
  name: string
  result: 'likely' | 'perhaps'
  says: string
  papers: string[]
  where: string
  source: string
}

/** What stands beside a case (GET /cases/{number}/beside). */
export interface Beside {
  fits: Fit[]
  open: string[]
  photos: { id: string; kind: string; bytes: number; at: string }[]
  related: { head: CaseHead; by: ('phone' | 'name' | 'address' | 'household')[] }[]
  aidDueAt: string | null
}

/** What the stream tells: a row as it stands now, or that it left this person's sight (services/desk/feed.ts). */
export type News =
  | { kind: 'conversation'; data: ConversationRow | { id: string; gone: true } }
  | { kind: 'case'; data: CaseRow | { number: string; gone: true } }
  | { kind: 'alert'; data: Alert | { id: string; ended: true } }
