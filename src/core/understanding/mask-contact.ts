/** Takes names and numbers of people out of their own words: what is left tells the matter and not the person. */
import { findIntroducedName } from './name.ts'

export const CARD = /\d{6}\s?(?:19|20)?\d{2}\s?\d{4}\s?\d{2,4}[\dXx]/g
/** Six digits and more are no sum that anybody asks about in one piece. */
export const NUMBER = /(?:\+?86[\s-]?)?(?:\d[\s-]?){6,}\d/g
export const SPOKEN = /[零〇一二三四五六七八九幺]{7,}/g
/** Whatever stands where a name is given, also when it is none that the list of surnames knows. */
export const INTRODUCED =
  /(?<=我叫|名叫|姓名是?[：:]?|名字[是叫]?[：:]?|联系人[是：:]?)[\p{Script=Han}·]{2,8}(?=[，。,、；;！!\s\d（(]|$)/gu

/** Words of the person: every number that could reach somebody, the name that is given, and what is known of both. */
export function maskContact(text: string, known: readonly string[] = []): string {
  const name = findIntroducedName(text)
  const bare = text
    .replace(CARD, '［证件号］')
    .replace(NUMBER, '［号码］')
    .replace(SPOKEN, '［号码］')
    .replace(INTRODUCED, '某某')
  return maskKnown(bare, name === null ? known : [...known, name])
}

/** Only what is known of this person: for words of others, which may name offices and their numbers. */
export function maskKnown(text: string, known: readonly string[]): string {
  return known.reduce((masked, one) => {
    if (/^\d+$/.test(one)) return masked.replace(new RegExp([...one].join('[\\s-]?'), 'g'), '［号码］')
    return [...one].length < 2 ? masked : masked.replaceAll(one, '某某')
  }, text)
}
