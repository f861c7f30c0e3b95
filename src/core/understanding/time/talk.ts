// 刚才看错行了, 刚发现电话报错了: "just now" of the talk, the phone or what was done afterwards is not when the trouble came.

const JUST_NOW = '(?:刚刚|刚才|方才|才刚|才将|将才|就刚|刚|这会儿?)'

const MISTAKEN =
  '(?:看|说|讲|打|写|记|弄|搞|报|填|听|点|按|发|选|输|数|念|拿|抄|翻)(?:错|岔|漏|反|混|差)|(?:忘|漏)(?:了|记|掉)?(?:说|讲|写|填|告诉|报)'
const DEVICE =
  '(?:手机|平板|电脑|网|网络|信号|微信|屏幕|页面|机子)[^,，。\\s]{0,4}(?:关机|没电|断|掉|卡|死机|黑|没信号|坏|没网|没了)|关机|关了机|死机|黑屏|掉线|断线|断网|卡住|卡死|没信号'
const TALKED =
  '打(?:的|了)?字|(?:打|讲|说|写|填)(?:了|到)?一半|(?:讲|说|聊|写|填|问|发|答)到|(?:我|你|你们|您|机器人|她|他)?(?:讲|说|问|写|发|填|传|拍)的|(?:发|传)(?:了|过)(?:一)?(?:张|个|条|遍|次)|(?:有人|来|接|打|挂|回|通)(?:了|过|个|一个)*(?:的)?电话(?!来|过来|说|讲|[^,，。]{0,3}(?:说|讲))|(?:跟|和|同)(?!我)[^,，。\\s]{1,8}(?:磨|商量|讲|说|谈|问|联系|聊|打听|通(?:了|过))|(?:问|找|催|求)(?:了|过)(?!我)|接(?:了|到|过)?(?:个|一个)?(?:快递|外卖|孩子|娃|人回)'
const AFTERWARDS =
  '去(?:了|过)?[^,，。\\s]{0,6}(?:医院|卫生[室院所]|诊所|门诊|社区|村里|村部|镇上|派出所|窗口|居委会|村委会|药店|超市|小店|银行)|从[^,，。\\s]{0,4}(?:医院|卫生[室院所]|诊所|社区|村里|派出所|窗口|超市|店里)(?:回|出)来|(?:社区|村里|镇上|民警|派出所|消防|医生|警察|房东|网格员|村干部|书记)[^,，。\\s]{0,4}(?:来(?:过|看|了|查房)|来人(?:看|问|登|拍|了))|(?:才)?(?:到家|回到家|下班|忙完|吃(?:了|过|完)(?:饭|碗|口|点)|睡(?:着|了一|醒))'

const OF_TALK = new RegExp(
  `${JUST_NOW}(?=\\s?[^,，。;；\\s]{0,7}?(?:${MISTAKEN}|${DEVICE}|${TALKED}|${AFTERWARDS}))|${JUST_NOW}(?=不是我(?:打|写|发|讲|说|弄))`,
  'g',
)

/** The text with every "just now" blanked that tells of the talk itself or of what came after the trouble. */
export function withoutTalkTime(text: string): string {
  return text.replace(OF_TALK, (word) => '　'.repeat(word.length))
}

/** 在家耗了一年了, 拖了一年多: how long it has gone on, told in passing, dates nothing. */
const LASTED =
  /(?:耗|拖|熬|撑|捱|挨|闲|守|陪|伺候|服侍|照应|照顾|折腾|忍)(?:了|着|过)?(?:他|她|我)?(?:已经|都|有|快|整整|足足|将近|差不多)*(?:\d{1,2}|[一二两三四五六七八九十几好]+)(?:多|来)?年(?:多|了|半)*/g

/** The text without such spans. */
export function withoutLasting(text: string): string {
  return text.replace(LASTED, (words) => '　'.repeat(words.length))
}

/** 低保前年问过: when somebody asked for aid or applied, told in passing, is not when the trouble came. */
const ASKED_BEFORE =
  /(?:低保|补助|补贴|救助|五保|特困|残疾证|村里|社区|镇上|街道|民政|窗口|你们)[^,，。\s]{0,8}(?:问|申请|办|咨询|打听|反映|登记)过|(?:问|申请|办|咨询|打听|反映|登记)过[^,，。\s]{0,6}(?:低保|补助|补贴|救助|村里|社区|镇上|街道|民政|窗口|你们)/

/** The text without clauses that tell when help was asked for. */
export function withoutAsking(text: string): string {
  return text
    .split(/(?<=[,，。;；!！\s])/)
    .map((clause) => (ASKED_BEFORE.test(clause) ? '　'.repeat(clause.length) : clause))
    .join('')
}
