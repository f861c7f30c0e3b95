/** `npm run load -- [--seconds 30] [--seed n]`: fifty workers and five hundred residents at once, on this machine only. */
import { parseArgs } from 'node:util'
import { startChild } from '../bench/support/child.ts'
import { ADMIN, ADMIN_ENV, hire, signIn, type Worker } from '../bench/support/desk.ts'
import { wire } from '../bench/support/http.ts'
import { pinLoad, watchMachine } from '../bench/support/machine.ts'
import { seeded } from '../bench/support/seeded.ts'
import { percentile, table } from '../bench/support/stats.ts'
import { buildStale } from './build/parts.js'
import { openScreens, raceForTalks, type Screens } from './load/desk-crowd.ts'
import { liveAsResident, readBack, type Crowd } from './load/residents.ts'

const WORKERS = 50
const RESIDENTS = 500
/** Time for the last alarm to reach the last screen. */
const SETTLE_MS = 3_000

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
})
const seconds = Number(values.seconds)
if (!(seconds >= 1 && seconds <= 120)) {
  process.stderr.write('usage: npm run load -- [--seconds 1..120] [--seed n]\n')
  process.exit(2)
}

buildStale((line) => process.stdout.write(`${line}\n`))
pinLoad()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const server = await startChild('product', [], ADMIN_ENV)
const residentWire = wire(server.url, RESIDENTS)
const deskWire = wire(server.url, WORKERS)
const admin = await signIn(deskWire, ADMIN)
const workers: Worker[] = []
for (let number = 1; number <= WORKERS; number += 1) workers.push(await hire(deskWire, admin, number))
const screens = await openScreens(server.url, workers)
process.stdout.write(`${WORKERS} workers are at their desks, ${RESIDENTS} residents come in …\n`)

const machine = watchMachine()
const random = seeded(Number(values.seed))
const dangers = new Map<string, number>()
let over = false
const crowd: Crowd = {
  wire: residentWire,
  random,
  isOver: () => over,
  onDanger: (id) => void (dangers.has(id) ? null : dangers.set(id, performance.now())),
  faults: [],
}
const before = await server.usage()
const living = Array.from({ length: RESIDENTS }, (_, number) => liveAsResident(crowd, `r${number}`))
const racing = raceForTalks(workers, random, crowd.isOver)
await pause(seconds * 1000)
over = true
const residents = (await Promise.all(living)).filter((resident) => resident !== null)
const claims = await racing
await pause(SETTLE_MS)
const after = await server.usage()
await Promise.all(residents.map((resident) => readBack(crowd, resident)))

const alarms = alarmsOf(screens)
const times = residents.flatMap((resident) => resident.times)
const sent = residents.reduce((sum, resident) => sum + resident.sent.length, 0)
const faults = [...crowd.faults, ...claims.faults, ...alarms.faults]
process.stdout.write(
  [
    table(
      ['what', 'count', 'p50 ms', 'p95 ms', 'p99 ms'],
      [
        ['messages answered', String(sent), percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99)],
        ['P0 seen on a desk', String(alarms.seen.length), ...[0.5, 0.95, 0.99].map((p) => percentile(alarms.seen, p))],
      ],
    ),
    `${dangers.size} dangers on ${WORKERS} screens; ${claims.won} claims won, ${claims.refused} refused because somebody was quicker`,
    `CPU of the server: ${Math.round((after.cpuMicros - before.cpuMicros) / 1000)} ms in ${seconds} s, ${Math.round((after.cpuMicros - before.cpuMicros) / Math.max(1, sent))} µs a message with everything around it; RSS ${Math.round(after.rssBytes / 2 ** 20)} MiB`,
    machine(),
    ...faults.slice(0, 20).map((fault) => `  fault: ${fault}`),
    faults.length === 0 ? 'nothing lost, nothing out of order, one winner each' : `${faults.length} faults`,
    '',
  ].join('\n'),
)
for (const stream of screens.streams) stream.close()
residentWire.close()
deskWire.close()
await server.stop()
process.exit(faults.length > 0 ? 1 : 0)

/** Milliseconds from sending to each screen; an alarm that a screen never showed is a fault. */
function alarmsOf({ seen }: Screens): { seen: number[]; faults: string[] } {
  const missing = [...dangers.keys()].filter((id) => (seen.get(id)?.length ?? 0) < WORKERS)
  return {
    seen: [...dangers].flatMap(([id, from]) => (seen.get(id) ?? []).map((at) => at - from)),
    faults: missing.map((id) => `${id}: its alarm is on ${seen.get(id)?.length ?? 0} of ${WORKERS} screens`),
  }
}
