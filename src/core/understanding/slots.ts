// What a resident's words say, slot by slot: a value when it is said, null when it is not, never a guess.
import { namesBed } from './bed-told.ts'
import { takenBack } from './correction.ts'
import { findFood, wishesFood } from './food.ts'
import { findHousehold } from './household/household.ts'
import { findToldHousehold } from './household/told.ts'
import { twoTold } from './household/two-told.ts'
import { withoutDeath, withoutDiedOf } from './death-told.ts'
import { extractIncident } from './incident.ts'
import { findMedical } from './medical.ts'
import { isSurelyLacking, learntClass } from './learnt-slots.ts'
import { mended } from './mend/mend.ts'
import type { MendKind } from './mend/words.ts'
import { findCost } from './money/cost.ts'
import { earnedInPassing, withoutComingIn } from './money/earned-told.ts'
import { findIncome } from './money/income.ts'
import { nameBesidePhone, withoutNames } from './name-beside.ts'
import { findIntroducedName, findName } from './name.ts'
import { normalise } from './normalise.ts'
import { findLandline, findPhone } from './phone.ts'
import { fromPinyin } from './pinyin.ts'
import { findPlace, type Gazetteer } from './place/place.ts'
import { extractRelation } from './relation.ts'
import { findReceived } from './slots-received.ts'
import { findShelter } from './shelter.ts'
import type { Household, Incident, Place, Relation, TimeRange, Vulnerable } from './slots-types.ts'
import { findTime } from './time/time.ts'
import { extractVulnerable } from './vulnerable.ts'

export { extractIncident } from './incident.ts'
export { extractRelation } from './relation.ts'
export { extractVulnerable } from './vulnerable.ts'
export type { Household, Incident, Place, Relation, TimeRange, Vulnerable } from './slots-types.ts'

/** Every slot that can be asked for (contracts §4). */
export const SLOT_NAMES = [
  'occurredAt',
  'place',
  'household',
  'phone',
  'name',
  'cost',
  'income',
  'shelter',
  'food',
  'medical',
] as const
export type SlotName = (typeof SLOT_NAMES)[number]

export interface SlotValues {
  occurredAt: TimeRange
  place: Place
  household: Household
  phone: string
  name: string
  cost: number
  income: number
  shelter: boolean
  food: boolean
  medical: 'now' | 'soon' | 'none'
}

export interface SlotContext {
  now: Date
  gazetteer: Gazetteer
  /** What is known already: "我们村" and a bare village name are read inside it. */
  place?: Place
}

export interface Said extends Partial<SlotValues> {
  vulnerable?: Vulnerable[]
  relation?: Relation
  incident?: Incident
  alreadyReceives?: string[]
  landline?: string
}

// What a person says fits in this; more is pasted text, and the readers cost more than linear time.
const LONGEST = 800

function shortened(text: string): string {
  return normalise(text.slice(0, 4 * LONGEST)).slice(0, LONGEST)
}

type Extractors = { [S in SlotName]: (text: string, context: SlotContext) => SlotValues[S] | null }

function known(context: SlotContext): { place?: Place } {
  return context.place === undefined ? {} : { place: context.place }
}

/** "有地方住 啊不 没得": what is said last, where it says something. */
function latest<T>(text: string, find: (said: string) => T | null): T | null {
  const said = takenBack(text)
  return (said === null ? null : find(said.after)) ?? find(text)
}

/** 挂掉了 没转, while it is asked where they sleep: of a call and of money, and of no bed or meal. */
const OF_A_CALL =
  /^[^住睡床屋房家宿吃饭米]*(?:挂(?:掉|断)?了|(?:电话|手机)(?:我)?(?:挂|没接|不接)|(?:没|不|没有|还没)(?:给他)?(?:转|汇|打钱|打款)(?:账|钱|了|过去)?)[^住睡床屋房家宿吃饭米]*$/

/** 我一天没合眼了: no sleep, which is neither a meal nor a bed that is missing. */
const SLEEPLESS =
  /没(?:有)?(?:怎么)?(?:合(?:过|上)?眼|闭(?:过)?眼|睡(?:着|觉|好|过)?(?![^,，。\s]{0,2}(?:地方|处)))(?=$|[,，。\s了呢啊])|睡不着/
const OF_MEAL_OR_BED = /吃|饭|喝|饿|米|面|粥|住|地方|处|床|外面|外头|街|桥|车|赶|撵|家/

/** The listed words, and where they say nothing, or yes against all that the rest sounds like, what was learnt. */
function lackOrHas(
  slot: 'shelter' | 'food',
  text: string,
  find: (said: string, answer: boolean) => boolean | null,
): boolean | null {
  if (OF_A_CALL.test(text)) return null
  const listed = latest(text, (said) => find(said, true))
  if (listed !== null) return listed && (!isSurelyLacking(slot, text) || (slot === 'shelter' && namesBed(text)))
  if (slot === 'food' && wishesFood(text)) return null
  if (SLEEPLESS.test(text) && !OF_MEAL_OR_BED.test(text)) return null
  const learnt = learntClass(slot, text)
  return learnt === null ? null : learnt === 'true'
}

const ANSWERS: Extractors = {
  occurredAt: (text, context) => findTime(fromPinyin(text), context.now, true),
  place: (text, context) => findPlace(fromPinyin(text), context.gazetteer, { ...known(context), answer: true }),
  household: (text) => findHousehold(text) ?? twoTold(text),
  phone: (text) => findPhone(text),
  name: (text) => findName(text),
  cost: (text) => findCost(text),
  income: (text) => findIncome(text),
  shelter: (text) => lackOrHas('shelter', text, findShelter),
  food: (text) => lackOrHas('food', text, findFood),
  medical: (text) => latest(text, (said) => findMedical(said, true)) ?? learntClass('medical', text),
}

/** Names and numbers are never mended: nobody can know how they are written. */
const MENDS: Readonly<Partial<Record<SlotName, MendKind>>> = {
  occurredAt: 'time',
  place: 'place',
  household: 'people',
  cost: 'money',
  income: 'money',
  shelter: 'shelter',
  food: 'food',
  medical: 'medical',
}

/** The words written right, where they say something then, else as they stand. */
function read<S extends SlotName>(
  extractors: Extractors,
  slot: S,
  text: string,
  context: SlotContext,
): SlotValues[S] | null {
  const kind = MENDS[slot]
  // 我叫孙志强 must not be mended to a grandchild, nor read as one.
  const said = slot === 'household' ? withoutNames(text) : text
  const right = kind === undefined ? said : mended(said, kind)
  const value = extractors[slot](right, context)
  return value === null && right !== said ? extractors[slot](said, context) : value
}

/** The value of one slot when the text answers or mentions it; null when nothing is there. */
export function extractSlot<S extends SlotName>(slot: S, text: string, context: SlotContext): SlotValues[S] | null {
  return read(ANSWERS, slot, shortened(text), context)
}

const COST_SAID =
  /(?:花|欠|费|(?:先|要|得|再|还)叫(?=[一二两三四五六七八九十\d]+[千万百\d])|要(?:交|付|用|花|[一二两三四五六七八九\d][^,，。\s]?[千万])|修|赔|债|损失|值|押金|借|差|缺|交)/
const INCOME_SAID =
  /(?:收入|工资|退休金|养老金|低保(?:金)?(?:一个?月|每月)|月薪|一个?月(?:(?:就|只|才|也就|能|可以|大概|差不多)*(?:挣|赚|拿|到手)|有|(?:就|才|只有|只|也就|总共)[\d一二两三四五六七八九][\d百千])|日薪|打零工|年薪|挣|到手|(?:在|到)(?:厂里|超市|饭店|食堂|工地|店里|宾馆|小区|学校|公司|镇上|外面)[^,，。]{0,8}[一二两三四五六七八九\d][千百]|(?:洗碗|保洁|保安|扫地|看门|打扫|帮厨|帮工|带孩子|做饭|送货|剪线头|卖点?菜)[^,，。]{0,4}(?:一个?月|每月)|拉平|扯平)/
const MENTIONS: Extractors = {
  ...ANSWERS,
  occurredAt: (text, context) => findTime(text, context.now, false),
  place: (text, context) => findPlace(text, context.gazetteer, { ...known(context), answer: false }),
  household: (text) => findToldHousehold(text) ?? twoTold(text),
  name: (text, context) => introducedName(text, context),
  cost: (text) =>
    COST_SAID.test(text) && !/(?:多少钱|要钱吗|收费吗)/.test(text) ? positive(findCost(withoutComingIn(text))) : null,
  income: (text) => (INCOME_SAID.test(text) ? findIncome(text, false) : null) ?? earnedInPassing(text),
  shelter: (text) => findShelter(text, false),
  food: (text) => findFood(text, false),
  medical: (text) => findMedical(withoutDeath(text), false),
}

/** 高资 138…: a town beside a number is no name, though it begins like one. */
function introducedName(text: string, { gazetteer }: SlotContext): string | null {
  const name = findIntroducedName(text)
  const isPlace = name !== null && (gazetteer.townNames.has(name) || gazetteer.villages.has(name))
  return isPlace && name === nameBesidePhone(text) ? null : name
}

/** "不要钱" in passing is no answer about what it cost. */
function positive(value: number | null): number | null {
  return value === null || value === 0 ? null : value
}

/** Everything a free message clearly says; used on the resident's first words. */
export function extractAll(text: string, context: SlotContext): Said {
  const plain = shortened(text)
  const said: Said = {}
  const put = <K extends keyof Said>(key: K, value: Said[K] | null): void => {
    if (value !== null && value !== undefined) said[key] = value
  }
  for (const slot of SLOT_NAMES) put(slot, read(MENTIONS, slot, plain, context))
  const nameless = withoutNames(plain)
  put('relation', extractRelation(plain))
  put('incident', extractIncident(nameless))
  put('landline', findLandline(plain))
  const vulnerable = extractVulnerable(withoutDiedOf(nameless))
  if ((said.household?.elders ?? 0) > 0) vulnerable.push('elder')
  if ((said.household?.children ?? 0) > 0) vulnerable.push('child')
  if (vulnerable.length > 0) said.vulnerable = [...new Set(vulnerable)]
  const received = findReceived(plain)
  if (received.length > 0) said.alreadyReceives = received
  return said
}
