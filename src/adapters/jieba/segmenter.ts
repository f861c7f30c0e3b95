/** Chinese words by jieba (native, Node only), with the handbook's own terms added to its dictionary. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** High enough that an added term is never cut into its parts. */
const FREQUENCY = 200_000

export function jiebaSegmenter(ownTerms: readonly string[] = []): (text: string) => string[] {
  const jieba = Jieba.withDict(dict)
  const words = ownTerms.filter((term) => /^\p{Script=Han}{2,8}$/u.test(term))
  if (words.length > 0) jieba.loadDict(Buffer.from(words.map((word) => `${word} ${FREQUENCY} n\n`).join('')))
  return (text) => jieba.cutForSearch(text, true)
}
