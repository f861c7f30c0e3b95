/** A case: what a worker works on, from the first word to the closed file (contracts §5 Case). */
import type { ChannelName, WorkerRef } from '../conversation/events.ts'
import type { Level } from '../triage/level.ts'
import type { Override } from './overrides.ts'
import type { Told } from './told.ts'

export const CASE_STATUSES = [
  'new',
  'accepted',
  'contacted',
  'verified',
  'aided',
  'documents_pending',
  'closed',
  'referred',
  'declined',
  'withdrawn',
  'merged',
] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** Why a case has its level: the rule, the level it asks for, its words and its source. */
export interface Reason {
  rule: string
  level: Level
  text: string
  source: string
  /** The resident's own words that made the rule fire. */
  words?: string
}

export type AidKind = 'cash' | 'goods' | 'service'

export interface Aid {
  kind: AidKind
  /** Yuan: the sum of cash, or what a thing or a service was worth. */
  amount?: number
  item?: string
  serviceCode?: string
  note: string
  by: string
  at: string
}

export interface CaseDocument {
  id: string
  name: string
  state: 'missing' | 'received'
  attachmentId?: string
  at: string
}

/** Another office in the case: `referral`: it was sent on there; `consult`: the office is asked for its part. */
export interface OfficeAsk {
  id: string
  kind: 'referral' | 'consult'
  office: string
  question: string
  by: string
  at: string
  /** The day by which it answers. */
  answerBy: string | null
  answer: { accepted: boolean; text: string; by: string; at: string } | null
}

export interface TimelineEntry {
  seq: number
  at: string
  /** `resident`, `bot`, `system`, or the badge of a worker. */
  by: string
  kind:
    | 'opened'
    | 'claimed'
    | 'assigned'
    | 'note'
    | 'contact'
    | 'transition'
    | 'level'
    | 'aid'
    | 'document'
    | 'referral'
    | 'said'
    | 'alert'
    | 'escalated'
    | 'warned'
    | 'fact'
  text: string
}

/** One question of the dialogue as it was asked and answered, in words. */
export interface AskedAndAnswered {
  slot: string
  asked: string
  answered: string
  at: string
}

export interface Contact {
  name: string | null
  phone: string | null
  relation: string
  how: string | null
}

export interface Case {
  number: string
  conversationId: string | null
  level: Level
  status: CaseStatus
  reasons: Reason[]
  incident: string
  /** Triage facts in the shape of contracts §3. */
  facts: Record<string, unknown>
  firstMessage: string
  asked: AskedAndAnswered[]
  town: string | null
  district: string | null
  contact: Contact
  reportedBy: string
  channel: ChannelName
  openedAt: string
  dueAt: string
  firstContactAt: string | null
  assignee: WorkerRef | null
  timeline: TimelineEntry[]
  aid: Aid[]
  documents: CaseDocument[]
  /** Papers may follow later (先行救助): the day by which they are due. */
  documentsDueAt: string | null
  /** Other offices that were asked, or to which the case was sent on. */
  asks?: OfficeAsk[]
  /** The office's own marks, to find cases by. */
  tags?: string[]
  /** Another office took it over: which, and by when it answers. */
  referral?: { office: string; answerBy: string | null }
  /** Equals the seq of the last timeline entry; a writer that names an older one is refused. */
  version: number
  /** Code of the reason for which it was declined (the office's table of reasons). */
  refusal?: string
  /** Its clocks began anew when it was reopened. */
  reopenedAt?: string
  /** Changes of its level by people. */
  overrides?: Override[]
  /** How it was told, kept when the words themselves are gone. */
  told?: Told
}

/** What the list of cases shows; no personal data. */
export type CaseHead = Pick<
  Case,
  | 'number'
  | 'conversationId'
  | 'level'
  | 'status'
  | 'incident'
  | 'town'
  | 'district'
  | 'channel'
  | 'openedAt'
  | 'dueAt'
  | 'firstContactAt'
  | 'assignee'
  | 'version'
  | 'tags'
> & {
  /** People at home, where it is known. */
  people?: number
  /** The last attempt to reach the person, whether it succeeded or not. */
  lastContactAt?: string
}
