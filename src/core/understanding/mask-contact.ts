/** Takes names and numbers of people out of their own words: what is left tells the matter and not the person. */
import { findIntroducedName } from './name.ts'

const CARD = /[\d０-９]{6}\s?(?:[1１][9９]|[2２][0０])?[\d０-９]{2}\s?[\d０-９]{4}\s?[\d０-９]{2,4}[\d０-９XxＸｘ]/g
/** Six digits and more are no sum that anybody asks about in one piece. */
export const NUMBER = /(?:\+?86[\s-]?)?(?:\d[\s-]?){6,}\d/g
/** The same in wide digits too, and a mobile number in its three parts, whatever parts them. */
const WRITTEN =
  /[+＋]?(?:[\d０-９][\s－-]?){6,}[\d０-９]|(?<![\d０-９])[1１][3-9３-９][\d０-９][\s.．·•—–－_-]{1,3}[\d０-９]{4}[\s.．·•—–－_-]{1,3}[\d０-９]{4}(?![\d０-９])/g
export const SPOKEN =
  /(?:[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖][\s-]?){6,}[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g
/** Whatever stands where a name is given, also when it is none that the list of surnames knows. */
export const INTRODUCED =
  /(?<=我叫|名叫|姓名是?[：:]?|名字[是叫]?[：:]?|联系人[是：:]?)[\p{Script=Han}·]{2,8}(?=[，。,、；;！!\s\d（(]|$)/gu

/** Every number that could reach somebody, or be somebody's; those in `proved` (digits only) stay. */
export function maskNumbers(text: string, proved: ReadonlySet<string> = new Set()): string {
  const isProved = (number: string): boolean => proved.has(number.normalize('NFKC').replace(/\D/g, ''))
  return text
    .replace(CARD, '［证件号］')
    .replace(WRITTEN, (number) => (isProved(number) ? number : '［号码］'))
    .replace(SPOKEN, '［号码］')
}

/** Words of the person: every number that could reach somebody, the name that is given, and what is known of both. */
export function maskContact(text: string, known: readonly string[] = []): string {
  const name = findIntroducedName(text)
  const bare = maskNumbers(text).replace(INTRODUCED, '某某')
  return maskKnown(bare, name === null ? known : [...known, name])
}

/** Only what is known of this person: for words of others, which may name offices and their numbers. */
export function maskKnown(text: string, known: readonly string[]): string {
  return known.reduce((masked, one) => {
    if (/^\d+$/.test(one)) return masked.replace(new RegExp([...one].join('[\\s-]?'), 'g'), '［号码］')
    return [...one].length < 2 ? masked : masked.replaceAll(one, '某某')
  }, text)
}
