/** The labelled questions from which the search learns. The report half (questions-report.jsonl) is never read here. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

export type Labelled = { question: string; slug: string; also: string[]; set: 'fit' | 'own' }

const line = z.object({ question: z.string(), slug: z.string(), also: z.array(z.string()).default([]) })

export function readLabelled(root: string): Labelled[] {
  return [...readFit(join(root, 'tests/eval/questions-fit.jsonl')), ...readOwn(join(root, 'scripts/fit'))]
}

function readFit(file: string): Labelled[] {
  if (!existsSync(file)) return []
  return linesOf(file).map((text) => ({ ...line.parse(JSON.parse(text)), set: 'fit' }))
}

/** topics.tsv: slug, tab, question; none.txt: questions that are not about assistance. */
function readOwn(folder: string): Labelled[] {
  const topics = linesOf(join(folder, 'topics.tsv')).map((text): Labelled => {
    const [slugs = '', question = ''] = text.split('\t')
    const [slug = '', ...also] = slugs.split(',')
    return { question, slug, also, set: 'own' }
  })
  const none = linesOf(join(folder, 'none.txt')).map((question): Labelled => ({
    question,
    slug: 'none',
    also: [],
    set: 'own',
  }))
  return [...topics, ...none]
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
}
