// 其实五口人 还有个儿子二十岁: one more than was counted, and how old.
import { ageClass, agesIn } from './ages.ts'
import type { Household } from '../slots-types.ts'

const ONE_MORE = /(?:还有|还多|另外|加上|漏了|少讲了|少说了|忘了)[^,，。;；]{0,12}/

/** The corrected count with its parts, when exactly one person of a told age was left out before. */
export function withOneMore(held: Household, found: Household, text: string): Household {
  const { total, adults, children, elders } = held
  if (total === null || found.total !== total + 1) return found
  if (adults === null || children === null || elders === null) return found
  const [age, ...others] = agesIn(ONE_MORE.exec(text)?.[0] ?? '', false)
  if (age === undefined || others.length > 0) return found
  const kind = ageClass(age.years, age.months)
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
