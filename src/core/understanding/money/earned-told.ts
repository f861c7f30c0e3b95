// What somebody of the home earns, told in passing: 我对象在超市上班 一个月两千八; and sums that come in and are no cost.
import { ANY_KIN } from '../household/words.ts'
import { findIncome } from './income.ts'
import { findAmounts } from './money.ts'

const RATE = /一个?月|每个?月|按月|月(?:薪|入|结|工资|的)|一天|一日|每天|日结|日薪|加起来|拉平/
const WORK =
  /上班|打[一两三\d]*份?工|做工|摆摊|出摊|开(?:出租|车|店|滴滴|货车|挖)|看(?:大)?门|保安|保洁|洗碗|送货|送外卖|送快递|跑(?:车|网约车|网约|滴滴|外卖|运输|单)|厂里|工地|计件|零工|卖|扫地|代课|帮厨|木工|瓦工|油漆|电焊|钟点工|缝纫|普工|端盘子|搬货|(?:^|[,，。\s])(?:他|她|我)?(?:在[^,，。\s]{1,8})?(?:干|做)(?!饭|梦|手术|检查|透析|化疗|饭)|养老(?:钱|金|保险)|退休|尊老金|农保|低保[钱金]|拿|挣|赚|寄|靠(?:我|他|她)/
/** 干保安 两千二: a trade, and the sum right behind it. */
const JOB =
  /^(?:我|他|她|现在|一直)*(?:是|在|干|做|当)*(?:保安|保洁|看(?:大)?门|洗碗|普工|计件|木工|瓦工|钟点工|环卫|帮厨|扫地)(?:工)?的?$|^(?:我|他|她|老公|老婆|对象|爱人|儿子|女儿|媳妇)[^,，。\s]{0,6}(?:上班|打工|做工|上工)的?$/
/** 我一个月四千五: whose it is stands before it. */
const OWN = new RegExp(
  `^(?:(?:我|俺|他|她|我们?家?|家里)(?:的)?(?:${ANY_KIN})?|${ANY_KIN})(?:现在|目前|这边|自己)?(?:一个?月|每个?月)(?:也|就|才|只|大概|差不多|有|能|到手|拿)*`,
)
const GOES_OUT =
  /租|贷|药|费(?!心)|花|要(?!是)|交(?!班)|还(?!有|能|是|算|挣|拿|得)|吃(?!低保)|学(?!校)|水电|护工|护理|养老院|敬老院|托|补课|奶粉|供|付|买|欠|借|赔|存|罚|给(?!我)(?:他|她|老|孩|儿|女|人|房)|利息|押金/
const NOT_NOW = /以前|原来|之前|停工前|下岗前|出事前|生病前|本来|从前|那时候|那会儿?|应该给|没给过|判了/
/** 女儿在无锡打工: who lives elsewhere earns nothing for the home. */
const ELSEWHERE = /(?:儿子|女儿|丫头|闺女|哥哥?|姐姐?|弟弟?|妹妹?|亲戚|邻居|隔壁|姑|舅|叔|伯)[^,，。\s]{0,2}在(?!家)/

function clausesOf(text: string): string[] {
  return text.split(/[,，。;；!！?？\s]+/).filter((clause) => clause !== '')
}

/** The clauses that tell earnings, with the words before them that say by what. */
function earningClauses(text: string): string[] {
  const clauses = clausesOf(text)
  return clauses.flatMap((clause, index) => {
    const sums = findAmounts(clause)
    const named = /养老|退休|尊老金|农保|靠(?:我|他|她)/.test(clause)
    if (sums.length === 0 || (!named && sums.every(({ marked, period }) => !marked && period === null))) return []
    const before = clauses[index - 1] ?? ''
    const said = findAmounts(before).length > 0 ? clause : `${before} ${clause}`
    if (GOES_OUT.test(clause) || NOT_NOW.test(said) || ELSEWHERE.test(said)) return []
    const pension = /养老(?:钱|金|保险)|退休|尊老金|农保/.test(said)
    const told =
      OWN.test(clause) ||
      (JOB.test(before) && (sums[0]?.index ?? 1) === 0) ||
      named ||
      ((RATE.test(clause) || pension) && WORK.test(said) && !GOES_OUT.test(before))
    return told ? [said] : []
  })
}

/** Yuan a month that the clauses about earning tell; null without any. */
export function earnedInPassing(text: string): number | null {
  const clauses = earningClauses(text)
  return clauses.length === 0 ? null : findIncome([...new Set(clauses)].join('，'))
}

const EARNER = new RegExp(
  `(?:^|[,，。;；\\s])(?:那|还有|另外)?(?:我|俺)?(?:家)?(?:的)?(${ANY_KIN})(?=[^,，。;；\\s]{0,10}(?:上班|打工|做|干|开|看|挣|赚|一个?月|每月|养老|退休|在))|(?:^|[,，。;；\\s])(我|俺)(?=(?:自己)?(?:现在)?(?:一个?月|每月|在|做|干|打|退休|挣|赚|拿))`,
  'g',
)

/** Who earns by these words: the words for them, or 我. */
export function earnersIn(text: string): string[] {
  return [...text.matchAll(EARNER)].map(([, kin]) => kin ?? '我')
}

const SUM = '[\\d一二两三四五六七八九十几]'
const COMES_IN = new RegExp(
  [
    `(?:寄|汇|打|转)(?:了)?[^,，。\\s]{0,8}(?:来|过来|回来|给我)`,
    `(?:肯|愿意|答应|同意)[^,，。\\s]{0,3}赔|(?:保险|对方|肇事|厂里|老板|单位)[^,，。\\s]{0,4}赔(?!不|人|对方)|赔(?:给)?我`,
    `发(?:了|过)?[^,，。\\s]{0,6}(?:生活费|补助|慰问|奖金)|低保(?:钱|金)`,
    `(?:身上|兜里|口袋里?|袋里|手里头?|微信里|卡里|卡上|存折(?:里|上)?|抽屉里)[^,，。\\s花欠]{0,4}(?:${SUM})`,
    `(?:签了?|他们|人家|公司|厂里)[^,，。\\s]{0,2}给(?:我|了)?(?:${SUM})`,
    `(?:赡养费|抚养费)(?!要)`,
    `(?:老板|厂里|公司|工头|包工头|他|人家|对方)(?:还)?欠(?:着|了)?(?:我|我们)(?!.*(?:利息|医院))`,
    `一个?月(?:就|只|才|也就)*拿`,
  ].join('|'),
)

/** The words without sums that come in or are had: 儿子寄了五千块来, 身上就二十块了. */
export function withoutComingIn(text: string): string {
  const parts = text.split(/(?<=[,，。;；!！?？\s])/)
  const earned = earningClauses(text).join(' ')
  return parts
    .filter((part, index) => {
      const clause = part.replace(/[,，。;；!！?？\s]+$/, '')
      if (clause === '' || findAmounts(clause).length === 0) return true
      const before = (parts[index - 1] ?? '').trim()
      // 奶奶给的低保钱 一月640: the sum of what was named just before.
      const named = /(?:低保(?:钱|金)|赡养费|抚养费|判了)[^,，。\s]{0,2}$/.test(before)
      return !COMES_IN.test(clause) && !earned.includes(clause) && !(named && !GOES_OUT.test(clause))
    })
    .join('')
}
