/** `npm run crash -- [--kills 20] [--seed n] [--json]`: kills the real product without warning and audits what is left. */
import { parseArgs } from 'node:util'
import { median, percentile, table } from '../bench/support/stats.ts'
import { buildStale } from './build/parts.js'
import { runCrash, type CrashReport } from './crash/run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
if (!Number.isInteger(kills) || kills < 1 || kills > 1_000 || !Number.isInteger(seed)) {
  process.stderr.write('usage: npm run crash -- [--kills 1..1000] [--seed n] [--json]\n')
  process.exit(2)
}

const quiet = values.json
buildStale((line) => void (quiet ? null : process.stdout.write(`${line}\n`)))
const report = await runCrash({
  kills,
  seed,
  telegram: true,
  say: (line) => void (quiet ? null : process.stdout.write(`${line}\n`)),
})
const faults = report.findings.reduce((sum, { faults: found }) => sum + found.length, 0)
process.stdout.write(quiet ? `${JSON.stringify({ seed, ...summary(report) })}\n` : told(report))
process.exit(faults > 0 ? 1 : 0)

function summary({ findings, ledger, starts, kills: kinds, acknowledged }: CrashReport) {
  return {
    kills: kinds,
    acknowledged,
    ...ledger.counts,
    deskDeeds: ledger.deeds.length,
    startP50Ms: Math.round(median(starts)),
    startWorstMs: Math.round(percentile(starts, 1)),
    findings,
  }
}

function told(from: CrashReport): string {
  const { kills: kinds, acknowledged, sent, retried, resent, deskDeeds, startP50Ms, startWorstMs } = summary(from)
  const rows = from.findings.map(({ check, seen, faults: found }) => [check, String(seen), String(found.length)])
  const details = from.findings.flatMap(({ check, faults: found }) =>
    found.slice(0, 5).map((fault) => `  ${check}: ${fault}`),
  )
  return [
    '',
    table(['check', 'looked at', 'faults'], rows),
    ...details,
    `seed ${seed}; kills: ${Object.entries(kinds)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
    `${acknowledged} messages acknowledged in ${sent} tries (${retried} repeated after an outage, ${resent} re-sent on purpose), ${deskDeeds} deeds of the desk`,
    `time to listening: p50 ${startP50Ms} ms, worst ${startWorstMs} ms (a shared machine: compare with npm run bench -- start)`,
    faults === 0 ? 'nothing lost, nothing twice' : `${faults} faults`,
    '',
  ].join('\n')
}
