/** What a turn did to the questions of a dialogue: put, answered, skipped, corrected, left waiting. Counts only, no words. */
import type { ConversationEvent, StoredEvent } from '../events.ts'
import { applyEvent } from '../fold.ts'
import type { ConversationState } from '../state.ts'

/** `step` '': the dialogue itself. */
export const WHOLE = ''
/** Before the name of a slot that was corrected. */
export const CORRECTED = '@'
/** Questions of danger outside of any dialogue. */
export const DANGER = 'danger'

export const STEP_COUNTS = ['turns', 'answered', 'skipped', 'corrected', 'asides', 'missed', 'handed'] as const
export type StepCount = (typeof STEP_COUNTS)[number]

/** What is added to a row of a question; the row is made when there is none. */
export interface StepChange extends Record<StepCount, number> {
  dialogue: string
  /** When the dialogue began; '' outside of one. */
  runAt: string
  step: string
  at: string
  /** The question was put, and waits from now. */
  asked: boolean
  /** The question waits no longer. */
  settled: boolean
  outcome: string | null
}

/** Changes of the events of one turn, one a question; `before` is the state that they were appended to. */
export function stepChanges(before: ConversationState, turn: readonly StoredEvent[]): StepChange[] {
  const rows = new Map<string, StepChange>()
  const last = turn.at(-1)
  if (last === undefined) return []
  const row = (place: Place, step: string): StepChange => {
    const key = `${place.dialogue} ${place.runAt} ${step}`
    const known = rows.get(key) ?? blank(place, step, last.at)
    rows.set(key, known)
    return known
  }
  const asks = turn.some(({ event }) => event.type === 'message-received')
  let state = before
  if (asks && before.dialogue !== null) row(placeOf(before), WHOLE).turns += 1
  for (const stored of turn) {
    note(row, state, stored.event)
    const next = applyEvent(state, stored)
    if (stored.event.type === 'dialogue-started' && next.dialogue !== null) {
      const whole = row(placeOf(next), WHOLE)
      if (asks && before.dialogue === null) whole.turns = 1
    }
    state = next
  }
  if (asks && isStep(before.openStep)) settle(row(placeOf(before), before.openStep), turn, state)
  return [...rows.values()]
}

interface Place {
  dialogue: string
  runAt: string
}

function placeOf({ dialogue }: ConversationState): Place {
  return dialogue === null ? { dialogue: DANGER, runAt: '' } : { dialogue: dialogue.intent, runAt: dialogue.startedAt }
}

/** Questions about the talk itself (改哪一项, 现在怎么样) belong to no dialogue. */
function isStep(step: string | null): step is string {
  return step !== null && !step.includes(':')
}

function note(row: (place: Place, step: string) => StepChange, state: ConversationState, event: ConversationEvent) {
  const place = placeOf(state)
  switch (event.type) {
    case 'question-asked':
      if (isStep(event.step)) row(place, event.step).asked = true
      return
    case 'question-missed':
      if (isStep(event.step)) row(place, event.step).missed += 1
      return
    case 'slot-filled':
      if (event.how === 'corrected') row(place, `${CORRECTED}${event.slot}`).corrected += 1
      return
    case 'dialogue-ended':
      row(place, WHOLE).outcome = event.outcome
      return
    case 'floor-changed':
      if (event.to !== 'waiting' || (state.dialogue === null && !isStep(state.openStep))) return
      row(place, WHOLE).handed += 1
      if (isStep(state.openStep)) row(place, state.openStep).handed += 1
      return
    default:
  }
}

/** What became of the question that was open when the resident wrote. */
function settle(open: StepChange, turn: readonly StoredEvent[], after: ConversationState): void {
  const has = (is: (event: ConversationEvent) => boolean): boolean => turn.some(({ event }) => is(event))
  const skipped = has(({ type }) => type === 'slot-skipped')
  const told = has(
    (event) => event.type === 'danger-answered' || (event.type === 'slot-filled' && event.how !== 'worker'),
  )
  if (open.asked || after.openStep === open.step) {
    if (has(({ type }) => type === 'question-answered') || (!told && open.missed === 0 && open.handed === 0))
      open.asides += 1
    return
  }
  const ended = has(
    (event) => event.type === 'dialogue-ended' && (event.outcome === 'sent' || event.outcome === 'restarted'),
  )
  const answers = has(
    (event) => event.type === 'danger-answered' || (event.type === 'slot-filled' && event.how === 'answered'),
  )
  if (skipped && !answers) open.skipped = 1
  else if (told) open.answered = 1
  open.settled = told || skipped || ended
}

function blank({ dialogue, runAt }: Place, step: string, at: string): StepChange {
  const counts = Object.fromEntries(STEP_COUNTS.map((count) => [count, 0])) as Record<StepCount, number>
  return { dialogue, runAt, step, at, asked: false, settled: false, outcome: null, ...counts }
}
