// The name somebody gives: introduced by 我叫/姓名, or the whole answer to "怎么称呼您".
import { correctedReadings } from './correction.ts'
import { fullBehind, nameBesidePhone, smallName } from './name-beside.ts'
import { isOtherPeoplesName, isSurname, looksLikeName } from './name-surnames.ts'

const HAN = '[\\p{Script=Han}]'
const DOTTED = new RegExp(`${HAN}{1,8}(?:[·•・.‧]${HAN}{1,8})+`, 'u')
const TITLE =
  '(?:先生|女士|小姐|同志|师傅|阿姨|叔叔|大爷|大妈|大娘|大叔|大婶|奶奶|爷爷|老太太?|老头子?|老爷子|老师|主任|书记|会计|医生|护士|婶子?|嫂子?|哥|姐|伯伯?|爹|公|婆|总|工|老板|警官|社工)'
const REFUSED =
  /(?:不(?:想|愿|愿意|方便|便|告诉|讲|说|留|肯|透露|给|写|用|需要|必)|匿名|保密|隐私|算了|别问|勿问|不晓得|不知道|不清楚|没(?:有)?名字|不记得|随便)/
const STOP =
  '(?=$|[\\s,，。.、;；:：!！?？()（）]|今年|年龄|性别|家住|住在|住|是|男|女|电话|手机|号码|的|就|，|身份|在|我|现|岁|\\d|呀|啊|哦|呢|哈|了|吧|和|跟|来|个|不叫|不是)'

/** Cues, the surest first: papers before a full name, a full name before a nickname. */
const CUES: readonly string[] = [
  '(?:身份证|证件|户口本|户口簿|户口|证)(?:上面?|里|本上)?(?:的)?(?:名字|姓名)?(?:是|叫|写的?是?|写|登的?是?|登记的?是?|:|(?<=名字|姓名))',
  '(?:大名|全名|真名|本名|学名|正名|原名|官名|全称|实名|真实姓名)(?:是|叫|:|：|就是|\\s)*',
  '(?:我的?名字|我的?姓名|本人姓名|姓名|名字|我名)(?:是|叫做|叫|:|：|就是|\\s)*',
  '(?:我|本人|俺|阿拉|我家)(?:自己|本人|就|的|,|，|\\s)*(?:叫做|叫|名叫|名)(?:做|作)?',
  '(?:我是|本人是)(?:他|她|病人|老人|患者|户主)(?:家)?的?(?:侄子|侄女|外甥女?|儿子|女儿|儿媳妇?|女婿|老公|老婆|爱人|丈夫|妻子|妈妈?|爸爸?|母亲|父亲|哥哥?|姐姐?|弟弟?|妹妹?|孙子|孙女|邻居|亲戚|护工|老师)[,， ]*(?:叫)?',
  '(?:联系人|申请人|求助人|报告人|当事人)(?:是|叫|:|：|\\s)*',
  '(?:^|[,，。\\s])本人(?=\\p{Script=Han}{2,4}(?:[,，。\\s]|$))',
  '(?:替|帮|代)[^,，。\\s]{1,6}(?:报|说|问|申请|求助|登记)的?[,，\\s]*(?:他|她)(?:的?名字)?(?:叫|是)',
  '(?:登记|填|写|记|备注|落款|署名)(?:的)?(?:是|成|写|个|上|名字|:|：|\\s)*',
  '(?:^|[,，。\\s])(?:叫|名叫|是叫)(?:做)?',
  '(?:我就?是|我系|这里是|这边是|本人是|本人)(?:.{0,10}?(?:村|社区|居委会|网格员|社工|会计|书记|主任|志愿者|护士|医生|民警|的|家)){0,3}(?:的)?',
]

function clean(name: string): string {
  return name.replace(/\s+/g, '')
}

/** What somebody does for others, said before a short name: 网格员小戴. */
const POST =
  '(?:网格员|社工|志愿者|村干部|楼长|组长|会计|书记|主任|护工|护士|医生|民警|辅警|邻居|义工|保安|社区|村里|居委会|村委会)(?:的)?'

/** 汤春花（老名字汤小妹）: names that are no longer or only playfully used. */
const OTHER_NAME =
  /[（(,，\s]*(?:老名字|旧名|曾用名|以前叫|原来叫|从前叫|外号|绰号|诨名|小名|乳名|奶名|网名|微信名|村里(?:人)?(?:都)?(?:叫|喊)(?:我)?)(?:是|叫|:|：)?[\p{Script=Han}]{1,4}[)）]?/gu

function withoutOtherNames(text: string): string[] {
  const rest = text.replace(OTHER_NAME, ' ').trim()
  return rest === text.trim() || rest === '' ? [] : [rest]
}

function cueName(text: string, cue: string): string | null {
  for (const found of text.matchAll(
    new RegExp(`${cue}\\s*(?:(?:一共|就)?[两二三四]个字[\\s,，:：是叫]*)?(?:个|一个|\\s)*`, 'gu'),
  )) {
    const rest = text.slice(found.index + found[0].length)
    const dotted = new RegExp(`^${DOTTED.source}`, 'u').exec(rest)
    if (dotted !== null) return clean(dotted[0])
    const name = leadingName(rest)
    if (name !== null && !isOther(text, found.index)) return name
  }
  return null
}

/** The name of a husband, mother or patient is not the speaker's. */
function isOther(text: string, at: number): boolean {
  // "我是病人的女儿 叫孙丽": the relation says who the speaker is.
  if (/我是[^,，。]{0,6}$/.test(text.slice(0, at))) return false
  return /(?:老公|老婆|爱人|妈|爸|娘|爹|儿子|女儿|孩子|娃|小孩|病人|患者|老人|邻居|哥|姐|弟|妹|媳妇|孙子|孙女|爷爷|奶奶|他|她|老头子|老太婆|老伴)(?:的)?$/.test(
    text.slice(0, at),
  )
}

function leadingName(rest: string): string | null {
  const spaced = /^(?:\p{Script=Han}\s){1,3}\p{Script=Han}(?=$|[,，。.;；!！])/u.exec(rest)
  if (spaced !== null && looksLikeName(clean(spaced[0]))) return clean(spaced[0])
  for (const length of [4, 3, 2]) {
    const found = new RegExp(`^${HAN}{${length}}${STOP}`, 'u').exec(rest)
    if (found !== null && (looksLikeName(found[0]) || isOfSun(found[0], rest))) return found[0]
  }
  const other = new RegExp(`^${HAN}{2,7}(?=$|[,，。.;；!！\\s])`, 'u').exec(rest)?.[0] ?? ''
  if (isOtherPeoplesName(other)) return other
  const explained = explainedName(rest)
  if (explained !== null) return explained
  const loose = new RegExp(`^${HAN}{2,3}`, 'u').exec(rest)?.[0] ?? ''
  return looksLikeName(loose) && rest.length === loose.length ? loose : null
}

/** 我叫孙子涵: a name, where 我叫孙子来 is a grandson who is called. */
function isOfSun(name: string, rest: string): boolean {
  return (
    /^孙[子女](?![来去打帮发报说讲看写送回拿上下过做填弄])\p{Script=Han}$/u.test(name) &&
    /^.{3}(?:$|[\s,，。\d])/u.test(rest)
  )
}

// How surnames are spelled out aloud.
const SPELLING =
  /^(?:弓长张|立早章?|木子李|耳东陈|双木林|双口吕|古月胡|口天吴|人可何|言午许|草头黄|三横王?|走肖赵|千里马|禾呈程|木易杨|双人徐|卯金刀?|雨田雷|王京孙|子小孙|干钩于|人禾余|言射谢|日月明|女字旁.*|.字旁.*|.字头.*|.点水.*)$/

/** "眭凤英 眼目旁那个眭": a surname nobody knows is one when it is spelled out behind the name. */
function explainedName(rest: string): string | null {
  const found = new RegExp(
    `^(${HAN})(${HAN}{1,2})[\\s,，。(（]+(?=.*?(?:那个|的|字是)\\1(?=$|[\\s,，。)）]))`,
    'u',
  ).exec(rest)
  return found === null ? null : `${found[1]}${found[2]}`
}

/** 姓于 干勾于: the surname comes once more, behind how it is written. */
function spellsSurname(text: string, piece: string): boolean {
  const last = piece.at(-1) ?? ''
  return piece.length > 2 && !piece.startsWith(last) && text.includes(`姓${last}`)
}

function bareName(text: string): string | null {
  const pieces = text.split(/[\s,，。.、;；:：!！?？()（）]+/u).filter((piece) => piece !== '')
  const full = pieces.filter(
    (piece) => looksLikeName(piece) && !isTitled(piece) && !SPELLING.test(piece) && !spellsSurname(text, piece),
  )
  const other = pieces.find((piece) => isOtherPeoplesName(piece))
  if (full.length > 0 || other !== undefined) return full[0] ?? other ?? null
  const stripped = text
    .replace(/[\s,，。.!！]+/gu, '')
    .replace(/(?:就是我|是我|呀|啊|哦|哈|呢|哎|唉|喽|咯|嘛|啦|哩)$/u, '')
    .replace(/^(?:哦|嗯|好的?|就?叫?我?)(?=\p{Script=Han}{2,})/u, '')
  return looksLikeName(stripped) && !isTitled(stripped) ? stripped : null
}

const PHONE_BEHIND = '[\\s,，:：]*(?:电话|手机|号码|号)?(?:是)?[\\s:：]*(?:\\+?86)?1[3-9]\\d'
const ADDRESS = `(${HAN})(?:[大小老二三四]?(?:姐|哥|妈|爷|娘|叔|婶|嫂|伯|姨|爹|妹|弟)|阿姨|奶奶|爷爷|嫂子|婶子|师傅|老师|女士|先生)`
const ADDRESSED = new RegExp(`^(?:我是|叫我|叫|我叫|联系人)?\\s*(${ADDRESS})(?=${PHONE_BEHIND}|[。.!！]?$)`, 'u')
const ADDRESSED_WITH_PHONE = new RegExp(`^(?:我是|叫我|叫|我叫|联系人)?\\s*(${ADDRESS})(?=${PHONE_BEHIND})`, 'u')

/** 钱大姐 139…: a surname and how one is addressed is what somebody calls herself. */
function addressedAs(text: string, pattern: RegExp): string | null {
  const [, name, surname = ''] = pattern.exec(text) ?? []
  return name !== undefined && isSurname(surname) ? name : null
}

/** 我是大队会计: a post, whatever name its first character is. */
const POST_ALONE =
  /^(?:的|大队|楼栋?|妇联|班|村里?|社区|生产队?|小组|医院|病区|学校|物业).{0,2}(?:会计|主任|书记|社工|护士|医生|民警|长|员|老师)$/

function isTitled(text: string): boolean {
  if (isOtherPeoplesName(text)) return false
  return new RegExp(`^.{1,2}${TITLE}$`, 'u').test(text) || /^[老小阿]./u.test(text)
}

function calledName(text: string): string | null {
  if (/(?:人|他们|大家|村里|邻居)[^,，。]{0,3}都?(?:叫|喊)我/u.test(text)) return null
  const nick = new RegExp(
    `(?:叫我|喊我|称呼我|称我|就叫|就喊|叫|我是|喊)(?:一声)?(?:(?:\\p{Script=Han}{1,6}的?)?${POST})?(老${HAN}[头汉爹妈]|[老小阿大]${HAN}|${HAN}{1,2}${TITLE}|${HAN}{1,2}家${TITLE})(?=$|[\\s,，。.!！]|就|吧|好了|就行|行了|可以)`,
    'u',
  ).exec(text)
  if (nick !== null)
    return /^(?:阿姨|大爷|大妈|大姐|大哥|大叔|大娘|大婶|小妹|小姐|小弟|老师|老板|老人|阿婆|阿公|大嫂|老太|老头)$/.test(
      nick[1] ?? '',
    )
      ? null
      : (nick[1] ?? null)
  const whole = new RegExp(
    `^(?:(?:我是)?\\p{Script=Han}{0,6}?${POST})?([老小阿]${HAN}|${HAN}{1,2}${TITLE})[。.!！]?$`,
    'u',
  ).exec(text)
  const found = whole?.[1] ?? null
  return found !== null && isSurname(found.replace(new RegExp(`^[老小阿]|${TITLE}$`, 'gu'), '')) ? found : null
}

const ONE_NAME = `单名(?:就|只)?(?:叫|是|字|一个|单字|个)*\\s*(${HAN})(?=$|字|[\\s,，。])`
/** "欧阳 复姓 单名一个梅" */
const SURNAME_FIRST = new RegExp(
  `(?:^|[\\s,，。姓是])(${HAN}{1,2})[,，\\s]*(?:(?:这|是)*(?:个|一个)?复姓)?[,，\\s]*${ONE_NAME}`,
  'u',
)
/** "单名一个梅 复姓欧阳" */
const SURNAME_LAST = new RegExp(`${ONE_NAME}字?[,，\\s]*(?:复)?姓(?:是)?\\s*(${HAN}{1,2})(?=$|[\\s,，。])`, 'u')

/** A surname and a name of one character, said apart. */
function singleName(text: string): string | null {
  const first = SURNAME_FIRST.exec(text)
  if (first !== null && isSurname(first[1] ?? '')) return `${first[1]}${first[2]}`
  const last = SURNAME_LAST.exec(text)
  return last !== null && isSurname(last[2] ?? '') ? `${last[2]}${last[1]}` : null
}

function surnameOnly(text: string): string | null {
  const both =
    /姓\s*(\p{Script=Han}{1,2}?)[,， ]*单?名\s*(?:叫|是|字|一个|个)*\s*(\p{Script=Han}{1,2})(?=$|[\s,，。])/u.exec(text)
  if (both !== null && isSurname(both[1] ?? '')) return `${both[1]}${both[2]}`
  const found = new RegExp(
    `(?:免贵|我|本人|敝|俺|鄙人|在下|老汉|咱|^|[,，\\s])姓(?:是|氏)?\\s*(欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|${HAN})(${HAN}{0,2})`,
    'u',
  ).exec(text)
  if (found === null || !isSurname(found[1] ?? '')) return null
  const full = /名\s*(?:叫|是|字)?\s*(\p{Script=Han}{1,2})(?=$|[\s,，。])/u.exec(text.slice((found.index ?? 0) + 2))
  if (full !== null) return `${found[1]}${full[1]}`
  return found[1] ?? null
}

/** "王 秀英", "弓长张 张桂兰": a name written apart, or after its character was explained. */
function spacedName(text: string): string | null {
  const joined = /^(\p{Script=Han}{1,2})\s+(\p{Script=Han}{1,2})$/u.exec(text.trim())
  if (joined !== null && isSurname(joined[1] ?? '')) {
    const name = `${joined[1]}${joined[2]}`
    if (looksLikeName(name) && name.length <= 4) return name
  }
  const letters = /^(?:\p{Script=Han}\s+){2,3}\p{Script=Han}$/u.exec(text.trim())
  return letters !== null && looksLikeName(clean(letters[0])) ? clean(letters[0]) : null
}

/** "王，三横一竖的王": only a surname, perhaps explained. */
function lone(text: string): string | null {
  const first = /^(\p{Script=Han}{1,2})(?=$|[\s,，。])/u.exec(text.trim())?.[1] ?? ''
  const explained = text.trim() === first || text.includes(`的${first}`)
  return explained && isSurname(first) && !/^[没不无是有好行对可随]/u.test(first) ? first : null
}

function latinName(text: string): string | null {
  const found =
    /^(?:my name is |i am |i'm |我叫|叫我|name[:：]? ?)?([A-Za-z][A-Za-z.'-]{1,}(?: [A-Za-z][A-Za-z.'-]+){0,3})[.。!]?$/i.exec(
      text.trim(),
    )
  const name = found?.[1] ?? ''
  return found === null || /^(?:no|yes|ok|hi|hello|none|help)$/i.test(name) ? null : clean(name)
}

function readName(text: string): string | null {
  const dotted = DOTTED.exec(text)
  if (dotted !== null && dotted[0].length >= 4) return dotted[0].replace(/^(?:我叫做?|我是|姓名|名字叫?|叫)/u, '')
  const spaced = spacedName(text) ?? singleName(text)
  if (spaced !== null) return spaced
  for (const cue of CUES) {
    const name = cueName(text, cue)
    if (name !== null && !isTitled(name) && !POST_ALONE.test(name)) return name
  }
  const addressed = addressedAs(text, ADDRESSED)
  if (addressed !== null) return addressed
  return bareName(text) ?? explainedName(text) ?? surnameOnly(text) ?? calledName(text) ?? latinName(text) ?? lone(text)
}

const CHANGED_TO = new RegExp(
  `(?:改|换|更正)(?:名|名字|过来)?(?:成|为|叫|作|一?下)?[\\s,，:：是]*(${HAN}{2,4})(?=$|[\\s,，。])`,
  'u',
)

/** "先填成吴大妹了 改吴大梅": the name that takes the place of the one written before. */
function changedName(text: string): string | null {
  const name = CHANGED_TO.exec(text)?.[1] ?? ''
  return looksLikeName(name) && !isTitled(name) ? name : null
}

/** The name given as an answer, or null when it was refused or is not there. */
export function findName(text: string): string | null {
  const changed = changedName(text)
  if (changed !== null) return changed
  for (const reading of [...withoutOtherNames(text), text].flatMap((part) => correctedReadings(part))) {
    const name = readName(reading)
    if (
      name !== null &&
      !POST_ALONE.test(name) &&
      !(REFUSED.test(text) && !text.includes('我叫') && name.length < 3 && REFUSED.test(name))
    )
      return name
  }
  return null
}

/** Only a name that the person introduces (我叫…, 我姓…, 周磊 138…), for words that answer no question. */
export function findIntroducedName(text: string): string | null {
  for (const reading of correctedReadings(text)) {
    const name = introduced(reading) ?? (reading === text ? null : renamed(text, reading))
    if (name !== null) return name
  }
  return null
}

/** 名字叫王桂珍 哎不对 王桂芳: what is put right was introduced before. */
function renamed(text: string, reading: string): string | null {
  const before = introduced(text)
  const name = /^\s*(?:是|叫)?(\p{Script=Han}{2,4})(?=$|[\s,，。])/u.exec(reading)?.[1] ?? ''
  return before !== null && before.length > 1 && looksLikeName(name) && !isTitled(name) ? name : null
}

function introduced(text: string): string | null {
  const addressed = addressedAs(text, ADDRESSED_WITH_PHONE)
  if (addressed !== null) return addressed
  for (const cue of CUES.slice(1, 4)) {
    const name = cueName(text, cue)
    if (name !== null && !isTitled(name)) return name
  }
  if (
    /(?:我|本人|免贵)姓|1[3-9][\d\s-]{9,}[,，。;；\s]*姓\p{Script=Han}(?=$|[\s,，。])|^(?:(?:还是)?我[,，\s]*)?姓\p{Script=Han}(?=$|[\s,，。\d]|的$|的[\s,，。])/u.test(
      text,
    )
  ) {
    const surname = surnameOnly(text)
    const full = surname === null ? null : fullBehind(text, surname)
    if (surname !== null) return full === null || isTitled(full) ? surname : full
  }
  const small = smallName(text)
  if (small !== null) return small
  if (/(?:叫|喊|称呼|称)我(?!过去|去|来|走)/u.test(text)) return calledName(text)
  return nameBesidePhone(text)
}
