/** One message understood: its route, its danger words, and every slot it fills. */
import { withoutCourtesy } from '../knowledge/courtesy.ts'
import { actsHeard, surelyUntold, withoutUntold, type Act } from '../understanding/acts.ts'
import { tellsDeath } from '../understanding/death-told.ts'
import { isCorrection } from '../understanding/correction.ts'
import { ageInHours, isTreated } from '../triage/view.ts'
import { isSurname, looksLikeName } from '../understanding/name-surnames.ts'
import { extractSlot, type Place, type SlotContext, type TimeRange } from '../understanding/slots.ts'
import { normalise } from '../understanding/normalise.ts'
import { routeOf, type Routed, type RouteName, type RouteWhy } from '../understanding/route/route.ts'
import type { SafetyHit } from '../understanding/safety/safety.ts'
import { heardInTalk, type TurnDangers } from '../understanding/turn-danger.ts'
import { factsIn, plainlyTold, tellsOfPills } from './facts-heard.ts'
import { secondIn } from './second-household.ts'
import { withoutTheDead } from './danger/death-parts.ts'
import { ofElder } from './danger/elder-talk.ts'
import { aloneNotLost } from './danger/left-alone.ts'
import { ofStayer } from './danger/stays-inside.ts'
import { hasOpenCase, slotValue, type ConversationState } from './state.ts'
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
  /** Normalised words, in a report of two households those of the first; empty for a bare button. */
  text: string
  /** What is told of a second household in a report. */
  second: string
  /** Nothing else was told. */
  onlySecond: boolean
  route: RouteName
  /** What settled the route; null for a button. */
  why: RouteWhy | null
  dangers: SafetyHit[]
  asks: SafetyHit[]
  /** What it does besides answering, the surest first; only in the middle of a talk, and where a model listens. */
  acts: Act[]
  /** Facts that it surely does not tell, whatever words stand in it. */
  untold: readonly string[]
  /** What to do in a danger that is only supposed (要是着火了怎么办). */
  supposed: Routed['supposed']
  extracted: Record<string, unknown>
  correction: boolean
  question: boolean
  context: SlotContext
}

/** Reads a message. A pressed button carries no danger words of its own. */
export function hear(input: ResidentInput, state: ConversationState, world: World): Heard {
  const all = normalise(input.text)
  const second = input.choice === undefined ? secondIn(all, state) : null
  const text = second?.own || all
  const context = contextOf(state, world)
  const free = input.choice === undefined && text.length > 0
  const routed = free ? routeOfMatter(all, world) : null
  const seems = !free || second?.own === '' ? {} : factsIn(text, state, context)
  // 下午打给我, 你吃过饭没: in the middle of a talk words that tell no fact are easily read as one.
  const heardActs = isInTalk(state) ? (world.sense?.acts ?? null) : null
  const told = heardActs === null ? seems : { ...withoutUntold(seems, heardActs), ...plainlyTold(text, seems) }
  const extracted = { ...(free ? { ...schoolTown(text, context), ...nameBehindNumber(text, state) } : {}), ...told }
  const found = dangersOf(text, routed, state, world)
  const acts = free ? actsHeard(heardActs) : []
  const kept = (hits: readonly SafetyHit[]): SafetyHit[] =>
    hits.filter(
      (hit) => !isLongTreated(hit, text, extracted, world) && !(hit.kind === 'no_food' && tellsOfPills(text, state)),
    )
  const elders = (hits: readonly SafetyHit[]): SafetyHit[] =>
    ofElder(withoutTheDead(hits, text, state), text, state, world.rules.safety)
  return {
    input,
    text,
    second: second?.other ?? '',
    onlySecond: second?.own === '',
    route: routed?.route ?? 'unknown',
    why: routed?.why ?? null,
    dangers: ofStayer(
      aloneNotLost(elders(kept(found.dangers)), text, state, world.rules.safety),
      text,
      free ? state : null,
      world.rules.safety,
    ).filter((hit) => !isChildAgain(hit, state)),
    // 心梗走的 刚下葬 sounds like life and death, and cries for nobody any more.
    asks: elders(kept(found.asks))
      .filter(({ kind, listed }) => kind !== 'help_cry' || listed || !tellsDeath(text))
      .filter((hit) => !isChildAgain(hit, state)),
    acts,
    untold: surelyUntold(heardActs),
    supposed: routed?.supposed ?? null,
    extracted,
    // Words at 改哪一项？ are meant to replace what was said.
    correction: free && (state.openStep === 'meta:edit' || isCorrection(text) || acts.includes('correct')),
    question: free && !wantsBed(text) && isQuestion(text, state, acts),
    context,
  }
}

/** What an extractor must know of the talk: the moment, the places, and the place that is held. */
export function contextOf(
  state: ConversationState,
  { now, rules }: { now: Date; rules: Pick<World['rules'], 'gazetteer'> },
): SlotContext {
  const place = slotValue(state, 'place') as Place | undefined
  return { now, gazetteer: rules.gazetteer, ...(place ? { place } : {}) }
}

/** 老陈, 赵桂兰, in the message behind the own number: who that is. */
function nameBehindNumber(text: string, state: ConversationState): Record<string, unknown> {
  const isDue = slotValue(state, 'phone') !== undefined && slotValue(state, 'name') === undefined
  if (!isDue || !state.said.slice(-2).some((said) => NUMBER_GIVEN.test(said.text))) return {}
  const name = text.trim()
  const isName = isFamiliar(name) || (BARE_NAME.test(name) && looksLikeName(name.replace(/^[老小]/, '')))
  return isName ? { name } : {}
}

const NUMBER_GIVEN = /1[3-9][\d\s-]{9,}|号码］/
const BARE_NAME = /^\p{Script=Han}{2,3}$/u

/** 老陈, 小周 */
function isFamiliar(name: string): boolean {
  return /^[老小]\p{Script=Han}$/u.test(name) && isSurname(name.slice(1))
}

/** 我们学校在谏壁 我家在月湖那边: who knows no street is near the own school. */
function schoolTown(text: string, context: SlotContext): Record<string, unknown> {
  const near = text.replace(/(?:我们?|咱们?)(?:的)?学校(?:就)?(?:在|是)/, '')
  const place = near === text ? null : extractSlot('place', near, context)
  return place === null ? {} : { place }
}

/** A child for whom help is called sounds like a cry in all it says. */
function isChildAgain({ kind, listed }: SafetyHit, state: ConversationState): boolean {
  return kind === 'help_cry' && !listed && slotValue(state, 'childWrites') === true && state.dangers.length > 0
}

/** In the middle of a talk the words are weighed with what the whole sounds like there. */
function dangersOf(
  text: string,
  routed: Routed | null,
  state: ConversationState,
  { sense, rules }: World,
): TurnDangers {
  const found = { dangers: routed?.safety ?? [], asks: routed?.ask ?? [] }
  const acts = sense?.acts ?? null
  if (routed === null || sense === null || acts === null || !isInTalk(state)) return found
  return heardInTalk(found, text, { ...sense, acts }, rules.safety)
}

/** A dialogue or a question is open, or a person is there or awaited. */
export function isMidway({ dialogue, openStep, floor }: ConversationState): boolean {
  return dialogue !== null || openStep !== null || floor !== 'bot'
}

/** Something was asked or told before: midway, or with a case open. */
export function isInTalk(state: ConversationState): boolean {
  return isMidway(state) || hasOpenCase(state)
}

/** 大前天骑车给汽车撞了, 前天下雨屋顶塌了 人没砸到: nobody stands in the road, and nobody lies under it. */
function isPastScene({ kind }: SafetyHit, text: string, age: number | null): boolean {
  if (age === null || age <= DAY_HOURS || GOES_ON.test(text)) return false
  if (kind === 'medical') return TREATMENT_DONE.test(text)
  return kind === 'traffic' || (kind === 'collapse' && NOBODY_HIT.test(text))
}

const DAY_HOURS = 24
const NOBODY_HIT = /(?:人|都|没人|也)?(?:没|没有|未)(?:人)?(?:砸|压|伤|受伤|埋|碰)(?:到|着|人)?/

/** 12号摔的，手术做完了，明天出院: hurt days ago and treated is what happened, and nothing to telephone for. */
function isLongTreated(hit: SafetyHit, text: string, extracted: Heard['extracted'], world: World): boolean {
  const { kind, notes } = hit
  const told = extracted['occurredAt'] as TimeRange | undefined
  if (isPastScene(hit, text, told === undefined ? null : ageInHours(told.to, world.now))) return true
  if (!notes.includes('over') || !isTreated(kind, text.toLowerCase(), world.rules.triage)) return false
  const at = extracted['occurredAt'] as TimeRange | undefined
  const age = at === undefined ? null : ageInHours(at.to, world.now)
  return (age !== null && age > 24) || (age === null && TREATMENT_DONE.test(text) && !GOES_ON.test(text))
}

const TREATMENT_DONE =
  /(?:刀|手术)[^，,。 ]{0,3}(?:开|做|动)(?:过|完|好|掉)|(?:已经?|都|早|快要?|明天|后天)[^，,。 ]{0,4}出院|出院了|拆(?:了|过)?线|命(?:是|总算)?(?:保|捡)(?:住|回)|脱离(?:生命)?危险|支架(?:装|放|做)(?:好|过|了)|打(?:了|着)石膏|在家养|包(?:扎|起|好)(?:来)?(?:了|的|过)|拆(?:了|过)?线|缝(?:了|过|好)/
const GOES_ON =
  /又|突然|现在(?!就是|愁|欠|在|住|能|要|没钱)|刚刚|刚才|今天|今早|这会|还在(?:流|吐|昏|抢救)|抢救|不醒|越来越/

/** 您好，……，谢谢，望回复: greetings and thanks around a matter are not the matter. */
function routeOfMatter(text: string, { rules, sense }: World): Routed {
  const routed = routeOf(text, rules, sense)
  // 老公心梗走的 刚下葬: told and not asked, it is no question for the handbook.
  if ((TOLD_ONLY.has(routed.route) || routed.why.by === 'doubt') && tellsDeath(text) && !asksQuestion(text))
    return { ...routed, route: 'start_help_request' }
  if (routed.route !== 'smalltalk' && routed.route !== 'human') return routed
  const matter = withoutCourtesy(text)
  if (matter === text) return routed
  const { route, why } = routeOf(matter, rules, sense)
  return { ...routed, route, why }
}

const TOLD_ONLY: ReadonlySet<RouteName> = new Set<RouteName>(['answer', 'unknown', 'smalltalk'])

const QUESTION =
  /[？?]|吗|么$|(?<=^|[，,。 ])(?![^，,。 ]*[在着有没不还正])[^，,。 ]{1,5}呢[。!！…~]*$|怎么|咋|怎样|(?<!(?:告诉|说|讲)[^，。]{0,8})多少|几时|(?<!没(?:有|得)?(?:拿|领|享受|用|吃|得|做|办|收|说|干|剩)?(?:过|到)?)(?:什么|啥)(?![^，。 ]{0,4}(?:都|也)(?:没|不)|[^，。 ]{0,6}(?:讲|说|记|想|搞|弄|认)不)|哪个部门|哪里办|去哪|能不能|可不可以|可以.*吗|可以[^，,。 ]*不(?![要想用去说留给行在])|要不要|(?<!没)有没(?:有|得)|要带|(?<![这那过前好住])几天(?=[^，。 ]{0,2}(?:能|可以|会|才|批|到账|办|下来|有)|[啊呢]?$)(?<!(?:帮|弄|照看|照顾|陪|歇|带|垫|管|顶)[^，。 ]{0,4})|多久|([会算该用给])不\1|得[^，。 ]{1,3}[不啵]$/

/** Whether the words ask for something to be explained; decides only whether the handbook is worth asking. */
export function asksQuestion(text: string): boolean {
  return QUESTION.test(text)
}

function isQuestion(text: string, state: ConversationState, acts: readonly Act[]): boolean {
  // 不知道要开多少钱 医生没讲, in a talk: nobody is asked.
  const rest = isInTalk(state) ? text.replaceAll(NOT_KNOWN, '') : text
  const isPolicy = acts.includes('policy') && !(isInTalk(state) && TOLD_OF_AID.test(text))
  return asksQuestion(rest) || asksRule(rest, state) || isPolicy
}

const NOT_KNOWN =
  /不(?:知道|晓得|清楚|懂)(?:要|得|会|是|有)?[^，,。？? ]{0,6}(?:多少|几[个天万千百])[^，,。？? ]{0,3}(?=$|[，,。 ])/g
/** 低保去年去问过 说我家超标了, 护理补贴跟低保都拿的: what came of it, and what comes. */
const TOLD_OF_AID =
  /(?:问|办|申请|跑|去|报)过|(?:说|讲)(?:我|我们|他|她)家?[^，,。 ]{0,4}(?:超|不够|不符|不行|没)|没批|不批|(?:都|也|已经|一直)?(?:拿|领|享受|吃)(?:着|了|到)?的?(?=$|[，,。 ])/

/** 有没有地方能睡觉: asked by somebody who has none, and no question of policy. */
function wantsBed(text: string): boolean {
  return BED_WANTED.test(text) && !BED_OF_POLICY.test(text)
}

const BED_WANTED =
  /(?:有没有|有没得|哪里有|哪有|能不能给(?:我)?(?:找)?)(?:个|什么)?(?:地方|住处|床)?(?:能|可以|给|让)?(?:我|我们)?(?:睡|住一|过夜|落脚|躲雨|躲一)/
const BED_OF_POLICY = /公租房|廉租|养老院|福利院|补贴|申请|政策|条件|规定|他们|人家|老人家?(?:能|可以)/

/** While it is looked at what one may get, more words ask about the rules: 是不是银行卡都要查, 不查存款也能拿吧. */
const RULE =
  /是不是|会不会|要不要|算不算|该不该|用不用|算谁|查不查|(?:到|去|在)哪|哪[头块里儿]|(?:能|可以|要|用)[^，。 ]{0,6}吧(?:$|[，。 ])/

function asksRule(text: string, { dialogue }: ConversationState): boolean {
  return dialogue?.intent === 'eligibility' && RULE.test(text)
}

/** Whether this message should be offered to the handbook: free words that do not simply answer the open question. */
export function wantsHandbook(input: ResidentInput, state: ConversationState, acts: readonly Act[] = []): boolean {
  if (state.floor === 'human') return false
  if (input.choice !== undefined) return input.choice.startsWith('ask:')
  const text = input.text.trim()
  return (
    text.length > 1 &&
    (state.openStep === null || asksQuestion(text) || asksRule(text, state) || acts.includes('policy'))
  )
}
