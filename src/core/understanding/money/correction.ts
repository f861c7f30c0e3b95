// "一年三万 啊不 三万五": only the sum is taken back; what it was for and how often it comes stay as they were said.
import { correctedReadings, replacedIn } from '../correction.ts'
import { findAmounts } from './money.ts'

/** The earlier words with the later sum in its place; null when the later words are no sum. */
function withLaterSum(text: string): string | null {
  const said = replacedIn(text)
  if (said === null) return null
  const later = findAmounts(said.after)
  const [sum] = later
  const earlier = findAmounts(said.before).at(-1)
  if (later.length !== 1 || sum === undefined || earlier === undefined || sum.period !== null) return null
  if (sum.index > 2 || said.after.length - sum.end > 10) return null
  return `${said.before.slice(0, earlier.index)}${said.after.slice(sum.index)}${said.before.slice(earlier.end)}`
}

const WHOSE_ELSE =
  '(?:隔壁|邻床|邻居|别人|别家|人家|另外?(?:一个|那个|一张|一家|的)|对面|同病房|同名|上次|上回|上个月|上一?(?:张|次|期)|前一?(?:张|次)|以前|原来|去年|前年|旧的?)'
const SUM = '[\\d一二两三四五六七八九十百千万]+'
/** 我把另外两千也算进去了; 那两千没转 */
const OVERCOUNTED = `(?:把|连)[^,，。]{0,6}${SUM}(?:块|元)?(?:钱)?(?:也|都|一起|一并)+(?:算|加|记|报|说|讲)(?:进去|在内|上|里头|里面)|(?:那|另外|还有|剩下)(?:的)?${SUM}(?:块|元)?(?:钱)?(?:还|就|都|我)*(?:没|没有)(?:转|付|给|交|花|打|汇|充)|多(?:算|报|说|讲|记)了?${SUM}`
/** 两万三是隔壁床的; 我把上个月的两万三看成这次的了: a sum named only to say that it is another one. */
const NOT_THIS = new RegExp(
  `${OVERCOUNTED}|是${WHOSE_ELSE}[^,，。]{0,8}$|(?:把|拿)[^,，。]{0,4}${WHOSE_ELSE}[^,，。]{0,14}(?:看|当|算|写|说|报|念|抄)(?:成|作|到|错)|^(?:那个?)?${WHOSE_ELSE}[^,，。]{0,4}(?:才)?是`,
)

/** The words without a sum that is said to be somebody else's or of another time, where one of this remains. */
export function withoutOthersSum(text: string): string {
  const clauses = text.split(/(?<=[,，。;；\s])/)
  const kept = clauses.filter(
    (clause) => !NOT_THIS.test(clause.replace(/[,，。;；\s]+$/, '')) || findAmounts(clause).length === 0,
  )
  if (kept.length === clauses.length) return text
  const rest = kept.join('')
  return findAmounts(rest).some(({ vague }) => !vague) ? rest : text
}

/** The words to read for a sum, best first. */
export function moneyReadings(told: string): string[] {
  const text = withoutOthersSum(told)
  const later = withLaterSum(text)
  return later === null ? correctedReadings(text) : [later, ...correctedReadings(text)]
}
