/** One question to the handbook, in process: with the model, with the static one, by words only, and the model's embedding alone as the yardstick. */
import { spawnSync } from 'node:child_process'
import type { Bench, Report } from './support/bench.ts'
import { median, percentile } from './support/stats.ts'
import { runTask } from './support/task.ts'

interface Result {
  answer: number[]
  embed: number[]
  loadMs: number
  cpuMicrosEach: number
  rssMiB: number
}

async function run(): Promise<Report> {
  const bge = await runTask<Result>('question', ['bge'])
  const small = await runTask<Result>('question', ['static'])
  const words = await runTask<Result>('question', ['words'])
  const emptyMiB = rssOfNothing()
  const embedMs = median(bge.embed)
  return {
    head: ['way', 'questions', 'p50 ms', 'p95 ms', 'CPU µs each', 'load ms', 'RSS MiB'],
    rows: [
      ['embedding alone (bge)', String(bge.embed.length), embedMs, percentile(bge.embed, 0.95), '', '', ''],
      ['answer, with the model', ...cells(bge)],
      [
        'embedding alone (static)',
        String(small.embed.length),
        median(small.embed),
        percentile(small.embed, 0.95),
        '',
        '',
        '',
      ],
      ['answer, with the static model', ...cells(small)],
      ['answer, words only', ...cells(words)],
      ['node -e 0', '', '', '', '', '', emptyMiB],
    ],
    ratios: {
      'answer with model ÷ embedding alone': median(bge.answer) / embedMs,
      'answer words only ÷ embedding alone': median(words.answer) / embedMs,
      'embedding static ÷ bge': median(small.embed) / embedMs,
      'RSS with model ÷ empty node': bge.rssMiB / emptyMiB,
      'RSS words only ÷ empty node': words.rssMiB / emptyMiB,
    },
  }
}

function cells({ answer, cpuMicrosEach, loadMs, rssMiB }: Result): (string | number)[] {
  return [String(answer.length), median(answer), percentile(answer, 0.95), cpuMicrosEach, loadMs, rssMiB]
}

function rssOfNothing(): number {
  const { stdout } = spawnSync(process.execPath, ['-p', 'process.memoryUsage.rss()'], { encoding: 'utf8' })
  return Number(stdout) / 2 ** 20
}

export const question: Bench = { name: 'question', asks: 'What does one answer of the handbook cost in process?', run }
