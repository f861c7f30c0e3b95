/** The sentences from which the static model learns, and those it never sees. Labels are not read. */
import { join } from 'node:path'
import * as z from 'zod'
import type { Bundle } from '../../src/core/knowledge/article.ts'
import { buildLibrary } from '../../src/core/knowledge/library.ts'
import { normaliseText } from '../../src/core/knowledge/text.ts'
import { readLabelled } from '../fit/data.ts'
import { linesOf } from '../fit/lines.ts'

export type Corpus = {
  /** Titles, asks and passages as the search embeds them. */
  units: string[]
  asks: string[]
  /** Sentences of passages, dialogues and residents' messages. */
  sentences: string[]
  /** Other words for a term, and words for what happened. */
  synonyms: { term: string; words: string[] }[]
}

const HAN = /\p{Script=Han}/u
const message = z.object({ text: z.string().optional(), first_message: z.string().optional() })

export function readCorpus(root: string, bundle: Bundle): Corpus {
  const units = buildLibrary(bundle).units
  const passages = bundle.articles.flatMap((article) => article.passages.map(({ text }) => text))
  const messages = ['routes-fit', 'slots-fit', 'triage-fit'].flatMap((name) =>
    linesOf(join(root, `tests/eval/${name}.jsonl`)).map((line) => {
      const { text, first_message: first } = message.parse(JSON.parse(line))
      return text ?? first ?? ''
    }),
  )
  const synonyms = [
    ...bundle.lexicon.synonyms,
    ...bundle.lexicon.lifeEvents.map(({ event, words }) => ({ term: event, words })),
  ]
  return {
    units: cleaned(units.map(({ text }) => text)),
    asks: cleaned(units.filter(({ kind }) => kind === 'ask').map(({ text }) => text)),
    sentences: cleaned([
      ...passages.flatMap((text) => text.split(/[。！？\n]+/)),
      ...stringsIn(bundle.intents),
      ...messages,
      ...readLabelled(root).flatMap(({ set, late, question }) => (set === 'own' && !late ? [question] : [])),
    ]),
    synonyms: synonyms.map(({ term, words }) => ({ term, words: cleaned(words) })),
  }
}

/** The fit half. Training meets neither it nor what was written with it in view: the ground for choosing sizes and for every figure of quality. */
export function readHeldOut(root: string): string[] {
  return cleaned(readLabelled(root).flatMap(({ set, question }) => (set === 'fit' ? [question] : [])))
}

/** The clauses of a sentence that are long enough to mean something. */
export function clausesIn(sentence: string): string[] {
  return sentence.split(/[，,；;。：:、？?！!]+/).filter((clause) => clause.length >= 3 && HAN.test(clause))
}

/** Chinese texts that stand anywhere in the dialogues' data. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 3 ? [value] : []
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(stringsIn)
  return []
}

function cleaned(texts: readonly string[]): string[] {
  return [...new Set(texts.map(normaliseText).filter((text) => text.length >= 2))]
}
