/** Chooses the rows of the table: characters, the words of the handbook and its lexicon, and common words. */
import { dict } from '@node-rs/jieba/dict.js'
import { jiebaSegmenter } from '../../src/adapters/jieba/segmenter.ts'
import type { Corpus } from './corpus.ts'

export type Row = {
  token: string
  /** Share of running text, for the smooth inverse frequency at the start. */
  share: number
}

const HAN_WORD = /^[\u4e00-\u9fff]{2,6}$/
const HAN_CHARACTER = /^[\u4e00-\u9fff]$/
const LATIN_RUN = /[a-z][a-z0-9]{1,11}|\d{2,6}/g
/** A Latin word or number that stands this often is a token of its own. */
const LATIN_LEAST = 3
/** So is a word of our texts, unless the lexicon names it. */
const WORD_LEAST = 2
/** 三千五百块 and the like: the characters say enough. */
const AMOUNT = /^[一二三四五六七八九十百千万两零几多来把块元个位年月日号点岁口]+$/
const SINGLES = [...'0123456789abcdefghijklmnopqrstuvwxyz']
/** Words that the project uses count more than what a dictionary of newspapers says. */
const OWN_WEIGHT = 40

export type Sizes = { characters: number; rows: number }

export function chooseVocabulary(corpus: Corpus, known: ReadonlySet<string>, sizes: Sizes): Row[] {
  const texts = [...corpus.units, ...corpus.sentences]
  const { characters, words } = readDictionary()
  const segment = jiebaSegmenter(corpus.synonyms.map(({ term }) => term))
  const own = new Map<string, number>()
  for (const text of texts) {
    for (const word of segment(text)) if (HAN_WORD.test(word)) bump(own, word, 1)
    for (const character of text) if (HAN_CHARACTER.test(character)) bump(characters, character, OWN_WEIGHT)
  }
  const named = corpus.synonyms
    .flatMap(({ term, words: others }) => [term, ...others])
    .filter((word) => HAN_WORD.test(word))
  for (const [word, count] of own) if (count < WORD_LEAST || AMOUNT.test(word)) own.delete(word)
  for (const word of named) bump(own, word, 1)
  for (const [word, count] of own) bump(words, word, count * OWN_WEIGHT)

  const singles = [...SINGLES, ...mostOf(characters, sizes.characters, (character) => known.has(character))]
  const latin = latinIn(texts)
  const first = [...singles, ...latin, ...own.keys()]
  const common = mostOf(words, Math.max(0, sizes.rows - first.length), (word) => !own.has(word) && word.length <= 4)
  const total = [...words.values()].reduce((sum, count) => sum + count, 0)
  return [...new Set([...first, ...common])].slice(0, sizes.rows).map((token) => ({
    token,
    share: (words.get(token) ?? characters.get(token) ?? OWN_WEIGHT * LATIN_LEAST) / total,
  }))
}

/** jieba's own list: word, count, class. A character counts in each word that holds it. */
function readDictionary(): { characters: Map<string, number>; words: Map<string, number> } {
  const characters = new Map<string, number>()
  const words = new Map<string, number>()
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', digits = ''] = line.split(' ')
    const count = Number(digits)
    if (HAN_WORD.test(word)) words.set(word, count)
    for (const character of word) if (HAN_CHARACTER.test(character)) bump(characters, character, count)
  }
  return { characters, words }
}

function latinIn(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) for (const [run] of text.matchAll(LATIN_RUN)) bump(counts, run, 1)
  return [...counts].filter(([, count]) => count >= LATIN_LEAST).map(([run]) => run)
}

function mostOf(counts: ReadonlyMap<string, number>, size: number, wanted: (token: string) => boolean): string[] {
  return [...counts]
    .filter(([token]) => wanted(token))
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, size)
    .map(([token]) => token)
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
