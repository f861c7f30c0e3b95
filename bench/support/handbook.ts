/** The answerer as `npm start` builds it, real questions, and handbooks larger than life. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { jiebaSegmenter } from '../../src/adapters/jieba/segmenter.ts'
import { loadBundle } from '../../src/content/load-bundle.ts'
import type { Article, Bundle, Passage } from '../../src/core/knowledge/article.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { answererMaker } from '../../src/build-answerer.ts'
import type { Answerer } from '../../src/services/answer-question.ts'
import { seeded } from './seeded.ts'
import { QUESTIONS } from './talk.ts'

const REPORT = fileURLToPath(new URL('../../tests/eval/questions-report.jsonl', import.meta.url))

/** The questions of the evaluation set, else the few of the talk script. */
export function realQuestions(): string[] {
  if (!existsSync(REPORT)) return [...QUESTIONS]
  const lines = readFileSync(REPORT, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as { question: string }).question)
}

export function answererOn(bundle: Bundle, embedder: Embedder | null): Promise<Answerer> {
  return answererMaker({ embedder, log: { error: console.error }, segmenter: jiebaSegmenter })(bundle)
}

/** A handbook of `count` articles: one passage and one sample question each, words of the real ones cut and mixed. */
export function largeBundle(count: number): Bundle {
  const bundle = loadBundle()
  const random = seeded(20_261_124)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const passages = bundle.articles.flatMap(({ passages: own }) => own)
  const asks = bundle.articles.flatMap(({ asks: own }) => own)
  const mixed = (texts: readonly string[]): string =>
    texts.map((text) => text.slice(Math.floor((random() * text.length) / 2))).join('')
  const articles = Array.from({ length: count }, (_, number): Article => {
    const model = pick(bundle.articles)
    const slug = `synthetic.a${number}`
    const like = pick(passages)
    const passage: Passage = {
      ...like,
      id: `${slug}#1`,
      slug,
      text: mixed([like.text, pick(passages).text]).slice(0, 160),
    }
    const title = `${mixed([pick(asks)]).slice(0, 12)}之${number}`
    return { ...model, slug, title, asks: [mixed([pick(asks), pick(asks)])], passages: [passage] }
  })
  return { ...bundle, hash: `synthetic-${count}`, articles }
}
