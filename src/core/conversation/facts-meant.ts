/** What the facts of a message mean in the talk in which it stands: the meal of this noon after hunger, the one who leaves hospital, who lives alone. */
import { tellsDeath } from '../understanding/death-told.ts'
import { isAloneTold } from '../understanding/household/two-told.ts'
import type { Household } from '../understanding/slots.ts'
import { extractAll, type SlotContext } from '../understanding/slots.ts'
import { withoutOtherTimes } from '../understanding/time/not-of-trouble.ts'
import { ownWordsOf, slotValue, type ConversationState } from './state.ts'

type Facts = Record<string, unknown>

/** The facts of a message, as they are meant where it stands. */
export function meantFacts(said: Facts, text: string, state: ConversationState, context: SlotContext): Facts {
  const all = { ...said }
  if (all['occurredAt'] !== undefined) put(all, 'occurredAt', timeMeant(all['occurredAt'], text, context))
  if (all['food'] === true && isEarlierBite(text, slotValue(state, 'food') === false)) delete all['food']
  if (all['food'] === undefined && LITTLE.test(text) && BITE.test(text)) all['food'] = false
  if (all['medical'] === 'now' && leavesHospital(text, all, state)) put(all, 'medical', calmMedical(text))
  if (all['incident'] === 'death' && isLongAgo(text)) delete all['incident']
  return all
}

function put(all: Facts, slot: string, value: unknown): void {
  if (value === undefined) delete all[slot]
  else all[slot] = value
}

/** 透析三年了, 早上一个馒头: the time is read once more without what is no time of the trouble. */
function timeMeant(found: unknown, text: string, context: SlotContext): unknown {
  const rest = withoutOtherTimes(text)
  return rest === text ? found : extractAll(rest, context).occurredAt
}

const BITE =
  /(?:早上|早饭|早晨|上午|中午|中饭|午饭|今早|昨天|昨晚)[^,，。\s没不]{0,6}(?:[一半两几]?(?:个|块|包|碗|口|点|根|片)?(?:馒头|饼干|面包|泡面|方便面|包子|粥|稀饭|零食|山芋|红薯|玉米|鸡蛋|剩饭))(?=$|[,，。\s了呢吧])/
/** 刚吃了晚饭, 还有米: what ends the hunger. */
const FED_NOW =
  /(?:刚|现在|(?<![昨前]天?)晚上|晚饭|夜饭|这会)[^,，。\s没不]{0,6}(?:吃(?!的?饼干)|饭|送)|(?:还|家里|现在)有(?:米|面|吃|饭|菜)|吃饱|饱了|不饿|送(?:了|来|饭)|够吃|有(?:得|的)吃|都吃(?:了|过)/
const LITTLE =
  /没(?:有)?(?:怎么|好好|正经|啥|什么)?吃(?:什么|啥|东西|饭|晚饭|中饭)|没吃(?:什么|啥)|没吃(?:晚饭|中饭|午饭)/

/** 昨天晚上吃的最后一点 */
const EATEN_BEFORE = /(?:昨|前)(?:天|晚|夜)[^,，。\s没不]{0,6}(?:吃|喝)|(?:吃|喝)(?:的|了|掉)*(?:剩(?:的|下的)?)?最后/

/** 中午吃的饼干, after 没吃晚饭: an earlier bite ends no hunger. */
function isEarlierBite(text: string, hungry: boolean): boolean {
  if (FED_NOW.test(text)) return false
  return ((hungry || LITTLE.test(text)) && BITE.test(text)) || (hungry && EATEN_BEFORE.test(text))
}

const LEAVES =
  /(?:明天|后天|今天|今晚|过两天|这两天|马上|下午|上午|要|快|能|可以|得|准备|叫他|让他|催)[^,，。\s没不]{0,6}出(?:了)?院|留观|出院(?:没|不晓得|去哪|后)/
const WORST_NOW = /抢救|病危|ICU|昏迷|没醒|不醒|叫不(?:醒|应)|大出血|喘不(?:上|过)|不行了|没呼吸|又(?:昏|吐|抽|烧|倒)/i

/** 明天要出院没地方去, from a hospital: what brought him there last night is seen to. */
function leavesHospital(text: string, all: Facts, state: ConversationState): boolean {
  const relation = slotValue(state, 'relation') ?? all['relation']
  if (relation !== 'hospital' || WORST_NOW.test(text)) return false
  return LEAVES.test([...ownWordsOf(state), text].join('，'))
}

function calmMedical(text: string): unknown {
  return /换药|复查|拆线|康复|伤/.test(text) ? 'soon' : undefined
}

const LONG_AGO =
  /(?:早就?|老早|早些年|早年|从小|生下来|很早)(?:就|都|已经)?[^,，。\s]{0,2}(?:不在|走|没|去世|过世|死)|(?:走|没|不在|去世|过世|死)(?:了|的)?(?:有|都|快)?(?:好几|十?几|[一二两三四五六七八九十\d]+(?:多|几)?)(?:来)?年/
const ALONE_SINCE =
  /(?:一个人|独自|孤身|独居|一个)(?:过|住|在家|生活)?(?:了)?[,，\s]+(?:他|她|我)?(?:的)?(?:老伴儿?|老公|老婆|男人|爱人|丈夫|妻子)(?:早|都|也)?(?:走了|没了|不在了)(?=$|[,，。\s])/
const OF_THESE_DAYS = /昨|前天|前几天|刚|上个?(?:礼拜|星期|周|月)|今天|今早|后事|丧|火化|下葬|头七|办事|抚恤|墓|天前/

/** 他爸早不在了, 就他一个人 老伴走了: why somebody is alone, and nothing that has happened now. */
function isLongAgo(text: string): boolean {
  return !OF_THESE_DAYS.test(text) && !tellsDeathNow(text) && (LONG_AGO.test(text) || ALONE_SINCE.test(text))
}

function tellsDeathNow(text: string): boolean {
  return tellsDeath(text) && !LONG_AGO.test(text)
}

/** 就他一个人, of the one who is reported. */
export function loneHousehold(text: string, all: Facts, state: ConversationState): Household | null {
  if (all['household'] !== undefined || !isAloneTold(text)) return null
  const weak = [...((slotValue(state, 'vulnerable') as string[] | undefined) ?? []), ...weakOf(all)]
  return weak.includes('elder')
    ? { total: 1, adults: 0, children: 0, elders: 1 }
    : { total: 1, adults: null, children: null, elders: null }
}

function weakOf(all: Facts): string[] {
  return (all['vulnerable'] as string[] | undefined) ?? []
}
