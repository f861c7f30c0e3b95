/** Search without the model's own time: the real handbook and 10,000 synthetic articles (goal 4, performance.md 1b). */
import type { Bench, Report } from './support/bench.ts'
import { median, percentile } from './support/stats.ts'
import { runTask } from './support/task.ts'

const SIZES = ['real', '10000'] as const
const BASELINE = 'SQLite FTS5, pairs of characters'

interface Result {
  articles: number
  units: number
  buildMs: number
  times: Record<string, number[]>
}

async function run(): Promise<Report> {
  const rows: (string | number)[][] = []
  const ratios: Record<string, number> = {}
  for (const size of SIZES) {
    const { articles, units, buildMs, times } = await runTask<Result>('search', [size])
    const base = median(times[BASELINE] ?? [])
    for (const [part, each] of Object.entries(times)) {
      const build = part.startsWith('whole') ? buildMs : ''
      rows.push([part, String(articles), String(units), median(each), percentile(each, 0.95), build])
      if (part !== BASELINE) ratios[`${part}, ${articles} articles ÷ FTS5`] = median(each) / base
    }
  }
  return {
    head: ['part', 'articles', 'texts', 'p50 ms', 'p95 ms', 'build ms'],
    rows,
    ratios,
    notes: ['Vectors are made up, of the real length: the work is the same, what is found means nothing.'],
  }
}

export const search: Bench = { name: 'search', asks: 'What does search cost as the handbook grows?', run }
