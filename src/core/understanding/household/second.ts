/**
 * Two households in one report (一户赵家…另一户西头严老太): which clauses are of which. A reporter goes on naming both, so that
 * the names heard beside the second one tell it in later messages too.
 */
import { isSurname } from '../name-surnames.ts'

export interface TwoHouseholds {
  /** Of the household that was told first. */
  own: string
  /** Of the second one; empty where nothing is told of it. */
  other: string
}

const HOUSE = '(?:户|家(?![人里中乡具电务产暴长境庭门属伙常用务政]|亲戚|[一二三四五六七八九十两\\d]+口))'
/** 另一户, 还有一家, 第二户, 后一户: the words themselves count on. */
const COUNTS_ON = '另外?(?:的)?(?:还有)?一?|还有(?:另外?)?一?|再有一|再一|第二|下一|后(?:面)?一|那一'
/** 2、老李家…: the list of somebody who reports several. */
const POINT = '[)）、.．:：]'
const SECOND = new RegExp(
  `^(?:${COUNTS_ON}|第三|第四|最后一)${HOUSE}|^[（(]?[2-9二三四五]${POINT}(?!\\d)|^另外?(?:还有)?一?个?(?:是)?(?:隔壁|对门|楼上|楼下|村[东西南北头尾]|[东西南北前后]头)`,
)
const SECOND_MARK = new RegExp(`^(?:(?:${COUNTS_ON}|[一1]|有一|最后一)${HOUSE}(?:是)?|[（(]?2${POINT})`)
const FIRST = new RegExp(`^(?:头一|第一|前一|前面(?:那|一)|上一|这一)${HOUSE}|^[（(]?[1一]${POINT}(?!\\d)`)
/** 一户…一户…: the second of them. */
const ONE = new RegExp(`^(?:[一1]|有一)${HOUSE}`)
/** 报两户, 两家都晓得: both are meant, and neither of them alone. */
const BOTH = /(?:[两俩二三四几2-4]|两个)(?:户|家)/

/** The words parted by household. `others` are names (严老太) that stand for the second one since it was told. */
export function partHouseholds(text: string, others: readonly string[]): TwoHouseholds {
  const own: string[] = []
  const other: string[] = []
  const ownNames = new Set<string>()
  const otherNames = new Set(others)
  let ones = 0
  let isOther = false
  for (const [clause] of text.matchAll(/[^，,。；;！!？? ]+[，,。；;！!？? ]*/g)) {
    if (ONE.test(clause)) ones += 1
    const names = namesIn(clause)
    const namesOther = names.some((name) => otherNames.has(name))
    const namesOwn = names.some((name) => ownNames.has(name) || (others.length > 0 && !otherNames.has(name)))
    if (SECOND.test(clause) || ones > 1 || (namesOther && !BOTH.test(clause))) isOther = true
    else if (FIRST.test(clause) || BOTH.test(clause) || namesOwn || OF_TELLER.test(clause)) isOther = false
    if (ones > 1) ones = 1
    for (const name of names) (isOther ? otherNames : ownNames).add(name)
    ;(isOther ? other : own).push(clause)
  }
  return { own: own.join(''), other: other.join('') }
}

/** 我的电话, 打我手机: of whoever reports. */
const OF_TELLER = /^(?:我(?:的|叫|姓|是)|(?:打|找|联系)我|(?:我)?(?:电话|手机|号码))/

const CALLED =
  /(\p{Script=Han})(?:家|奶奶|爷爷|大爷|大妈|大娘|老太太?|老汉|老头|老爹|婶|叔|嫂|师傅|阿姨|伯|姨|姐|哥|某)|(?:老|小|姓)(\p{Script=Han})/gu

/** The ways in which persons or homes are named in the words: 严老太, 赵家, 老孙. */
export function namesIn(words: string): string[] {
  return [...words.matchAll(CALLED)]
    .filter(([, before, after]) => isSurname(before ?? after ?? ''))
    .map(([name]) => name)
}

/** What was told of the second household, as if it were the first: a third one that was told with it is parted from it in its turn. */
export function asFirst(words: string): string {
  const [first = '', ...more] = words.split('；')
  const begun = MORE.test(first) ? first.replace(SECOND_MARK, '一户') : first.replace(SECOND_MARK, '')
  return [begun, ...more.map((part) => part.replace(SECOND_MARK, ''))].join('，')
}

/** One more household is counted after the first words. */
const MORE = new RegExp(
  `(?<=[，,。；;！!？? ])(?:${COUNTS_ON}|第三|第四|最后一|[一1]|有一)${HOUSE}|(?<=[，,。；;！!？? ])[（(]?[3-9]${POINT}`,
)
