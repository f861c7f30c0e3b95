/** The fold: one step an event, from the empty state to what a conversation is now. Pure, and total over the union of events. */
import { maskContact } from '../understanding/mask-contact.ts'
import { deepest } from '../understanding/sense.ts'
import type { ConversationEvent, StoredEvent } from './events.ts'
import { CONTACT_SLOTS, maskValue } from './mask-talk.ts'
import {
  EMPTY_STATE,
  slotValue,
  type CaseLink,
  type ConversationState,
  type Danger,
  type OpenDialogue,
  type Said,
  type SlotState,
} from './state.ts'

/** Folds the events in the order of their seq. */
export function foldConversation(
  events: readonly StoredEvent[],
  from: ConversationState = EMPTY_STATE,
): ConversationState {
  return events.reduce((state, stored) => applyEvent(state, stored), from)
}

/** One step of the fold; pure, total over the union of events. */
export function applyEvent(state: ConversationState, { event, at, seq }: StoredEvent): ConversationState {
  switch (event.type) {
    case 'message-received':
      return {
        ...state,
        said: event.text ? [...state.said, { ...saidOf(event, seq, at), ...confidence(state) }] : state.said,
        photos: state.photos + (event.attachments?.length ?? 0),
        depths: deepest(state.depths, event.depths),
        lastResidentAt: at,
        nudges: [],
      }
    case 'dialogue-started':
      return {
        ...state,
        // Taken up again it is the same run of the dialogue.
        dialogue: state.paused?.intent === event.intent ? state.paused : { intent: event.intent, startedAt: at },
        paused: pausedBy(state, event.intent),
        openStep: null,
        asked: {},
        misses: 0,
      }
    case 'dialogue-ended':
      return {
        ...state,
        dialogue: null,
        paused: event.outcome === 'left' || event.outcome === 'handed-over' ? state.dialogue : state.paused,
        openStep: null,
        misses: 0,
      }
    case 'question-asked':
      return {
        ...state,
        openStep: event.step,
        asked: { ...state.asked, [event.step]: (state.asked[event.step] ?? 0) + 1 },
        put: [...state.put, { intent: event.intent, step: event.step }],
        misses: event.step === state.openStep ? state.misses : 0,
      }
    case 'matter-set-aside':
      return setAside(state)
    case 'question-lapsed':
      return { ...state, openStep: null }
    case 'question-missed':
      return { ...state, misses: state.misses + 1 }
    case 'slot-filled':
      return {
        ...state,
        slots: {
          ...state.slots,
          [event.slot]: { kind: 'filled', value: event.value, said: event.said, how: event.how, at },
        },
        openStep: event.how === 'answered' || event.how === 'corrected' ? null : state.openStep,
        misses: 0,
      }
    case 'slot-skipped':
      return {
        ...state,
        slots: { ...state.slots, [event.slot]: { kind: event.how, at } },
        ...(event.beside ? {} : { openStep: null, misses: 0 }),
      }
    case 'slots-cleared':
      return {
        ...state,
        slots: Object.fromEntries(Object.entries(state.slots).filter(([slot]) => !event.slots.includes(slot))),
        depths: null,
      }
    case 'danger-noted':
      return { ...state, dangers: noteDanger(state.dangers, event, at) }
    case 'danger-answered':
      return {
        ...state,
        dangers: state.dangers.map((danger) =>
          danger.kind === event.kind
            ? { ...danger, current: event.current, confirmed: danger.confirmed || event.current }
            : danger,
        ),
      }
    case 'consent-recorded':
      return { ...(event.decision === 'given' ? keepsContactAgain(state) : state), consent: event.decision }
    case 'care-stopped':
      return { ...state, careStopped: true, openStep: null }
    case 'contact-forgotten':
      return forgetContact(state)
    case 'mode-set':
      return event.confidential === undefined
        ? { ...state, quiet: event.quiet }
        : confide({ ...state, quiet: event.quiet }, event.confidential)
    case 'question-answered':
      return { ...state, lastQuestion: { question: event.question, slug: event.slug } }
    case 'draft-coded':
      return { ...state, draftCode: event.code }
    case 'take-up-refused':
      return { ...state, refusals: [...state.refusals, at] }
    case 'case-taken-up':
    case 'case-opened':
    case 'case-changed':
      return { ...state, case: linkOf(state, event) }
    case 'floor-changed':
      return {
        ...state,
        floor: event.to,
        offer: null,
        waitingSince: event.to === 'waiting' ? (state.waitingSince ?? at) : null,
        holder: event.to === 'human' ? (event.holder ?? (typeof event.by === 'object' ? event.by : null)) : null,
      }
    case 'transfer-offered': {
      const { by, to, office, note } = event
      return { ...state, offer: { by, to, office, note, at } }
    }
    case 'transfer-answered':
      // Of an office the next may still say yes.
      return event.accepted || state.offer?.office === null ? { ...state, offer: null } : state
    case 'nudged':
      return { ...state, nudges: [...state.nudges, event.kind] }
    case 'reply-sent':
    case 'notice-posted':
    case 'worker-said':
    case 'note-added':
    case 'feedback-given':
    case 'erasure-asked':
    case 'draft-taken-up':
    case 'erased':
      return state
  }
}

function saidOf(
  { text, choice, apart }: Extract<ConversationEvent, { type: 'message-received' }>,
  seq: number,
  at: string,
): Said {
  return {
    seq,
    text,
    at,
    ...(choice === undefined ? {} : { pressed: true as const }),
    ...(apart === undefined ? {} : { apart }),
  }
}

/** What was said stays, without the name and the numbers in it. */
function forgetContact(state: ConversationState): ConversationState {
  const known = ['phone', 'name'].flatMap((slot) => {
    const value = slotValue(state, slot)
    return typeof value === 'string' ? [value] : []
  })
  const slots = Object.entries(state.slots).map(([slot, held]): [string, SlotState] => {
    if (CONTACT_SLOTS.has(slot)) return [slot, { kind: 'declined', at: held.at }]
    if (held.kind !== 'filled') return [slot, held]
    return [slot, { ...held, value: maskValue(held.value, known), said: maskContact(held.said, known) }]
  })
  const declined = [...CONTACT_SLOTS].map((slot): [string, SlotState] => [
    slot,
    { kind: 'declined', at: state.lastResidentAt ?? '' },
  ])
  return {
    ...state,
    forgetsContact: true,
    slots: Object.fromEntries([...declined, ...slots]),
    said: state.said.map((one) => ({ ...one, text: maskContact(one.text, known) })),
    openStep: null,
    misses: 0,
  }
}

/** Whoever refused and agrees after all is asked for name and number as if never asked. */
function keepsContactAgain(state: ConversationState): ConversationState {
  if (state.consent !== 'refused') return state
  const slots = Object.entries(state.slots).filter(([slot, { kind }]) => !CONTACT_SLOTS.has(slot) || kind === 'filled')
  return { ...state, forgetsContact: false, slots: Object.fromEntries(slots) }
}

/** A change of the complaint's case leaves it a complaint, whatever the talk is about by then. */
function linkOf(state: ConversationState, { number, level, status, dueAt }: CaseLink): CaseLink {
  const confidential = state.case?.number === number ? state.case.confidential === true : state.confidential
  return { number, level, status, dueAt, ...(confidential ? { confidential } : {}) }
}

function confidence(state: ConversationState): { confidential?: true } {
  return state.confidential ? { confidential: true } : {}
}

/** The words that opened the complaint belong to it; the words that left it do not. */
function confide(state: ConversationState, confidential: boolean): ConversationState {
  const last = state.said.at(-1)
  if (last === undefined || state.confidential === confidential) return { ...state, confidential }
  const { confidential: _, ...words } = last
  const marked = confidential ? { ...words, confidential } : words
  return { ...state, confidential, said: [...state.said.slice(0, -1), marked] }
}

/** What belongs to the teller, not to what was told. */
const OF_TELLER: ReadonlySet<string> = new Set(['phone', 'name', 'contactHow', 'consent', 'childWrites', 'watched'])

function setAside(state: ConversationState): ConversationState {
  return {
    ...state,
    case: null,
    others: state.case === null ? state.others : [...state.others, state.case],
    slots: Object.fromEntries(Object.entries(state.slots).filter(([slot]) => OF_TELLER.has(slot))),
    dangers: [],
    depths: null,
    // Words before this belong to the other matter.
    said: state.said.slice(-1),
    paused: null,
    openStep: null,
    asked: {},
    put: [],
    misses: 0,
  }
}

/** A talk that another one interrupts waits; taking it up again ends the waiting. */
function pausedBy({ dialogue, paused }: ConversationState, intent: string): OpenDialogue | null {
  if (dialogue !== null && dialogue.intent !== intent) return dialogue
  return paused?.intent === intent ? null : paused
}

function noteDanger(
  dangers: readonly Danger[],
  event: Extract<ConversationEvent, { type: 'danger-noted' }>,
  at: string,
): Danger[] {
  const before = dangers.find((danger) => danger.kind === event.kind)
  const strength = before?.strength === 'go' ? 'go' : event.strength
  const level = event.level ?? (strength === 'go' ? 'P0' : 'P1')
  const { kind, phrase, phones } = event
  const confirmed = before?.confirmed ?? false
  const noted: Danger = { kind, strength, phrase, phones, level, current: null, confirmed, at }
  return [...dangers.filter((danger) => danger.kind !== event.kind), noted]
}
