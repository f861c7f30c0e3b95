/** Which words of a report are of a second household: read before anything else, so that no fact of it becomes one of the first. */
import { namesIn, partHouseholds, type TwoHouseholds } from '../understanding/household/second.ts'
import { extractRelation } from '../understanding/relation.ts'
import { NEAR } from './asking/teller.ts'
import { ownWordsOf, SECOND_HOUSE, slotValue, type ConversationState } from './state.ts'

/** The words parted by household; null where the talk is no report, or where nothing is told of a second one. */
export function secondIn(text: string, state: ConversationState): TwoHouseholds | null {
  const told = slotValue(state, SECOND_HOUSE)
  if (told === undefined && !/[户家隔对楼村头]/.test(text)) return null
  const isReport = state.dialogue?.intent === 'report-for-other' || NEAR.has(slotValue(state, 'relation'))
  if (!isReport && !NEAR.has(extractRelation(text)) && !SEVERAL.test(text)) return null
  const parts = partHouseholds(text, typeof told === 'string' ? namesOfSecond(told, state) : [])
  return parts.other === '' ? null : parts
}

/** 村里两户人家要报: whoever reports several is no member of them. */
const SEVERAL = /(?:[两二三四几2-4])(?:户|家)(?:人家|人)?[^，,。 ]{0,4}(?:报|登记|求助|要帮|要(?:你们)?(?:救|管))/

/** Names in what was told of the second household that do not stand for the first one as well. */
function namesOfSecond(told: string, state: ConversationState): string[] {
  const own = ownWordsOf(state)
  return namesIn(told).filter((name) => own.every((words) => !words.includes(name)))
}
