/**
 * 屋顶掀了, and eight messages later 儿子还在家里 不肯出来: the house is told in one message and who stays in it in another. And 儿子 of 43, told
 * before, is no child that is left alone.
 */
import { grownIn, isOfGrown } from '../../understanding/safety/grown.ts'
import { askedAbout, type CompiledSafety, type SafetyHit } from '../../understanding/safety/safety.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { ownWordsOf, slotValue, type ConversationState } from '../state.ts'

const KIND = 'stays_inside'
const STAYS =
  /(?:不肯|不愿意?|死活不|硬是不|就是不|偏不|(?:劝|喊|叫)(?:都|也)不)(?:肯|愿)?(?:出来|离开|下来|撤|走(?!亲|路|动))(?!打工|上班|吃饭|见人|玩)|(?:劝|喊|叫|拉|拖)不出来/
const DAMAGED =
  /(?:墙|山墙)[^，]{0,4}(?:裂|歪|倒|塌|鼓)|(?:屋顶|房顶|瓦)[^，]{0,8}(?:掀|塌|掉|落|吹|刮|垮)(?![^，]{0,3}(?:半边|一半|一角|几片|一片|几块|一块))|(?:房|屋)子?[^，]{0,4}(?:塌|裂|歪|晃|垮|要倒)|(?:梁|柱)[^，]{0,3}(?:断|歪|裂|斜)/
/** Over, or of another matter. */
const NOT_NOW =
  /以前|去年|拆迁|动迁|(?:拉|劝|背|抬|搀|接)(?:了)?(?:他|她|人)?(?:出来|走)了|(?:已经|都)(?:出来|搬)了|政策|补贴|能不能申请/

/** `state`: null where nothing was written. The hits, with who stays in a failing house among them, and without the child that a grown man was taken for. */
export function ofStayer(
  hits: readonly SafetyHit[],
  text: string,
  state: ConversationState | null,
  rules: CompiledSafety,
): SafetyHit[] {
  if (state === null || text === '') return [...hits]
  const words = foldClauses(text, [])
  const stays = STAYS.exec(words)
  const isDamaged = DAMAGED.test(words)
  // Most words tell of neither: the talk is not read through for them.
  if (stays === null && !isDamaged && hits.every(({ kind }) => kind !== 'child_alone')) return [...hits]
  const told = foldClauses(ownWordsOf(state).join('，'), [])
  const grown = grownIn(`${told}，${words}`)
  const childWrites = slotValue(state, 'childWrites') === true
  const left = hits.filter(({ kind, phrase }) => kind !== 'child_alone' || childWrites || !isOfGrown(phrase, grown))
  const known = state.dangers.some(({ kind, current }) => kind === KIND && current !== false)
  const both = stays === null ? STAYS.test(told) && isDamaged && !known : DAMAGED.test(`${told}，${words}`)
  if (!both || NOT_NOW.test(words) || left.some(({ kind }) => kind === KIND)) return left
  const hit = askedAbout(KIND, stays?.[0] ?? words.slice(0, 20), rules)
  // Who is inside of their own will is not asked about as one who lies under the roof.
  const rest = left.filter(({ kind }) => kind !== 'collapse')
  return hit === null ? left : [{ ...hit, strength: 'go', level: 'P0' }, ...rest]
}
