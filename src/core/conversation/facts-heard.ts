/** Facts in the words of a message, as far as they are about the one whom the talk is about. */
import { FED_AND_HOUSED, NEITHER, OWN_HOUSE, ROOM_LEFT } from '../understanding/bed-told.ts'
import { findMedical } from '../understanding/medical.ts'
import { owesWages } from '../understanding/money/owed.ts'
import { asksForMore, findTransferred } from '../understanding/money/transferred.ts'
import { extractAll, type SlotContext } from '../understanding/slots.ts'
import { isInWard } from '../understanding/shelter.ts'
import { isHurtOnly } from '../understanding/vulnerable.ts'
import { tellsHowDied } from './danger/death-parts.ts'
import { withoutHouseAway, withoutOwnHouse } from './asking/own-household.ts'
import { withoutNeighbours } from '../understanding/neighbours.ts'
import { loneHousehold, meantFacts } from './facts-meant.ts'
import { ownWordsOf, slotValue, type ConversationState } from './state.ts'
import { NEAR } from './asking/teller.ts'

/** The facts in the words, as far as they are about the one whom the talk is about, and as they are meant there. */
export function factsIn(said: string, state: ConversationState, context: SlotContext): Record<string, unknown> {
  return meantFacts(factsTold(said, state, context), said, state, context)
}

function factsTold(said: string, state: ConversationState, context: SlotContext): Record<string, unknown> {
  const child = slotValue(state, 'childWrites') === true
  const placed = withoutHouseAway(withoutTellersPlace(said))
  const text = child ? withoutNeighbours(placed) : placed
  const all: Record<string, unknown> = { ...extractAll(text, context) }
  const teller = slotValue(state, 'relation') ?? (state.dialogue === null ? all['relation'] : undefined)
  const isReport = state.dialogue?.intent === 'report-for-other' || NEAR.has(teller)
  if (isReport) {
    const facts = ofReported(text, all, context)
    const alone = loneHousehold(text, facts, state)
    return alone === null ? facts : { ...facts, household: alone }
  }
  // 抢救三万是借的, told by the bereaved: what it cost then.
  if (all['medical'] === 'now' && (isOfTheDead(text, slotValue(state, 'incident')) || tellsHowDied(text, state)))
    delete all['medical']
  // 吃的饼干 没有了, of a child: nothing is left to eat.
  if (child && all['food'] === true && EATEN_UP.test(text)) all['food'] = false
  // 没有受伤 弟弟头好像有点烫: who is hot is looked at.
  if (FEVERISH.test(text) && (all['medical'] === 'none' || (child && all['medical'] === undefined)))
    all['medical'] = 'soon'
  // 手机快没电了 cuts nobody off; 我不会烧饭 is no meal.
  if (BATTERY.test(text) && all['incident'] === 'utility_cut') delete all['incident']
  if (CANNOT_COOK.test(text) && all['food'] === true) delete all['food']
  // 厂里还欠我一个月工资 四千二: what is waited for comes in no month.
  if (all['income'] !== undefined && owesWages(text, []) && !COMES_IN.test(text)) delete all['income']
  if (BEREAVED.test(text) && all['relation'] === 'family') delete all['relation']
  // 没吃 瓶子在抽屉里, in a talk about life: the pills, and no meal.
  if (all['food'] === false && tellsOfPills(text, state)) delete all['food']
  if (isSwindle(state, all)) {
    const sent = findTransferred(text)
    if (sent !== null) all['cost'] = sent
    else if (asksForMore(text)) delete all['cost']
  }
  // 就腿不能动, after 腿断了: hurt, and not disabled.
  const weak = all['vulnerable'] as string[] | undefined
  if (weak?.includes('disabled') && isHurtOnly(text, ownWordsOf(state).join('，')))
    all['vulnerable'] = weak.filter((kind) => kind !== 'disabled')
  // 隔壁奶奶 who knocks is nobody of the house, and neither is who lives 在外婆家.
  const others = text.replaceAll(HELPERS, '那人').replaceAll(WITH_KIN, '在别处').replaceAll(KIN_AWAY, '在别处')
  if (state.dialogue !== null && others !== text) {
    const { vulnerable, household } = extractAll(others, context)
    if (vulnerable === undefined) delete all['vulnerable']
    else all['vulnerable'] = vulnerable
    if (household === undefined) delete all['household']
  }
  return all
}

/** 我是老郎村的 … 他住油坊会龙村: where the writer is from is not where it is, once the other's place is told. */
function withoutTellersPlace(text: string): string {
  return OTHERS_PLACE.test(text) ? text.replace(TELLERS_PLACE, ' ') : text
}

const TELLERS_PLACE =
  /(?<=^|[，,。 ]|你好|您好)我(?:们)?(?:是|住在?|在)[^，,。 他她]{2,12}(?:村|镇|街道|社区|庄|小区|组)(?:的|这边|人)?(?=[，,。 ]|$)/
const OTHERS_PLACE =
  /(?:他|她|他们|人家)(?:家)?(?:现在|一直)?(?:是|住|在)(?:在)?[^，,。 ]{2,10}(?:村|镇|街道|社区|庄|小区|组)/

/** 吃住都有, 大屋能睡, 一万八 of a swindle: so plain that no sound of the whole takes it back. */
export function plainlyTold(text: string, seems: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const both = FED_AND_HOUSED.test(text) || NEITHER.test(text) ? ['shelter', 'food'] : []
  const bed = OWN_HOUSE.test(text) || ROOM_LEFT.test(text) || isInWard(text) ? ['shelter'] : []
  const sum = seems['cost'] !== undefined && findTransferred(text) === seems['cost'] ? ['cost'] : []
  return Object.fromEntries(
    [...both, ...bed, ...sum].filter((slot) => seems[slot] !== undefined).map((slot) => [slot, seems[slot]]),
  )
}

/** Nothing but the last illness of the one who died needs a doctor in these words. */
function isOfTheDead(text: string, incident: unknown): boolean {
  if (incident !== 'death' || STILL_ILL.test(text)) return false
  return LAST_ILLNESS.test(text) && findMedical(text.replaceAll(LAST_ILLNESS_ALL, '　'), false) !== 'now'
}

const LAST_ILLNESS = /抢救|急救|icu|病危|重症|心梗|脑梗|脑溢血|脑出血|中风|昏迷|住院|手术|开刀|透析|化疗|救护车/i
const LAST_ILLNESS_ALL = new RegExp(LAST_ILLNESS, 'gi')
const STILL_ILL = /现在|正在|还在|今天|刚才|又|也(?:病|住|昏|倒)|快来|救命/

const COMES_IN = /平时|平常|每个?月|月薪|一个月(?!的?(?:工资|工钱|钱))|一天|日薪|现在|退休|养老|低保/

/** 老伴走了以后: who died is not the one for whom is spoken. */
const BEREAVED = /(?:老伴|老婆|老公|老头子?|爱人|丈夫|妻子)[^，,。]{0,6}(?:走了|走后|走的|去世|过世|不在了|没了)/
/** In a talk about life, without a word of a meal, what was not taken are the pills. */
export function tellsOfPills(text: string, { dialogue }: Pick<ConversationState, 'dialogue'>): boolean {
  return LIFE_TALKS.has(dialogue?.intent ?? '') && !MEALS.test(text)
}

const LIFE_TALKS: ReadonlySet<string> = new Set(['suicidal-thoughts'])
const MEALS = /饭|饿|粥|面|米|菜|吃的|东西吃|一顿|两顿|早饭|中饭|晚饭/
/** What was paid over is the cost of a swindle. */
function isSwindle(state: ConversationState, all: Record<string, unknown>): boolean {
  return (
    all['incident'] === 'scam' ||
    slotValue(state, 'incident') === 'scam' ||
    state.dangers.some(({ kind }) => kind === 'scam')
  )
}

const EATEN_UP =
  /(?:吃的|饼干|面包|饭|泡面|东西|零食|馒头|面条)[^，,。]{0,4}[，, ]?(?:都|已经|现在|也)?(?:没有了|没了|吃完了|吃光了|没得了)/
const FEVERISH =
  /(?:头|额头|脑门|身上|脸|人|弟弟|妹妹|孩子|娃|宝宝)[^，,。不没退]{0,5}(?:有点|好像|很|好|挺|蛮|摸着|发)(?:烫|热|烧)(?!水|饭|的(?:水|饭))|发(?:着)?(?:高|低)?烧(?!退)/
const BATTERY = /(?:手机|电量|百分之|\d%)[^，,。]{0,8}(?:没电|的?电|关机)(?!费|卡)/
const CANNOT_COOK = /不(?:大|太)?(?:会|能|敢)[^，,。 ]{0,2}(?:烧|做|煮|弄|炒)(?:饭|菜)/
const HELPERS =
  /(?:(?:隔壁|邻居|对门|楼上|楼下)(?:家)?(?:的|有(?:一)?[个位])?(?:老|[\p{Script=Han}])?|(?<=^|[，,。 ])[\p{Script=Han}](?=(?:奶奶|爷爷|阿姨|叔叔|大妈|大爷)(?:的?(?:电话|手机|号)|来|让|叫我|给我|带我)))(?:奶奶|爷爷|大爷|大妈|婆婆|阿婆|老太太?|老人家?|阿姨|叔叔)/gu

const WITH_KIN =
  /(?:在|去|到|送(?:到|去|回)?|住(?:在)?|放(?:在)?|跟)(?:了)?(?:我|他|她|孩子)?(?:外婆|外公|奶奶|爷爷|姥姥|姥爷|公婆|婆婆|娘|妈妈?|爸妈|丈母娘)(?:家|那边|那里|那儿)(?:里|去|住|带)?/g

/** 爷爷在另外一个村, 外婆有时候来: an old one who lives elsewhere. */
const KIN_AWAY =
  /(?:爷爷|奶奶|外公|外婆|姥姥|姥爷)(?:他们|家)?(?:(?:有时候?|偶尔|经常|常常|时常|隔三差五|隔几天|过节|周末|天天)(?:也|会|过)*来|(?:都|也)?(?:在|住|住在)(?:另外|别的|别处|外地|外面|老家|乡下|隔壁(?:村|镇)|其他|很远|远处|安徽|河南|山东|浙江|上海|北京|湖[北南]|四川|重庆|贵州|云南|江西|福建|广[东西]|河北|山西|陕西|甘肃|新疆|东北|辽宁|吉林|黑龙江|内蒙|苏北|苏州|无锡|常州|南京|扬州|泰州|南通|徐州|淮安|盐城|宿迁|连云港))[^,，。 ]*/g

/** The reporter's own house is left out; the number and the name of the reporter are not. */
function ofReported(text: string, all: Record<string, unknown>, context: SlotContext): Record<string, unknown> {
  const others = withoutOwnHouse(text)
  if (others === text) return all
  const kept = ['phone', 'landline', 'name', 'relation'].filter((slot) => all[slot] !== undefined)
  return { ...extractAll(others, context), ...Object.fromEntries(kept.map((slot) => [slot, all[slot]])) }
}
