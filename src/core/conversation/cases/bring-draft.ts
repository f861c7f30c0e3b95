/** An unfinished talk of another channel goes on here: its code and the last four of the phone, and everything told there is known. */
import { mergePlace } from '../../understanding/place/merge.ts'
import type { Place } from '../../understanding/slots.ts'
import { goOn, startDialogue } from '../asking/advance.ts'
import { readBackLead } from '../asking/ask.ts'
import { hardshipOf } from '../facts.ts'
import { clockKind, mayCode, resumeTimerId, type ClaimedDraft } from './resume-code.ts'
import type { ConversationState, SlotState } from '../state.ts'
import { isResting } from './take-up.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** So many wrong tries with one code, and it opens nothing any more; the talk itself waits where it was. */
const TRIES_AT_CODE = 5

/** Goes on with the talk that was named; nothing of it is shown before code and phone fit. */
export function takeUpDraft(turn: Turn): boolean {
  const { draft, words } = turn.world
  if (draft === null) return false
  const { found, last4 } = draft
  if (isResting(turn.state, turn.world.now)) turn.say(words.takeUpRest)
  else if (last4 === null) turn.say(words.takeUpPhone)
  else if (found === null || !fits(found.state, last4)) refuse(turn, draft)
  else if (found.conversationId === turn.conversationId) goOnHere(turn)
  else bring(turn, draft.code, found)
  return true
}

function fits(state: ConversationState, last4: string): boolean {
  const held = state.slots['phone']
  return mayCode(state) && held?.kind === 'filled' && String(held.value).slice(-4) === last4
}

function refuse(turn: Turn, { code, found }: ClaimedDraft): void {
  turn.emit({ type: 'take-up-refused' })
  turn.say(turn.world.words.draftWrong)
  if (found === null) return
  const tries = Number(/\d+$/.exec(found.clock)?.[0] ?? 0) + 1
  const { conversationId, dueAt } = found
  if (tries >= TRIES_AT_CODE) turn.cancel(resumeTimerId(code))
  else turn.timer(resumeTimerId(code), clockKind(tries), new Date(dueAt), conversationId)
}

function goOnHere(turn: Turn): void {
  const open = turn.state.dialogue ?? turn.state.paused
  const dialogue = turn.dialogue(open?.intent)
  if (turn.state.dialogue === null && dialogue !== null) startDialogue(turn, dialogue, null)
  goOn(turn, turn.world.words.resumed, false)
}

/** Everything that was told there is known here; what was said here today stands beside it. */
function bring(turn: Turn, code: string, { conversationId, state }: NonNullable<ClaimedDraft['found']>): void {
  turn.emit({ type: 'draft-taken-up', from: conversationId })
  turn.cancel(resumeTimerId(code))
  for (const { kind, strength, level, phrase, phones, current } of state.dangers) {
    turn.emit({ type: 'danger-noted', kind, strength, level, phrase, phones })
    if (current !== null) turn.emit({ type: 'danger-answered', kind, current })
  }
  for (const [slot, held] of Object.entries(state.slots)) if (slot !== 'review') bringSlot(turn, slot, held)
  const harm = hardshipOf(state, turn.world.rules)
  if (harm !== '') turn.emit({ type: 'slot-filled', slot: 'harm', value: harm, said: harm, how: 'extracted' })
  if (state.consent === 'given')
    turn.emit({ type: 'consent-recorded', decision: 'given', text: turn.world.words.draftTaken })
  const dialogue = turn.dialogue((state.dialogue ?? state.paused)?.intent)
  if (dialogue !== null) startDialogue(turn, dialogue, null)
  goOn(turn, [turn.world.words.draftTaken, readBackLead(turn)].join(''), hasOpenCase(turn.state))
}

function bringSlot(turn: Turn, slot: string, held: SlotState): void {
  const here = turn.value(slot)
  if (held.kind !== 'filled') {
    if (turn.state.slots[slot] === undefined) turn.emit({ type: 'slot-skipped', slot, how: held.kind })
    return
  }
  if (here !== undefined && slot !== 'place') return
  const value = here === undefined ? held.value : mergePlace(held.value as Place, here as Place)
  turn.emit({ type: 'slot-filled', slot, value, said: held.said, how: 'extracted' })
}
