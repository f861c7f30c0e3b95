/**
 * `npm run fit:senses`: learns what danger and the routes sound like and writes models/senses/*, and which character follows which,
 * by which pinyin is read. Some minutes.
 * `--scores <file>` writes what every fresh story scores by a model that never saw it: the bars of intents/routes.yaml and
 * triage.yaml are set on those.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import { SENSES } from '../src/core/understanding/sense.ts'
import type { Embedder } from '../src/ports/embedder.ts'
import { packTopicModel } from './fit/pack.ts'
import { spokenPairs } from './fit/spoken-pairs.ts'
import { readStories } from './fit/stories.ts'
import { trainSenses } from './fit/train-senses.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stories = readStories(root)

async function fit(embedder: Embedder | null, file: string): Promise<void> {
  const { model, leftOut } = await trainSenses(stories, embedder)
  const about = `what danger and routes sound like; ${stories.length} labelled messages; made by npm run fit:senses`
  const path = join(root, 'models/senses', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(packTopicModel(model, about))}\n`)
  console.log(`wrote ${path}`)
  const { values } = parseArgs({ options: { scores: { type: 'string' } } })
  if (values.scores !== undefined) writeFileSync(values.scores, scoresOf(leftOut))
}

function scoresOf(leftOut: (examples: readonly number[]) => readonly (readonly number[])[]): string {
  const fresh = [...stories.keys()].filter((at) => stories[at]?.fresh)
  const unseen = leftOut(fresh)
  const lines = fresh.map((at, order) => {
    const { text, route, accept, level } = stories[at] as (typeof stories)[number]
    const told = (unseen[order] ?? []).map((score, place) => [SENSES[place], Number(score.toFixed(3))])
    return JSON.stringify({ text, route, accept, level, scores: Object.fromEntries(told) })
  })
  return `${lines.join('\n')}\n`
}

const pairs = join(root, 'src/core/understanding/spoken-pairs.json')
writeFileSync(pairs, `${JSON.stringify(spokenPairs(stories.map(({ text }) => text)))}\n`)
console.log(`wrote ${pairs}`)

const embedder = await bgeEmbedder({ threads: 2 })
await fit(embedder, `${embedder.id}.json`)
