/**
 * Whom a danger is told of: 儿子, 儿媳妇 and 孙子 are children by their characters, and grown people when an old person suffers from them
 * (王奶奶八十七了 儿媳妇不给她饭吃). Age and kin of the victim decide.
 */

/** An old person by a word or by the age. */
const AGED =
  /老人|老奶奶|奶奶|爷爷|外婆|外公|老太|老头|老婆婆|老娘|老爹|老妈|老爸|老母亲?|老父|婆婆|公公|阿婆|阿公|姥姥|姥爷|丈母娘|丈人|孤老|五保|老两口|老大娘|老大爷|(?:[六七八九]十[一二三四五六七八九几多]?|(?<!\d)[6-9]\d)(?:多)?(?:岁|了|的人|，|$)/
/** A child whatever stands beside it. */
const CHILD =
  /孩子|小孩|娃|伢|宝宝|宝贝|婴|毛头|小把戏|小匣子|小鬼|小家伙|小的|崽|囡|弟弟|妹妹|男孩|女孩|男童|女童|幼儿|双胞胎|学生|少年|小朋友|年级|(?<![\d十一二两三四五六七八九])(?:1?\d|十?[一二两三四五六七八九])(?:周)?岁|个月大/
/** A grandchild or a son who suffers, and does nothing: 不给孙子饭吃, 孙女身上青一块. */
const YOUNG = '(?:外)?(?:孙子|孙女|外甥)'
const YOUNG_SUFFERS = new RegExp(
  `(?:不给|不让|不准|打|骂|揍|掐|饿|关|锁|绑|虐待|遗弃|丢下|扔下|撇下|带|领|拉扯|养)(?:着|了|得)*[^，]{0,2}(?:${YOUNG}|儿子|女儿|丫头)(?!的?(?:脸|面子|丑))|(?:${YOUNG}|丫头)[^，]{0,5}(?:身上|脸上|被|挨|才|没人(?!管(?:她|他|老)|问(?:她|他))|一个人|哭|没(?:有)?饭|没吃)|(?:爸|妈|爹|娘)(?:妈|爸)?(?:都)?(?:不在|跑了|坐牢|走了|打工)`,
)
/** A child that tells of itself. */
const CHILD_SPEAKS =
  /(?:奶奶|爷爷|外婆|外公|婆婆|公公|丈母娘|老爹|老娘|老爸|老妈)[^，]{0,8}(?:不给|不让|打|骂|揍|关|锁|摸|掐|抱|亲|脱|压|欺负|碰|烫|绑|踢|扇|拖|饿|吓)(?:了|着|过)?我/

/** The one who suffers is old, and no child is told of. `text` is folded into clauses. */
export function tellsOfElder(text: string): boolean {
  return AGED.test(text) && !CHILD.test(text) && !YOUNG_SUFFERS.test(text) && !CHILD_SPEAKS.test(text)
}

/** A child of its own account: one that suffers, whatever old people are told of beside it. */
export function tellsOfChild(text: string): boolean {
  return CHILD.test(text) || YOUNG_SUFFERS.test(text) || CHILD_SPEAKS.test(text)
}

/** What a danger of a child is called when an old person suffers it. */
export const OF_ELDER: Readonly<Record<string, string>> = { child_abuse: 'elder_abuse', child_alone: 'elder_alone' }
