/** Search without the model's own time: ours against the libraries, as the handbook grows (goal 4, performance.md 1b). */
import type { Engine } from './engines/engine.ts'
import { ENGINES } from './engines/engines.ts'
import type { Bench, Report } from './support/bench.ts'
import { figure, median, percentile, type Cell } from './support/stats.ts'
import { runTask } from './support/task.ts'

/** To build the largest index on a busy machine. */
const LIMIT_MS = 600_000
const SIZES = ['111', 'real', '10000'] as const

interface Result {
  articles: number
  texts: number
  buildMs: number
  rssMb: number
  times: number[]
  /** A question, on average: what neighbours of the machine cannot stretch. */
  cpuMs: number
  /** Of the ten nearest; null for words. */
  recall: number | null
}

type Measured = { engine: Engine; result: Result }

async function run(): Promise<Report> {
  const rows: Cell[][] = []
  const ratios: Record<string, number> = {}
  for (const size of SIZES) {
    const measured: Measured[] = []
    for (const engine of ENGINES) {
      process.stderr.write(`${engine.name}, ${size} …\n`)
      const result = await runTask<Result>('search', [engine.name, size], LIMIT_MS).catch(() => null)
      if (result === null) rows.push([`${engine.name}: not done in ${LIMIT_MS / 60_000} min`, size])
      else rows.push(rowOf(engine, result))
      if (result) measured.push({ engine, result })
    }
    Object.assign(ratios, ratiosOf(measured))
  }
  return {
    head: ['engine', 'articles', 'texts', 'p50 ms', 'p95 ms', 'CPU ms', 'build ms', 'RSS + MB', 'recall@10'],
    rows,
    ratios,
    notes: [
      'Each engine in a process of its own, over the same texts, terms and vectors; memory is what building added, material not counted.',
      'Vectors are made up in clusters, of the real length; words are the real ones, above the real size cut and mixed. The whole answer adds routes, fusion and quotation.',
    ],
  }
}

function rowOf({ name }: Engine, { articles, texts, times, cpuMs, buildMs, rssMb, recall }: Result): Cell[] {
  const found = recall === null ? '' : recall.toFixed(4)
  const mb = figure(Math.max(0, rssMb))
  return [name, String(articles), String(texts), median(times), percentile(times, 0.95), cpuMs, buildMs, mb, found]
}

/** Ours against each of the same kind, by CPU time. */
function ratiosOf(measured: readonly Measured[]): Record<string, number> {
  const pairs = measured.flatMap((own) =>
    measured
      .filter(({ engine }) => own.engine.own && !engine.own && engine.kind === own.engine.kind)
      .map((other): [string, number] => [
        `${own.engine.name} ÷ ${other.engine.name}, ${own.result.articles} articles`,
        own.result.cpuMs / other.result.cpuMs,
      ]),
  )
  return Object.fromEntries(pairs)
}

export const search: Bench = {
  name: 'search',
  asks: 'What does search cost as the handbook grows, beside the libraries?',
  run,
}
