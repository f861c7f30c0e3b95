/** One builder a noun, with defaults that a test overrides where it matters. */
import type { Case, TimelineEntry } from '../../src/core/cases/case.ts'
import type { ConversationEvent } from '../../src/core/conversation/events.ts'
import type {
  Alert,
  CaseWrite,
  ConversationHead,
  Gap,
  OutboxItem,
  Timer,
  TurnBatch,
} from '../../src/ports/conversation-store.ts'
import type { Staff } from '../../src/ports/staff-store.ts'

export const NOW = '2026-11-24T01:00:00.000Z'
/** Words that must never be found outside of a sealed value. */
export const CANARY = { name: '欧阳测试甲', phone: '13912345678', words: '金丝雀昨晚烧了厨房' }

let made = 0
/** Unique within a run, in the shape of the product's ids. */
export function freshId(prefix: string): string {
  made += 1
  return `${prefix}_${made.toString(36).padStart(8, '0')}`
}

/** The instant `minutes` after NOW. */
export function later(minutes: number): string {
  return new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
}

export function aHead(over: Partial<ConversationHead> = {}): ConversationHead {
  return {
    id: freshId('c'),
    channel: 'web',
    address: null,
    floor: 'bot',
    holder: null,
    lastSeq: 0,
    level: null,
    town: null,
    caseNumber: null,
    preview: CANARY.words,
    waitingSince: null,
    createdAt: NOW,
    updatedAt: NOW,
    ...over,
  }
}

export function said(text: string = CANARY.words, clientId: string = freshId('m')): ConversationEvent {
  return { type: 'message-received', clientId, channel: 'web', text }
}

export function replied(text: string): ConversationEvent {
  return { type: 'reply-sent', reply: { kind: 'text', text } }
}

/** A turn upon `head` as it was loaded: what a service would append. */
export function aTurn(head: ConversationHead, events: ConversationEvent[], over: Partial<TurnBatch> = {}): TurnBatch {
  return {
    head: { ...head, lastSeq: head.lastSeq + events.length },
    expectedSeq: head.lastSeq,
    events: events.map((event) => ({ at: NOW, event })),
    ...over,
  }
}

export function anEntry(seq: number, over: Partial<TimelineEntry> = {}): TimelineEntry {
  return { seq, at: NOW, by: 'bot', kind: 'opened', text: `${CANARY.name} ${seq}`, ...over }
}

export function aCase(over: Partial<Case> = {}): Case {
  return {
    number: freshId('WL'),
    conversationId: null,
    level: 'P1',
    status: 'new',
    reasons: [{ rule: 'no-shelter', level: 'P1', text: '今晚没有住处', source: 'test', words: CANARY.words }],
    incident: 'fire',
    facts: { place: CANARY.words, household: { adults: 2, children: 1, elders: null, total: 3 } },
    firstMessage: CANARY.words,
    asked: [],
    town: '云阳街道',
    district: '丹阳市',
    contact: { name: CANARY.name, phone: CANARY.phone, relation: 'self', how: null },
    reportedBy: 'resident',
    channel: 'web',
    openedAt: NOW,
    dueAt: later(60),
    firstContactAt: null,
    assignee: null,
    timeline: [],
    aid: [],
    documents: [],
    documentsDueAt: null,
    version: 1,
    ...over,
  }
}

/** The write that brings `value` from one version to the next. */
export function aCaseWrite(value: Case, expectedVersion: number): CaseWrite {
  const version = expectedVersion + 1
  return { case: { ...value, version }, expectedVersion, entries: [anEntry(version)] }
}

export function anOutboxItem(conversationId: string, over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: freshId('o'),
    conversationId,
    channel: 'telegram',
    address: CANARY.phone,
    seq: 1,
    reply: { kind: 'text', text: CANARY.words },
    dueAt: NOW,
    ...over,
  }
}

export function anAlert(over: Partial<Alert> = {}): Alert {
  return {
    id: freshId('al'),
    kind: 'danger',
    level: 'P0',
    conversationId: null,
    caseNumber: null,
    town: null,
    text: '特急求助 · 着火',
    at: NOW,
    ...over,
  }
}

export function aTimer(over: Partial<Timer> = {}): Timer {
  return { id: freshId('t'), kind: 'nudge', conversationId: null, caseNumber: null, dueAt: NOW, ...over }
}

export function aGap(conversationId: string): Gap {
  return { id: freshId('g'), at: NOW, conversationId, question: CANARY.words, reason: 'unknown', slug: null }
}

export function aStaff(over: Partial<Staff> = {}): Staff {
  const id = freshId('s')
  return {
    id,
    username: id,
    name: '李工',
    badge: '012',
    office: '云阳街道',
    role: 'town_worker',
    towns: ['云阳街道'],
    passwordHash: '$argon2id$x',
    otpSecret: null,
    failedSignIns: 0,
    lockedUntil: null,
    mustChangePassword: false,
    active: true,
    createdAt: NOW,
    ...over,
  }
}
