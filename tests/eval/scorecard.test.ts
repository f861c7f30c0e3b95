/** The open scorecard tells of the sets as they are, and the quick suites still measure what it shows. */
import { describe, expect, it } from 'vitest'
import { readLines, suites } from '../../scripts/eval/suites.ts'
import { scorecard } from '../../src/content/scorecard.ts'

describe('the scorecard (run `npm run scorecard` after a change)', () => {
  it.each(['questions', 'routes', 'triage', 'slots'] as const)('counts the lines of the set: %s', (suite) => {
    expect(scorecard[suite].n).toBe(readLines(`tests/eval/${suite}-report.jsonl`).length)
  })

  it.each(['routes', 'triage', 'slots'] as const)('shows what is measured now: %s', async (suite) => {
    const { summary } = await (suites[suite] ?? expect.fail())(readLines(`tests/eval/${suite}-report.jsonl`))
    const { n: _n, ...shown } = scorecard[suite]
    const measured = summary as Record<string, number>
    for (const [name, value] of Object.entries(shown)) {
      if (name in measured) expect([name, measured[name]]).toEqual([name, value])
    }
  })
})
