/** The labelled questions from which the search learns. The report half (questions-report.jsonl) is never read here. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { linesOf } from './lines.ts'

export type Labelled = {
  question: string
  slug: string
  also: string[]
  set: 'fit' | 'own'
  /** Written with the fit half in view: learnt from, but kept out while the fit half serves as unseen. */
  late: boolean
}

const line = z.object({ question: z.string(), slug: z.string(), also: z.array(z.string()).default([]) })

const LETTERS = ['core', 'wider', 'more', 'third', 'fourth', 'near', 'fifth']

/**
 * topics.tsv: slugs, tab, question as residents put it; catalogue.tsv: the sample questions of the office's catalogue;
 * letters-*.tsv and none-letters.txt: as people write to an office, long and short, written with no set in view;
 * topics-more.tsv and patterns.tsv (what is asked about many benefits alike: fees, complaints, phones): the late ones;
 * letters-near.tsv and none-near.txt, letters-fifth.tsv and none-fifth.txt: what lies on either side of the border of our
 * field, half of it with our words in it;
 * none-talk.txt: talk about this service itself, and what has a door of its own elsewhere;
 * none.txt, none-more.txt: what is not about assistance, small talk among it.
 */
export function readLabelled(root: string): Labelled[] {
  const folder = join(root, 'scripts/fit')
  const read = (name: string, late: boolean): Labelled[] =>
    linesOf(join(folder, name)).map((text) => {
      const [slugs = '', question = ''] = text.split('\t')
      const [slug = '', ...also] = slugs.split(',')
      return { question, slug, also, set: 'own', late }
    })
  const readNone = (name: string, late: boolean): Labelled[] =>
    linesOf(join(folder, name)).map((question) => ({ question, slug: 'none', also: [], set: 'own', late }))
  return [
    ...read('topics.tsv', false),
    ...read('catalogue.tsv', false),
    ...readNone('none.txt', false),
    ...LETTERS.flatMap((name) => read(`letters-${name}.tsv`, false)),
    ...readNone('none-letters.txt', false),
    ...readNone('none-talk.txt', false),
    ...readNone('none-near.txt', false),
    ...readNone('none-fifth.txt', false),
    ...read('topics-more.tsv', true),
    ...read('patterns.tsv', true),
    ...readNone('none-more.txt', true),
    ...['questions-fit', 'questions-fit-own7'].flatMap((name) => readFit(join(root, `tests/eval/${name}.jsonl`))),
  ]
}

function readFit(file: string): Labelled[] {
  if (!existsSync(file)) return []
  return linesOf(file).map((text) => ({ ...line.parse(JSON.parse(text)), set: 'fit', late: false }))
}
