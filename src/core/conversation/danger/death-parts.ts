/**
 * A death told in parts: 我家男人没了, and a message later 上个月28号夜里 心梗 送到医院就不行了. The second part is how the dead one died; nobody is ill.
 */
import { tellsEndOf } from '../../understanding/death-told.ts'
import type { SafetyHit } from '../../understanding/safety/safety.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { ownWordsOf, slotValue, type ConversationState } from '../state.ts'

/** What a body suffers, and what death ends. */
const ILL: ReadonlySet<string> = new Set(['medical', 'unwell', 'traffic', 'poisoning', 'elder_alone'])
const OF_BODY: ReadonlySet<string> = new Set([...ILL, 'help_cry'])

/** The words tell how somebody died whose death was told before. */
export function tellsHowDied(text: string, state: ConversationState): boolean {
  if (slotValue(state, 'incident') !== 'death' || state.dangers.some(({ kind }) => ILL.has(kind))) return false
  return tellsEndOf(foldClauses(text, []), foldClauses(ownWordsOf(state).join('，'), []))
}

/** The hits without those of a body that is past help. */
export function withoutTheDead(hits: readonly SafetyHit[], text: string, state: ConversationState): SafetyHit[] {
  return hits.some(({ kind }) => OF_BODY.has(kind)) && tellsHowDied(text, state)
    ? hits.filter(({ kind }) => !OF_BODY.has(kind))
    : [...hits]
}
