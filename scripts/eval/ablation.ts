/** `--ablation`: what each way of searching finds alone, and what the fusion loses without it; then each whole way with its calibration. */
import * as z from 'zod'
import { jiebaSegmenter } from '../../src/adapters/jieba/segmenter.ts'
import { simplifier } from '../../src/adapters/opencc/simplifier.ts'
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'
import { nodeAnswerer } from '../answerer.ts'
import { freshBundle } from '../content/fresh.ts'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import type { Evidence, Feature } from '../../src/core/knowledge/evidence.ts'
import { fuse } from '../../src/core/knowledge/fuse.ts'
import type { Weights } from '../../src/core/knowledge/fuse.ts'
import { buildLibrary } from '../../src/core/knowledge/library.ts'
import { createSearch } from '../../src/core/knowledge/search.ts'
import { vectorTable } from '../../src/core/knowledge/vectors.ts'
import { learntFor } from '../../src/services/answering/learnt.ts'
import { runQuestions } from './questions.ts'

const lineSchema = z.object({ question: z.string(), slug: z.string(), also: z.array(z.string()).default([]) })

const ALONE: Record<string, readonly Feature[]> = {
  'dense: titles': ['denseTitle'],
  'dense: asks': ['denseAsk'],
  'dense: passages': ['densePassage'],
  'dense: best three': ['denseTop3'],
  'BM25: asks': ['wordAsk'],
  'BM25: passages': ['wordPassage'],
  'BM25: articles': ['wordArticle'],
  'topic model': ['learnt'],
}
const WITHOUT: Record<string, RegExp> = {
  'fusion without topic model': /^learnt$/,
  'fusion without dense': /^dense/,
  'fusion without life events': /^event$/,
}

export async function printAblation(lines: readonly unknown[]): Promise<void> {
  const bundle = freshBundle()
  const library = buildLibrary(bundle)
  const embedder = await bgeEmbedder()
  const { model, fitted } = learntFor(embedder)
  const vectors = vectorTable(
    await embedder.embed(
      library.units.map(({ text }) => text),
      'passage',
    ),
    embedder.dims,
  )
  const segment = jiebaSegmenter(bundle.lexicon.synonyms.map(({ term }) => term))
  const search = createSearch({
    library,
    lexicon: bundle.lexicon,
    segment,
    simplify: simplifier(),
    vectors,
    learnt: model,
  })
  const ours = lines.map((line) => lineSchema.parse(line)).filter(({ slug }) => slug !== 'none')
  const evidence: Evidence[] = []
  for (const { question } of ours) {
    const prepared = search.prepare(question)
    const [vector] = await embedder.embed([prepared.reading.text], 'question')
    evidence.push(search.gather(search.score(prepared, vector ?? null)))
  }
  const show = (name: string, weights: Weights): void => {
    const places = ours.map(({ slug, also }, at) => {
      const ranked = fuse(library, evidence[at] as Evidence, { topics: weights, articles: fitted.fusion.articles })
      return ranked
        .filter(({ topic }) => topic !== DOORS)
        .findIndex(({ topic }) => topic === slug || also.includes(topic))
    })
    const hit = (most: number): string =>
      (places.filter((place) => place >= 0 && place < most).length / places.length).toFixed(3)
    console.log(`${name.padEnd(28)} ${hit(1)}   ${hit(3)}`)
  }
  console.log(`${'over'.padEnd(28)} hit@1   hit@3   (${ours.length} questions)`)
  for (const [name, features] of Object.entries(ALONE))
    show(name, Object.fromEntries(features.map((feature) => [feature, 1])))
  const all = Object.entries(fitted.fusion.topics)
  for (const [name, dropped] of Object.entries(WITHOUT))
    show(name, Object.fromEntries(all.filter(([feature]) => !dropped.test(feature))))
  show('fusion', fitted.fusion.topics)
  await printWays(lines)
}

/** Each way of answering as a whole, with its calibration and how often it answers at once. */
async function printWays(lines: readonly unknown[]): Promise<void> {
  console.log(`\n${'as a whole'.padEnd(28)} hit@1   hit@3   precision coverage abstention ECE     at once`)
  for (const way of ['bge', 'static', 'words'] as const) {
    const { summary } = await runQuestions(lines, await nodeAnswerer({ way }))
    const { hit1, hit3, answerPrecision, coverage, abstention, ece, atOnce } = summary
    const row = [hit1, hit3, answerPrecision, coverage, abstention, ece, atOnce]
    console.log(`${way.padEnd(28)} ${row.map((value) => (value ?? Number.NaN).toFixed(3).padEnd(9)).join('')}`)
  }
}
