// What a household earns a month, from wages by the day, the month or the year.
import { findAmounts, MONTHS, type Amount } from './money.ts'
import { moneyReadings } from './correction.ts'
import { NUMBER, parseNumber } from '../numerals.ts'

const NONE =
  /(?:不上班|失业|下岗|没工作|没活|辞退|在家)[^]*没有?(?:了|收入)?[。.!！]?$|(?:(?:没有?|没得|无|冇|零|断了?)(?:任何|什么|啥|一点|固定的?|其他|经济|生活)*(?:收入|进账|进项|来源|工资|进钱)|收入(?:是|为)?(?:零|0|没有|没得|无)|一分(?:钱)?(?:都|也)?(?:没有?|没得|挣不到|不挣|没挣|没赚|赚不到)|(?:挣|赚)不到(?:一分)?钱|没(?:有)?(?:挣|赚)钱|没钱进|不(?:挣|赚)钱|一分(?:钱)?(?:的)?(?:收入|进账|进项)(?:都|也)?没|零收入|分文(?:没有|未进|没得|无)|^(?:基本上?|几乎|差不多|现在|都)?(?:没有?|没得|无|零|0|一分没有)(?:了|的|啊|呢)?$)/
const UNSTABLE =
  /(?:不固定|不稳定|不一定|不定|有时|时多时少|时有时无|看情况|说不准|说不好|看活|有活才|没准|讲不准|(?:多|少|好|差|忙|闲|活多|活少)的时候|旺季|淡季|忽高忽低|不等|或多或少|没个准|年景|看收成|看行情|看天吃饭|贴本|亏本|赔本|倒贴|(?:好|多)[^,，。]{0,8}[,，。\s]+(?:不好|不多|差|坏|少)(?:了|就|的|起来))/
const AVERAGE = /(?:平均|均下来|扯下来|算下来|差不多|大概|总有|拉平|扯平|摊平|匀下来|拉匀|扯匀)/
/** 拉平算一千一: one sum for months that differ, in whose place the others do not count. */
const LEVELLED = /(?:平均|均下来|扯下来|算下来|拉平|扯平|摊平|匀下来|拉匀|扯匀)[^,，。;；\s]*$/
const OF_A_SEASON = /(?:忙|闲|淡|旺|好|差|多|少|有活|没活|活多|活少)(?:的)?(?:时候|季|的月|时)|最多|最少/
const OUTGOING =
  /(?:房租|房贷|贷款|月供|还贷|还(?!有|能|是|算|挣|拿|得|剩)|还款|欠|开销|花销|花掉|花|药费|药钱|药|掏|医药费|学费|吃药|支出|用掉|要用|交|水电费?|成本|罚|骗|借|债|存款|存折|卡上|余额|手里|身上|押金|丢|赔|损失|(?<!(?:掉|去|除)[^,，。]{0,4})剩(?!下?[我他她])|家里还有)[^,，。;；]{0,4}$/
const BEFORE_NOW =
  /(?:以前|原来|原先|之前|从前|过去|本来|去年|早先|先前|(?:生病|出事|受伤|下岗|失业|手术|开刀|住院|疫情|退休|[摔跌]伤?)前|上班(?:的)?时候)/
/** 减薪以后, 降到, 换岗之后: from when on the later sum holds. */
const CHANGED =
  '(?:减薪|降薪|加薪|涨薪|(?:减|降|涨|加|调)(?:了)?工资|调岗|转岗|换岗|换(?:了)?(?:厂|地方|工作|班)|改(?:上|做|成)?[^,，。\\s]{0,3}班|减产|裁员|病退|退休|内退|离婚|分家)(?:了)?(?:以|之)?后|(?:减|降|掉|跌|缩|涨|升|调)(?:了)?(?:到|成|为|至)(?:了)?(?:只有|只剩)?(?=[\\d一二两三四五六七八九十])'
const TOTAL = /(?:总共|一共|总计|合计|共计|加起来|加一起|拢共|统共|全家|家庭|两个人|夫妻)/
/** 五万没了, 两千块钱不见了: money that went. */
const LOST = /^(?:块钱?|元|钱)?(?:都|就|全|也)*(?:没了|没得了|不见了|被骗|打水漂|亏|烧了|丢了)/
const EARNING =
  /(?:收入|工资|退休金|养老金|养老|低保|挣|赚|拿|到手|薪|发|进账|进项|零工|打工|上班|做工|工钱|生意|补贴|津贴|给|寄|捡|卖|在(?:厂里|超市|饭店|食堂|工地|店里|宾馆|小区|学校|公司|医院做)[^,，。;；]{0,6}$)/
const PERSONAL = /(?:人均|平均每人|每人|各(?:给|出|拿|交)?[^,，。]{0,2}$)/

const RATE: Readonly<Record<'hour' | 'day', string>> = { hour: '个?(?:小时|钟头)', day: '天|日|个工|工' }

function countOf(text: string, unit: string): number | null {
  for (const found of text.matchAll(new RegExp(`(?:(半)|(${NUMBER}))(?:来|多|几)?(?:${unit})`, 'g'))) {
    const source = found[2] ?? ''
    const spread = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])([一二两三四五六七八九])$/.exec(source)
    const count = spread === null ? parseNumber(source) : null
    const value =
      count ??
      (spread === null
        ? 0
        : (spread[2] === undefined ? 0 : 10 * (parseNumber(spread[1] ?? '一') ?? 1)) +
          ((parseNumber(spread[3] ?? '') ?? 0) + (parseNumber(spread[4] ?? '') ?? 0)) / 2)
    if (value > 1) return value
  }
  return null
}

const PAYDAYS: readonly (readonly [RegExp, number])[] = [
  [/(?:半个?月)(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)/, 2],
  [/(?:每周|一周|一个?星期|一个?礼拜)(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)/, 52 / 12],
  [/(?:三个月|每三个月|一?个?季度?)(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)/, 1 / 3],
  [/半年(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)/, 1 / 6],
  [/(?:一|每)年(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)/, 1 / 12],
]

/** 两个月发一次 */
const PAID_EVERY = new RegExp(`(${NUMBER})个月(?:才|就)?(?:发|结|领|给|拿|开)(?:一|1)?(?:次|回|趟)`)

/** "半个月发一次 一次两千": how often the sum comes in a month. */
function timesAMonth(text: string): number {
  const months = parseNumber(PAID_EVERY.exec(text)?.[1] ?? '')
  if (months !== null && months >= 2 && months <= 24) return 1 / months
  return PAYDAYS.find(([pattern]) => pattern.test(text))?.[1] ?? 1
}

function monthly(text: string, amount: Amount): number | null {
  const rest = `${text.slice(0, amount.index)}　${text.slice(amount.end)}`
  switch (amount.period) {
    case null:
      return amount.value * timesAMonth(rest)
    case 'day': {
      const days =
        countOf(rest, RATE.day) ??
        (/半个月|半月/.test(rest) ? 15 : null) ??
        (/天天(?:做|干|有活|上班|出摊|出车|跑|卖|去)|每天都(?:做|干|有活|上班)/.test(rest) ? 30 : null)
      if (days === null || days > 31) return null
      return /(?:一周|一个?星期|一个?礼拜|每周)[^,，。]{0,3}$/.test(
        rest.slice(0, Math.max(0, rest.search(/[一二两三四五六七\d]+天/))),
      ) && days <= 7
        ? amount.value * days * (52 / 12)
        : amount.value * days
    }
    case 'hour': {
      const hours = countOf(rest, RATE.hour)
      const days = countOf(rest, RATE.day)
      return hours === null || days === null ? null : amount.value * hours * days
    }
    default:
      return amount.value / MONTHS[amount.period]
  }
}

function clauseBefore(text: string, index: number): string {
  return /[^,，。;；!！?？\s]*$/.exec(text.slice(0, index))?.[0] ?? ''
}

const NOW_HOLDS = new RegExp(
  `^(.*?)(?:现在|目前|眼下|如今|而今|后来|今年|(?:出事|生病|下岗|受伤|摔了?|开刀|失业)(?:了)?(?:以|之)?后|${CHANGED})(.*)$`,
)

function currentPart(text: string): string {
  const now = NOW_HOLDS.exec(text)
  if (now === null || !BEFORE_NOW.test(now[1] ?? '')) return text
  return now[2] ?? ''
}

/** In passing a sum is income only where it is called so or comes by the month or the day. */
function isEarned(text: string, amount: Amount, answer: boolean): boolean {
  const clause = clauseBefore(text, amount.index)
  if (OUTGOING.test(clause) || LOST.test(text.slice(amount.end))) return false
  // 一天四个钟头: how long, no sum.
  if (!amount.marked && amount.period !== 'hour' && /^个?半?(?:钟头|小时)/.test(text.slice(amount.end))) return false
  return answer || amount.period !== null || EARNING.test(clause) || LEVELLED.test(clause)
}

function readIncome(whole: string, answer: boolean): number | null {
  const text = currentPart(whole)
  const all = findAmounts(text)
  const usual = usualSum(
    text,
    all.filter(({ marked, vague }) => marked && !vague),
  )
  if (usual !== undefined) return monthly(text, usual)
  const earned = all.filter(
    (amount) => isEarned(text, amount, answer) && (amount.marked || amount.value >= 50 || amount.period !== null),
  )
  const clear = earned.filter((amount) => !amount.vague)
  if (clear.length === 0) return earned.length === 0 && NONE.test(text) && !BEFORE_NOW.test(text) ? 0 : null
  if (UNSTABLE.test(text) && !AVERAGE.test(text)) return null
  if (
    clear.every((amount) => amount.period !== 'year' && BEFORE_NOW.test(clauseBefore(text, amount.index))) &&
    clear.length === all.filter((amount) => amount.marked || amount.value >= 50).length
  )
    return NONE.test(text) ? 0 : null
  const net = clear.find((amount) =>
    /(?:扣(?:完|掉|除|了|下来)[^,，。]{0,4}|到手|实发|实拿|实际拿|净拿|净收入)[^,，。]{0,3}$/.test(
      clauseBefore(text, amount.index),
    ),
  )
  if (net !== undefined && isNetOfAll(text, net, clear)) return monthly(text, net)
  if (SO_FAR.test(whole)) return null
  const total = clear.find((amount) => TOTAL.test(clauseBefore(text, amount.index)))
  if (total !== undefined) return sum(text, [total, ...addedTo(text, total, clear)])
  if (clear.some((amount) => LEVELLED.test(clauseBefore(text, amount.index))))
    return sum(
      text,
      clear.filter((amount) => !OF_A_SEASON.test(clauseBefore(text, amount.index))),
    )
  const shared = new RegExp(`(?:[两二三四五六七八2-8])个?(?:口|人)`).test(text)
  const each = clear.find((amount) =>
    (shared ? /(?:人均|平均每人|每人|一个?人|各(?:拿|领|有|是)?)[^,，。]{0,2}$/ : PERSONAL).test(
      clauseBefore(text, amount.index),
    ),
  )
  if (each !== undefined) {
    const heads = [...text.matchAll(HEADS)].map((found) => parseNumber(found[1] ?? '') ?? 0).find((count) => count > 1)
    const value = monthly(text, each)
    const couple = /老两口|两口子|夫妻|老俩口|我(?:跟|和)(?:老伴|老公|老婆|爱人)/.test(text) ? 2 : null
    const people = heads ?? couple
    return people === null || value === null ? null : value * people
  }
  return sum(text, clear)
}

/** 养老金加一块五百 卖菜再有三四百: what comes on top of the sum of some parts. */
function addedTo(text: string, total: Amount, amounts: readonly Amount[]): Amount[] {
  const before = text.slice(0, total.index)
  const only = /(?:总共|一共|总计|合计|共计|全家|家庭)[^,，。;；\s]*$/.test(before)
  return amounts.filter(
    ({ index }) =>
      index > total.end &&
      !/其中|里头|里面|包括/.test(text.slice(total.end, index)) &&
      (only ? /(?:另外|除此|不算)[^,，。;；\s]*$/ : /(?:再|另外|还|外加|加上|又)(?:有|能|挣|加)?[^,，。;；\s]*$/).test(
        text.slice(total.end, index),
      ),
  )
}

const IN_SEASON = /旺季|忙的?时候|好的?时候|生意好|活多|多的?时候|最(?:多|好|高)/
const USUALLY = /(?:平时|平常|平日|一般|正常|大多数时候|多数时候)[^,，。;；\s]{0,5}$/

/** 五千是旺季 平时三千八: what comes in as a rule, beside what a good season brings. */
function usualSum(text: string, amounts: readonly Amount[]): Amount | undefined {
  const usual = amounts.find((amount) => USUALLY.test(clauseBefore(text, amount.index)))
  if (usual === undefined || amounts.length < 2) return undefined
  const clause = ({ index, end }: Amount): string =>
    clauseBefore(text, index) + (/^[^,，。;；\s]*/.exec(text.slice(end))?.[0] ?? '')
  return amounts.every((amount) => amount === usual || IN_SEASON.test(clause(amount))) ? usual : undefined
}

const EARNER = /(?:我|老公|老婆|爱人|丈夫|妻子|媳妇|他|她|儿子|女儿|爸|妈|老伴)[^,，。;；]{0,6}$/

/** "工资五千 到手四千二", "他五千我四千 扣掉社保到手八千一"; not "我到手三千 老公四千", where each has his own. */
function isNetOfAll(text: string, net: Amount, amounts: readonly Amount[]): boolean {
  const others = amounts.filter((amount) => amount !== net)
  const deducted = /(?:扣|社保|五险|公积金)/.test(text)
  const ownOfEach = others.some((amount) => amount.index > net.index && EARNER.test(clauseBefore(text, amount.index)))
  return others.length > 0 && !ownOfEach && (deducted || others.length === 1)
}

/** 今年到现在一共才拿了两万: how many months it stands for nobody said. */
const SO_FAR = /(?:今年|年初|开年)?(?:到现在|到目前|到今天|至今|以来)[^,，。]{0,4}(?:一共|总共|才|就|只|拢共)/

const HEADS = new RegExp(`(${NUMBER})(?:(?:口|个)人|个?(?:儿子|女儿|子女|儿女|孩子|小孩|兄弟|姐妹|姊妹|老人|伢))`, 'g')

function sum(text: string, amounts: readonly Amount[]): number | null {
  let total = 0
  for (const amount of amounts) {
    const value = monthly(text, amount)
    if (value === null) return null
    total += value
  }
  return total
}

/** Yuan a month for the household, or null when it is unstable, unclear or not said. */
export function findIncome(text: string, answer = true): number | null {
  // 加一块六千五: together, not one yuan.
  const plain = text.replace(/(?<=加|在|合|凑|放|拢)(?:在)?一块儿?(?=[\d一二两三四五六七八九十]|是|有)/g, '一起')
  for (const reading of moneyReadings(plain)) {
    const income = readIncome(reading, answer)
    if (income !== null) return Math.round(income)
  }
  return null
}
