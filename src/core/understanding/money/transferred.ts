// Money that went to a swindler: 转过一笔了 一万八, 汇过去五千; what was only asked for or not sent is none.
import { moneyReadings } from './correction.ts'
import { findAmounts, type Amount } from './money.ts'

const SENT =
  /(?:转|汇|打|付|充|存|刷|垫|交|给)(?:过|了|走|掉|出|进|给|成|到|账|的)(?!我)|骗(?:了|走|去|掉)|(?:转|汇)账(?:了|给)|被骗/
const NOT_SENT =
  /给我(?!打)|没(?:有)?(?:来得及)?(?:转|汇|打|付|给|充)|(?:叫|让|要|喊|逼|催|说|讲)(?:我|我们)?[^,，。\s]{0,4}(?:转|汇|打|付|给|充|交)(?!了|过)|(?:准备|打算|想|还要|要不要|差点)[^,，。\s]{0,3}(?:转|汇|打|付|给|充)/

function sumsIn(clause: string): Amount[] {
  return findAmounts(clause).filter(({ vague, marked }) => marked && !vague)
}

/** Yuan that were sent off, told in a talk about a swindle; null when the words tell none. */
export function findTransferred(text: string): number | null {
  for (const reading of moneyReadings(text)) {
    const clauses = reading.split(/[,，。;；!！?？\s]+/).filter((clause) => clause !== '')
    // 分两次转的 一次五千 一次三千: the sums stand in clauses of their own.
    let isSent = false
    const sent = clauses.filter((clause) => {
      const isSum = sumsIn(clause).length > 0
      if (NOT_SENT.test(clause)) isSent = false
      else if (SENT.test(clause)) isSent = true
      else if (!isSum) isSent = false
      return isSum && isSent && (SENT.test(clause) || (sumsIn(clause)[0]?.index ?? 9) <= 3)
    })
    const sums = sent.flatMap(sumsIn)
    if (sums.length > 0) return sums.reduce((total, { value }) => total + value, 0)
  }
  return null
}

/** 客服叫我再交一万解冻 是不是交了就能退, 还要我转手续费: more is asked of whoever was cheated. */
const WANTS_MORE =
  /(?:再|又|还|先|要)(?:让|叫|要|喊)?(?:我|他|她)?(?:再|先)?(?:交|转|打|付|汇|充|补)[^，]{0,8}(?:解冻|保证金|手续费|税|流水|验证|押金|会员|激活|[万千百])|(?:交|转|付|充|补)(?:了|完|够)?(?:是不是)?(?:就|才)?(?:能|可以|会)(?:退|提|取|拿回)/

/** Whether swindlers are said to ask for another sum, which is none that was lost. */
export function asksForMore(text: string): boolean {
  return WANTS_MORE.test(text)
}
