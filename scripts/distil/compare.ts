/** `npx tsx scripts/distil/compare.ts <questions.jsonl>`: the full model, the small one and words only on the same questions. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simplifier } from '../../src/adapters/opencc/simplifier.ts'
import { compileRules } from '../../src/content/rules.ts'
import { routeOf } from '../../src/core/understanding/route/route.ts'
import { loadEmbedder } from '../../src/load-embedder.ts'
import type { Log } from '../../src/ports/system.ts'
import { createAnswerer } from '../../src/services/answer-question.ts'
import { freshBundle } from '../content/fresh.ts'
import { runQuestions } from '../eval/questions.ts'
import { openWay, WAYS } from '../fit/ways.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const file = process.argv[2] ?? join(root, 'tests/eval/questions-fit.jsonl')
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): unknown => JSON.parse(line))
const bundle = freshBundle()
const rules = compileRules(bundle.intents)
const log: Log = { info: console.error, warn: console.error, error: console.error }

for (const name of WAYS) {
  const { embedder } = await loadEmbedder(name, log)
  const { segment } = await openWay(name, root, bundle)
  const parts = {
    bundle,
    embedder,
    segment,
    simplify: simplifier(),
    route: (text: string) => Promise.resolve(routeOf(text, rules)),
  }
  const { summary } = await runQuestions(lines, await createAnswerer(parts))
  console.log(`${(embedder?.id ?? 'words').padEnd(22)} ${JSON.stringify(summary)}`)
}
