/**
 * `npm run fit:senses`: learns what danger and the routes sound like and writes models/senses/*. One minute.
 * Prints how well stories that were left out are told apart; the bars stand in intents/routes.yaml and triage.yaml.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import type { Embedder } from '../src/ports/embedder.ts'
import { packTopicModel } from './fit/pack.ts'
import { readStories } from './fit/stories.ts'
import { trainSenses } from './fit/train-senses.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stories = readStories(root)

async function fit(embedder: Embedder | null, file: string): Promise<void> {
  const { model } = await trainSenses(stories, embedder)
  const about = `what danger and routes sound like; ${stories.length} labelled messages; made by npm run fit:senses`
  const path = join(root, 'models/senses', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(packTopicModel(model, about))}\n`)
  console.log(`wrote ${path}`)
}

const embedder = await bgeEmbedder({ threads: 2 })
await fit(embedder, `${embedder.id}.json`)
