/**
 * `npm run slow-phone [-- --json]`: what a cheap phone on a bad line gets, in a real Chromium with CPU × 4, 400 kbit/s, 400 ms.
 * Medians of five first visits, as a table for the README. Needs Chromium.
 */
import { median } from '../bench/support/stats.ts'
import { openBrowser, withProduct } from './browser.ts'
import { buildStale } from './build/parts.js'
import { PHONE, visit, type Visit } from './slow-phone/measure.ts'

const VISITS = 5
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

buildStale((line) => process.stderr.write(`${line}\n`))
await withProduct(async (url) => {
  // The first request of a process warms what later ones find warm; no resident is the first of the day for long.
  await (await fetch(url)).arrayBuffer()
  const browser = await openBrowser()
  const visits: Visit[] = []
  try {
    for (let nth = 0; nth < VISITS; nth += 1) visits.push(await visit(browser, url))
  } finally {
    await browser.close()
  }
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(visits)}\n` : report(visits))
})
process.exit(0)

function report(visits: readonly Visit[]): string {
  const mid = (of: (each: Visit) => number): number => median(visits.map(of))
  const { cpu, kilobits, latencyMs } = PHONE
  const kinds = (['html', 'css', 'js', 'other'] as const).map((kind) => mid(({ bytes }) => bytes[kind]))
  const total = kinds.reduce((sum, bytes) => sum + bytes, 0)
  const [html, css, js, other] = kinds.map(kilobytes)
  const rows = [
    [
      'first load on the line (gz, with headers)',
      `${kilobytes(total)}: HTML ${html}, CSS ${css}, JS ${js}, other ${other}`,
    ],
    ['requests of it', String(mid(({ requests }) => requests))],
    ['first screen painted', seconds(mid(({ paintMs }) => paintMs))],
    ['first answer on the screen after sending', seconds(mid(({ replyMs }) => replyMs))],
    ['phone keys on the screen after 家里着火了', seconds(mid(({ phonesMs }) => phonesMs))],
    [
      'tasks over 50 ms',
      `${mid(({ longTasks }) => longTasks)}, longest ${Math.round(mid(({ longestTaskMs }) => longestTaskMs))} ms`,
    ],
  ]
  const head = `Chromium, CPU × ${cpu}, ${kilobits} kbit/s, ${latencyMs} ms; medians of ${VISITS} first visits:\n\n`
  return `${head}| what | measured |\n|---|---|\n${rows.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}\n`
}
