/** What the desk needs of the world, named once; routes and services take it as a value. */
import type { WorkingCalendar } from '../../core/cases/deadlines.ts'
import type { Reason } from '../../core/cases/case.ts'
import type { WorkerRef } from '../../core/conversation/events.ts'
import type { TownNamed } from '../../core/understanding/town-name.ts'
import type { Rules } from '../../core/conversation/world.ts'
import type { Person } from '../../core/rights.ts'
import type { Level } from '../../core/triage/level.ts'
import type { Eligibility } from '../../core/eligibility/schema.ts'
import type { AttachmentStore } from '../../ports/attachment-store.ts'
import type { CallOutStore } from '../../ports/call-out-store.ts'
import type { DutyStore } from '../../ports/duty-store.ts'
import type { FilterStore } from '../../ports/filter-store.ts'
import type { HouseholdStore } from '../../ports/household-store.ts'
import type { OfficeStore } from '../../ports/office-store.ts'
import type { ServiceVisitStore } from '../../ports/service-visit-store.ts'
import type { Staff, StaffStore } from '../../ports/staff-store.ts'
import type { TokenStore } from '../../ports/token-store.ts'
import type { WebhookStore } from '../../ports/webhook-store.ts'
import type { VisitStore } from '../../ports/visit-store.ts'
import type { Files, Log, PasswordHasher, Vault } from '../../ports/system.ts'
import type { ChangeDeps } from '../change-conversation.ts'
import type { ClaimKeeper } from './keep-claims.ts'
import type { ReadLog } from './read-log.ts'

/** The rule table of triage, run on what is known (contracts §3). */
export type Triage = (
  facts: Record<string, unknown>,
  firstMessage: string,
  now: Date,
) => { level: Level; reasons: Reason[]; dueMinutes: number; dueAt: string }

/** The engine takes the floor back and goes on with the dialogue. False: this worker does not hold the floor; nothing was written. */
export type HandBack = (id: string, worker: WorkerRef, instruction: string | null) => Promise<boolean>

export interface DeskServices extends ChangeDeps {
  staff: StaffStore
  attachments: AttachmentStore
  households: HouseholdStore
  visits: VisitStore
  office: OfficeStore
  duty: DutyStore
  callOuts: CallOutStore
  serviceVisits: ServiceVisitStore
  filters: FilterStore
  tokens: TokenStore
  webhooks: WebhookStore
  files: Files
  vault: Vault
  hasher: PasswordHasher
  log: Log
  triage: Triage
  /** The compiled intents, for forms made of the dialogues. */
  rules: Rules
  calendar: WorkingCalendar
  handBack: HandBack
  /** The table of policies, for what may fit a case; absent: none is named. */
  eligibility?: Eligibility
  /** Whether a file can be handed out by an address (PUBLIC_URL): for channels that carry pictures only. */
  linksFiles?: boolean
  /** Hosts inside that may be told of changes (WEBHOOK_PRIVATE_HOSTS). */
  hookHosts?: readonly string[]
  /** Who has a console open, and so whose claims have a clock; absent: claims have none. */
  claims?: ClaimKeeper
  /** Keeps the read log free of what an open page only follows; absent: every look is written down. */
  reads?: ReadLog
  /** The district of a town of the gazetteer; null: there is no such town. Absent: names are taken as they come. */
  districtOf?: (town: string) => string | null
  /** A town by any name people write for it. Absent: `districtOf` says which names there are. */
  townOf?: (named: string) => TownNamed
  /** Most yuan one entry of cash aid may carry without a supervisor; a guard against a slipped zero, not a policy. 20,000 when absent. */
  maxCashYuan?: number
}

/** Whoever is signed in. */
export type Actor = Pick<Staff, 'id' | 'badge' | 'office' | 'role' | 'towns' | 'name'> & Pick<Person, 'token'>

/** A worker as conversations and cases name one. */
export function workerRef(actor: Pick<Actor, 'id' | 'badge' | 'office'>): WorkerRef {
  return { id: actor.id, badge: actor.badge, office: actor.office }
}
