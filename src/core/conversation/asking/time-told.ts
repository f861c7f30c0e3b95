/** The time of the trouble in a message: not that of a call or of the talk, and replaced only by words that put it right. */
import { extractAll, type TimeRange } from '../../understanding/slots.ts'
import { EVENT_SAID } from '../../understanding/time/event.ts'
import type { Heard } from '../hear.ts'
import { isAboutTalk, tellsWhenToCall, withoutCalling } from './teller.ts'
import type { Turn } from '../turn.ts'

/** 早上七点他出车以后再找我 is no time at which anything happened; what stands beside it may be. */
export function timeOfTrouble(turn: Turn, { text, context, extracted }: Heard): unknown {
  if (isAboutTalk(text)) return undefined
  if (!tellsWhenToCall(turn, text)) return extracted['occurredAt']
  const rest = withoutCalling(text)
  return turn.state.openStep === 'contact' || rest === text ? undefined : extractAll(rest, context).occurredAt
}

const CLAUSE = /[,，。;；!！?？\s]+/
/** A day, a part of it or an hour, at the beginning of what is said. */
const TIME =
  /^(?:大?前[天日晚夜]|昨|今[早晨天晚朝夜]|当[天晚夜]|上上?个?(?:周|星期|礼拜|月)|(?:这个?|本)(?:周|星期|礼拜|月)|(?:周|星期|礼拜)[一二三四五六日天末]|去年|前年|今年|(?:农历|阴历)|\d{1,4}[年月号日点:：]|[一二两三四五六七八九十廿]{1,3}(?:月|号|日|点|个?(?:小时|钟头|月)|天|年)|早上|清早|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨|天[亮黑]|刚才|刚刚)/
/** What the time is said of: 火是礼拜天夜里头的, 出事的时间应该是八点, 其实前天就漏了. */
const BEFORE =
  /^(?:火|水|房子|屋顶?|墙|车祸|出事|出的事|事情?|着火|起火|失火|摔|跌|淹|病|断电|停电|停水)?(?:的)?(?:时间|日子|那天|辰光|时候)?(?:就|应该|其实|实际上?|好像|明明|大概|可能|记得|好像)*(?:不?是|在|改成|改为|改到|发生在|该是|才是|于)?(?:就|大概|大约)?/
/** The correction itself is about something else. */
const OF_OTHERS =
  /电话|手机|号码?(?=错|不|报|打|是|写|换|最后)|座机|尾号|微信|地址|住址|门牌|名字|姓名|(?:村|镇|组|栋|楼)(?:错|不对|报|写|讲|说)|欠|块|元|万|钱|费|口人|几口|人数|岁|年纪|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]/

function timeSaid(clause: string): boolean {
  if (TIME.test(clause)) return true
  const before = BEFORE.exec(clause)?.[0] ?? ''
  return before !== '' && TIME.test(clause.slice(before.length))
}

const WHAT =
  '(?:人|他|她|老头子?|老太婆?|老公|老婆|爸|妈|爹|娘|孩子|儿子|女儿|火|水|房子|屋顶?|墙|车|事情?|是|时间|出事|钱)'
/** 人是29号走的: said with 是…的, to tell when the trouble itself was. */
const CLEFT = new RegExp(
  `(?:^|[,，。;；!！?？\\s])${WHAT}{0,2}(?:其实|应该|就|都)*是[^,，。;；!！?？\\s没不]{1,12}(?:走|没|死|去世|过世|烧(?:起来)?|着(?:起来|火)?|起火|撞|摔|跌|出事|出的事|淹|塌|倒|掀|漏|被骗|转走|丢|走丢|不见|失踪)(?:了)?的`,
)

/** 人是29号走的 after 前几天刚下葬: the time of the trouble itself, whatever was taken for it before. */
function datesTrouble({ text }: Heard): boolean {
  return CLEFT.test(text)
}

/** 火是礼拜天夜里头的, 不是昨晚 是前晚; not 电话报错了, however many times of day stand beside it. */
function correctsTime(heard: Heard): boolean {
  const { correction, text, extracted } = heard
  if (datesTrouble(heard)) return true
  if (!correction) return false
  const clauses = text.split(CLAUSE).filter((clause) => clause !== '')
  const at = clauses.findIndex((clause) => timeSaid(clause))
  if (at < 0) return false
  const about = clauses.some((clause) => OF_OTHERS.test(clause))
  // Beside another matter only 时间 or 是 in its own clause says that the time, too, was wrong.
  const plain = /时间|日子|那天(?:是|不)|出事|^(?:不是|应该是|是)/.test(clauses[at] ?? '')
  const others = Object.keys(extracted).some((slot) => OTHERS.has(slot))
  return plain || (!about && !others)
}

const OTHERS: ReadonlySet<string> = new Set(['phone', 'landline', 'cost', 'income', 'household', 'name'])

const HOURS = 3_600_000
const IT_HAPPENED =
  /烧(?!饭|水|菜)|着(?:的|了|火|起来)|起火|失火|炸|出(?:的)?事|撞|摔|跌|漏|淹|倒|塌|掀|爆|发病|昏|骗|打(?:的我|了我|我)|断电|断的|停的|不见/
/** 十一点半消防到的: what came afterwards. */
const CAME_AFTER =
  /消防|救护车|120|119|110|医院|派出所|民警|村里|社区|送|(?<!起)来(?:了|的|人)|到(?:的|了)|吃|睡|醒|回|灭|下班|上班/
const LED_BY =
  /^(?:大概|大约|差不多|应该|好像|估计|也就|就|是|在|可能)*(?:夜里|晚上|半夜|凌晨|早上|上午|中午|下午|傍晚)?[\d一二两三四五六七八九十]{1,3}(?:点|时|[:：])/

/** 大概十一点半 电热毯烧起来的, after 昨晚: the hour within the part of the day that was told; null without one. */
function hourWithin(held: TimeRange, found: TimeRange, text: string): TimeRange | null {
  const clauses = text.split(CLAUSE).filter((clause) => clause !== '')
  const at = clauses.findIndex((clause) => LED_BY.test(clause))
  const about = `${clauses[at] ?? ''}${clauses[at + 1] ?? ''}`
  if (held.precision !== 'part' || at < 0 || !['minute', 'hour'].includes(found.precision)) return null
  if (!IT_HAPPENED.test(about) || CAME_AFTER.test(about)) return null
  const [from, until] = [Date.parse(held.from), Date.parse(held.to)]
  const night = Number(held.from.slice(11, 13)) >= 18
  // 昨晚 一点多: the small hours belong to the night before.
  const to = Math.max(until, night ? from + 12 * HOURS : until)
  const start = Date.parse(found.from)
  const shifts = [-4, -3, -2, -1, 0, 1, 2, 3, 4].filter((half) => {
    const then = start + half * 12 * HOURS
    return then >= from && then <= to
  })
  const [shift] = shifts
  if (shift === undefined || shifts.length > 1) return null
  const moved = (time: string): string => localIso(Date.parse(time) + shift * 12 * HOURS)
  return { ...found, from: moved(found.from), to: moved(found.to) }
}

function localIso(time: number): string {
  return `${new Date(time + 8 * HOURS).toISOString().slice(0, 19)}+08:00`
}

const BARE_FILL =
  /大概|大约|差不多|应该|好像|估计|可能|就是|也就|是|在|的|那天|那晚|时候|左右|前后|吧|啊|呢|哦|嗯|了|来钟|钟|多|半|事情?|发生|出的?事|[\s,，。.!！]/g
const TIME_WORDS =
  /大?前[天晚夜日年]|昨[天晚夜日儿]?|今[天早晨晚朝年]|去年|上上?个?(?:周|星期|礼拜|月)[一二三四五六日天末]?|(?:这个?|本)(?:周|星期|礼拜|月)[一二三四五六日天]?|(?:周|星期|礼拜)[一二三四五六日天末]|早上|清早|上午|中午|下午|傍晚|晚上|夜里头?|夜头|半夜|凌晨|天[亮黑]|[\d一二两三四五六七八九十廿]{1,4}(?:点|号|日|月|时|分|刻|:|：)[\d一二两三四五六七八九十]{0,3}|初[一二三四五六七八九十]|刚才|刚刚/g
const SPAN = /[一二两三四五六七八九十几\d](?:多)?(?:天|个?(?:月|礼拜|星期)|年)/
const DAY_NAMED =
  /前[天晚夜]|昨|去年|上个?(?:周|星期|礼拜|月)|(?:周|星期|礼拜)[一二三四五六日天]|[\d一二三四五六七八九十廿]{1,3}(?:号|日)|今[天早晨]/

/** 上个星期五吧, 前天晚上七点多: nothing but a time with its day. */
function isBareTime(text: string): boolean {
  if (!DAY_NAMED.test(text) || text.length > 20) return false
  return text.replaceAll(TIME_WORDS, '').replaceAll(BARE_FILL, '') === ''
}

/** 昨天晚上八点多的事: a bare time that says that it happened then. */
function isTimeOfIt(text: string): boolean {
  return isBareTime(text) && /的事情?(?:了|吧|啊)?[。.!！]?$|发生的|出的事/.test(text)
}

/** 前天晚上七点多, after 前天被车撞: the hour, or the part of the day, of the day that was told. */
function bareWithin(held: TimeRange, found: TimeRange, text: string): TimeRange | null {
  if (!isBareTime(text)) return null
  const [from, to] = [Date.parse(found.from), Date.parse(found.to)]
  // 前天夜里 begins on that day and ends on the next.
  const inside = from >= Date.parse(held.from) && from <= Date.parse(held.to)
  return inside && to - from < Date.parse(held.to) - Date.parse(held.from) ? found : null
}

/** 停电三天了, beside a swindle: an event, and another one. */
const CUT_OFF = /(?:停|断|没)(?:了|掉)?(?:电|水|气)|(?:电|水|气)(?:也|都|被)?(?:停|断)/

/** 前天送外卖被车撞了: the clause that told the time told what happened, too. */
function datesTheEvent(said: string, incident: unknown): boolean {
  const clauses = said.split(CLAUSE).filter((clause) => clause !== '')
  const dated = clauses.filter((clause) => clause.search(TIME_WORDS) >= 0 || SPAN.test(clause))
  const timed = dated.filter((clause) => incident === 'utility_cut' || !CUT_OFF.test(clause))
  if (timed.length === 0) return dated.length === 0
  return timed.some((clause) => IT_HAPPENED.test(clause) || EVENT_SAID.test(clause))
}

/** The hour, or the part, of the time that was told before; null where the later one is no finer. */
export function finerTime(held: TimeRange, found: TimeRange, said: string): TimeRange | null {
  return hourWithin(held, found, said) ?? bareWithin(held, found, said)
}

/** Whether a later time takes the place of the one that was told with `before`; `spot`: it is asked where somebody was seen. */
export function replacesTime(heard: Heard, before: string, incident: unknown, spot: boolean): boolean {
  if (correctsTime(heard)) return true
  return !spot && (isTimeOfIt(heard.text) || (isBareTime(heard.text) && !datesTheEvent(before, incident)))
}
