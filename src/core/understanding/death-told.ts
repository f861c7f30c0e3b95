/**
 * A death that has happened (老公心梗走的 前几天刚下葬) is no illness to be met: nobody is asked whether the dead breathe. Who died of what stands in
 * a clause or two; what is told beside them of the living counts as ever.
 */

/** The last way, or words that only the bereaved use. */
const BURIED =
  /下葬|落葬|安葬|入土|出殡|火化|火葬|骨灰|遗体|遗像|遗照|头七|[一二三四五六七]七(?:刚|已|都)?(?:过|做)|守灵|守孝|追悼|(?<!还)(?<!没)埋(?:了|掉|好|的|在)|(?:后事|丧事|白事|丧)(?:都|也|已经|才|刚刚?)?(?:办|料理|弄|做)(?:完|好|了|掉|的)|(?:办|料理|做)(?:完|好|了|掉|的)?[^，,。\s没]{0,3}(?:后事|丧事|白事)|丧事借|(?:销|注销)(?:了)?户口?/
/** The funeral is not paid yet, or is only feared. */
const NOT_BURIED =
  /(?:没|还没|未)(?:有)?(?:准备|下葬|火化|埋|入土|办后事|办丧)|要不要(?:准备)?后事|准备后事|办后事的钱没/
const PAST =
  /昨天|昨晚|前天|前几天|前两天|上个?(?:礼拜|星期|周|月)|上上|这个月\d|(?:[一二两三四五六七八九十几\d]+)(?:天|个?(?:礼拜|星期|月)|年)(?:前|多)|去年|前年|今年|年初|\d+(?:号|月)|走了(?:有)?[一二两三四五六七八九十几\d]+(?:天|个|年)/
/** So told, it is over whatever stands beside it. */
const SURELY_DIED =
  /(?<![跑逃拿偷抢骗抱开溜])走的(?=$|时候|那天|，)|去世|过世|病故|病逝|离世|身亡|(?<!还|还在|正在)没(?:能|有)?(?:抢)?救(?:得)?(?:过|回)来|没(?:能)?(?:挺|熬|撑|扛)(?:过|住)|没留住|没救活/
const DIED =
  /(?<![跑逃])走了(?!两|几|一步|路|丢)|(?<!快|要|就要|会|怕)(?:人)?没了(?!命|钱|工)|不在了|(?<!快|要|就要|会|怕|想|得)死(?:了(?!心|算)|的|掉)|没气了|断(?:了)?气(?:了)?|咽(?:了)?气(?:了)?|没(?:了|有)?呼吸了?/
const OF_WHAT =
  /心梗|心肌梗|脑梗|脑溢血|脑出血|中风|心脏病(?:突发|发作)?|癌|肿瘤|猝死|昏迷|抢救|车祸|被车撞|撞(?:了|死|的)|溺水|淹|触电|电(?:死|的)|农药|百草枯|中毒|煤气|摔|跌|病(?:发|了)?|肺|肝|肾|大出血|难产/
/** 男人没了 28号夜里 送到医院就不行了: the end, named behind the death. */
const AT_HOSPITAL =
  /^(?:他|她|人)?(?:送|拉|抬|到|赶)[^，,。\s]{0,4}(?:医院|急诊|卫生院|抢救室)[^，,。\s]{0,3}(?:就|已经)?不行了$/
/** Of this moment, or of the one who writes: nothing that is over. */
const NOW =
  /现在|这会|此刻|正在|马上|(?<!刚)刚刚?(?:才)?(?!下葬|火化|办|埋|走|过|去世|过世|满|出殡|入土|送)|快(?:要|不)|又(?:昏|晕|吐|抽)|救命|快来/

const OLD_KIN =
  '(?:老伴儿?|老头子|老太婆|老娘|老爹|老父亲?|老母亲?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母)'
const KIN = `(?:${OLD_KIN}|老公|老婆|男人|丈夫|妻子|爱人|当家的|媳妇|[爸妈爹娘]|儿子|女儿|女婿|孩子他?[爸妈爹娘]|哥哥?|弟弟?|姐姐?|妹妹?)`
const DAYS_AGO =
  '(?:昨天|昨晚|昨夜|前天|大前天|前几天|前两天|上个?(?:礼拜|星期|周|月)[一二三四五六日天底]?|上上个?(?:礼拜|星期|周|月)|[一二两三四五六七八九十几\\d]+天前|这个月|[一二三四五六七八九十\\d]+号)'
const GONE = '(?:早上|上午|中午|下午|晚上|夜里|凌晨)?(?:就|才|刚|突然|人)*走了?(?:了|的)'
/** 老伴前天走了: of the old, with the day. */
const OLD_GONE = new RegExp(`${OLD_KIN}${DAYS_AGO}${GONE}$|${DAYS_AGO}[^,，。\\s不没]{0,3}${OLD_KIN}${GONE}$`)
const KIN_GONE = new RegExp(`${KIN}[^,，。\\s不没跑去]{0,8}走了$`)
/** 走了 心梗 才四十六: the illness alone, or how young. */
const CAUSE_ONLY =
  /^(?:是|得的?|因为|突发|急性|说是|就是)*(?:心梗|心肌梗死?|脑梗|脑溢血|脑出血|中风|心脏病|猝死|[肝肺胃肠胰血骨食道管乳腺]{0,3}癌|癌症|肿瘤|尿毒症|白血病|车祸|触电|溺水|大出血)(?:突发|发作|晚期)?(?:走|没|死)?(?:的|了)?$/
const SO_YOUNG = /^(?:走的时候)?(?:才|只有|还不到|刚|还没到)[一二三四五六七八九十\d]{2,4}(?:岁|不到|出头|多)?$/
/** 老伴前天走了 去打工, 奶奶昨天走了 到现在没回来: who has gone away. */
const WENT_AWAY =
  /^(?:就)?(?:去|到(?!医院)|上(?!个)|回|往|跟|带|坐|搬|找)|没回|不回|不见|找不|打工|出去|离家|出走|带(?:着|走)|电话|手机|联系|在(?:外|我[^,，。\s]{1,3}家)|过几天/

const BREAKS = /[\s,，。.!！?？;；、]/

interface Clause {
  start: number
  end: number
  words: string
}

function clausesOf(text: string): Clause[] {
  const found: Clause[] = []
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !BREAKS.test(text.charAt(at))) continue
    if (at > start) found.push({ start, end: at, words: text.slice(start, at) })
    start = at + 1
  }
  return found
}

/** Where a text tells of a death that is over, and of what it was. */
export function deathSpans(text: string): { start: number; end: number }[] {
  const gone = goneAt(text)
  if (gone < 0 && !SURELY_DIED.test(text) && !BURIED.test(text) && !PAST.test(text)) return []
  const clauses = clausesOf(text)
  const buried = BURIED.test(text) && !NOT_BURIED.test(text)
  const tells = ({ words }: Clause): boolean => {
    if (NOW.test(words)) return false
    if (SURELY_DIED.test(words) || (DIED.test(words) && (buried || PAST.test(text)))) return true
    return AT_HOSPITAL.test(words) && PAST.test(text) && clauses.some((one) => DIED.test(one.words))
  }
  return clauses.flatMap((clause, at) => {
    const next = clauses[at + 1]
    const cause = OF_WHAT.test(clause.words) && !NOW.test(clause.words) && next !== undefined && tells(next)
    const behind = gone >= 0 && at === gone + 1 && CAUSE_ONLY.test(clause.words)
    return tells(clause) || cause || behind || at === gone ? [{ start: clause.start, end: clause.end }] : []
  })
}

/** 老公走了 心梗 快来救我: whoever cries for help now needs it. */
const CRIES = /快来|救我|救命|打?120|叫不|喘不|冒冷汗/

/** Where somebody of the home is said to have gone, and the words around leave no doubt how; -1 where none is. */
function goneAt(text: string): number {
  // Most words tell of nobody who has gone: they are not taken apart for it.
  if (!text.includes('走')) return -1
  const clauses = clausesOf(text)
  return clauses.findIndex(({ words }, at) => {
    const later = clauses.slice(at + 1)
    if (NOW.test(words) || later.some((clause) => WENT_AWAY.test(clause.words) || CRIES.test(clause.words)))
      return false
    if (OLD_GONE.test(words)) return true
    const next = later[0]?.words ?? ''
    const before = clauses[at - 1]?.words ?? ''
    return (
      KIN_GONE.test(words) &&
      (CAUSE_ONLY.test(next) || SO_YOUNG.test(next) || SO_YOUNG.test(later[1]?.words ?? '') || CAUSE_ONLY.test(before))
    )
  })
}

/** How it ended, or a day that is past: 28号夜里, 送到医院就不行了, 抢救了一夜没用. */
const ENDED =
  /(?:送|拉|抬|到|赶)[^，]{0,4}(?:医院|急诊|卫生院|抢救室|icu)[^，]{0,4}(?:人)?(?:就|已经)?(?:不行|不中用|没用)了|(?:抢救|急救|救)(?:了)?[^，]{0,8}(?:没用|没(?:能)?救|没(?:抢救)?过来|不过来|人没了)|(?:当场|当时|当天|当晚|路上|半路|人)(?:就|已经)(?:不行|没|走|断气|没气)了|没(?:来得及|赶上|撑到|熬到)|走的时候/
const ANY_KIN = new RegExp(KIN, 'g')
/** Of another who is ill as well, or of this hour. */
const OF_ANOTHER =
  /(?:也|又|还|跟着)(?:要|快|都|就|在|是)*(?:不行|昏|晕|倒|病|住院|抢救|心梗|中风|喘|疼|痛|难受)|今天|今早|今晚|叫不|喊不|怎么办|救我|孩子|小孩|娃|小的|大的|邻居|隔壁|我(?:自己|现在|也|胸|头|心口|肚|腿|腰)/

/**
 * Clauses that go on telling of a death told before (`told`): when and of what, and nobody else in them. 老娘也不行了 behind it is of
 * another, and so is whoever was not named as dead.
 */
export function tellsEndOf(text: string, told: string): boolean {
  const named = new Set(told.match(ANY_KIN) ?? [])
  const isOther = (text.match(ANY_KIN) ?? []).some((kin) => !named.has(kin))
  if (isOther || OF_ANOTHER.test(text) || CRIES.test(text) || NOW.test(text)) return false
  return PAST.test(text) || ENDED.test(text) || clausesOf(text).every(({ words }) => CAUSE_ONLY.test(words))
}

/** The words without the clauses of a death that is over. */
export function withoutDeath(text: string): string {
  return deathSpans(text)
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}　${rest.slice(end)}`, text)
}

/** Somebody of the house has died, and it is over. */
export function tellsDeath(text: string): boolean {
  return (
    deathSpans(text).length > 0 &&
    (BURIED.test(text) || SURELY_DIED.test(text) || goneAt(text) >= 0) &&
    !NOT_BURIED.test(text)
  )
}

/** 前天夜里走的 肝癌, 上周去世 是胃癌晚期: the illness behind a death, alone in its clause. */
const DIED_OF =
  /(?<=(?:(?<![跑逃拿偷抢骗抱开溜])(?:走|没)(?:的|了)|去世|过世|病故|病逝|离世)(?:了|的)?[\s,，]+)(?:是|得的?|因为|就是|查出来?|说是)*(?:[肝肺胃肠胰血骨脑食道管乳腺子宫淋巴]{0,4}(?:癌|瘤)|心梗|心肌梗死?|脑梗|脑溢血|脑出血|中风|尿毒症|白血病|肝硬化|心脏病|肺病)(?:晚期)?(?:走|没|死)?(?:的|了)?(?=$|[\s,，。])/g

/** 他爸爸去年生病死了: an illness and its end in one clause. */
const ILL_UNTIL_DEATH =
  /(?:生(?:了)?(?:大|重)?病|得(?:了|的)?[^,，。\s]{0,6}(?:癌|瘤|病|白血病|尿毒症)|(?:[肝肺胃肠胰血骨脑食道管乳腺]{1,3}癌|癌症|心梗|脑溢血|脑梗|心脏病))(?:突发|晚期|发作)?(?:就|才|早就?)?(?:死|病死|走|去世|过世|不在|没)(?:了|的)(?!钱|工|几|路|命)/g

/** The words without what somebody died of, named behind the death: nobody of the home is ill with it. */
export function withoutDiedOf(text: string): string {
  return text.replace(DIED_OF, '　').replace(ILL_UNTIL_DEATH, '　')
}
