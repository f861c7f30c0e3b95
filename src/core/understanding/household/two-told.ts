/** Two at home, or one, told by pronouns and kin: 家里就我跟他, 跟奶奶两个, 就他一个人. */
import { findHousehold } from './household.ts'
import { ANY_KIN } from './words.ts'
import type { Household } from '../slots-types.ts'

const START = '(?:^|[,，。;；:：!！\\s])'
const END = '(?=[了的吧呢啊呀哦]*(?:$|[,，。;；!！?？\\s]))'
const AT_HOME = '(?:我们?家里?|俺家|家里头?|家中|屋里头?|现在|平时|如今|目前|一直|这边)*'
const ONLY = '(?:就剩|只剩|就只有|只有|就是|就|只)(?:下|有)?'
const WITH = '(?:跟|和|同|与)'
const KIN = `(?:我)?(?:家)?(?:的)?(${ANY_KIN}|老娘|老爹)`
const BOTH = '(?:我们)?(?:两个?人?|俩(?:人)?|二人)'
/** 就我跟他在家 tells who is there now, and not who lives there. */
const LIVE = '(?:(?:在)?(?:家里?)?(?:一起|一块)?(?:过(?:日子)?|住|生活|相依为命))?'

const WITH_PRONOUN = new RegExp(`${START}${AT_HOME}${ONLY}(?:我|俺)${WITH}(?:他|她)${BOTH}?${LIVE}${END}`)
const WITH_KIN = new RegExp(`${START}${AT_HOME}${ONLY}(?:我|俺)${WITH}${KIN}${BOTH}?${LIVE}${END}`)
/** 跟奶奶两个: without 就 the two are counted. */
const COUNTED_TWO = new RegExp(`${START}${AT_HOME}(?:就|是)?(?:我|俺)?${WITH}${KIN}${BOTH}${LIVE}${END}`)
const OF_THEM = '(?:老人家?|老太太?|老头子?|老奶奶|老爷爷|奶奶|爷爷|大爷|大妈|婆婆)'
const ALONE = new RegExp(
  `${START}${AT_HOME}${ONLY}(?:他|她|${OF_THEM})(?:家)?(?:就|是)?(?:自己)?(?:一个人|一人|一个|独自|自己)(?:单独|独自)?(?:过(?:日子)?|住|生活|单过)?${END}`,
)

/** Whoever writes and one more; null when no two are told so. */
export function twoTold(text: string): Household | null {
  if (WITH_PRONOUN.test(text)) return { total: 2, adults: null, children: null, elders: null }
  const kin = WITH_KIN.exec(text)?.[1] ?? COUNTED_TWO.exec(text)?.[1]
  return kin === undefined ? null : findHousehold(`家里就我跟${kin}两个人`)
}

/** The one who is reported lives alone. */
export function isAloneTold(text: string): boolean {
  return ALONE.test(text)
}
