/** In a talk: times of a way of living, a meal, the sleep or a sum, which are not the time at which it happened. */
import { NUMBER } from '../numerals.ts'
import { EVENT_SAID } from './event.ts'

const YEARS = `(?:已经|都|也|有|快|将近|差不多|大概|整整|足足)*(?:(?:${NUMBER})(?:几|多|来)?|好几|几)(?:多|来)?年(?:多|半)?(?!前|级|纪|底|初|代|轻|货)`
/** An illness, a disability or how somebody lives: 透析三年了, 瘫在床上二十几年了, 离婚八年. */
const STATE =
  '(?:透析|血透|腹透|尿毒症|瘫痪?|偏瘫|卧床|躺(?:在)?床上?|下不了床|残疾|脑瘫|智障|痴呆|糊涂|聋|哑|瞎|失明|看不见|精神病|精神分裂|中风|脑梗|糖尿病|高血压|心脏病|哮喘|尘肺|肝硬化|风湿|癫痫|慢性病|老毛病|癌|瘤|生病|病(?!故|逝|死|危)|化疗|吃药|坐轮椅|离婚|离了婚?|分居|守寡|守活寡|单身|独居|一个人(?:过|住|带|生活|单过)|单过|没结婚|拿低保|吃低保|租房|租(?:的|人家)?房子?|在外打工|打工|种田|扫地|收废品)'
/** What came upon somebody at one time, however long ago: 查出来三年了, 老公走了三年. */
const CAME =
  /查出|确诊|检查出|诊断|走了?的|走了|去世|过世|没了|死|不在了|出事|失踪|不见|刚(?:得|查|离|瘫)|突然|就是那(?:年|时)/
const LASTS = new RegExp(`${STATE}(?:的|了|着|过|在|起|病|症|床|上|在家|在床上|家里)*[,，\\s]?${YEARS}`, 'g')
/** 三年透析, 二十几年的老病号 */
const LASTS_BEFORE = new RegExp(`${YEARS}(?:的|了|都|一直|没)*(?:${STATE})`, 'g')

/** A meal, the last food, the sleep. */
const MEAL =
  /吃|饭|粥|馒头|面包|饼干|泡面|方便面|包子|饿|喂(?:了|过|的|几)|(?:一|半|两|几)(?:碗|顿|口)(?!井)|睡(?!着(?:的)?时|觉的?时)|没合眼|合(?:过)?眼|过夜|过的夜/
/** 昨天起没饭吃: since when they have gone hungry is when it began. */
const SINCE =
  /起(?!床)|开始|到现在|一直|以来|断(?:了)?(?:粮|顿|炊|米)|吃(?:坏|错|了)[^,，。\s]{0,6}(?:肚子|吐|拉|中毒)|农药|药片|安眠药|赶|撵|吃药|(?:没|断)[^,，。\s]{0,3}药/
/** What befell somebody beside the meal: 吃饭的时候噎到了. */
const BEFELL =
  /(?:时候|的时|当中|到一半|着|完|过|饭)[^,，。\s]{0,4}(?:晕|昏|吐|抽|疼|痛|噎|呛|摔|跌|晕倒|来|去|打|闹|吵|锁|关|走|跑)|晕|昏|吐|抽筋|抽搐|噎|呛|发病|犯病|疼|痛|中毒|打(?:我|人|他|她)|走的|走了|没了|不见|漏|爆/
/** 昨晚睡到半夜 煤气漏了: the meal or the sleep into which it came. */
const SCENE = /吃完|吃过|吃好|吃着|正(?:在)?(?:吃|睡|喂)|刚(?:吃|睡|躺)|睡到|睡着|睡得/
const TIMED =
  /(?:大?前|昨|今)(?:天|日|晚|夜|早|晨|朝|头)?|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜头|半夜|凌晨|刚才|刚刚|\d(?:点|号|天)|[一二两三四五六七八九十](?:点|天|夜)|(?:这个?|上个?)(?:礼拜|星期|周)/

/** 刚才那个八万不止: "just now" of what was said before. */
const SAID_BEFORE =
  /(?:刚才|刚刚|方才|前面|上面)(?:我)?(?:那个?|这个|说的|讲的|报的|写的|算的)(?=[^,，。\s]{0,4}[\d一二两三四五六七八九十]|数|钱|价|数目|不止|不对)/g

/** 今晚在病房: where somebody is tonight. */
const BED_TONIGHT =
  /(?:今晚|今夜|今天晚上|今天夜里)[^,，。;；\s没不]{0,6}(?:住|睡|在(?:病房|医院|病床|[^,，。;；\s]{0,4}家))/
/** 他爸爸去年生病死了 就我跟他过: whose end is told only for who is left. */
const PARENT_LONG_DEAD =
  /(?:他|她|孩子|小孩|娃|孙子|孙女|小把戏)(?:的)?(?:亲)?(?:爸爸?|妈妈?|爹|娘|父亲|母亲)[^,，。;；\s]{0,3}(?:去年|前年|大前年|早(?:些|几)?年|[一二两三四五六七八九十几\d]+年前)[^,，。;；\s]{0,8}(?:死|走|没|去世|过世|不在)(?:了|的)?/g
const LEFT_WITH =
  /(?:就|只剩|只有)(?:剩)?(?:下)?我|跟(?:着)?我|我(?:一个人|自己)?(?:带|养|拉扯|领)|(?:两个?人|我们俩|一个人)(?:一起)?过/

function isBedTonight(clause: string): boolean {
  return BED_TONIGHT.test(clause) && !EVENT_SAID.test(clause) && !BEFELL.test(clause) && !SINCE.test(clause)
}

function blank(word: string): string {
  return '　'.repeat(word.length)
}

/** 透析三年了, without the years; 三年前查出来 and 老公走了三年 keep theirs. */
function withoutStates(text: string): string {
  return text
    .split(/(?<=[,，。;；!！?？])/)
    .map((part) => (CAME.test(part) ? part : part.replace(LASTS, blank).replace(LASTS_BEFORE, blank)))
    .join('')
}

function isOfMeal(clause: string, later: string): boolean {
  const happensThen = SCENE.test(clause) && (EVENT_SAID.test(later) || BEFELL.test(later))
  return (
    !happensThen &&
    TIMED.test(clause) &&
    MEAL.test(clause) &&
    !SINCE.test(clause) &&
    !BEFELL.test(clause) &&
    !EVENT_SAID.test(clause.replaceAll(/烧(?:的|了)?(?:饭|菜|水|点|粥)/g, ''))
  )
}

/** The words without the times that belong to something else than what happened. */
export function withoutOtherTimes(text: string): string {
  const living = LEFT_WITH.test(text) ? text.replace(PARENT_LONG_DEAD, blank) : text
  return withoutStates(living.replace(SAID_BEFORE, blank))
    .split(/(?<=[,，。;；!！?？\s])/)
    .map((clause, at, all) =>
      isBedTonight(clause) || isOfMeal(clause, all.slice(at + 1).join('')) ? blank(clause) : clause,
    )
    .join('')
}
