/** From the command to `listening`: first start on an empty folder, second start on the same one, next to `node -e 0` (goal 6). */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, Report } from './support/bench.ts'
import { pinned, SERVER_CORE } from './support/machine.ts'
import { median, percentile } from './support/stats.ts'

const RUNS = 5
/** No further round after this: a busy machine starts slowly. */
const LIMIT_MS = 45_000
const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** As the office sees it: no part of a start takes longer. */
const GOAL_MS = 2_000

async function run(): Promise<Report> {
  const bare = Array.from({ length: RUNS }, () => timeOf(() => spawnSync(...commandOf(['-e', '0']))))
  const starts: Record<string, { first: number[]; second: number[] }> = {
    words: { first: [], second: [] },
    bge: { first: [], second: [] },
  }
  const from = performance.now()
  for (let each = 0; each < RUNS && performance.now() - from < LIMIT_MS; each += 1) {
    for (const [embedder, { first, second }] of Object.entries(starts)) {
      const folder = mkdtempSync(join(tmpdir(), 'warmline-start-'))
      first.push(await startOnce(folder, embedder))
      second.push(await startOnce(folder, embedder))
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const base = median(bare)
  const rows = Object.entries(starts).flatMap(([embedder, { first, second }]) => [
    rowOf(`npm start, ${embedder}, empty folder`, first, base),
    rowOf(`npm start, ${embedder}, second start`, second, base),
  ])
  const second = Math.min(...(starts['bge']?.second ?? []))
  return {
    head: ['command', 'runs', 'p50 ms', 'best ms', 'worst ms', '÷ node -e 0'],
    rows: [rowOf('node -e 0', bare, base), ...rows],
    ratios: {
      'second start (bge) ÷ node -e 0': median(starts['bge']?.second ?? []) / base,
      'second start (words) ÷ node -e 0': median(starts['words']?.second ?? []) / base,
    },
    notes: [`goal: second start within ${GOAL_MS} ms; best with the model here ${Math.round(second)} ms`],
  }
}

function rowOf(name: string, times: readonly number[], base: number): (string | number)[] {
  return [name, String(times.length), median(times), Math.min(...times), percentile(times, 1), median(times) / base]
}

function commandOf(args: readonly string[]): [string, string[]] {
  const [program = '', ...rest] = pinned(SERVER_CORE, [process.execPath, ...args])
  return [program, rest]
}

function timeOf(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** Milliseconds until the line `listening on …`; the process is ended at once. */
async function startOnce(dataDir: string, embedder: string): Promise<number> {
  const from = performance.now()
  const child = spawn(...commandOf(['scripts/start.js']), {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', EMBEDDER: embedder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const ready = new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('listening on')) resolve(performance.now() - from)
    })
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code} before it listened`)))
  })
  const took = await ready
  child.kill('SIGKILL')
  await ended
  return took
}

export const start: Bench = { name: 'start', asks: 'How long from npm start to listening?', run }
