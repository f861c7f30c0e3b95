// 其实五口人 还有个儿子二十岁: one more than was counted, and how old.
import { ageClass, agesIn } from './ages.ts'
import type { Household } from '../slots-types.ts'

const ONE_MORE = /(?:还有|还多|另外|加上|漏了|少讲了|少说了|忘了)[^,，。;；]{0,12}/

/** The corrected count with its parts, when exactly one person of a told age was left out before. */
export function withOneMore(held: Household, found: Household, text: string): Household {
  const { total, adults, children, elders } = held
  if (total === null || found.total !== total + 1) return withPartsLeft(held, found)
  if (adults === null || children === null || elders === null) return found
  const kind = kindOfOneMore(text)
  if (kind === null) return found
  // Besides the one who was left out nobody was told of anew.
  const told = { adult: found.adults, child: found.children, elder: found.elders, unknown: null }
  if (Object.entries(told).some(([part, count]) => count !== null && !(part === kind && count === 1))) return found
  return {
    total: found.total,
    adults: adults + (kind === 'adult' ? 1 : 0),
    children: children + (kind === 'child' ? 1 : 0),
    elders: elders + (kind === 'elder' ? 1 : 0),
  }
}

/** 家里就三个人 孙子7岁, after 四口人 with two old ones: who went was grown, and the old ones are still counted. */
function withPartsLeft(held: Household, found: Household): Household {
  if (held.total === null || found.total === null || found.total >= held.total || found.adults !== null) return found
  const elders = found.elders ?? held.elders
  const children = found.children ?? held.children
  const fits = (elders ?? 0) + (children ?? 0) <= found.total && held.total - found.total <= grownIn(held)
  return fits ? { ...found, elders, children } : found
}

/** Neither old nor a child, as far as the count tells. */
function grownIn({ total, adults, children, elders }: Household): number {
  return adults ?? Math.max(0, (total ?? 0) - (children ?? 0) - (elders ?? 0))
}

/** 我儿子今晚从厂里回来了: who comes home from work is grown. */
const GROWN_BACK =
  /(?:儿子|女儿|闺女|丫头|老公|老婆|爱人|对象|男人|哥哥?|弟弟?|姐姐?|妹妹?|女婿|媳妇|小叔子)(?:他|她)?[^,，。;；\s]{0,6}(?:从[^,，。;；\s]{0,4}(?:厂|工地|单位|部队|外地|外面|公司|店|城里|上海|南京|苏州|无锡|常州)|(?:下班|打工|收工|出差))[^,，。;；\s]{0,4}回/

function kindOfOneMore(text: string): 'adult' | 'child' | 'elder' | null {
  const [age, ...others] = agesIn(ONE_MORE.exec(text)?.[0] ?? '', false)
  if (age === undefined) return GROWN_BACK.test(text) ? 'adult' : null
  const kind = ageClass(age.years, age.months)
  return others.length > 0 || kind === 'unknown' ? null : kind
}
