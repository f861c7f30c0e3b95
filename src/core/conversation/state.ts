/** The state of a conversation, folded from its events. Nothing else is stored; the position in a dialogue is derived. */
import type { CaseStatus } from '../cases/case.ts'
import type { Phone } from '../reply.ts'
import { highest, type Level } from '../triage/level.ts'
import type { Depths } from '../understanding/sense.ts'
import type { Apart, Floor, SlotHow, WorkerRef } from './events.ts'

export type SlotState =
  | { kind: 'filled'; value: unknown; said: string; how: SlotHow; at: string }
  | { kind: 'unknown' | 'declined'; at: string }

export interface OpenDialogue {
  intent: string
  /** Instant of its start: slots filled since then belong to it. */
  startedAt: string
}

export interface Danger {
  kind: string
  strength: 'go' | 'ask'
  phrase: string
  phones: Phone[]
  /** What the danger alone asks for: P0 alarms, P1 is a need of today (no food, a scam). */
  level: Level
  /** null until the resident or a worker has said whether it goes on. */
  current: boolean | null
  /** The resident has once said that it goes on: only a person ends it then (decision 0006). */
  confirmed: boolean
  at: string
}

export interface Offer {
  by: WorkerRef
  /** null: whoever of the office is first. */
  to: WorkerRef | null
  office: string | null
  note: string
  at: string
}

export interface CaseLink {
  number: string
  level: Level
  status: CaseStatus
  dueAt: string
  /** A complaint: its words join no other case, and another matter opens a case of its own. */
  confidential?: true
}

export interface Said {
  seq: number
  text: string
  at: string
  /** The words stood on a key: they answer, they tell nothing of their own. */
  pressed?: true
  /** Told in a complaint. */
  confidential?: true
  /** No words of this matter. */
  apart?: Apart
}

export interface ConversationState {
  floor: Floor
  holder: WorkerRef | null
  /** Since when the resident waits for a person. */
  waitingSince: string | null
  quiet: boolean
  /** The talk is about a complaint now. */
  confidential: boolean
  dialogue: OpenDialogue | null
  /** Dialogue that was left or handed over and may be taken up again. */
  paused: OpenDialogue | null
  slots: Readonly<Record<string, SlotState>>
  /** Step asked last and not yet answered. */
  openStep: string | null
  /** How often each step was asked, in this dialogue. */
  asked: Readonly<Record<string, number>>
  /** Every question that was put in this talk, oldest first: dialogue and step. */
  put: readonly { intent: string; step: string }[]
  /** Misses in a row at the open step. */
  misses: number
  dangers: readonly Danger[]
  consent: 'told' | 'given' | 'refused' | null
  /** The resident does not want to be asked how it went. */
  careStopped: boolean
  /** Consent was refused: names and numbers in the words to come are not kept either. */
  forgetsContact: boolean
  case: CaseLink | null
  /** Cases of other matters told in this talk before. */
  others: readonly CaseLink[]
  /** When somebody named a case whose phone did not fit. */
  refusals: readonly string[]
  /** Pictures that came in. */
  photos: number
  /** Words of the resident, oldest first. */
  said: readonly Said[]
  /** The deepest that the resident's words sounded so far in this matter; null where no model listens. */
  depths: Depths | null
  /** The code that brings this talk to another channel, once it was told. */
  draftCode: string | null
  lastQuestion: { question: string; slug: string | null } | null
  lastResidentAt: string | null
  nudges: readonly string[]
  /** Somebody is asked to take the talk and has not answered. */
  offer: Offer | null
}

export const EMPTY_STATE: ConversationState = {
  floor: 'bot',
  holder: null,
  waitingSince: null,
  quiet: false,
  confidential: false,
  dialogue: null,
  paused: null,
  slots: {},
  openStep: null,
  asked: {},
  put: [],
  misses: 0,
  dangers: [],
  consent: null,
  forgetsContact: false,
  careStopped: false,
  case: null,
  others: [],
  refusals: [],
  photos: 0,
  said: [],
  depths: null,
  draftCode: null,
  lastQuestion: null,
  lastResidentAt: null,
  nudges: [],
  offer: null,
}

/** What the resident wrote in own words about the matter that is told now, oldest first: a complaint keeps its words to itself. */
export function ownWordsOf({
  said,
  confidential: inComplaint,
  slots,
}: Pick<ConversationState, 'said' | 'confidential' | 'slots'>): string[] {
  const held = slots[SECOND_HOUSE]
  const ofSecond = held?.kind === 'filled' && typeof held.value === 'string' ? held.value.split('；') : []
  return said
    .filter(({ pressed, confidential, apart }) => !pressed && apart === undefined && (inComplaint || !confidential))
    .map(({ text }) => ofSecond.reduce((rest, part) => rest.replace(part, '').trim(), text))
    .filter((text) => text !== '' || ofSecond.length === 0)
}

/** Slot: what was told of a second household in a report, in the reporter's words, parted by ；. It is no word of the first. */
export const SECOND_HOUSE = 'secondHouse'

/** Highest level that the conversation itself shows: its cases, and each danger until it is answered as over. */
export function levelOf(state: ConversationState): Level | null {
  const dangers = state.dangers.filter(({ current }) => current !== false).map(({ level }) => level)
  const others = state.others.filter(({ status }) => !closedStatuses.has(status)).map(({ level }) => level)
  const ended = state.case !== null && closedStatuses.has(state.case.status)
  const levels = [...(ended ? [] : dangers), ...others, ...(state.case === null ? [] : [state.case.level])]
  return levels.reduce<Level | null>((found, level) => (found === null ? level : highest(found, level)), null)
}

const closedStatuses: ReadonlySet<CaseStatus> = new Set(['closed', 'declined', 'withdrawn', 'merged'])

/** True while the conversation's case is still being worked on, and is about the matter that is told now. */
export function hasOpenCase({ case: linked, confidential }: ConversationState): boolean {
  if (linked === null || closedStatuses.has(linked.status)) return false
  // A complaint that waits for its answer is no place for what happens meanwhile.
  return confidential || linked.confidential !== true
}

/** The value of a filled slot, else undefined. */
export function slotValue(state: ConversationState, slot: string): unknown {
  const held = state.slots[slot]
  return held?.kind === 'filled' ? held.value : undefined
}

/** Slots that are held otherwise than in `before`: what a turn has filled, changed or left out. */
export function changedSlots({ slots }: ConversationState, before: ConversationState['slots']): string[] {
  return Object.keys(slots).filter((slot) => slots[slot] !== before[slot])
}
