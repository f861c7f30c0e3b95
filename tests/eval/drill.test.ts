/** The drill: emergencies in odd words, and words that only sound like one. None may be missed; few may alarm for nothing. */
import { expect, it } from 'vitest'
import { readLines, suites } from '../../scripts/eval/suites.ts'

it('misses no emergency and alarms for at most one trap in five', async () => {
  const lines: readonly { id: string; route: string }[] = readLines('tests/eval/routes-drill.jsonl')
  const { results } = await (suites['routes'] ?? expect.fail())(lines as readonly never[])
  const routeOf = new Map((results as readonly { id: string; route: string }[]).map(({ id, route }) => [id, route]))
  const alarmed = (want: boolean) =>
    lines.filter(({ id, route }) => (route === 'emergency_now') === want && routeOf.get(id) === 'emergency_now')
  const emergencies = lines.filter(({ route }) => route === 'emergency_now')
  expect(alarmed(true)).toHaveLength(emergencies.length)
  expect(alarmed(false).length).toBeLessThanOrEqual((lines.length - emergencies.length) / 5)
})
