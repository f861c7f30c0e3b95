// Wages that others owe: money people wait for, not money they must find.

const WAGES = '(?:工资|工钱|薪水?|血汗钱|加班费|工程款|劳务费|生活费没发)'
const EMPLOYER = '(?:老板|包工头|工头|厂里|厂家|厂|工地|公司|单位|东家|劳务|项目部|他们|人家)'
const WAGES_OWED = new RegExp(
  `(?:欠|拖欠|拖|压|扣|没发|不发|没给|不给|没结|少发)(?:着|了|下)?(?:我们?|咱们?|大家|工人|[两三四五六七八九十\\d]+个?人)?(?:的)?[^,，。\\s]{0,8}${WAGES}|${WAGES}[^,，。\\s]{0,8}(?:没发|没给|没结|不发|不给|不结|拖|欠|压着|一分)|欠薪|讨薪|${EMPLOYER}[^,，。\\s]{0,3}(?:欠|拖欠|差)(?:着|了)?(?:我们?|咱们?|大家|工人)|(?:老板|包工头|工头)[^,，。\\s]{0,3}(?:跑|不见|找不到|失联)`,
)
const OWE = /欠|拖|没发|没给|没结|压/
/** What people owe themselves: a hospital, a landlord, a shop, a loan. */
const OWN_DEBT =
  /医院|医药|药费|住院|手术|房租|房东|租金|网贷|贷款|信用卡|花呗|白条|学费|水费|电费|煤?气费|借|亲戚|银行|人家钱|欠费|费用|押金|罚|(?:我|我们|家里|自己)(?:还|也|又|自己|在外(?:面|头)?)*欠(?!薪|工资)/

/** 欠两个月 一人九千, after 工资一分没发: the sum is owed to them. */
export function owesWages(text: string, before: readonly string[]): boolean {
  if (OWN_DEBT.test(text)) return false
  if (WAGES_OWED.test(text)) return true
  return OWE.test(text) && before.some((said) => WAGES_OWED.test(said))
}
