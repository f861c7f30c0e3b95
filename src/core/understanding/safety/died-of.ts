/**
 * What somebody died of, named behind the death (上个星期走了 心梗 才四十六): a bare illness there is nobody's heart that fails now. Who died is
 * told by death-told.ts; here only the clause behind it is read.
 */
import type { Span } from './guards.ts'
import { CLAUSE } from './text.ts'

/** A clause that holds nothing but the name of an illness or a blow: 我妈又心梗了 tells of somebody else. */
const BARE_CAUSE =
  /^(?:就?是|得的?|因为|突发|突然|急性|说是|医生说是?|查出来?是?)*(?:[肝肺胃肠胰血骨脑食道管乳腺子宫淋巴]{0,4}(?:癌|瘤)|心梗|心肌梗死?|大面积心梗|脑梗|脑溢血|脑出血|中风|尿毒症|白血病|肝硬化|心脏病|肺病|车祸|猝死)(?:晚期|突发|发作)?(?:就?(?:走|没|去|死)的)?(?:了)?$/
/** Without a time 走了 may be a going away: only with an age, or with who is left behind. */
const KIN_GONE =
  /(?:男人|老公|老婆|丈夫|妻子|爱人|当家的|爸|妈|爹|娘|父亲|母亲|老伴|老头子|老太婆|儿子|女儿|爷爷|奶奶)[^，]{0,4}(?:走|没|不在)了$/
const MOURNED =
  /(?:才|刚满?|只有|享年|还不到)[^，]{0,3}(?:[二三四五六七八九]十|\d\d)|(?:留|剩|撇|丢)下|后事|丧|火化|下葬|走得(?:突然|快|急)/
/** Of this moment: nothing that is over. */
const NOW = /现在|正在|快(?:来|要|不)|救|怎么办|叫不|喘|疼|痛|120|难受|抢救|冒汗|冷汗/

/** Clauses that only name what a death came of. `dead`: where the death itself is told. */
export function diedOfSpans(text: string, dead: readonly Span[]): Span[] {
  const clauses = clausesOf(text)
  return clauses.filter((clause, at) => {
    const before = clauses[at - 1]
    if (before === undefined || !BARE_CAUSE.test(text.slice(clause.start, clause.end))) return false
    const told = dead.some(({ start, end }) => start < before.end && before.start < end)
    return told || (KIN_GONE.test(text.slice(before.start, before.end)) && MOURNED.test(text) && !NOW.test(text))
  })
}

function clausesOf(text: string): Span[] {
  const found: Span[] = []
  for (let start = 0; start <= text.length;) {
    const comma = text.indexOf(CLAUSE, start)
    const end = comma === -1 ? text.length : comma
    if (end > start) found.push({ start, end })
    start = end + CLAUSE.length
  }
  return found
}
