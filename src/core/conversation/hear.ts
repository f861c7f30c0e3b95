/** One message understood: its route, its danger words, and every slot it fills. */
import { withoutCourtesy } from '../knowledge/courtesy.ts'
import { isCorrection } from '../understanding/correction.ts'
import { extractAll, type Place, type SlotContext } from '../understanding/slots.ts'
import { normalise } from '../understanding/normalise.ts'
import { routeOf, type Routed, type RouteName, type RouteWhy } from '../understanding/route.ts'
import type { SafetyHit } from '../understanding/safety.ts'
import { aloneNotLost } from './left-alone.ts'
import { withoutOwnHouse } from './own-household.ts'
import { slotValue, type ConversationState } from './state.ts'
import { NEAR } from './teller.ts'
import type { AttachmentRef } from '../reply.ts'
import type { ChannelName } from './events.ts'
import type { World } from './world.ts'

export interface ResidentInput {
  clientId: string
  channel: ChannelName
  text: string
  choice?: string
  attachments?: AttachmentRef[]
}

export interface Heard {
  input: ResidentInput
  /** Normalised words; empty for a bare button. */
  text: string
  route: RouteName
  /** What settled the route; null for a button. */
  why: RouteWhy | null
  dangers: SafetyHit[]
  asks: SafetyHit[]
  /** What to do in a danger that is only supposed (要是着火了怎么办). */
  supposed: Routed['supposed']
  extracted: Record<string, unknown>
  correction: boolean
  question: boolean
  context: SlotContext
}

/** Reads a message. A pressed button carries no danger words of its own. */
export function hear(input: ResidentInput, state: ConversationState, world: World): Heard {
  const text = normalise(input.text)
  const place = slotValue(state, 'place') as Place | undefined
  const context: SlotContext = { now: world.now, gazetteer: world.rules.gazetteer, ...(place ? { place } : {}) }
  const free = input.choice === undefined && text.length > 0
  const routed = free ? routeOfMatter(text, world) : null
  return {
    input,
    text,
    route: routed?.route ?? 'unknown',
    why: routed?.why ?? null,
    dangers: aloneNotLost(routed?.safety ?? [], text, state, world.rules.safety),
    asks: routed?.ask ?? [],
    supposed: routed?.supposed ?? null,
    extracted: free ? factsIn(text, state, context) : {},
    // Words at 改哪一项？ are meant to replace what was said.
    correction: free && (state.openStep === 'meta:edit' || isCorrection(text)),
    question: free && asksQuestion(text),
    context,
  }
}

/** The facts in the words, as far as they are about the one whom the talk is about. */
function factsIn(text: string, state: ConversationState, context: SlotContext): Record<string, unknown> {
  const all: Record<string, unknown> = { ...extractAll(text, context) }
  const teller = slotValue(state, 'relation') ?? (state.dialogue === null ? all['relation'] : undefined)
  const isReport = state.dialogue?.intent === 'report-for-other' || NEAR.has(teller)
  if (isReport) return ofReported(text, all, context)
  // 手机快没电了 cuts nobody off; 我不会烧饭 is no meal.
  if (BATTERY.test(text) && all['incident'] === 'utility_cut') delete all['incident']
  if (CANNOT_COOK.test(text) && all['food'] === true) delete all['food']
  if (BEREAVED.test(text) && all['relation'] === 'family') delete all['relation']
  // 隔壁奶奶 who knocks is nobody of the house.
  if (state.dialogue !== null && HELPERS.test(text)) {
    const { vulnerable, household } = extractAll(text.replaceAll(HELPERS, '那人'), context)
    if (vulnerable === undefined) delete all['vulnerable']
    else all['vulnerable'] = vulnerable
    if (household === undefined) delete all['household']
  }
  return all
}

/** 老伴走了以后: who died is not the one for whom is spoken. */
const BEREAVED = /(?:老伴|老婆|老公|老头子?|爱人|丈夫|妻子)[^，,。]{0,6}(?:走了|走后|走的|去世|过世|不在了|没了)/
const BATTERY = /(?:手机|电量|百分之|\d%)[^，,。]{0,8}(?:没电|的?电|关机)(?!费|卡)/
const CANNOT_COOK = /不(?:大|太)?(?:会|能|敢)[^，,。 ]{0,2}(?:烧|做|煮|弄|炒)(?:饭|菜)/
const HELPERS =
  /(?:隔壁|邻居|对门|楼上|楼下)(?:家)?的?(?:老)?(?:奶奶|爷爷|大爷|大妈|婆婆|阿婆|老太太?|老人家?|阿姨|叔叔)/g

/** The reporter's own house is left out; the number and the name of the reporter are not. */
function ofReported(text: string, all: Record<string, unknown>, context: SlotContext): Record<string, unknown> {
  const others = withoutOwnHouse(text)
  if (others === text) return all
  const kept = ['phone', 'landline', 'name', 'relation'].filter((slot) => all[slot] !== undefined)
  return { ...extractAll(others, context), ...Object.fromEntries(kept.map((slot) => [slot, all[slot]])) }
}

/** 您好，……，谢谢，望回复: greetings and thanks around a matter are not the matter. */
function routeOfMatter(text: string, { rules, sense }: World): Routed {
  const routed = routeOf(text, rules, sense)
  if (routed.route !== 'smalltalk' && routed.route !== 'human') return routed
  const matter = withoutCourtesy(text)
  if (matter === text) return routed
  const { route, why } = routeOf(matter, rules, sense)
  return { ...routed, route, why }
}

const QUESTION =
  /[？?]|吗|么$|呢$|怎么|咋|怎样|多少|几时|什么|啥|哪个部门|哪里办|去哪|能不能|可不可以|可以.*[吗不]|要不要|有没有|要带|(?<![这那过前好住])几天|多久/

/** Whether the words ask for something to be explained; decides only whether the handbook is worth asking. */
export function asksQuestion(text: string): boolean {
  return QUESTION.test(text)
}

/** Whether this message should be offered to the handbook: free words that do not simply answer the open question. */
export function wantsHandbook(input: ResidentInput, state: ConversationState): boolean {
  if (state.floor === 'human') return false
  if (input.choice !== undefined) return input.choice.startsWith('ask:')
  const text = input.text.trim()
  return text.length > 1 && (state.openStep === null || asksQuestion(text))
}
