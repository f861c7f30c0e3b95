/** Which year a question asks about: last year's amount is never given as this year's, nor the other way round. */

const NAMED = /(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月)度?的?/
const SPOKEN: readonly (readonly [RegExp, number])[] = [
  [/大前年的?/, -3],
  [/前年的?/, -2],
  [/(?:去年|上一?年度|上年)的?/, -1],
  [/(?:今年度?|本年度?)的?/, 0],
  [/明年的?/, 1],
]
/** A year that dates the asker's own story (去年离婚, 2023年退休) is no question about the rules of that year. */
const ASKED = /标准|多少|几块|几元|金额|数额|政策|规定|比例|起付线|补贴|补助|涨/

/** The year whose rules are asked for, or null when it is the present or none. `day`: YYYY-MM-DD. */
export function yearAsked(question: string, day: string): number | null {
  const present = Number(day.slice(0, 4))
  const found = NAMED.exec(question)
  const spoken = SPOKEN.find(([words]) => words.test(question))
  const at = found?.index ?? (spoken ? spoken[0].exec(question)?.index : undefined)
  const year = found ? Number(found[1]) : spoken ? present + spoken[1] : present
  if (at === undefined || year === present) return null
  // What is asked stands close behind the year.
  return ASKED.test(question.slice(at, at + 24)) ? year : null
}

/** A question without the year that it names, which is no word of its subject. */
export function withoutYears(text: string): string {
  const rest = SPOKEN.reduce((left, [words]) => left.replace(words, ''), text.replace(NAMED, ''))
  return /\p{Script=Han}{2}/u.test(rest) ? rest : text
}
