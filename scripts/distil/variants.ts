/** Sentences made from the handbook's: every word of the table in some company, clauses joined anew, other words for a term. */
import { clausesIn } from './corpus.ts'
import type { Corpus } from './corpus.ts'
import type { Random } from './random.ts'

/** How residents wrap a word or a wish; ~ is the word. */
const AROUND_WORD = [
  '~怎么办', '请问~的事找谁', '我家~', '~能补助吗', '~要什么材料', '~给多少钱', '家里~，没钱', '我想问~', '~在哪里办', '没有~行不行',
  '因为~过不下去', '老人~', '孩子~', '~了', '不是~', '听说有~', '~不给批', '~多久到账', '邻居~', '去年~，今年还能办吗',
] // prettier-ignore
const AROUND_ASK = [
  '请问~',
  '你好，~',
  '领导好，~',
  '~，谢谢',
  '~，急',
  '我想咨询一下~',
  '求助：~',
  '村里说不管，~',
  '~，在线等',
]
/** How many sentences each kind gives. */
const JOINED = 10_000
const CUTS = 5_000

export function makeVariants(corpus: Corpus, words: readonly string[], random: Random): string[] {
  const clauses = [...new Set([...corpus.asks, ...corpus.sentences].flatMap(clausesIn))]
  return [
    ...words,
    ...words.map((word) => inCompany(word, clauses, random)),
    ...corpus.synonyms.flatMap(({ term, words: others }) =>
      others.flatMap((word) => [fill(random.pick(AROUND_WORD), word), fill(random.pick(AROUND_WORD), term)]),
    ),
    ...corpus.asks.map((ask) => fill(random.pick(AROUND_ASK), ask)),
    ...otherwise([...corpus.asks, ...corpus.sentences], corpus.synonyms, random),
    ...Array.from({ length: JOINED }, () => join(clauses, 2 + random.below(3), random)),
    ...Array.from({ length: CUTS }, () => cut(random.pick(corpus.units), random)),
  ]
}

function inCompany(word: string, clauses: readonly string[], random: Random): string {
  const around = fill(random.pick(AROUND_WORD), word)
  const chance = random.next()
  if (chance < 0.4) return around
  return chance < 0.7 ? `${random.pick(clauses)}，${around}` : `${around}，${random.pick(clauses)}`
}

/** Each text that holds a term, with another word in its place. */
function otherwise(texts: readonly string[], synonyms: Corpus['synonyms'], random: Random): string[] {
  return texts.flatMap((text) => {
    const held = synonyms.filter(({ term, words }) => words.length > 0 && text.includes(term))
    if (held.length === 0) return []
    const { term, words } = random.pick(held)
    return [text.replace(term, random.pick(words))]
  })
}

function join(clauses: readonly string[], count: number, random: Random): string {
  return Array.from({ length: count }, () => random.pick(clauses)).join('，')
}

function cut(text: string, random: Random): string {
  const length = 8 + random.below(40)
  const start = random.below(Math.max(1, text.length - length))
  return text.slice(start, start + length)
}

function fill(frame: string, word: string): string {
  return frame.replace('~', word)
}
