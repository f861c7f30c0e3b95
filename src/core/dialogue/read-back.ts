/** Slot values in the resident's words: read-backs, review, the worker's list of what was asked and answered. */
import { slotValue, type ConversationState } from '../conversation/state.ts'
import type { Household, Place, TimeRange } from '../understanding/slots.ts'
import type { Step } from './schema.ts'

export const INCIDENT_WORDS: Readonly<Record<string, string>> = {
  fire: '家里着火',
  flood_storm: '水灾风灾',
  traffic: '车祸',
  illness: '生病',
  injury: '受伤',
  job_loss: '没了收入',
  death: '家人去世',
  violence: '家里有人打人',
  homeless: '没钱吃住',
  child_neglect: '孩子没人管',
  elder_neglect: '老人没人管',
  suicide: '有轻生念头',
  gas_poison: '煤气中毒',
  scam: '被骗',
  utility_cut: '停水停电',
  disability: '残疾',
  education: '上学',
  complaint: '投诉',
  other: '别的难处',
}

const RELATION_WORDS: Readonly<Record<string, string>> = {
  family: '替家里人说',
  neighbour: '替邻居说',
  village_officer: '村（社区）来报',
  hospital: '医院来报',
  police: '民警来报',
  volunteer: '志愿者来报',
}

const WEAK_WORDS: Readonly<Record<string, string>> = {
  infant: '婴儿',
  child: '小孩',
  elder: '老人',
  disabled: '残疾人',
  pregnant: '孕妇',
  ill: '病人',
}

const MEDICAL_WORDS: Readonly<Record<string, string>> = { now: '有人马上要看病', soon: '有伤病要看', none: '没人受伤' }

/** One slot as a person would say it; null when there is nothing to say. */
export function slotWords(slot: string, value: unknown): string | null {
  if (value === undefined || value === null) return null
  switch (slot) {
    case 'incident':
      return INCIDENT_WORDS[String(value)] ?? String(value)
    case 'relation':
      return RELATION_WORDS[String(value)] ?? null
    case 'safeNow':
      return value === 'safe' ? '人安全' : '还有危险'
    case 'place':
      return placeWords(value as Place)
    case 'occurredAt':
      return timeWords(value as TimeRange)
    case 'household':
      return householdWords(value as Household)
    case 'vulnerable':
      return weakWords(value as string[])
    case 'medical':
      return MEDICAL_WORDS[String(value)] ?? null
    case 'shelter':
      return value === true ? '今晚有地方住' : '今晚没地方住'
    case 'food':
      return value === true ? '今天有饭吃' : '今天没饭吃'
    case 'phone':
      return phoneWords(String(value))
    case 'cost':
    case 'income':
      return `约${String(value)}元`
    case 'town':
    case 'review':
    case 'alreadyReceives':
      return null
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
}

function placeWords(place: Place): string | null {
  const named = [place.county, place.town, place.village].filter(Boolean).join('')
  // 人在医院 is where somebody is now, and no part of the address.
  const apart = named !== '' && place.detail?.startsWith('人在') ? '，' : ''
  return `${named}${apart}${place.detail ?? ''}` || null
}

/** 11月23日22点左右: day and hour in Beijing time, as precise as it was said. */
export function timeWords(range: TimeRange): string {
  const [date = '', time = ''] = range.from.split('T')
  const [year, month, day] = date.split('-').map(Number)
  const hour = Number(time.slice(0, 2))
  if (range.precision === 'year') return `${year}年`
  if (range.precision === 'month') return `${year}年${month}月`
  const words = `${month}月${day}日`
  if (range.precision === 'minute') return `${words}${hour}点${time.slice(3, 5)}分`
  if (range.precision === 'hour') return `${words}${hour}点多`
  if (range.precision === 'part') return `${words}${partOfDay(hour)}`
  return range.precision === 'day' ? words : `${words}前后`
}

function partOfDay(hour: number): string {
  if (hour < 5) return '半夜'
  if (hour < 9) return '早上'
  if (hour < 11) return '上午'
  if (hour < 13) return '中午'
  if (hour < 17) return '下午'
  return '晚上'
}

function householdWords({ total, children, elders }: Household): string | null {
  const parts = [
    total === null ? null : `${total}口人`,
    elders ? `${elders}个老人` : null,
    children ? `${children}个小孩` : null,
  ]
  return parts.filter(Boolean).join('，') || null
}

function weakWords(kinds: readonly string[]): string | null {
  if (kinds.length === 0) return null
  return `有${kinds.map((kind) => WEAK_WORDS[kind] ?? kind).join('、')}`
}

/** 138 1234 5678: in the rhythm in which it is read aloud. */
export function phoneWords(phone: string): string {
  const [, area, local] = /^(0(?:10|2\d|[3-9]\d\d))(\d{7,8})$/.exec(phone) ?? []
  if (area !== undefined) return `${area}-${local ?? ''}`
  return phone.length === 11 && phone.startsWith('1')
    ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`
    : phone
}

/** Slots that are read back, in this order. */
export const READ_BACK = [
  'relation',
  'occurredAt',
  'place',
  'incident',
  'safeNow',
  'medical',
  'shelter',
  'food',
  'household',
  'vulnerable',
  'cost',
  'name',
  'phone',
  'subjectPhone',
]

/** What was understood, in a fixed order, missing parts left out; `only` limits it to these slots. */
export function listWords(state: ConversationState, only?: ReadonlySet<string>): string {
  return READ_BACK.filter((slot) => only === undefined || only.has(slot))
    .filter((slot) => slot !== 'incident' || slotValue(state, slot) !== 'other')
    .map((slot) => {
      const words = heldWords(slot, state)
      return words === null ? null : words + ownerWords(slot, state)
    })
    .filter((words) => words !== null)
    .join('，')
}

function heldWords(slot: string, state: ConversationState): string | null {
  const value = slot === 'vulnerable' ? notCounted(state) : slotValue(state, slot)
  const held = state.slots[slot]
  // 现在在医院 安全的: nothing presses, and yet nobody is unhurt.
  if (slot === 'medical' && value === 'none' && held?.kind === 'filled' && IN_CARE.test(held.said)) return '在看病治着'
  // 外面欠了八万: of a sum that is owed it is said so.
  if (slot === 'cost' && typeof value === 'number' && held?.kind === 'filled' && OWED.test(held.said))
    return `欠约${value}元`
  // 姓钱 is no sum.
  if (slot === 'name' && typeof value === 'string' && value.length === 1) return `姓${value}`
  return slotWords(slot, value)
}

const OWED = /欠|借|债|贷款|赊/

/** Words of a patient who is looked after. */
const IN_CARE =
  /住院|住着院|(?<!不用去|没去|不去)在?(?:医院|病房|急诊|卫生院)|透析|化疗|放疗|开(?:过|了|完)?刀|手术|石膏|包扎|吃着?药|治着|在治|看着/

/** 182 0000 6693（老婆的）: a number that is somebody else's. */
export function ownerWords(slot: string, state: ConversationState): string {
  const owner = slot === 'phone' ? slotValue(state, 'phoneOf') : undefined
  return typeof owner === 'string' ? `（${owner}的）` : ''
}

/** People to look after who are not in the count of the household already: nothing is read back twice. */
function notCounted(state: ConversationState): unknown {
  const kinds = slotValue(state, 'vulnerable') as string[] | undefined
  const household = slotValue(state, 'household') as Household | undefined
  return kinds?.filter((kind) => !(kind === 'elder' && household?.elders) && !(kind === 'child' && household?.children))
}

/** Answers of this dialogue's own questions (要申请的：低保), in the order of its steps. */
export function ownWords(steps: readonly Step[], state: ConversationState): string[] {
  return steps.flatMap((step) => {
    const [slot = step.id] = step.slots
    const value = slotValue(state, slot)
    if (value === undefined || READ_BACK.includes(slot) || NOT_READ.has(slot)) return []
    const words = step.answer === 'text' ? String(value) : labelsOf(step, slot, value)
    return words ? [`${step.label}：${words}`] : []
  })
}

/** Not read back: the review itself, consent, and what the list says in other words. */
const NOT_READ = new Set(['review', 'consent', 'town', 'relation', 'photos', 'income', 'dangerAnswer', 'harm'])

function labelsOf({ choices }: Step, slot: string, value: unknown): string {
  const one = (wanted: unknown): string | undefined =>
    choices.find(({ id, value: own, set }) => (set?.[slot] ?? own ?? id) === wanted)?.label ?? inOwnWords(wanted)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values
    .map(one)
    .filter((label) => label !== undefined)
    .join('、')
}

/** 周五上午: no key says it, so it was kept as it was told. */
function inOwnWords(value: unknown): string | undefined {
  return typeof value === 'string' && /\p{Script=Han}/u.test(value) ? value : undefined
}

/** Rows of the review: every question of the path with its answer, empty ones marked by null. */
export function reviewRows(steps: readonly Step[], state: ConversationState): { step: Step; words: string | null }[] {
  return steps
    .filter((step) => step.answer !== 'review' && step.slots[0] !== 'town')
    .map((step) => {
      const said = step.slots.map((slot) => slotWords(slot, slotValue(state, slot))).filter((words) => words !== null)
      return { step, words: ownWords([step], state)[0]?.slice(step.label.length + 1) ?? (said.join('，') || null) }
    })
}
