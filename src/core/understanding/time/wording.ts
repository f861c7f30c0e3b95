// Times worded in other ways than the readers know, put into the one way that they do.
import { NUMBER } from '../numerals.ts'

const PART = '(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)'
const HEDGE = '(?:头|吧|啊|呢|的|的时候|大概|差不多|可能|应该|好像|估计|约莫|有个|总有|[\\s,，])'

const WORDINGS: readonly (readonly [RegExp, string])[] = [
  // "十月初十 农历": the calendar is named behind the date.
  [
    /((?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月(?:初|廿|二?十|三十|\d)[一二三四五六七八九十\d]{0,2})(?:号|日)?[,， ]*(?:是|按|算|照)?(?:的)?(?:农历|阴历|老历|旧历)的?/g,
    '农历$1',
  ],
  // 十月底十一月初: from the one to the other.
  [/(?<=月[底末尾])[,， ]?(?=[一二三四五六七八九十\d]{0,2}月[初头])/g, '到'],
  // 昨晚吃过夜饭: the meal says when in the evening.
  [/(?<=[昨前今])(?:晚|天晚上|晚上)(?=吃过?了?(?:晚饭|夜饭))/g, '天'],
  // 昨晚睡到半夜
  [/(?<=[昨前今]晚|晚上|夜里)(?:睡|熬|忙|等|闹|拖|疼|烧)到(?=半夜|凌晨|天亮|后半夜)/g, ''],
  // 夜里头吧 大概十一点
  [new RegExp(`(${PART})${HEDGE}+(?=(?:${NUMBER})(?:点|时))`, 'g'), '$1'],
  // 七点 四十
  [new RegExp(`(?<=点)\\s+(?=(?:[一二三四五]?十[一二三四五六七八九]?|[0-5]\\d)(?:分|$|\\s|左右|的))`, 'g'), ''],
  // 晚上10.30
  [new RegExp(`(?<=${PART}|[昨前今]晚)(\\d{1,2})[.．](?=[0-5]\\d(?!\\d))`, 'g'), '$1:'],
  // 刚过完中秋没几天, 国庆没过几天: some days behind it
  [
    /(?:刚)?(?:过(?:完|了)?)?(元旦|春节|元宵节?|清明节?|五一|端午节?|中秋节?|重阳节?|国庆节?|冬至)(?:节)?(?:之?后|过后|刚过|过了?)?(?:没(?:过|有)?几天|不几天|几天(?:功夫|工夫))/g,
    '$1后',
  ],
]

/** The text in the wording that the readers of days and hours know. */
export function plainTime(text: string): string {
  return WORDINGS.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text)
}
