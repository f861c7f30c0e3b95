// A name that nothing introduces but the number beside it (周磊 29岁 138…), and a full one behind its surname (我姓朱 朱凤英).
import { ANY_KIN } from './household/words.ts'
import { isSurname, looksLikeName } from './name-surnames.ts'
import { SPOKEN_DIGITS } from './numerals.ts'

const HAN = '\\p{Script=Han}'
const GAP = '[\\s,，、:：(（]*'
const DIGIT = `[\\d${Object.keys(SPOKEN_DIGITS)
  .filter((digit) => /\p{Script=Han}/u.test(digit))
  .join('')}]`
/** Eleven digits, written or read aloud. */
const MOBILE = `(?:\\+?86[\\s-]?)?[1一幺](?:[\\s-]?${DIGIT}){10}(?!${DIGIT})`
const AGE =
  '(?:(?:今年)?(?:\\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九][一二三四五六七八九])(?:周?岁|了)?)'
const BEFORE = new RegExp(
  `(?:^|[\\s,，。;；:：、])(?:我是|我叫|本人|联系人)?(${HAN}{2,4})${GAP}(?:男|女)?${GAP}${AGE}?${GAP}(?:(?:我的?)?(?:联系)?(?:电话|手机|号码|号)(?:号码?)?)?(?:是)?${GAP}${MOBILE}`,
  'gu',
)
const BEHIND = new RegExp(`${MOBILE}[\\s,，。、]+(?:我是|我叫|叫|本人|联系人)?(${HAN}{2,4})(?=$|[\\s,，。;；、])`, 'gu')

/** 班长, 楼下, 周五, 高资镇: begin like a name and are a post, a time or a place. */
const NO_NAME =
  /[长主店站所行厂队处局院室间部天晚早时号点话村镇乡庄桥街路巷弄苑区楼下上里边头后前]$|^(?:周[一二三四五六日天末]|安保|班上|车上|随|计时|全天|时[常而]|常[年日]|水电|花店|于[是今]|连[夜续])|村|社区|街道|^(?:白|应|都|单|明)[天日该好晚]/u
/** Whose number it is, or who is to be called: no name of the one who writes. */
const OTHERS = new RegExp(
  `(?:${ANY_KIN}|他|她|邻居|隔壁|对门|房东|老板|书记|医生|同事|朋友|老乡|工友|打给|找|联系|打|叫)(?:的)?(?:名字|电话)?(?:叫|是)?[\\s,，、:：]*$`,
  'u',
)

function beside(text: string, pattern: RegExp): string | null {
  for (const found of text.matchAll(pattern)) {
    const [whole, name = ''] = found
    const at = found.index + whole.indexOf(name)
    if (!looksLikeName(name) || NO_NAME.test(name)) continue
    if (pattern === BEFORE && OTHERS.test(text.slice(0, at))) continue
    return name
  }
  return null
}

/** The name that stands right before or behind a telephone number; a title (张奶奶) or a word of time is none. */
export function nameBesidePhone(text: string): string | null {
  return beside(text, BEFORE) ?? beside(text, BEHIND)
}

/** 我姓朱 朱凤英; 姓欧阳 欧阳建国: the full name right behind its surname, else null. */
export function fullBehind(text: string, surname: string): string | null {
  const full = new RegExp(
    `姓(?:是)?${surname}(?:的)?${GAP}(?:(?:全名|名字|大名|我)?(?:叫|是)?${GAP})(${surname}${HAN}{1,2})(?=$|[\\s,，。;；、\\d])`,
    'u',
  ).exec(text)?.[1]
  return full !== undefined && looksLikeName(full) && !NO_NAME.test(full) ? full : null
}

const SMALL = new RegExp(`我(?:就)?叫([小阿]${HAN}{1,2})(?=$|[\\s,，。;；、\\d]|不|可以)`, 'u')
const NO_SMALL = /^(?:小[孩的伢娃鬼弟妹哥姐家人区声心时学]|阿[姨婆])/

/** 我叫小雨: what somebody is called is name enough; 我叫小孩过去 names nobody. */
export function smallName(text: string): string | null {
  const name = SMALL.exec(text)?.[1] ?? null
  return name === null || NO_SMALL.test(name) || /[来去帮说看打送]$/.test(name) ? null : name
}

const GIVEN = `(?:我|本人|俺)(?:的?名字)?(?:就)?(?:叫|姓名|名叫|是)${GAP}(?=${HAN})`
const CALLED = new RegExp(`(?:${GIVEN})(${HAN}{2,4}?)(?=$|[\\s,，。;；、\\d])`, 'gu')
const TITLED = new RegExp(`(${HAN})(?=(?:女士|先生|小姐|师傅|老师)(?:$|[\\s,，。\\d]))`, 'gu')
const NAMED = /姓名?[\s:：]*(?:是|叫)?\s*(\p{Script=Han}{1,3})(?=$|[\s,，。;；、\d])/gu

/** The words without the names in them: 孙志强, 孙女士 and 公孙丽 have no grandchild. */
export function withoutNames(text: string): string {
  const blank = (whole: string, name: string): string =>
    isSurname(name.slice(0, 1)) || isSurname(name.slice(0, 2)) ? whole.replace(name, '某'.repeat(name.length)) : whole
  const plain = [CALLED, NAMED, TITLED].reduce((rest, pattern) => rest.replace(pattern, blank), text)
  const name = nameBesidePhone(plain)
  return name === null ? plain : plain.replaceAll(name, '某'.repeat(name.length))
}
