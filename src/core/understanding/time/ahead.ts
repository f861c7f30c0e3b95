// Days that are still to come, and times of meals, beds and parcels: none of them is when the trouble happened.
import { ANY_KIN } from '../household/words.ts'
import { NUMBER } from '../numerals.ts'
import { EVENT_SAID } from './event.ts'

const DAY = `(?:(?:礼拜|星期|周)[一二三四五六日天末]|(?:(?:${NUMBER})月(?:份)?)?(?:初[一二三四五六七八九十]|(?:${NUMBER})(?:号|日))|月底|月初|年底|过年|元旦|春节)`
const DUE =
  '(?:要(?!不是|是)|得(?!的)|复查|复诊|拆线|到期|截止|搬|家来|回来|到家|放假|结婚|考试|中考|高考|开学|还款|催|回家|报到|做(?:手术|透析|化疗)|透析|化疗|开刀|发工资|给钱|来拿|来收)'

const COMING: readonly RegExp[] = [
  // 下一期12月3号, 下个月6号化疗
  new RegExp(
    `下(?:一|个)*(?:期|趟|回|次|批|针|个?疗程)[^,，。;；!！\\s]*(?:[\\s]?${DAY})?|下(?:一)?个?月(?:份)?(?:的)?(?:初|底|中)?(?:${NUMBER})?(?:号|日)?`,
    'g',
  ),
  // 礼拜三要钱, 初八才到家; not 礼拜五回来的
  new RegExp(
    `${DAY}(?:早上|上午|中午|下午|晚上)?(?:才|再|就|都|也)*[^,，。;；!！\\s的了]{0,2}${DUE}(?![了的过时那]|来了|来的)`,
    'g',
  ),
  new RegExp(`${DAY}(?:才|再)(?!知道|晓得|发现|说)[^,，。;；!！\\s]{0,6}(?![的了])`, 'g'),
  // 截止30号, 住到周日, 排在12月8号
  new RegExp(
    `(?:截止|截至|最迟|拖到|限(?:我|到|在)*|住到|等到|要到|缓到|够(?:吃|用)?到|排(?:在|到)|定(?:在|于)|约(?:在|到|了)|安排在|改到|推到|撑到)(?:了)?(?:下个?|这个?)?${DAY}`,
    'g',
  ),
  // 老板讲年底给, 房东叫我十二月五号搬
  new RegExp(
    `(?:老板|房东|他|她|人家|医生|大夫|医院|学校|他们|厂里|村里|社区|中介)(?:就|又|都|只)?(?:说|讲|叫|让|答应|限|通知|催)(?:我|我们|他|她)?(?:的)?${DAY}[^,，。;；!！\\s的了]{0,4}(?=$|[,，。;；!！\\s])`,
    'g',
  ),
  new RegExp(`(?:还款|交租|交费|到期|发薪|截止|开庭|手术|复查)(?:日|时间|日期)?(?:是|在|定在)${DAY}`, 'g'),
  /(?:要|就|等|到)周末(?=$|[,，。\s来去])/g,
  /过年(?:舍不得|杀|再说|要用|也不)[^,，。\s]*/g,
  // 药就剩三天的了
  new RegExp(`(?:就|只|还)*(?:剩|够)(?:吃|用|下)?(?:了)?(?:${NUMBER})(?:天|个?礼拜|个?月)(?:的)?(?:量)?`, 'g'),
  new RegExp(
    `(?:${NUMBER})(?:号|日)(?:发|开|领|结)(?:工资|工钱|钱|退休金)|发(?:工资|工钱|钱)(?:是|在|都)*(?:每月)?(?:${NUMBER})(?:号|日)`,
    'g',
  ),
]

function blank(word: string): string {
  return '　'.repeat(word.length)
}

/** The text without the days that are still to come. */
export function withoutAhead(text: string): string {
  return COMING.reduce((rest, pattern) => rest.replace(pattern, blank), text)
}

const HAPPENED =
  /疼|痛|晕|昏|吐|病|走了|走的|去世|过世|查出|下岗|失业|停|关门|漏|裂|吵|不见|丢|没回|进水|没人管|饿|没吃|没得|断|赶|撵/
const MEAL =
  /(?:早饭|中饭|午饭|晚饭|早上|中午|下午|晚上|今天|今早|今个|昨天|昨晚|刚才?)[^,，。;；\s没不]{0,5}(?:吃|喝)|(?:早饭|中饭|午饭|晚饭|早上|今早)[^,，。;；\s没不]{0,2}[一两半几](?:个|碗)/
const GOT = /收到|送来了|拿到了?|领到了?/
const BEDDED = /(?:家|宿舍|村部|旅馆|同学那|地铺|床)[^,，。;；\s没]{0,4}(?:睡|住|打地铺|过的?|凑合|挤|有)?|有床/
const AT_HOME_OF = new RegExp(
  `^(?:今天|昨天|昨晚|今晚)(?:我|我们)?(?:也|还|都)?(?:在|睡|住|有)[^,，。;；\\s没]{0,6}${BEDDED.source}`,
)
const WHO_WRITES = new RegExp(`^(?:刚才|刚刚|这会儿?|现在)(?:说话|打字|讲)?(?:的)?(?:是|换)(?:我|他|她|${ANY_KIN})`)
/** 刚才那个是我儿子打的, 上回交材料是九月份 */
const TALK_BEFORE = new RegExp(
  `(?:刚才|刚刚|前面|上面)(?:那|这)?(?:个|些|段|几句|几条)?(?:话)?(?:都)?是(?:我)?(?:家)?(?:${ANY_KIN})(?:帮)?(?:打|写|发|说|讲|问)的|(?:上回|上次|之前)[^,，。\\s]{0,4}(?:交|报|填|办|递)(?:的)?(?:材料|表|申请|名)`,
)
/** 上个月过了生日, 去年满的十八: an age; 生日那天摔的 is a day. */
const BIRTHDAY =
  /[^,，。;；!！\s]*(?:过(?:了|的|完|掉)?[^,，。;；\s]{0,4}生日|(?:刚|才)过生日|生日(?:刚|才)过)(?!那天|的?时候|时|当天|前|后)[^,，。;；!！\s]*|[^,，。;；!！\s]*(?:刚|才|就)?满(?:了|的)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:周?岁|了)?(?=$|[,，。;；!！\s])/g
/** 今早我去看的: when who tells it went there. */
const VISIT =
  /[^,，。;；!！\s]{0,8}(?:我|我们)(?:刚|又|也|就|才|特地|上门)*(?:去|到|上)(?:了|他家|她家|那|现场|门)?(?:看|瞧|望|走访|探)(?:的|过|了|望)[^,，。;；!！\s]*/g
/** 这礼拜还没去: what has not been done since. */
const NOT_YET =
  /(?:这|本)(?:个)?(?:礼拜|星期|周)(?:都|也|还|一直|一次|一趟)*没(?:有)?(?:再)?(?:去|做|透|来|轮|看|拿|打)(?![到见])[^,，。;；!！\s]*/g
/** 两万多是去年的: of when a sum is. */
const SUM_OF =
  /(?:[一二两三四五六七八九十几\d]+[百千万]|\d{3,})[多几]?(?:块钱?|元)?(?:都|就)?是(?:去年|前年|上个?月|上半年|以前|老早)的/g
const BACKGROUND_YEARS =
  /(?:老邻居|认识|来(?:这边|这里|这块|镇江)|结婚|嫁过来|住(?:在)?(?:这|了)|退休|干了|交了)[^,，。;；]{0,6}年了?/g
const CLASS = new RegExp(
  `(?<=(?:${ANY_KIN})[^,，。;；\\s]{0,2}|上|读|念|在)初[一二三](?=$|[,，。;；\\s的了])|初[一二三](?=.*(?:中考|班主任|助学))`,
  'g',
)

/** The text without the times of meals, beds, parcels and of who writes; as it stands where trouble is told beside. */
export function withoutDaily(text: string): string {
  const plain = [CLASS, BIRTHDAY, VISIT, NOT_YET, SUM_OF].reduce((rest, pattern) => rest.replace(pattern, blank), text)
  if (EVENT_SAID.test(plain) || HAPPENED.test(plain)) return plain
  return plain
    .replace(BACKGROUND_YEARS, blank)
    .split(/(?<=[,，。;；!！?？\s])/)
    .map((clause) =>
      [MEAL, GOT, AT_HOME_OF, WHO_WRITES, TALK_BEFORE].some((pattern) => pattern.test(clause)) ? blank(clause) : clause,
    )
    .join('')
}
