/** `npm run bench [-- name …] [--json]`: measures against baselines of the same run. Nothing here passes or fails. */
import { buildStale } from '../scripts/build/parts.js'
import type { Bench } from './support/bench.ts'
import { pinLoad, watchMachine } from './support/machine.ts'
import { figure, table } from './support/stats.ts'
import { fanout } from './fanout.ts'
import { lists } from './lists.ts'
import { question } from './question.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { turn } from './turn.ts'

const BENCHES: readonly Bench[] = [turn, question, search, start, fanout, lists]

const args = process.argv.slice(2)
const asJson = args.includes('--json')
const names = args.filter((arg) => !arg.startsWith('--'))
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name))

if (args.includes('--list') || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`no bench ${unknown.join(', ')}\n`)
  process.stdout.write(
    `${table(
      ['name', 'asks'],
      BENCHES.map(({ name, asks }) => [name, asks]),
    )}\n`,
  )
  process.exit(unknown.length > 0 ? 2 : 0)
}

buildStale((line) => process.stderr.write(`${line}\n`))
pinLoad()
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) await show(bench)
process.exit(0)

async function show(bench: Bench): Promise<void> {
  const machine = watchMachine()
  const from = performance.now()
  const { head, rows, ratios, notes = [] } = await bench.run()
  const seconds = (performance.now() - from) / 1000
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ bench: bench.name, head, rows, ratios, seconds, machine: machine() })}\n`)
    return
  }
  const lines = Object.entries(ratios).map(([name, ratio]) => `  ${name} = ${figure(ratio)}`)
  process.stdout.write(
    [
      `\n${bench.name}: ${bench.asks}`,
      table(head, rows),
      ...(lines.length > 0 ? ['ratios', ...lines] : []),
      ...notes,
      `${machine()} (${seconds.toFixed(0)} s)`,
      '',
    ].join('\n'),
  )
}
