/** A danger is written; when is it on the screen of every worker? Next to raw node:http that only writes a line (contracts §3: within 1 s). */
import { startChild, type Server } from './support/child.ts'
import type { Bench, Report } from './support/bench.ts'
import { ADMIN, ADMIN_ENV, signIn } from './support/desk.ts'
import { jsonOf, wire } from './support/http.ts'
import { openStream, type OpenStream } from './support/sse.ts'
import { median, percentile } from './support/stats.ts'
import { openTalk, say } from './support/talk.ts'

const STREAMS = 50
const ROUNDS = 25
const WARM_ROUNDS = 5
const WAIT_MS = 5_000

interface Round {
  /** Milliseconds from sending to each stream's event. */
  seen: number[]
  answeredMs: number
  missed: number
}

async function run(): Promise<Report> {
  const bare = await rounds(await startChild('fan'), '/stream', {}, (server) => async () => {
    const calls = wire(server.url, 1)
    jsonOf(await calls('/', { method: 'POST', body: {} }))
    calls.close()
  })
  const server = await startChild('product', [], { ...ADMIN_ENV, EMBEDDER: 'words' })
  const calls = wire(server.url, 4)
  const admin = await signIn(calls, ADMIN)
  const talks = await Promise.all(Array.from({ length: ROUNDS + WARM_ROUNDS }, () => openTalk(calls)))
  const own = await rounds(server, '/api/desk/stream', { cookie: admin.cookie }, () => async () => {
    const talk = talks.pop()
    if (talk) jsonOf(await say(calls, talk, { clientId: 'p0', text: '我家着火了，人还在里面，快来' }))
  })
  calls.close()
  const [bareSeen, ownSeen] = [bare.flatMap(({ seen }) => seen), own.flatMap(({ seen }) => seen)]
  return {
    head: [
      'server',
      'streams',
      'rounds',
      'answer p50 ms',
      'seen p50 ms',
      'seen p99 ms',
      'last screen p50 ms',
      'missed',
    ],
    rows: [rowOf('raw node:http', bare), rowOf('Warmline, P0 on the desk', own)],
    ratios: {
      'seen p50 ÷ raw node:http': median(ownSeen) / median(bareSeen),
      'seen p99 ÷ raw node:http': percentile(ownSeen, 0.99) / percentile(bareSeen, 0.99),
    },
  }
}

function rowOf(name: string, all: readonly Round[]): (string | number)[] {
  const seen = all.flatMap((round) => round.seen)
  const last = all.map((round) => Math.max(...round.seen))
  const missed = all.reduce((sum, round) => sum + round.missed, 0)
  const answered = median(all.map(({ answeredMs }) => answeredMs))
  return [
    name,
    String(STREAMS),
    String(all.length),
    answered,
    median(seen),
    percentile(seen, 0.99),
    median(last),
    String(missed),
  ]
}

async function rounds(
  server: Server,
  path: string,
  headers: Readonly<Record<string, string>>,
  sender: (server: Server) => () => Promise<void>,
): Promise<Round[]> {
  let heard: number[] = []
  let wake = (): void => {}
  const streams: OpenStream[] = []
  for (let each = 0; each < STREAMS; each += 1) {
    // A stream counts once a round, by the first alarm that it shows.
    let shown = heard
    const stream = await openStream(new URL(path, server.url), headers, ({ event, data, at }) => {
      if (event !== 'alert' || !data.includes('"P0"') || shown === heard) return
      shown = heard
      heard.push(at)
      if (heard.length === STREAMS) wake()
    })
    streams.push(stream)
  }
  const send = sender(server)
  const done: Round[] = []
  for (let round = 0; round < ROUNDS + WARM_ROUNDS; round += 1) {
    heard = []
    const from = performance.now()
    const all = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, WAIT_MS)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    await send()
    const answeredMs = performance.now() - from
    await all
    if (round >= WARM_ROUNDS)
      done.push({ seen: heard.map((at) => at - from), answeredMs, missed: STREAMS - heard.length })
  }
  for (const stream of streams) stream.close()
  await server.stop()
  return done
}

export const fanout: Bench = { name: 'fanout', asks: 'How soon is a P0 on 50 desks?', run }
