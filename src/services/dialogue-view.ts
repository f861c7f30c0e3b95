/** Where a talk stands in its dialogue, derived from what was answered; and the world as far as only the rules make it. */
import type { WorkingCalendar } from '../core/cases/deadlines.ts'
import type { ChannelName, StoredEvent } from '../core/conversation/events.ts'
import { assessNow } from '../core/conversation/facts.ts'
import type { ConversationState } from '../core/conversation/state.ts'
import { viewOf as viewOfState } from '../core/conversation/view.ts'
import type { Words } from '../core/conversation/words.ts'
import type { Office, Rules, World } from '../core/conversation/world.ts'
import { nextStep, progressOf } from '../core/dialogue/position.ts'
import type { Ids } from '../ports/system.ts'

/** What the rules of a talk stand on. */
export interface RuleDeps {
  rules: Rules
  words: Words
  office: Office
  calendar: WorkingCalendar
  ids: Ids
}

export interface OpenDialogueView {
  intent: string
  step: string | null
  answered: number
  total: number
  slots: Record<string, unknown>
}

/** The open dialogue as the page shows it: position and progress derived from the answers. */
export function dialogueView(
  deps: RuleDeps,
  channel: ChannelName,
  state: ConversationState,
  events: readonly StoredEvent[],
): OpenDialogueView | null {
  const dialogue = deps.rules.dialogues.find(({ id }) => id === state.dialogue?.intent)
  if (!dialogue) return null
  const now = new Date(events.at(-1)?.at ?? 0)
  const level = assessNow(state, bareWorld(deps, now)).level
  const slots = Object.fromEntries(
    Object.entries(state.slots).flatMap(([slot, held]) => (held.kind === 'filled' ? [[slot, held.value]] : [])),
  )
  const view = viewOfState(state, channel, level)
  const progress = progressOf(dialogue, view)
  return { intent: dialogue.id, step: state.openStep ?? nextStep(dialogue, view)?.id ?? null, ...progress, slots }
}

/** No handbook, no desk, nobody's case: enough to judge a level. */
export function bareWorld(deps: RuleDeps, now: Date): World {
  return {
    now,
    rules: deps.rules,
    words: deps.words,
    answer: null,
    sense: null,
    claimed: null,
    draft: null,
    resumeCode: '',
    caseNumber: '',
    newId: (prefix) => deps.ids.next(prefix),
    office: deps.office,
    desk: { open: true, next: '', ahead: 0, minutes: null },
    calendar: deps.calendar,
    inForce: null,
  }
}
