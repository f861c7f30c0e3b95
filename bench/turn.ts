/** A whole chat turn over HTTP, durable at its answer, against bare Hono in the same run (performance.md 1a, goals 1 and 2). */
import type { TurnView } from '../src/services/receive-message.ts'
import type { Bench, Report } from './support/bench.ts'
import { startChild, type Server } from './support/child.ts'
import { jsonOf, wire, type Wire } from './support/http.ts'
import { measure, type Measured } from './support/load.ts'
import { nextAnswer, openTalk, QUESTIONS, say, type Talk } from './support/talk.ts'

const CONNECTIONS = [1, 16, 64] as const
/** Turns of one talk: from the first words of a hardship to the case. */
const TURNS = 6
const BASELINES = [
  ['bare', 'bare Hono, nothing kept'],
  ['full', 'bare Hono + a FULL commit each'],
  ['grouped', 'bare Hono + grouped commits'],
] as const

const LIMIT_MS = 2_500
const WARM_MS = 2_000
const BASELINE_REQUESTS = 20_000
const PRODUCT_TURNS = 1_500

type Row = { server: string; connections: number } & Measured

async function run(): Promise<Report> {
  const rows: Row[] = []
  for (const [mode, title] of BASELINES) rows.push(...(await baseline(mode, title)))
  rows.push(...(await product()))
  return {
    head: ['server', 'connections', 'requests', 'req/s', 'p50 ms', 'p99 ms', 'CPU µs each', 'RSS MiB'],
    rows: rows.map((row) => [
      row.server,
      row.connections,
      String(row.requests),
      row.perSecond,
      row.p50Ms,
      row.p99Ms,
      row.cpuMicrosEach,
      row.rssMiB,
    ]),
    ratios: ratiosOf(rows),
    notes: [
      'The load is made in Node too and is the slower side of bare Hono: for those rows req/s is a floor, CPU µs is exact.',
    ],
  }
}

async function baseline(mode: string, title: string): Promise<Row[]> {
  const server = await startChild('bare', [mode])
  const rows: Row[] = []
  for (const connections of CONNECTIONS) {
    const calls = wire(server.url, connections)
    const send = async (): Promise<void> => {
      const body = { clientId: `m-${rows.length}`, text: '低保怎么申请，要带什么材料，去哪里办', choice: null }
      jsonOf(await calls('/api/chat/messages', { method: 'POST', body }))
    }
    await measure(server, connections, 1_000, 500, send)
    rows.push({ server: title, connections, ...(await measure(server, connections, BASELINE_REQUESTS, 1_200, send)) })
    calls.close()
  }
  await server.stop()
  return rows
}

async function product(): Promise<Row[]> {
  const server = await startChild('product')
  const calls = wire(server.url, 64)
  const kinds = { 'Warmline, dialogue step': steps, 'Warmline, handbook question': questions }
  for (const talks of Object.values(kinds)) await load(server, calls, talks, 16, 400, WARM_MS)
  const rows: Row[] = []
  for (const [title, talks] of Object.entries(kinds)) {
    for (const connections of CONNECTIONS) {
      const measured = await load(server, calls, talks, connections, PRODUCT_TURNS, LIMIT_MS)
      rows.push({ server: title, connections, ...measured })
    }
  }
  calls.close()
  await server.stop()
  return rows
}

type Turns = (talk: Talk, calls: Wire) => () => Promise<void>

/** Opens the talks first, so that only turns are measured; a caller goes to its next talk when one is over. */
async function load(
  server: Server,
  calls: Wire,
  talks: Turns,
  connections: number,
  turns: number,
  limitMs: number,
): Promise<Measured> {
  const wanted = Math.ceil(Math.min(turns, limitMs) / TURNS) + connections
  const open = await Promise.all(Array.from({ length: wanted }, () => openTalk(calls)))
  const callers = new Map<number, { next: () => Promise<void>; left: number }>()
  return measure(server, connections, turns, limitMs, async (caller) => {
    const current = callers.get(caller)
    const talk =
      current && current.left > 0 ? current : { next: talks(await takeFrom(open, calls), calls), left: TURNS }
    callers.set(caller, talk)
    talk.left -= 1
    await talk.next()
  })
}

async function takeFrom(open: Talk[], calls: Wire): Promise<Talk> {
  return open.pop() ?? openTalk(calls)
}

function steps(talk: Talk, calls: Wire): () => Promise<void> {
  let last: TurnView | null = null
  let sent = 0
  return async () => {
    sent += 1
    last = jsonOf<TurnView>(await say(calls, talk, { clientId: `s-${sent}`, ...nextAnswer(last) }))
  }
}

let asked = 0

function questions(talk: Talk, calls: Wire): () => Promise<void> {
  let sent = 0
  return async () => {
    sent += 1
    const text = QUESTIONS[(asked += 1) % QUESTIONS.length] ?? ''
    jsonOf(await say(calls, talk, { clientId: `q-${sent}`, text }))
  }
}

function ratiosOf(rows: readonly Row[]): Record<string, number> {
  const at = (server: string, connections: number) =>
    rows.find((row) => row.server.startsWith(server) && row.connections === connections)
  return Object.fromEntries(
    ['Warmline, dialogue', 'Warmline, handbook'].flatMap((server) =>
      [16, 64].flatMap((connections): [string, number][] => {
        const own = at(server, connections)
        const [bare, full, grouped] = BASELINES.map(([, title]) => at(title, connections))
        if (!own || !bare || !full || !grouped) return []
        const who = `${server} @${connections}`
        return [
          [`${who}: CPU ÷ bare Hono`, own.cpuMicrosEach / bare.cpuMicrosEach],
          [`${who}: CPU ÷ Hono with grouped commits`, own.cpuMicrosEach / grouped.cpuMicrosEach],
          [`${who}: CPU ÷ Hono with a commit each`, own.cpuMicrosEach / full.cpuMicrosEach],
          [`${who}: req/s ÷ bare Hono`, own.perSecond / bare.perSecond],
        ]
      }),
    ),
  )
}

export const turn: Bench = { name: 'turn', asks: 'What does a durable chat turn cost, next to bare Hono?', run }
