/** Reads knowledge/ and intents/ from disk into plain values; what cannot be read becomes a problem. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { readArticleText } from '../../src/content/load-article-text.ts'
import type { FrontMatter, Lexicon, Problem } from '../../src/core/knowledge/article.ts'
import { lexiconSchema } from '../../src/core/knowledge/article.ts'
import { phonesOf, type Phones } from '../../src/core/knowledge/check-passage.ts'
import { parsePassages } from '../../src/core/knowledge/parse-passages.ts'
import type { PassageAt } from '../../src/core/knowledge/parse-passages.ts'

export type ArticleFile = { file: string; front: FrontMatter; askLines: number[]; passages: PassageAt[] }
export type ContentInput = {
  articles: ArticleFile[]
  lexicon: Lexicon
  intents: Record<string, unknown>
  phones: Phones
  /** The day of the check, YYYY-MM-DD in Shanghai. */
  today: string
}
/** YYYY-MM-DD; reviews fall due by the office's calendar. */
export function todayInShanghai(): string {
  return new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
}

export type ReadResult = { input: ContentInput; problems: Problem[] }

export function readContent(root: string, today: string): ReadResult {
  const problems: Problem[] = []
  const articles = namesIn(join(root, 'knowledge'), '.md')
    .filter((name) => name !== 'README.md')
    .flatMap((name) => readArticle(root, `knowledge/${name}`, problems))
  const lexicon = readLexicon(root, problems)
  const intents = Object.fromEntries(
    namesIn(join(root, 'intents'), '.yaml').map((name) => [name, readYaml(root, `intents/${name}`, problems)]),
  )
  return { input: { articles, lexicon, intents, phones: readPhones(root, problems), today }, problems }
}

function readArticle(root: string, file: string, problems: Problem[]): ArticleFile[] {
  const text = readArticleText(readFileSync(join(root, file), 'utf8'))
  if (!text.ok) {
    problems.push(...text.faults.map((fault) => ({ ...fault, file })))
    return []
  }
  const { passages, faults } = parsePassages(text.front, text.body, text.bodyLine)
  problems.push(...faults.map((fault) => ({ ...fault, file })))
  return [{ file, front: text.front, askLines: text.askLines, passages }]
}

function readLexicon(root: string, problems: Problem[]): Lexicon {
  const file = 'knowledge/lexicon.yaml'
  const parsed = lexiconSchema.safeParse(existsSync(join(root, file)) ? (readYaml(root, file, problems) ?? {}) : {})
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    problems.push({ level: 'error', file, line: 1, message: `${issue.path.join('.')}: ${issue.message}` })
  return { synonyms: [], lifeEvents: [] }
}

/** knowledge/phones.yaml: every number that the fact sheets prove, `number: who answers`. */
function readPhones(root: string, problems: Problem[]): Phones {
  const file = 'knowledge/phones.yaml'
  if (!existsSync(join(root, file))) return new Map()
  const value = readYaml(root, file, problems)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return phonesOf({ ...value })
  problems.push({ level: 'error', file, line: 1, message: 'must be a map of "number": who answers' })
  return new Map()
}

function readYaml(root: string, file: string, problems: Problem[]): unknown {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(join(root, file), 'utf8'), { lineCounter: lines })
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line
    problems.push({ level: 'error', file, line, message: error.message.split('\n')[0] ?? error.message })
  }
  return document.errors.length > 0 ? null : document.toJS()
}

function namesIn(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
}
