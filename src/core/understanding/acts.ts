/**
 * What a message in the middle of a talk does, beside or instead of answering: asks who reads it, refuses a call, takes a fact back, says
 * that a danger is none. Learnt from lines that eight hands wrote as eight kinds of people (`npm run fit:acts`), heard where the listed words
 * of `intents/` found nothing (decision 0024).
 */
import { gramsOf } from '../knowledge/text.ts'
import { topicScores, type TopicModel } from '../knowledge/topic-model.ts'
import bars from './act-bars.json' with { type: 'json' }

export const ACTS = [
  'who_reads',
  'keep_secret',
  'fee',
  'favour',
  'is_it_true',
  'machine',
  'when',
  'who_handles',
  'nobody_came',
  'hurry',
  'status',
  'is_kept',
  'read_back',
  'withdraw',
  'may_withdraw',
  'delete_data',
  'leave_now',
  'enough',
  'thanks',
  'wait',
  'no_phone',
  'no_name',
  'no_calls',
  'call_hours',
  'no_visit',
  'no_record',
  'human',
  'cannot_write',
  'said_already',
  'not_understood',
  'why_asked',
  'papers',
  'not_local',
  'angry',
  'afraid',
  'ashamed',
  'correct',
  'confirm',
  'not_right',
  'anybody',
  'how_much',
  'how_reached',
  'what_now',
  'photo',
  'second_person',
  'other_writer',
  'status_other',
  'policy',
  'smalltalk',
  'dont_know',
  'life',
  'urgent',
  'calm',
] as const
export type Act = (typeof ACTS)[number]

/** Which danger to life it sounds like, by the kinds of `intents/safety.yaml`. */
export const LIFE_KINDS = [
  'gas_co',
  'suicide',
  'fire',
  'flood',
  'medical',
  'violence_home',
  'poisoning',
  'child_alone',
  'missing',
  'elder_alone',
  'collapse',
  'sexual_violence',
] as const
export type LifeKind = (typeof LIFE_KINDS)[number]

/** Facts that words of another kind are easily taken for: a time to ring, a meal that is spoken of. */
export const TOLD_SLOTS = [
  'occurredAt',
  'household',
  'shelter',
  'food',
  'medical',
  'income',
  'cost',
  'vulnerable',
] as const
export type ToldSlot = (typeof TOLD_SLOTS)[number]

/** The class of a slot; `medical` is a kind of danger as well. */
export function tells<S extends ToldSlot>(slot: S): `tells_${S}` {
  return `tells_${slot}`
}

/** The classes of the learnt model, in this order. */
export const TURN_CLASSES: readonly string[] = [...ACTS, ...LIFE_KINDS, ...TOLD_SLOTS.map(tells)]

/** Near 1 for what is surely done, near 0 for what surely is not. */
export type ActScores = Readonly<Record<Act | LifeKind | `tells_${ToldSlot}`, number>>

/** `text` as `sensedText` gives it; `vector` of the same text. */
export function actsOf(model: TopicModel, text: string, vector: Float32Array | null): ActScores {
  const scores = topicScores(model, gramsOf(text), vector, TURN_CLASSES)
  return Object.fromEntries(TURN_CLASSES.map((name, at) => [name, scores[at] ?? 0])) as Record<
    Act | LifeKind | `tells_${ToldSlot}`,
    number
  >
}

/** The score from which an act counts: fitted on writers left out of learning, so that nine of ten are right. */
export const ACT_BARS: Readonly<Record<Act, number>> = bars.acts

/** Below it a fact that the words seem to tell in passing is none: fitted so that of what is told nearly nothing is lost. */
const TOLD_BARS: Readonly<Record<ToldSlot, number>> = bars.told

/** A need is let go only where far less of it is heard than of other facts: what is missing tonight must not be lost. */
const OF_NEEDS = 0.5
const isNeed = (value: unknown): boolean => value === false || value === 'now'

/** Slots that the whole does not sound like telling at all, even as an answer. */
export function surelyUntold(scores: ActScores | null): ToldSlot[] {
  return scores === null ? [] : TOLD_SLOTS.filter((slot) => isUntold(slot, scores, OF_NEEDS))
}

function isUntold(slot: ToldSlot, scores: ActScores, share: number): boolean {
  return scores[tells(slot)] < TOLD_BARS[slot] * share
}

/** The facts read in passing, without those that the whole does not sound like telling. */
export function withoutUntold(
  extracted: Readonly<Record<string, unknown>>,
  scores: ActScores,
): Record<string, unknown> {
  const untold = TOLD_SLOTS.filter((slot) => isUntold(slot, scores, isNeed(extracted[slot]) ? OF_NEEDS : 1))
  return Object.fromEntries(Object.entries(extracted).filter(([slot]) => !untold.some((one) => one === slot)))
}

/** The acts that stand out, the surest first. */
export function actsHeard(scores: ActScores | null): Act[] {
  if (scores === null) return []
  return ACTS.filter((act) => scores[act] >= ACT_BARS[act]).toSorted((one, other) => scores[other] - scores[one])
}
