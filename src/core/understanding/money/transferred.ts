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
