/** Counts which character follows which in the labelled messages: by it pinyin is written as characters. */
import { EDGE, signOf } from '../../src/core/understanding/spelled-out.ts'
import { normalise } from '../../src/core/understanding/normalise.ts'

const RUN = /\p{Script=Han}+/gu
/** A pair met once is as likely a slip as a word. */
const LEAST = 2

/** First character → the ones that follow, each with the sign of its count. */
export function spokenPairs(texts: readonly string[]): Record<string, string> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [run] of normalise(text).matchAll(RUN)) {
      const row = [EDGE, ...run, EDGE]
      for (let at = 0; at + 1 < row.length; at += 1) {
        const pair = `${row[at] ?? ''}${row[at + 1] ?? ''}`
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
      }
    }
  }
  const rows: Record<string, string> = {}
  for (const [pair, count] of [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [first = '', second = ''] = pair
    if (count >= LEAST) rows[first] = `${rows[first] ?? ''}${second}${signOf(count)}`
  }
  return rows
}
