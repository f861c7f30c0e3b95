/** `npm run scorecard`: measures the report halves and writes `src/content/scorecard.json`, which the page /scorecard shows to everybody. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scorecardSchema, type Scorecard } from '../src/content/scorecard.ts'
import { beijing } from '../src/core/time.ts'
import { readLines, suites } from './eval/suites.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const rows: Record<string, object> = {}
for (const suite of Object.keys(scorecardSchema.omit({ day: true }).shape)) {
  const run = suites[suite]
  if (run === undefined) throw new Error(`no suite measures ${suite}`)
  const lines: readonly { level?: string; route?: string; slug?: string }[] = readLines(
    join(root, `tests/eval/${suite}-report.jsonl`),
  )
  const { summary } = await run(lines as readonly never[])
  rows[suite] = {
    ...summary,
    none: lines.filter(({ slug }) => slug === 'none').length,
    emergencies: lines.filter(({ route }) => route === 'emergency_now').length,
    urgent: lines.filter(({ level }) => level === 'P0' || level === 'P1').length,
  }
}
const card: Scorecard = scorecardSchema.parse({ day: beijing(new Date()).date, ...rows })
writeFileSync(join(root, 'src/content/scorecard.json'), `${JSON.stringify(card, null, 2)}\n`)
console.log(card)
