/** `npm run -s eval -- <suite> <file.jsonl> [--json]`: runs one evaluation suite (contracts §1). Exit 0 whenever it ran. */
import { existsSync } from 'node:fs'
import { readLines, suites } from './eval/suites.ts'
import { printTable } from './eval/table.ts'

/** The one suite that has its set here: the same emergencies told in different manners. */
const OWN_SETS: Readonly<Record<string, string>> = { bias: 'tests/eval/bias-pairs.jsonl' }

const [suite = '', named = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const file = named || (OWN_SETS[suite] ?? '')
const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')))

const run = suites[suite]
if (!run || file === '') {
  console.error(`usage: npm run -s eval -- <${Object.keys(suites).join('|')}> <file.jsonl> [--json]`)
  process.exitCode = 2
} else if (!existsSync(file)) {
  console.error(`${file} is not there`)
  process.exitCode = 2
} else if (suite === 'questions' && flags.has('--ablation')) {
  const { printAblation } = await import('./eval/ablation.ts')
  await printAblation(readLines(file))
} else if (suite === 'questions' && flags.has('--variants')) {
  const [{ printVariants }, { nodeAnswerer }] = await Promise.all([
    import('./eval/variants.ts'),
    import('./answerer.ts'),
  ])
  await printVariants(readLines(file), await nodeAnswerer({ wordsOnly: flags.has('--words') }))
} else {
  const lines = readLines(file)
  const { results, summary } = await run(lines, flags.has('--words'))
  if (flags.has('--json')) {
    for (const result of results) console.log(JSON.stringify(result))
    console.log(JSON.stringify({ summary }))
  } else printTable(lines, results, summary)
}
