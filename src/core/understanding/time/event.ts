// "他八号住的院 出事是七号": of several times, the one that is said of the trouble itself.
import { findAgo } from './ago.ts'
import { DAY_SECONDS, dayOf, iso, type Second } from './calendar.ts'
import { findDays } from './days.ts'
import { NUMBER, parseNumber } from '../numerals.ts'

/** What trouble is: a fall, a fire, a house that came down or was taken away. */
const EVENT =
  '(?:出(?:的|了)?(?:这)?(?:个)?事(?!故认定)|摔|跌|塌|垮|(?<![反颠打])倒(?![是也还不没好闭霉班休贴])|着(?:的|了)?火|起(?:的|了)?火|失火|火灾|(?<![发高])烧(?!饭|香|到)|撞|砸|压(?:伤|断|住)|断(?!断|定|药|奶|续)|收走|收回|收掉|(?:赶|撵|轰)(?:出|走)|换(?:的|了)?锁|淹|掀|骗|偷|停(?:的|了)?(?:电|水|气)|辞退|裁员|开除|倒闭|发(?:的|了)?病|中(?:的|了)?风|触电|咬|烫|翻车|走失|走丢|失踪|工伤|打(?:的我|我|伤)|滑(?:倒|的|了))'
export const EVENT_SAID = new RegExp(EVENT)
/** 摔是前天下午, 出事在七号, 真正塌的那天是… */
const EVENT_DATED = new RegExp(
  `${EVENT}[^,，。;；!！?？\\s]{0,3}?(?:的)?(?:那天|那晚|时候|时间|日子)?[\\s:：]?(?:就|才|应该|其实)?(?:是|在)(?:的)?`,
  'g',
)

/** What came after the trouble, or happened to others, or long before: its day is not the day of the trouble. */
const ASIDE =
  /住(?:的|了|进|上)*(?:医)?院|入院|出(?:的|了)?院|挂(?:的|了)?号|拍(?:的|了)?片|手术|开(?:的|了)?刀|转(?:的|了)?院|拆(?:的|了)?(?:线|石膏)|复查|复诊|换药|报(?:的|了)?(?:案|警)|登(?:的|了)?记|申请|(?:递|交)(?:的|了)?材料|盖(?:的|了)?章|签(?:的|了)?字|开(?:的|了)?(?:证明|单子)|(?<![发新陌学])生(?:的|了)(?!病)|出生|生日|生(?:的|了)?(?:孩子|小孩|娃|伢)|满月|结(?:的|了)?婚|(?:走|没|不在)的$|去世|过世|(?:办|换|领|补)(?:的|了)(?!锁)|退(?:的|了)?休|送(?:的|到|去)?医院/

const PAPER =
  '(?:身份证|户口本|户口簿|残疾证|低保证|结婚证|离婚证|驾照|驾驶证|房产证|房本|社保卡|医保卡|银行卡|老年证|居住证|营业执照|健康证|证件|本子)'
const ISSUED = '(?:换|办|领|发|补|开|签发|下来)(?:的|了|下来|好|过|出来)*(?:新)?(?:的|证|卡)?(?=$|[,，。;；!！?？\\s])'
const BORN = /(?:生日|出生(?:日期|年月)?)(?:是|在|:|：|\d)/

function clausesOf(text: string): string[] {
  return text.split(/(?<=[,，。;；!！?？\s])/)
}

function isTimed(clause: string, now: Second): boolean {
  return findDays(clause, dayOf(now)) !== null || findAgo(clause, now, false) !== null
}

function isAside(clause: string): boolean {
  return ASIDE.test(clause.replace(/[,，。;；!！?？\s]+$/, '')) && !EVENT_SAID.test(clause)
}

/** The words from "出事是" on, where a day follows at once. */
function datedEvent(text: string, now: Second): string | null {
  for (const found of text.matchAll(EVENT_DATED)) {
    const rest = text.slice(found.index + found[0].length)
    const at = findDays(rest, dayOf(now))?.index ?? findAgo(rest, now, false)?.index ?? Number.POSITIVE_INFINITY
    if (at > 2) continue
    const later = clausesOf(rest).filter((clause, index) => index === 0 || !isAside(clause))
    return later.join('')
  }
  return null
}

/** The words about the trouble, where other times stand beside its own; none when nothing sets them apart. */
export function eventReadings(text: string, now: Second): string[] {
  const dated = datedEvent(text, now)
  const clauses = clausesOf(text)
  const kept = clauses.filter((clause) => !isAside(clause))
  const apart =
    kept.length < clauses.length && kept.some((clause) => EVENT_SAID.test(clause) && isTimed(clause, now))
      ? [kept.join('')]
      : []
  return dated === null ? apart : [dated, ...apart]
}

const PAPER_ISSUED = new RegExp(`${PAPER}[^,，。;；!！?？\\s]*${ISSUED}|^[^,，。;；!！?？\\s]*${ISSUED}${PAPER}`)

/** The text without clauses that date a paper or a birth: 身份证是2019年换的. */
export function withoutPapers(text: string): string {
  return clausesOf(text)
    .map((clause) =>
      (PAPER_ISSUED.test(clause) || BORN.test(clause)) && !EVENT_SAID.test(clause)
        ? '　'.repeat(clause.length)
        : clause,
    )
    .join('')
}

const SHIFT = new RegExp(
  `(?:再|还要?|要|应该|得|比那)+(?:往|朝|向)?(前|早|后|晚|迟)(?:面)?(?:推|挪|数|算|倒)?(${NUMBER})(?:天|日)|(?:往|朝|向)(前|后)(?:推|挪|数|算|倒)?(${NUMBER})(?:天|日)`,
)

/** "大前天 不对 再往前一天": the day so many days before or after the one that was named; null without one. */
export function shiftedDay(text: string, now: Second): string | null {
  const found = SHIFT.exec(text)
  if (found === null) return null
  const days = findDays(text.slice(0, found.index), dayOf(now))
  const count = parseNumber(found[2] ?? found[4] ?? '')
  if (days === null || days.from !== days.to || count === null || count > 31) return null
  const way = /[前早]/.test(found[1] ?? found[3] ?? '') ? -1 : 1
  const [year, month, day] = iso((days.from + way * count) * DAY_SECONDS)
    .slice(0, 10)
    .split('-')
    .map(Number)
  return `${year}年${month}月${day}日${text.slice(found.index + found[0].length)}`
}
