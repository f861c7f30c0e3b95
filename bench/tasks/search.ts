/** Times the parts of search over one handbook: `real`, or a number of synthetic articles. */
import Database from 'better-sqlite3'
import { loadBundle } from '../../src/content/load-bundle.ts'
import { buildWordIndex } from '../../src/core/knowledge/bm25.ts'
import { buildLibrary } from '../../src/core/knowledge/library.ts'
import { normaliseText, termsOf } from '../../src/core/knowledge/text.ts'
import { dotAll, vectorTable } from '../../src/core/knowledge/vectors.ts'
import { answererOn, fakeEmbedder, largeBundle, realQuestions } from '../support/handbook.ts'
import { tellResult, timesOf } from '../support/task.ts'

const WARM = 10
/** For each part. */
const LIMIT_MS = 2_500
const TOP = 10
const size = process.argv[2] ?? 'real'

const bundle = size === 'real' ? loadBundle() : largeBundle(Number(size))
const questions = realQuestions().slice(0, 120)
const embedder = fakeEmbedder()
const library = buildLibrary(bundle)
const texts = library.units.map(({ text }) => text)
const terms = (text: string): string[] => termsOf(normaliseText(text), null)

const times: Record<string, number[]> = {}

const from = performance.now()
const answerer = await answererOn(bundle, embedder)
const buildMs = performance.now() - from
times['whole answer (vectors given)'] = await measured(questions, (question) => answerer.answer(question))

const words = buildWordIndex(texts.map(terms))
times['own word index'] = await measured(questions, (question) => words.score(terms(question)))

const vectors = await embedder.embed(texts, 'passage')
const table = vectorTable(vectors, embedder.dims)
const asked = await embedder.embed(questions, 'question')
times['own vectors, float brute force'] = await measured(asked, (vector) => dotAll(table, vector))

const bytes = Int8Array.from(table.values, (value) => Math.round(value * 127 * 8))
const askedBytes = asked.map((vector) => Int8Array.from(vector, (value) => Math.round(value * 127 * 8)))
times['plain int8 brute force'] = await measured(askedBytes, (vector) => int8All(bytes, vector, embedder.dims))

const fts = fullText()
times['SQLite FTS5, pairs of characters'] = await measured(questions, (question) => fts(question))

tellResult({ articles: bundle.articles.length, units: texts.length, buildMs, times })

function measured<T>(items: readonly T[], work: (item: T) => unknown): Promise<number[]> {
  return timesOf(items, WARM, work, LIMIT_MS)
}

function int8All(all: Int8Array, vector: Int8Array, dims: number): Int32Array {
  const products = new Int32Array(all.length / dims)
  for (let row = 0; row < products.length; row += 1) {
    const start = row * dims
    let sum = 0
    for (let at = 0; at < dims; at += 1) sum += (all[start + at] as number) * (vector[at] as number)
    products[row] = sum
  }
  return products
}

/** The yardstick that is in the house anyway: the same terms as words of an FTS5 table, any of them, best by bm25. */
function fullText(): (question: string) => unknown[] {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE texts USING fts5(terms, content='', tokenize='unicode61')")
  const insert = db.prepare('INSERT INTO texts (rowid, terms) VALUES (?, ?)')
  const asWords = (text: string): string[] => terms(text).map((term) => `t${Buffer.from(term).toString('hex')}`)
  db.transaction(() => texts.forEach((text, row) => insert.run(row + 1, asWords(text).join(' '))))()
  const find = db.prepare(`SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ${TOP}`)
  return (question) => {
    const wanted = [...new Set(asWords(question))]
    return wanted.length === 0 ? [] : find.all(wanted.join(' OR '))
  }
}
