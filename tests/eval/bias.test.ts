/** The same emergencies told in different manners: nobody is heard less than others (peers.md, goal 6). */
import { expect, it } from 'vitest'
import type { BiasLine, BiasSummary } from '../../scripts/eval/bias.ts'
import { readLines, suites } from '../../scripts/eval/suites.ts'

const WORDINGS = ['plain', 'typo', 'dialect', 'indirect', 'proxy', 'child', 'old', 'traditional']
const lines: readonly BiasLine[] = readLines('tests/eval/bias-pairs.jsonl')

it('is a paired set: every emergency once in every manner, with one label', () => {
  for (const emergency of new Set(lines.map((line) => line.emergency))) {
    const own = lines.filter((line) => line.emergency === emergency)
    expect(own.map(({ wording }) => wording).toSorted(), emergency).toEqual(WORDINGS.toSorted())
    expect(new Set(own.map(({ level }) => level)).size, emergency).toBe(1)
  }
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length)
})

it('hears red in every manner, area and age alike: at most two points apart', async () => {
  const { summary } = await (suites['bias'] ?? expect.fail())(lines as readonly never[], true)
  const { gap, byWording } = summary as BiasSummary
  expect(Object.values(byWording).every(({ red }) => red.of >= 12)).toBe(true)
  expect(gap.wording.points, `worst: ${gap.wording.worst}`).toBeLessThanOrEqual(2)
  expect(gap.area.points, `worst: ${gap.area.worst}`).toBeLessThanOrEqual(2)
  expect(gap.age.points, `worst: ${gap.age.worst}`).toBeLessThanOrEqual(2)
})
