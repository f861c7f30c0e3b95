/** Conditions of the data language as staff read them: 住处还没问到, 出了什么事是着火或进水. */
import type { Condition, Dialogue, Step } from './schema.ts'

export interface Names {
  /** What a slot is called. */
  slot(name: string): string
  /** What a value of it is called. */
  value(name: string, value: unknown): string
}

/** Facts that are true or not, each with the words for both. */
const FLAGS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  childWrites: ['是孩子自己在说', '不是孩子自己在说'],
  thirdPerson: ['说的是别人', '说的是自己'],
  atEdge: ['人在高处或水边', '人不在高处或水边'],
  acted: ['已经做了伤害自己的事', '还没有伤害自己'],
  dataSure: ['确定要删', '没有确定要删'],
  shelter: ['今晚有地方住', '今晚没地方住'],
  food: ['今天有饭吃', '今天没饭吃'],
  $dangerNow: ['险情还没过去', '险情已过或没有'],
  $filed: ['求助单已开', '求助单还没开'],
  $case: ['已有求助单', '还没有求助单'],
  $overdue: ['到点没人联系', '还没到点'],
  $quiet: ['安静模式', '不是安静模式'],
  $past: ['是一天以前的事', '是今天的事，或不知道哪天'],
  announced: ['先说了要反映别人的事', '没有先说要反映别人的事'],
}
const DERIVED: Readonly<Record<string, string>> = {
  $level: '级别',
  $dangers: '险情',
  $channel: '渠道',
  $dialogue: '引导问答',
  $paused: '放下的引导问答',
  $photos: '照片',
  $others: '之前已有一件',
  $floor: '谁在说话',
  $status: '求助单到哪一步',
  'place.town': '镇（街道）',
  'household.total': '家里人数',
  harm: '难处的经过',
  dangerAnswer: '险情第一问的回答',
  relation: '谁在说',
}
/** Kinds of danger (intents/safety.yaml). */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  help_cry: '喊救命',
  fire: '着火',
  gas_co: '煤气中毒',
  collapse: '房屋倒塌',
  stays_inside: '危房里有人不肯出来',
  flood: '大水',
  traffic: '车祸',
  medical: '急病',
  unwell: '胸闷气急',
  poisoning: '中毒',
  suicide: '轻生',
  self_harm: '伤自己',
  violence_home: '家里打人',
  sexual_violence: '性侵害',
  child_abuse: '孩子被打',
  child_alone: '孩子没人管',
  missing: '走失',
  elder_abuse: '老人没饭吃、受虐待',
  elder_weak: '老人不吃不喝',
  elder_alone: '独居老人没回应',
  exposure: '露宿受冻',
  trafficking: '被控制、被拐',
  scam: '被骗钱',
  mental_crisis: '精神危机',
  no_food: '断粮',
}

export function conditionWords(condition: Condition, names: Names): string {
  if ('all' in condition) return condition.all.map((part) => inside(part, names)).join('，并且')
  if ('any' in condition) return condition.any.map((part) => inside(part, names)).join('，或者')
  if ('not' in condition) return notWords(condition.not, names)
  if ('is' in condition) return isWords(condition.is[0], condition.is[1], names)
  if ('in' in condition) return `${names.slot(condition.in[0])}是${listed(condition.in, names)}`
  if ('over' in condition) return `${names.slot(condition.over[0])}多于 ${condition.over[1]}`
  if ('has' in condition) return `${names.slot(condition.has[0])}里有${names.value(...condition.has)}`
  if ('known' in condition) return `${names.slot(condition.known)}已问到`
  if ('filled' in condition) return `知道${names.slot(condition.filled)}`
  return `${names.slot(condition.unknown)}还没问到`
}

/** Parts of parts stand in brackets, so that 并且 and 或者 cannot be mixed up. */
function inside(part: Condition, names: Names): string {
  const words = conditionWords(part, names)
  return 'all' in part || 'any' in part ? `（${words}）` : words
}

function notWords(condition: Condition, names: Names): string {
  if ('is' in condition) {
    const [slot, value] = condition.is
    if (typeof value === 'boolean') return isWords(slot, !value, names)
    return value === null ? `知道${names.slot(slot)}` : `${names.slot(slot)}不是${names.value(slot, value)}`
  }
  if ('in' in condition) return `${names.slot(condition.in[0])}不是${listed(condition.in, names)}`
  if ('has' in condition) return `${names.slot(condition.has[0])}里没有${names.value(...condition.has)}`
  if ('known' in condition) return `${names.slot(condition.known)}还没问到`
  if ('unknown' in condition) return `${names.slot(condition.unknown)}已问到`
  if ('filled' in condition) return `不知道${names.slot(condition.filled)}`
  if ('not' in condition) return conditionWords(condition.not, names)
  return `不是（${conditionWords(condition, names)}）`
}

function isWords(slot: string, value: unknown, names: Names): string {
  if (value === null) return `不知道${names.slot(slot)}`
  const flag = FLAGS[slot]
  if (typeof value === 'boolean' && flag) return flag[value ? 0 : 1]
  return `${names.slot(slot)}是${names.value(slot, value)}`
}

function listed([slot, values]: [string, unknown[]], names: Names): string {
  return values.map((value) => names.value(slot, value)).join('、')
}

/** Names out of the dialogues themselves: a slot is called what the first question that fills it is called. */
export function namesOf(own: Pick<Dialogue, 'steps'>, all: readonly Pick<Dialogue, 'steps'>[]): Names {
  const steps = [own, ...all].flatMap((dialogue) => dialogue.steps)
  const stepOf = (slot: string): Step | undefined =>
    steps.find(({ slots }) => slots.length === 1 && slots[0] === slot) ??
    steps.find(({ slots }) => slots.includes(slot)) ??
    steps.find(({ choices }) => choices.some(({ set }) => set !== undefined && slot in set))
  return {
    slot: (name) => DERIVED[name] ?? stepOf(name)?.label ?? name,
    value(slot, value) {
      if (slot === '$dangers') return KIND_WORDS[String(value)] ?? String(value)
      if (slot === '$level') return LEVEL_WORDS[String(value)] ?? String(value)
      for (const step of steps) {
        const choice = step.choices.find(
          ({ id, value: given, set }) => valueIn(step, slot, { id, given, set }) === value,
        )
        if (choice) return `“${choice.label}”`
      }
      return SAID[String(value)] ?? String(value)
    },
  }
}

const LEVEL_WORDS: Readonly<Record<string, string>> = { P0: '特急', P1: '很急', P2: '较急', P3: '一般' }
/** Values that words give and no button has. */
const SAID: Readonly<Record<string, string>> = {
  true: '是',
  false: '否',
  flood_storm: '水灾风灾',
  gas_poison: '煤气中毒',
  traffic: '车祸',
  child_neglect: '孩子没人管',
  elder_neglect: '老人没人管',
  death: '家人去世',
  job_loss: '没了收入',
  disability: '残疾',
  education: '上学',
  scam: '被骗',
  utility_cut: '停水停电',
  injury: '受伤',
  suicide: '有轻生念头',
  village_officer: '村、社区的人',
  hospital: '医院',
  police: '民警',
  neighbour: '邻居',
  family: '家人',
  self: '本人',
}

function valueIn(
  step: Step,
  slot: string,
  choice: { id: string; given: unknown; set: Record<string, unknown> | undefined },
): unknown {
  if (choice.set && slot in choice.set) return choice.set[slot]
  return step.slots[0] === slot && !choice.set ? (choice.given ?? choice.id) : undefined
}
