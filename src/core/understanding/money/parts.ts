// Which of several sums belong to the bill: parts add up; a gift, what does not count and an earlier quote do not.
import { findAmounts, type Amount } from './money.ts'

const HELPER =
  '(?:亲戚|亲友|朋友|同学|同事|邻居|村里|村民|社区|镇上|街道|民政|厂里|单位|工会|老板|学校|老师|哥|姐|弟|妹|舅|姨|姑|叔|伯|儿子|女儿|外甥|侄[儿子女]|娘家|婆家|大家|好心人|网友|人家)'
const TO_US = '(?:了|来|过来|过|我们家|我们|我|他|她|家里)'
/** 亲戚还送了两千慰问, 同事捐来三千: what others gave. */
const GIVEN = new RegExp(`${HELPER}[^,，。;；\\s]{0,4}(?:还|也|又|都|总共)?(?:送|塞|给|捐|接济|资助|凑|随)${TO_US}*$`)
const GIFT_BEHIND = /^(?:块钱?|元)?(?:的)?(?:慰问|红包|礼金|人情|份子|捐款|补助|贺礼|心意)/
const GIFT_BEFORE = /(?:慰问金?|红包|礼金|人情|份子钱?|捐款|收礼|奖学金|助学金)[^,，。;；\s]{0,4}$/
/** 手机那一千不算, 不算后面康复的五千 */
const NOT_COUNTED = /不(?:要|用|能|去)?(?:算|计|包括|包含)(?![多少贵大高小重便])|不用(?:我们|我|他|她)?还(?![有要])/
/** 买房贷款一个月还八百: what is paid back is part of the debt that was named. */
const PAID_BACK = /(?:一个?月|每个?月|月月|每年|一年)[^,，。;；\s]{0,3}还$/

function clauseAround(text: string, amount: Amount): { before: string; after: string } {
  return {
    before: /[^,，。;；!！?？\s]*$/.exec(text.slice(0, amount.index))?.[0] ?? '',
    after: /^[^,，。;；!！?？\s]*/.exec(text.slice(amount.end))?.[0] ?? '',
  }
}

function isBesides(text: string, amount: Amount): boolean {
  const { before, after } = clauseAround(text, amount)
  if (GIVEN.test(before) || GIFT_BEHIND.test(after) || GIFT_BEFORE.test(before) || PAID_BACK.test(before)) return true
  return NOT_COUNTED.test(after) || NOT_COUNTED.test(before)
}

/** The sums without gifts and what does not count; all of them where nothing else would be left. */
export function withoutBesides(text: string, amounts: readonly Amount[]): readonly Amount[] {
  const kept = amounts.filter((amount) => !isBesides(text, amount))
  return kept.length > 0 ? kept : amounts
}

const BARGAINED =
  /(?:讲价|还价|砍价|压价|降价|讲|谈|砍|压|让|降|减|便宜|优惠|少)(?:了|讲|还|谈|砍|压|降|让)*(?:到|成|为|至)(?:了)?(?:只要|只收|是)?$/

/** "开口六千八 讲价讲到六千五": the sum agreed on in place of the one that was asked. */
export function withBargain(text: string): string {
  const amounts = findAmounts(text)
  for (const [index, amount] of amounts.entries()) {
    const asked = amounts[index - 1]
    if (asked === undefined || amount.vague || asked.vague) continue
    if (!BARGAINED.test(text.slice(asked.end, amount.index))) continue
    return `${text.slice(0, asked.index)}${text.slice(amount.index)}`
  }
  return text
}

const NO_PART =
  /总|最|共|其中|里头|里面|首付|上[次回个]|这[次回个]|下[次回个]|[前去今明]年|[先原本]|后来|现在|大概|差不多|至少|起码|大约|报|退|存|手[里头上]|余|借|还|剩|扣|减|赔|补|医保|保险|自己|实际|到手|奖|助学|收|礼|不(?!湿|锈)|[是有没就只才要说讲给和或]|低保|工资|收入|隔壁|别人|人家|卡[里上]|家里/
const PART = /^\p{Script=Han}{2,6}$/u

/** "救护车两百六 缝针四百八": each clause names one thing and its sum, and says no more. */
export function areParts(text: string, amounts: readonly Amount[]): boolean {
  if (amounts.length < 2 || amounts.some(({ vague, period }) => vague || period !== null)) return false
  return amounts.every((amount) => {
    const { before, after } = clauseAround(text, amount)
    return PART.test(before) && !NO_PART.test(before) && /^(?:块钱?|元|的?(?:费|钱|费用))?$/.test(after)
  })
}

const AGAIN =
  /(?:又|再|后来|后面|后头|接着|第二次|隔天|前天|昨天|今天)(?:[^,，。;；\s还要]{0,4})(?:补|交|缴|付|打|转|汇)(?:了|过|进去)+$/
const LAID_DOWN =
  /(?:押金|定金|订金|预交|预缴|住院费|药费|学费|房租|首付)|(?:交|缴|付|打|转|汇|补)(?:了|过|进去)*[^,，。;；\s]{0,3}$/

/** "押金交了五千 后来又补了三千": paid in more than one go. */
export function paidAgain(text: string, amounts: readonly Amount[]): boolean {
  const [first, ...later] = amounts
  if (first === undefined || later.length === 0) return false
  return (
    LAID_DOWN.test(clauseAround(text, first).before) &&
    later.every((amount) => AGAIN.test(clauseAround(text, amount).before))
  )
}
