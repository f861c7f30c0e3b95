/** In a talk about an old person what sounds like a child's danger is the old person's: 她一个人 没人管, 儿子把她撂在那. */
import { tellsOfChild } from '../../understanding/safety/elder-told.ts'
import { nameElders, type CompiledSafety, type SafetyHit } from '../../understanding/safety/safety.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { slotValue, type ConversationState } from '../state.ts'

const OF_ELDERS: ReadonlySet<string> = new Set(['elder_abuse', 'elder_alone'])

/** The hits, those of a child called by what an old person suffers where the talk is about one and no child is named. */
export function ofElder(
  hits: readonly SafetyHit[],
  text: string,
  state: ConversationState,
  rules: CompiledSafety,
): SafetyHit[] {
  const named = [...hits]
  const words = foldClauses(text, [])
  const about =
    slotValue(state, 'incident') === 'elder_neglect' || state.dangers.some(({ kind }) => OF_ELDERS.has(kind))
  if (about && slotValue(state, 'childWrites') !== true && !tellsOfChild(words)) nameElders(named, words, rules, true)
  return named
}
