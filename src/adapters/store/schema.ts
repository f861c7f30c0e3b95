/** The tables as drizzle sees them; `migrations/*.sql` makes them and says which columns are sealed. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Alert, Change, Gap } from '../../ports/conversation-store.ts'
import type { CaseStatus } from '../../core/cases/case.ts'
import type { ChannelName, Floor } from '../../core/conversation/events.ts'
import type { TalkMarkKind } from '../../core/conversation/marks.ts'
import type { Level } from '../../core/triage/level.ts'
import type { AlertStage } from '../../core/triage/stages.ts'
import type { Role } from '../../ports/staff-store.ts'

export const conversations = sqliteTable('conversations', {
  id: text('id').primaryKey(),
  channel: text('channel').$type<ChannelName>().notNull(),
  address: text('address'),
  addressIndex: text('address_index'),
  floor: text('floor').$type<Floor>().notNull(),
  holderId: text('holder_id'),
  holderBadge: text('holder_badge'),
  holderOffice: text('holder_office'),
  lastSeq: integer('last_seq').notNull(),
  level: text('level').$type<Level>(),
  town: text('town'),
  caseNumber: text('case_number'),
  preview: text('preview').notNull(),
  waitingSince: text('waiting_since'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  confidential: integer('confidential', { mode: 'boolean' }).notNull(),
  tags: text('tags').notNull(),
})

export const events = sqliteTable(
  'events',
  {
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    at: text('at').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.seq] })],
)

export const inbound = sqliteTable(
  'inbound',
  {
    conversationId: text('conversation_id').notNull(),
    clientId: text('client_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    seq: integer('seq').notNull(),
    lastSeq: integer('last_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.clientId] })],
)

export const tokens = sqliteTable('tokens', {
  tokenHash: text('token_hash').primaryKey(),
  conversationId: text('conversation_id').notNull(),
  expiresAt: text('expires_at').notNull(),
})

export const outbox = sqliteTable('outbox', {
  id: text('id').primaryKey(),
  conversationId: text('conversation_id').notNull(),
  channel: text('channel').$type<ChannelName>().notNull(),
  seq: integer('seq').notNull(),
  body: text('body').notNull(),
  dueAt: text('due_at').notNull(),
  attempts: integer('attempts').notNull(),
  leaseUntil: text('lease_until'),
  lastError: text('last_error'),
  sentAt: text('sent_at'),
  deadAt: text('dead_at'),
})

export const cases = sqliteTable('cases', {
  number: text('number').primaryKey(),
  conversationId: text('conversation_id'),
  level: text('level').$type<Level>().notNull(),
  status: text('status').$type<CaseStatus>().notNull(),
  incident: text('incident').notNull(),
  town: text('town'),
  district: text('district'),
  channel: text('channel').$type<ChannelName>().notNull(),
  openedAt: text('opened_at').notNull(),
  dueAt: text('due_at').notNull(),
  firstContactAt: text('first_contact_at'),
  assigneeId: text('assignee_id'),
  assigneeBadge: text('assignee_badge'),
  assigneeOffice: text('assignee_office'),
  version: integer('version').notNull(),
  phoneIndex: text('phone_index'),
  body: text('body').notNull(),
  marks: text('marks'),
  people: integer('people'),
  lastContactAt: text('last_contact_at'),
  tags: text('tags').notNull(),
  nameIndex: text('name_index'),
  addressIndex: text('address_index'),
})

export const conversationPhones = sqliteTable('conversation_phones', {
  conversationId: text('conversation_id').primaryKey(),
  phoneIndex: text('phone_index').notNull(),
})

export const talkMarks = sqliteTable(
  'talk_marks',
  {
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<TalkMarkKind>().notNull(),
    at: text('at').notNull(),
    town: text('town'),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.seq, table.kind] })],
)

export const talkSteps = sqliteTable(
  'talk_steps',
  {
    conversationId: text('conversation_id').notNull(),
    dialogue: text('dialogue').notNull(),
    runAt: text('run_at').notNull(),
    step: text('step').notNull(),
    firstAt: text('first_at').notNull(),
    askedAt: text('asked_at'),
    settledAt: text('settled_at'),
    turns: integer('turns').notNull(),
    answered: integer('answered').notNull(),
    skipped: integer('skipped').notNull(),
    corrected: integer('corrected').notNull(),
    asides: integer('asides').notNull(),
    missed: integer('missed').notNull(),
    handed: integer('handed').notNull(),
    outcome: text('outcome'),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.dialogue, table.runAt, table.step] })],
)

export const caseEntries = sqliteTable(
  'case_entries',
  {
    number: text('number').notNull(),
    seq: integer('seq').notNull(),
    at: text('at').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.seq] })],
)

export const alerts = sqliteTable('alerts', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<Alert['kind']>().notNull(),
  level: text('level').$type<Level>().notNull(),
  conversationId: text('conversation_id'),
  caseNumber: text('case_number'),
  town: text('town'),
  text: text('text').notNull(),
  at: text('at').notNull(),
  closedAt: text('closed_at'),
  closedBy: text('closed_by'),
  forId: text('for_id'),
  confidential: integer('confidential', { mode: 'boolean' }).notNull(),
  stage: text('stage').$type<AlertStage>(),
})

export const timers = sqliteTable('timers', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  conversationId: text('conversation_id'),
  caseNumber: text('case_number'),
  dueAt: text('due_at').notNull(),
})

export const gaps = sqliteTable('gaps', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  conversationId: text('conversation_id').notNull(),
  question: text('question').notNull(),
  reason: text('reason').$type<Gap['reason']>().notNull(),
  slug: text('slug'),
})

export const changes = sqliteTable('changes', {
  cursor: integer('cursor').primaryKey({ autoIncrement: true }),
  kind: text('kind').$type<Change['kind']>().notNull(),
  ref: text('ref').notNull(),
  town: text('town'),
  level: text('level').$type<Level>(),
  at: text('at').notNull(),
})

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  username: text('username').notNull(),
  name: text('name').notNull(),
  badge: text('badge').notNull(),
  office: text('office').notNull(),
  role: text('role').$type<Role>().notNull(),
  towns: text('towns', { mode: 'json' }).$type<string[]>().notNull(),
  passwordHash: text('password_hash').notNull(),
  otpSecret: text('otp_secret'),
  failedSignIns: integer('failed_sign_ins').notNull(),
  lockedUntil: text('locked_until'),
  mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').notNull(),
})

export const staffSessions = sqliteTable('staff_sessions', {
  tokenHash: text('token_hash').primaryKey(),
  staffId: text('staff_id').notNull(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  device: text('device').notNull(),
})

export const tickets = sqliteTable('tickets', {
  tokenHash: text('token_hash').primaryKey(),
  staffId: text('staff_id').notNull(),
  expiresAt: text('expires_at').notNull(),
})

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  target: text('target').notNull(),
  detail: text('detail').notNull(),
  hash: text('hash'),
})

export const attachments = sqliteTable('attachments', {
  id: text('id').primaryKey(),
  conversationId: text('conversation_id').notNull(),
  kind: text('kind').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  at: text('at').notNull(),
})

export const takeUps = sqliteTable('take_ups', {
  at: text('at').notNull(),
  seconds: integer('seconds').notNull(),
})

export const orphanAudits = sqliteTable('orphan_audits', {
  at: text('at').primaryKey(),
  talks: integer('talks').notNull(),
  messages: integer('messages').notNull(),
  orphans: integer('orphans').notNull(),
})

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})
