/** `npm run -s eval -- <suite> <file.jsonl> [--json]`: runs one evaluation suite (contracts §1). Exit 0 whenever it ran. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printTable } from './eval/table.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [suite = '', file = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')))

type Outcome = { results: readonly object[]; summary: object }
type Lines = readonly never[]

/** Each suite loads only what it needs. */
const suites: Record<string, (lines: Lines) => Promise<Outcome>> = {
  async questions(lines) {
    const [{ runQuestions }, { nodeAnswerer }] = await Promise.all([
      import('./eval/questions.ts'),
      import('./answerer.ts'),
    ])
    return runQuestions(lines, await nodeAnswerer({ wordsOnly: flags.has('--words') }))
  },
  async triage(lines) {
    const [{ runTriage }, { loadRules }] = await Promise.all([import('./eval/triage.ts'), import('./eval/rules.ts')])
    return runTriage(lines, loadRules(join(root, 'intents')))
  },
  async routes(lines) {
    const [{ runRoutes }, { loadRules }] = await Promise.all([import('./eval/routes.ts'), import('./eval/rules.ts')])
    return runRoutes(lines, loadRules(join(root, 'intents')))
  },
  async slots(lines) {
    const [{ runSlots }, { buildGazetteer }, { default: gazetteer }] = await Promise.all([
      import('./eval/slots.ts'),
      import('../src/core/understanding/place.ts'),
      import('../src/content/gazetteer/zhenjiang.json', { with: { type: 'json' } }),
    ])
    return runSlots(lines, { gazetteer: buildGazetteer(gazetteer) })
  },
}

const run = suites[suite]
if (!run || file === '') {
  console.error(`usage: npm run -s eval -- <${Object.keys(suites).join('|')}> <file.jsonl> [--json]`)
  process.exitCode = 2
} else if (suite === 'questions' && flags.has('--ablation')) {
  const { printAblation } = await import('./eval/ablation.ts')
  await printAblation(readLines(file))
} else {
  const lines = readLines(file)
  const { results, summary } = await run(lines)
  if (flags.has('--json')) {
    for (const result of results) console.log(JSON.stringify(result))
    console.log(JSON.stringify({ summary }))
  } else printTable(lines, results, summary)
}

function readLines(path: string): Lines {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as never)
}
