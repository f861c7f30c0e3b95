/** Two who were named before and are counted together at the end. */
import type { Household } from '../slots-types.ts'

/** 娃四个月 我二十三 就我们娘俩: the two are named before, and are not two more. */
const ONLY_TWO =
  /(?:就|只|光|只有|就剩|只剩|就是)(?:下|了)?(?:我们|咱们?|我跟[^，,。 ]{1,4}|他们|她们)?(?:娘儿?|爷儿?|母女|母子|父子|父女|祖孙|夫妻|公婆|姐妹|姐弟|兄弟|兄妹|老)俩/

export function onlyTwo(text: string, household: Household | null): Household | null {
  if (household === null || household.total === null || household.total === 2 || !ONLY_TWO.test(text)) return household
  return { ...household, total: 2, ...(sumOf(household) > 2 ? { adults: null, children: null, elders: null } : {}) }
}

function sumOf({ adults, children, elders }: Household): number {
  return (adults ?? 0) + (children ?? 0) + (elders ?? 0)
}
