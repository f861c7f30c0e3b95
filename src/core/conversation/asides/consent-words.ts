/** What refuses at 同意我们记下来吗, among words that tell more: 走路还不行 is about the legs, 不要登记 about the record. */

const CLAUSES = /[\s，,。；;！!、]+/
const NO = '不(?:同意|行|要|愿意?|可以|答应|肯|想|许|准|让)'
const SOFT = '(?:我们?|那|可|还是|也|都|反正|算了|坚决|肯定|真的?|这个?|这样|啊|嗯|哎|就|暂时|先|现在)*'
const ENDS = '(?:的|了|啊|呀|吧|哦|嘛|呢|这样|这个|你们|您)*'
/** 不行, 我不愿意: a clause of its own. */
const ALONE = new RegExp(`^${SOFT}${NO}${ENDS}$`)
const KEEPS = '(?:登记|收集|保存|记|录|存|留|写)(?!错|漏|岔|混|在|院|疤|级|宿|医|得)'
/** 不要登记, 别把我的名字留下来; 别记错了 asks for care. */
const NOT_KEPT = new RegExp(
  `^${SOFT}(?:你们?|您|把|请)*(?:${NO}|别|莫|甭|勿)(?:让|给|你们?|您|把|再)*[^，]{0,6}${KEEPS}`,
)
/** 登记我不同意, 记名字就不要了. */
const THAT_NOT = new RegExp(`^[^，]{0,3}${KEEPS}[^，]{0,6}${NO}${ENDS}$`)
/** 他儿子不同意, 医院不让留: somebody else says no, to something else. */
const OF_OTHERS =
  /(?:他|她|医生|医院|护士|病人|患者|老人|儿子|女儿|老婆|老公|家属|厂里|老板|房东|学校|村里|人家|爸|妈)[^，,。 ]{0,4}不/

/** 不要登记, 登记我不同意: the record itself is named. */
export function refusesRecord(text: string): boolean {
  return says(text, NOT_KEPT, THAT_NOT)
}

/** Whether one of the clauses refuses that anything is kept. */
export function refusesConsent(text: string): boolean {
  return says(text, ALONE, NOT_KEPT, THAT_NOT)
}

/** One of the clauses says it, and nobody else in it. */
function says(text: string, ...patterns: RegExp[]): boolean {
  return text
    .split(CLAUSES)
    .some((clause) => !OF_OTHERS.test(clause) && patterns.some((pattern) => pattern.test(clause)))
}

/** 他可以下床了, 可以出院了 agrees to nothing. */
const ABLE =
  /(?:他|她|病人|患者|老人|人|医生|医院)[^，,。 ]{0,4}可以|可以(?:下|走|动|出院|吃|自己|接电话|回家|坐|站|说话)/
/** 同意 in a clause of another's: 医生同意出院. */
const OTHERS_YES = /(?:医生|医院|老板|厂里|房东|对方|司机|法院|交警)[^，,。 ]{0,4}(?:同意|愿意)/

export function isNoAgreement(text: string): boolean {
  return (
    (ABLE.test(text) || OTHERS_YES.test(text)) &&
    !/(?:^|[，,。 ])(?:我|那|都|就)*(?:同意|可以|好的?|行|嗯)(?:的|了|吧|啊|你们|记|$|[，,。 ])/.test(text)
  )
}

/** 念给我听, 我先听听: the notice is to be read out. */
export function wantsReading(text: string): boolean {
  return /(?:念|读)(?:给(?:我|他)|一?下|一遍|来|吧|$)|(?:^|[，,。 ])(?:我)?(?:先|想|要)*听(?:听|一?下|一遍|吧|$)/.test(
    text,
  )
}
