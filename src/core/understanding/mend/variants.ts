/** How a word may be mistyped: one character that sounds or looks like the right one. */
import { alikeOf } from '../../knowledge/sounds.ts'

/** Characters that are taken for one another by eye, or by ear in the speech of the region. */
const LOOKS =
  '住往 天夭 未末 千干 人入 晚挽 午牛 日曰 己已 土士 院完 药约 疗辽 透秀 折拆 吃乞 饭饮 早旱 家冢 租祖 钱线 落路'.split(
    ' ',
  )

const LOOKS_LIKE = new Map<string, string[]>()
for (const group of LOOKS)
  for (const one of group)
    LOOKS_LIKE.set(
      one,
      [...group].filter((other) => other !== one),
    )

/** A numeral in a word is never taken for another one. */
const NUMERAL = /[一二两三四五六七八九十百千万]/

function mistyped(character: string): readonly string[] {
  return [...alikeOf(character), ...(LOOKS_LIKE.get(character) ?? [])]
}

/** Every spelling of the word with one wrong character. */
export function variantsOf(word: string): string[] {
  const found: string[] = []
  for (const [at, character] of [...word].entries()) {
    if (NUMERAL.test(character)) continue
    for (const other of mistyped(character)) found.push(`${word.slice(0, at)}${other}${word.slice(at + 1)}`)
  }
  return found
}
