/** The files behind the compiled handbook, for the desk on Node: article texts byte for byte, proved phones, labelled questions. */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { phonesOf, type Phones } from '../core/knowledge/check-passage.ts'
import { SLUG } from '../core/knowledge/sections.ts'
import { labelledLine, type LabelledLine } from './labelled-line.ts'

const ROOT = new URL('../../', import.meta.url)
const QUESTIONS = ['tests/eval/questions-fit.jsonl', 'tests/eval/questions-report.jsonl'] as const

/** Null when there is no such file; a slug is checked before it becomes a path. */
export async function articleFile(slug: string): Promise<string | null> {
  if (!SLUG.test(slug)) return null
  const file = fileURLToPath(new URL(`knowledge/${slug}.md`, ROOT))
  return existsSync(file) ? readFile(file, 'utf8') : null
}

/** Null when knowledge/phones.yaml is not there: then no number is doubted. */
export function knownPhones(): Phones | null {
  const file = fileURLToPath(new URL('knowledge/phones.yaml', ROOT))
  if (!existsSync(file)) return null
  const value: unknown = parse(readFileSync(file, 'utf8'))
  return typeof value === 'object' && value !== null ? phonesOf({ ...value }) : null
}

/** The bench's questions; none when the product was installed without its tests. */
export function labelledQuestions(): LabelledLine[] {
  return QUESTIONS.map((name) => fileURLToPath(new URL(name, ROOT)))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => labelledLine.parse(JSON.parse(line)))
}
