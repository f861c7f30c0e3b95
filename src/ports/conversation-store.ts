/** Where conversations live. One `append` is one atomic, durable batch: all of it is on disk when it resolves, or nothing is. */
import type { Case, TimelineEntry } from '../core/cases/case.ts'
import type { AlertKind } from '../core/cases/who-hears.ts'
import type { StepChange } from '../core/conversation/asking/step-changes.ts'
import type { TalkMark } from '../core/conversation/marks.ts'
import type { ChannelName, ConversationEvent, Floor, StoredEvent, WorkerRef } from '../core/conversation/events.ts'
import type { AttachmentRef, Reply } from '../core/reply.ts'
import type { Level } from '../core/triage/level.ts'
import type { AlertStage } from '../core/triage/stages.ts'
import type { TalkStepReads } from './talk-steps.ts'

/** The row a list of conversations shows; derived from the events by whoever appends them. */
export interface ConversationHead {
  id: string
  channel: ChannelName
  /** The channel's own address (a Telegram chat id); null for web sessions. Sealed at rest, found by blind index. */
  address: string | null
  floor: Floor
  holder: WorkerRef | null
  /** Last event seq; 0 before the first append. */
  lastSeq: number
  level: Level | null
  town: string | null
  caseNumber: string | null
  /** First words of the resident, at most 60 characters. Sealed at rest. */
  preview: string
  /** Somebody complained in it: for supervisors and whoever they put in charge only. */
  confidential?: boolean
  /** The office's own marks. */
  tags?: string[]
  waitingSince: string | null
  createdAt: string
  updatedAt: string
}

export interface Conversation {
  head: ConversationHead
  events: StoredEvent[]
}

/** A message of a resident or worker that must count once: `(conversationId, clientId)` is unique. */
export interface InboundKey {
  clientId: string
  /** Hash of the request body: the same id with another body is refused. */
  bodyHash: string
}

export interface InboundRecord {
  bodyHash: string
  /** Seq of the message itself and of the last event of its turn: the answer is rebuilt from these. */
  seq: number
  lastSeq: number
}

/** A reply on its way to a channel that must be pushed to (web pages read for themselves). */
export interface OutboxItem {
  id: string
  conversationId: string
  channel: ChannelName
  address: string
  seq: number
  reply: Reply
  /** Photos and papers that go with it. */
  files?: AttachmentRef[]
  dueAt: string
}

/** Replies of one conversation by the numbers of their events, both ends inclusive. */
export interface OutboxRange {
  conversationId: string
  from: number
  to: number
}

export interface Timer {
  /** Unique: setting a timer with the same id again moves it. */
  id: string
  kind: string
  conversationId: string | null
  caseNumber: string | null
  dueAt: string
}

export interface Alert {
  id: string
  kind: AlertKind
  level: Level
  conversationId: string | null
  caseNumber: string | null
  town: string | null
  /** Words for the desk without personal data, e.g. 特急求助 · 云阳街道 · 着火. */
  text: string
  at: string
  /** About a complaint: for supervisors only. */
  confidential?: boolean
  /** How far an unheard clock has come, and so who is to be called: see `core/triage/stages.ts`. */
  stage?: AlertStage
  /** The one person it is for; absent: whoever may see the town. */
  forId?: string
}

/** An alert that still stands, with whoever has the talk or the case it is about; absent: nobody. */
export type OpenAlert = Alert & { holder?: WorkerRef }

/** Which alerts end: of a talk, of a case, or one; of these kinds only, where kinds are named. */
export interface AlertsToClose {
  conversationId?: string
  caseNumber?: string
  id?: string
  kinds?: AlertKind[]
}

/** A question the handbook could not answer, or answered badly. */
export interface Gap {
  id: string
  at: string
  conversationId: string
  question: string
  reason: 'unknown' | 'not-helpful' | 'handed-over'
  slug: string | null
}

export interface AuditEntry {
  at: string
  actor: string
  action: string
  target: string
  detail: string
}

/**
 * A case as it shall stand. `expectedVersion` 0 inserts; the timeline entries carry seq expectedVersion+1 … and
 * `case.version` is the last of them. Two writers with the same expectedVersion: one wins, the other's batch is refused whole.
 */
export interface CaseWrite {
  case: Case
  expectedVersion: number
  entries: TimelineEntry[]
}

export interface TurnBatch {
  /** The head as it shall stand after the batch; `head.lastSeq` = expectedSeq + events.length. */
  head: ConversationHead
  /** `head.lastSeq` as it was loaded; 0 creates the conversation. */
  expectedSeq: number
  events: { at: string; event: ConversationEvent }[]
  inbound?: InboundKey
  outbox?: OutboxItem[]
  cases?: CaseWrite[]
  alerts?: Alert[]
  timers?: { set: Timer[]; cancel: string[] }
  gaps?: Gap[]
  audit?: AuditEntry[]
  /** Somebody who waited for a person got one. */
  takeUp?: TakeUp
  /** What became of the questions of its dialogues. */
  steps?: StepChange[]
}

export interface TakeUp {
  at: string
  /** How long the person had waited. */
  seconds: number
}

/** `conflict`: somebody else appended first, or changed the case, or the case number is taken: load again and decide again. `duplicate`: that clientId is stored already. */
export type AppendOutcome = 'stored' | 'conflict' | 'duplicate'

/** Where a page of conversations ended: the next begins behind it. */
export interface ConversationKey {
  level: Level | null
  updatedAt: string
  id: string
}

export interface ConversationFilter {
  /** `open`: all but the closed ones. */
  floor?: Floor | 'open'
  /** Whole phone that was told in the talk. */
  phone?: string
  after?: ConversationKey
  /** Only these towns (and conversations without a town); absent = all. */
  towns?: string[]
  holderId?: string
  tag?: string
  /** Without a case, and last touched in this span. */
  quiet?: { from: string; to: string }
  limit?: number
}

/** One change the desk should hear of; `cursor` only grows. */
export interface Change {
  cursor: number
  kind: 'conversation' | 'case' | 'alert'
  /** Conversation id, case number or alert id. */
  ref: string
  town: string | null
  level: Level | null
  at: string
}

export interface OpenCount {
  floor: Floor
  town: string | null
  holderId: string | null
  confidential: boolean
  count: number
}

/** Pure changes of stored words, such as the loss of a number whose owner did not agree to it. */
export interface Rewrite {
  event(event: ConversationEvent): ConversationEvent
  text(text: string): string
}

/** One look for messages that nobody answered and nobody holds. */
export interface OrphanAudit {
  at: string
  talks: number
  messages: number
  orphans: number
}

export interface ConversationStore extends TalkStepReads {
  append(batch: TurnBatch): Promise<AppendOutcome>
  load(id: string): Promise<Conversation | null>
  head(id: string): Promise<ConversationHead | null>
  eventsAfter(id: string, seq: number): Promise<StoredEvent[]>
  findByAddress(channel: ChannelName, address: string): Promise<string | null>
  findInbound(id: string, clientId: string): Promise<InboundRecord | null>
  list(filter: ConversationFilter): Promise<ConversationHead[]>
  /** How many open talks there are of each floor, town and holder. */
  openCounts(): Promise<OpenCount[]>
  /** Web sessions: the token itself is never stored, only its SHA-256. */
  putToken(tokenHash: string, conversationId: string, expiresAt: string): Promise<void>
  findToken(tokenHash: string): Promise<{ conversationId: string; expiresAt: string } | null>
  changesAfter(cursor: number, limit: number): Promise<Change[]>
  lastCursor(): Promise<number>
  openAlerts(): Promise<OpenAlert[]>
  /** Ends alerts; the same batch rules as append. */
  closeAlerts(by: AlertsToClose, at: string, actor: string): Promise<void>
  /** Clocks that are due; pictures to fetch are asked for apart, so that a slow network holds up no clock. */
  dueTimers(now: string, limit: number): Promise<Timer[]>
  dueMedia(now: string, limit: number): Promise<Timer[]>
  /** The clock with this id, due or not; null when none is set. */
  timer(id: string): Promise<Timer | null>
  setTimer(timer: Timer): Promise<void>
  removeTimer(id: string): Promise<void>
  /** Takes up to `limit` items that are due and leases them until `leaseUntil`, so that two senders never hold the same one. */
  leaseOutbox(now: string, leaseUntil: string, limit: number): Promise<(OutboxItem & { attempts: number })[]>
  outboxSent(id: string, at: string): Promise<void>
  outboxFailed(id: string, error: string, retryAt: string | null): Promise<void>
  /**
   * Takes the replies `from` to `to` out of the outbox, to be said another way: all of them, or none when one was tried
   * already or an earlier one still waits. True again for the same range: they were taken before.
   */
  takeOutbox(range: OutboxRange, at: string): Promise<boolean>
  /** Makes the replies of a range due at once. */
  releaseOutbox(range: OutboxRange, at: string): Promise<void>
  outboxPending(): Promise<number>
  /** Seqs of what was said in a talk and given up on its way. */
  undelivered(conversationId: string): Promise<number[]>
  /** When the oldest reply that still waits was decided; null when none waits. */
  outboxOldest(): Promise<string | null>
  /** Talks in which something happened since, the newest first. */
  touchedSince(since: string, limit: number): Promise<string[]>
  addOrphanAudit(audit: OrphanAudit): Promise<void>
  lastOrphanAudit(): Promise<OrphanAudit | null>
  /** Waits that ended since then. */
  takeUps(since: string): Promise<TakeUp[]>
  gaps(limit: number): Promise<Gap[]>
  /** Rewrites what is stored of a talk: its events, first words, waiting replies and the lines of its cases. The order stays. */
  rewrite(id: string, how: Rewrite): Promise<void>
  /** Forgets the open questions of a conversation; returns how many there were. */
  eraseGaps(conversationId: string): Promise<number>
  /**
   * Erases a resident's words: events and preview are replaced by an erasure mark, questions, clocks and the tokens that
   * open the talk are gone, its alarms end. Cases stay; `CaseStore.erase` takes the words out of one.
   * `before`: only what stands before this seq, and the talk can be gone on with where it was held.
   */
  erase(id: string, at: string, before?: number): Promise<void>
  /** Talks without a case that nobody has touched since, and that still hold words. */
  staleTalks(since: string, limit: number): Promise<string[]>
  /** What figures count of talks in a span of time, oldest first. */
  marks(from: string, to: string): Promise<TalkMark[]>
}
