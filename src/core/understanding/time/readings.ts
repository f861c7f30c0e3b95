/** Shorter readings of a message that names several times: the one that is meant, without those it is set against. */
import { dayOf, type Second } from './calendar.ts'
import { findDays } from './days.ts'

const THAT_TIME =
  /那(?:一)?(?:回|次|趟)|(?:上|前|头)(?:一)?(?:回|次|趟)|第一(?:回|次)(?=是|在)|以前|从前|嫁(?:过来|到|给)|结(?:的)?婚|认识(?:他|她|的)|退(?:了)?休|[淹摔倒烧塌跌病借办住漏停骗撞](?:水)?过(?!年|去|来|节|完|世|敏|夜|后)/
/** 昨天打过电话给你们: when help was asked, not when it happened. */
const CALLED =
  /(?:打|报|找|来|问|跑|反映|登记|申请)(?:了|过)[^,，。\s]{0,6}(?:电话|你们|村里|社区|镇上|12345|材料|派出所|热线|窗口|民政)/
const THIS_TIME = /这(?:一)?(?:回|次|趟)(?:是|就是|在)?|(?:现在|眼下)这(?:回|次)/

/** "19年那回不算，这回是前天": what is told of another time is set against this one. */
export function thisTime(text: string): string[] {
  const contrast = THIS_TIME.exec(text)
  if (contrast !== null && THAT_TIME.test(text.slice(0, contrast.index)))
    return [text.slice(contrast.index + contrast[0].length)]
  return withoutClauses(text, (clause) => THAT_TIME.test(clause) || CALLED.test(clause))
}

/** "国庆后第二天 就是十月八号": said once more, as a date. */
export function restated(text: string, now: Second): string[] {
  const said = /^.*\S[\s,，]*(?:也就是说?|就是说?|即|等于是?)(.+)$/.exec(text)?.[1] ?? ''
  return findDays(said, dayOf(now))?.precision === 'day' ? [said] : []
}

/** "六点多着的 现在灭掉了": how it stands now does not date what happened. */
const STANDS_NOW =
  /^(?:现在|目前|眼下|如今|这会儿?|后来)[^,，。]*?(?:灭|好|没事|醒|出院|停|住|躺|还|不|没|才|人|稳|扑|清|剩|退|等|在)/

export function withoutStanding(text: string): string[] {
  return withoutClauses(text, (clause) => STANDS_NOW.test(clause))
}

/** What is left when some clauses are dropped; nothing where none is, or all are. */
function withoutClauses(text: string, drops: (clause: string) => boolean): string[] {
  const clauses = text.split(/(?<=[,，。;；!！\s])/)
  const kept = clauses.filter((clause) => !drops(clause))
  return kept.length > 0 && kept.length < clauses.length ? [kept.join('')] : []
}
