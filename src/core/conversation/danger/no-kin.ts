/** 娘家在贵州 我在这边没有亲戚: a bed at friends or kin is not offered as the way. */
import { foldClauses } from '../../understanding/safety/text.ts'
import type { Turn } from '../turn.ts'

const NO_KIN =
  /(?:没(?:有|得)?|无)(?:一?个|什么|啥|任何|半个)?(?:能(?:去|住|帮)的?)?(?:亲戚|亲人|亲友|娘家人|朋友|熟人|认识的人?)(?!肯|愿|来|照|管|接|在家|知道|晓得|借|帮)|举目无亲|无亲无故|(?:一个人|谁)(?:都|也)不认(?:识|得)|娘家(?:人)?(?:在(?!隔壁|附近|旁边|本|镇江|丹阳|句容|扬中)|远|不在)[^，]{0,8}，?[^，]{0,4}(?:没|回不|太远)/
const HAS = /(?:住|去|到|投奔)(?:在)?我?(?:姐|妹|妈|哥|弟|朋友|同事|亲戚)[^，]{0,3}家/

/** Said anywhere in the talk, and no home of kin named since. */
export function hasNoKin({ state }: Turn): boolean {
  const last = state.said.map(({ text }) => foldClauses(text, [])).findLast((one) => NO_KIN.test(one) || HAS.test(one))
  return last !== undefined && !HAS.test(last)
}
