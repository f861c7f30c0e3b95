/**
 * `npm run fit`: learns the topic model, the weights of the evidence and the thresholds from labelled questions, and
 * writes models/topics/* and src/core/knowledge/weights.json. Takes some minutes; needed after many new articles.
 * `npm run fit -- static` fits only the ways named (bge, static, words) and keeps the sets of the others; with `--model`
 * only the topic models are learnt anew, and the weights and thresholds stay; with `--weights` the models stay.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { simplifier } from '../src/adapters/opencc/simplifier.ts'
import { freshBundle } from './content/fresh.ts'
import type { Feature } from '../src/core/knowledge/evidence.ts'
import { ARTICLE_FEATURES } from '../src/core/knowledge/evidence.ts'
import type { Fitted } from '../src/core/knowledge/fitted.ts'
import { buildLibrary } from '../src/core/knowledge/library.ts'
import { createSearch } from '../src/core/knowledge/search.ts'
import type { TopicModel } from '../src/core/knowledge/topic-model.ts'
import { vectorTable } from '../src/core/knowledge/vectors.ts'
import { readLabelled } from './fit/data.ts'
import { fitDecision } from './fit/fit-decision.ts'
import { fitFusion } from './fit/fit-fusion.ts'
import { packTopicModel } from './fit/pack.ts'
import { measure } from './fit/report.ts'
import { openWorkshop, runTrials, trainAll } from './fit/trials.ts'
import type { Workshop } from './fit/trials.ts'
import { keptSets, openWay, WAYS } from './fit/ways.ts'
import type { Way } from './fit/ways.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const UNTAUGHT: TopicModel = {
  classes: [],
  bias: new Float32Array(0),
  vocabulary: new Map(),
  idf: new Float32Array(0),
  wordWeights: new Float32Array(0),
  kernel: null,
}
/** The rest of the evidence was tried and gave nothing that the topic model did not know (eval --ablation). */
const TOPIC_EVIDENCE: readonly Feature[] = ['learnt', 'denseAsk', 'denseTop3', 'event', 'doors']
const TOPIC_EVIDENCE_WORDS: readonly Feature[] = ['learnt', 'wordAsk', 'wordArticle', 'event', 'doors']
/**
 * Each ask is left out while articles are weighed, so that asks seem to tell nothing of them; a resident's question is often one
 * of them in other words. Of forty-eight answers that this changed in two sets, most went to the article that names the matter.
 */
const ASK_LEAST = 8
const ARTICLE_EVIDENCE_WORDS = ARTICLE_FEATURES.filter((name) => /^word|^event/.test(name))

const bundle = freshBundle()
const labelled = readLabelled(root)
const library = buildLibrary(bundle)
const named = WAYS.filter((name) => process.argv.includes(name))
const modelOnly = process.argv.includes('--model')
const weightsOnly = process.argv.includes('--weights')
const provenance = {
  made: new Date().toISOString().slice(0, 10),
  bundle: bundle.hash,
  articles: bundle.articles.length,
  questions: labelled.length,
  from: 'tests/eval/questions-fit*.jsonl, scripts/fit/*.tsv, scripts/fit/none*.txt, the asks and passages of the handbook',
  by: ['npm run fit', ...named].join(' '),
}

const sets: Record<string, Fitted> = {}
for (const name of named.length > 0 ? named : WAYS) {
  const way = await openWay(name, root, bundle)
  const workshop = await openWorkshopOf(way)
  if (!modelOnly) sets[way.id] = await fitSet(way.id, workshop)
  if (weightsOnly) continue
  const startedAt = performance.now()
  writeModel(way.file, trainAll(workshop))
  console.log(`${way.id}: learnt from everything in ${seconds(startedAt)}`)
}
if (!modelOnly) {
  const file = join(root, 'src/core/knowledge/weights.json')
  writeFileSync(file, `${JSON.stringify({ provenance, sets: keptSets(root, sets) }, null, 2)}\n`)
  console.log(`wrote ${file}`)
}

async function openWorkshopOf({ embedder: one, segment }: Way): Promise<Workshop> {
  const vectors =
    one &&
    vectorTable(
      await one.embed(
        library.units.map(({ text }) => text),
        'passage',
      ),
      one.dims,
    )
  const search = createSearch({
    library,
    lexicon: bundle.lexicon,
    segment,
    simplify: simplifier(),
    vectors,
    learnt: UNTAUGHT,
  })
  return openWorkshop(library, search, one, labelled)
}

async function fitSet(name: string, workshop: Workshop): Promise<Fitted> {
  const startedAt = performance.now()
  const trials = await runTrials(workshop)
  console.log(`${name}: ${trials.length} trials after ${seconds(startedAt)}`)
  const weighed = fitFusion(library, trials, {
    topics: workshop.embedder ? TOPIC_EVIDENCE : TOPIC_EVIDENCE_WORDS,
    articles: workshop.embedder ? ARTICLE_FEATURES : ARTICLE_EVIDENCE_WORDS,
  })
  const { topics, articles } = weighed
  const denseAsk = Math.max(ASK_LEAST, articles.denseAsk ?? 0)
  const fusion = workshop.embedder ? { topics, articles: { ...articles, denseAsk } } : weighed
  const decision = fitDecision(library, trials, fusion)
  measure(name, library, trials, { fusion, decision })
  return { fusion, decision }
}

function writeModel(name: string, model: TopicModel): void {
  const path = join(root, name)
  const about = `topic model of ${provenance.made}, handbook ${bundle.hash}, ${labelled.length} labelled questions; made by npm run fit`
  const text = `${JSON.stringify(packTopicModel(model, about))}\n`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text)
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(0)} s`
}
