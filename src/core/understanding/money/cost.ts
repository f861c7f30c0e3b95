// What it costs or what is owed: the part people must pay themselves.
import { findAmounts, type Amount } from './money.ts'
import { moneyReadings } from './correction.ts'
import { areParts, paidAgain, withBargain, withoutBesides } from './parts.ts'
import { NUMBER, parseNumber } from '../numerals.ts'

const NOTHING =
  /(?:没有?花钱?|没花(?:到|什么)?钱|不要钱|不用钱|不花钱|没得花费|免费|没产生费用|没有费用|不欠钱?|没欠钱?|一分(?:钱)?(?:都|也)?没(?:花|用|欠|要)|全报(?:了|掉)?|全额报销)/
const OWN_SHARE =
  /(?:自付|自费|自己(?:还|又|再|也|倒)?(?:花|又花|出|掏|付|承担|要出|要付|拿|贴|负担)|个人(?:付|出|承担|负担|自付)|要我们出|还要出|要出|报下来|报完|报销后|报过后|剩下|余下|实际(?:花|付|要)|还差|还缺|缺口|差)/
const OWED = /(?:欠|拖欠|该(?:医院|人家)|未付|没付|没交|没缴|赊)/
const PAID_BY_OTHERS =
  /(?:报销?(?:了|掉|过|到)?|医保(?:报|出|付)?|新农合|保险(?:赔|报|付|出)?|赔(?:了|付|偿)?|(?<![又再还])补(?:了|助|偿)(?!.*要)|捐(?:了|款)?|减免|救助(?:了|给)|单位出|厂里出|老板出|肇事方(?:出|付|垫)|垫(?:了|付)|借(?:了|到|来)|众筹|凑(?:了|到)|交了|付了|还了)$/
const TOTAL = /(?:总共|一共|总计|合计|共计|加起来|拢共|前前后后|统共|共|总费用|全部|算下来|总的)/
const NOT_COST = /(?:收入|工资|退休金|养老金|低保金?|月薪|挣|赚|养家|补贴|存款|存了|存折|卡上|余额)[^,，。;；]{0,4}$/

function clauseBefore(text: string, index: number): string {
  return /[^,，。;；!！?？\s]*$/.exec(text.slice(0, index))?.[0] ?? ''
}

function isPaidByOthers(text: string, amount: Amount): boolean {
  // 撞人家赔了三万: what one pays to others is one's own.
  if (/(?:赔(?:给)?(?:人|对方|他|她)|(?:撞|伤|打)(?:了)?(?:人|对方))/.test(clauseBefore(text, amount.index)))
    return false
  const clause = clauseBefore(text, amount.index).replace(/(?:能|可以|大概|差不多|约|只|才|已经|就|给|我们|我|的)/g, '')
  return PAID_BY_OTHERS.test(clause) && !/(?:报下来|报完|报销后|报过后)/.test(clause)
}

/** "房租一个月1300 欠了三个月": so much a period, and so many periods. */
function timesPeriods(text: string, amounts: readonly Amount[]): number | null {
  const rate = amounts.find((amount) => amount.period !== null && !amount.vague)
  if (rate === undefined) return multiplied(text, amounts)
  const rest = `${text.slice(0, rate.index)}　${text.slice(rate.end)}`
  const unit = {
    hour: '个?(?:小时|钟头)',
    day: '天',
    week: '个?(?:周|星期|礼拜)',
    'half-month': '个半月',
    month: '个月',
    quarter: '个?季度?',
    'half-year': '个半年',
    year: '年|学年',
  }[rate.period ?? 'month']
  const counts = [...rest.matchAll(new RegExp(`(半|${NUMBER})(?:来|多)?(半)?(?:${unit})`, 'g'))]
  // 厂十月底关了 欠了两个月: what is owed is counted first, and a month of the calendar never.
  const owed = counts.filter(({ index }) => OWED.test(clauseBefore(rest, index)))
  for (const count of [...owed, ...counts.filter((one) => !owed.includes(one))]) {
    const times = (parseNumber(count[1] ?? '') ?? 0) + (count[2] === undefined ? 0 : 0.5)
    // "一个月" beside the rate is the period itself.
    if (times > 1) return rate.value * times
  }
  const cross = crossPeriods(rest)
  if (rate.period === 'day' && cross !== null) return rate.value * cross
  if (rate.period === 'month' && /(?:欠|拖|没交|没付)[^,，。]{0,4}(?:半年)/.test(rest)) return rate.value * 6
  if (rate.period === 'month' && /(?:欠|拖|没交|没付)[^,，。]{0,4}(?:一年)/.test(rest)) return rate.value * 12
  return null
}

function crossPeriods(rest: string): number | null {
  if (/半个月/.test(rest)) return 15
  const weeks = new RegExp(`(${NUMBER})个?(?:星期|礼拜|周)`).exec(rest)
  if (weeks !== null) return (parseNumber(weeks[1] ?? '') ?? 1) * 7
  const months = new RegExp(`(${NUMBER})个月`).exec(rest)
  return months === null ? null : (parseNumber(months[1] ?? '') ?? 1) * 30
}

const EACH = '次|针|疗程|趟|支|盒|瓶|期|学期|人|副|间|头|只|亩|棵|台|件|辆|扇|匹|箱|袋|吨|张|条'
const EACH_BEFORE = new RegExp(`(?:一|每)个?(${EACH})[^,，。]{0,3}$`)
const EACH_AFTER = new RegExp(`^\\s*(?:一|每)个?(${EACH})`)

/** "一次两百 要做十次", "八千一个疗程 六个疗程", "两个人每人三千". */
function multiplied(text: string, amounts: readonly Amount[]): number | null {
  for (const amount of amounts) {
    if (amount.vague) continue
    const before = text.slice(Math.max(0, amount.index - 8), amount.index)
    const after = text.slice(amount.end, amount.end + 7)
    const unit = EACH_BEFORE.exec(before)?.[1] ?? EACH_AFTER.exec(after)?.[1]
    if (unit === undefined) continue
    const rest = `${text.slice(0, amount.index)}　${text.slice(amount.end)}`
    const times = [...rest.matchAll(new RegExp(`(${NUMBER})个?${unit}`, 'g'))]
      .map((count) => parseNumber(count[1] ?? '') ?? 0)
      .find((count) => count > 1)
    if (times !== undefined) return amount.value * times
  }
  return null
}

// Numbers to call, never sums.
const HOTLINES = new Set([
  110, 112, 114, 119, 120, 122, 999, 10086, 10010, 12345, 12333, 12348, 12355, 12356, 12363, 96110,
])

/** A bare number counts as yuan when it is big enough, or all there is. */
function isPlainSum(value: number, text: string): boolean {
  if (HOTLINES.has(value) && text.length > String(value).length) return false
  return value >= 100 || (value >= 10 && text.length <= 8)
}

/** 本来要八千 减免完了交三千五: what was asked at first no longer holds. */
const AT_FIRST =
  /(?:本来|原来|原先|原价|起初|一开始|(?:开头|先|先前|早先|之前|以前|前头)(?:我|他|医生|他们)?(?:说|讲|报|估))/

function readCost(text: string): number | null {
  const all = findAmounts(text).filter((amount) => !NOT_COST.test(clauseBefore(text, amount.index)))
  const named = all.filter((amount) => !amount.vague && (amount.marked || isPlainSum(amount.value, text)))
  const current = named.filter((amount) => !AT_FIRST.test(clauseBefore(text, amount.index)))
  const clear = withoutBesides(text, current.length > 0 ? current : named)
  if (clear.length === 0) return all.every((amount) => amount.value < 10) && NOTHING.test(text) ? 0 : null
  const multiple = firstRent(text, clear) ?? timesPeriods(text, clear)
  const labelled = (label: RegExp): Amount | undefined =>
    clear.find((amount) => label.test(clauseBefore(text, amount.index)) && !isPaidByOthers(text, amount))
  const own = labelled(OWN_SHARE)
  if (own !== undefined) return own.value
  if (multiple !== null) return multiple
  if (paidAgain(text, clear)) return sumOf(clear)
  const payable = clear.filter((amount) => !isPaidByOthers(text, amount))
  const total = payable.find((amount) => TOTAL.test(clauseBefore(text, amount.index)))
  const covered = clear.filter(
    (amount) => /报销?|医保|新农合|保险|赔|减免/.test(clauseBefore(text, amount.index)) && isPaidByOthers(text, amount),
  )
  const base = total ?? labelled(OWED) ?? payable[0]
  // All of it borrowed and nothing else named: the debts are the sum.
  if (base === undefined) return isSeries(text, clear) ? sumOf(clear) : (clear[0]?.value ?? null)
  const owes = labelled(OWED) !== undefined && payable.length > 1
  if (total === undefined && owes && !isSeries(text, payable)) return base.value
  if (covered.length > 0) return base.value - covered.reduce((sum, amount) => sum + amount.value, 0)
  if (
    total === undefined &&
    payable.length > 1 &&
    (isList(text, payable) || areParts(text, payable) || isSeries(text, payable))
  )
    return sumOf(payable)
  return base.value
}

function sumOf(amounts: readonly Amount[]): number {
  return amounts.reduce((sum, amount) => sum + amount.value, 0)
}

const THINGS =
  /(?:费|药|租|钱|贷|伙食|押金|车|检查|挂号|手术|住院|床位|护工|材料|拍片|化验|丧事?|后事|办事|酒席|抢救|下葬|火化|墓地?|书本|资料|水电|电|水|煤?气|材料|人工|补课|家具|电器|冰箱|电视|空调|衣服|被子|奶粉|门窗|屋顶|机|柜|床|桌|墙|门|窗|瓦)[^,，。]{0,4}$/

/** "医药费三万，丧葬费一万": each sum with its own 费 or thing, so they add up. */
function isList(text: string, amounts: readonly Amount[]): boolean {
  const clauses = new Set(amounts.map((amount) => amount.index - clauseBefore(text, amount.index).length))
  if (amounts.length >= 3 && clauses.size === amounts.length && !ALTERNATIVE.test(text)) return true
  return amounts.every(
    (amount) =>
      /^(?:的)?[^,，。\s]{0,2}(?:费|租|押金|药钱|款)/.test(text.slice(amount.end)) ||
      THINGS.test(clauseBefore(text, amount.index)),
  )
}

const PAID = /(?:花|交|付|打给|补|缴|用(?:了|掉|去)|买|汇|转|赔|修)/
const BORROWED = /(?:借|欠|赊|贷|该)/
const MORE = /(?:又|再|另外|还有|加上|外加|还|后来|接着)/
const PARTY =
  /(?:亲戚|信用社|银行|邻居|哥|姐|弟|妹|厂|医院|村里|老板|朋友|同学|同事|舅|姨|姑|叔|伯|网贷|花呗|白条|平台|药店|饭店|学校|房东|人家|儿子|女儿)[^,，。;；]{0,3}$/
const ALTERNATIVE = /(?:或者|或是|还是|要么|不等|都有可能|原来|本来|先说|开始说|涨到|其中|包括|里头有|已经还|还了)/

/** "借了亲戚两万 信用社三万", "先打了三千 又补了四千五": one kind of sum again and again, so they add up. */
function isSeries(text: string, amounts: readonly Amount[]): boolean {
  if (ALTERNATIVE.test(text)) return false
  let kind: RegExp | null = null
  for (const [index, amount] of amounts.entries()) {
    const clause = clauseBefore(text, amount.index)
    const own = BORROWED.test(clause) ? BORROWED : PAID.test(clause) ? PAID : null
    if (index === 0) kind = own
    else if (own !== null ? own !== kind : !PARTY.test(clause) && !MORE.test(clause)) return false
  }
  return kind !== null
}

/** "房租一个月800 押一付三 中介费400": the months laid down at once, and what else is paid. */
function firstRent(text: string, amounts: readonly Amount[]): number | null {
  const terms = new RegExp(`押(${NUMBER})付(${NUMBER})`).exec(text)
  const rent = amounts.find((amount) => amount.period === 'month' || /租/.test(clauseBefore(text, amount.index)))
  const months = (parseNumber(terms?.[1] ?? '') ?? 0) + (parseNumber(terms?.[2] ?? '') ?? 0)
  if (terms === null || rent === undefined || months < 2 || months > 15) return null
  const fees = amounts.filter((amount) => amount !== rent && /费[^,，。]{0,3}$/.test(clauseBefore(text, amount.index)))
  return rent.value * months + fees.reduce((sum, amount) => sum + amount.value, 0)
}

/** The sum a person must find, in yuan; null when unclear. */
export function findCost(text: string): number | null {
  if (/(?:不是|弗是)没/.test(text)) return readCost(text)
  // "从两万涨到三万": the later sum holds.
  const latest = withBargain(text).replace(/从[^,，。]{1,10}?(?:涨|升|加|变)(?:到|成)/, '')
  for (const reading of moneyReadings(latest)) {
    const cost = readCost(reading)
    if (cost !== null && cost >= 0) return Math.round(cost * 100) / 100
  }
  return null
}
