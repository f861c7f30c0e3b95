/** What only a structural pattern found and sounds like nothing is asked about; what is listed, grave or buried still alarms. */
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { ROUTES, type RouteName } from '../../../src/core/understanding/route/schema.ts'
import { routeOf } from '../../../src/core/understanding/route/route.ts'
import { heardTwice } from '../../../src/core/understanding/second-hearing.ts'
import type { Sense } from '../../../src/core/understanding/sense.ts'

const rules = loadRules('intents')
const routes = Object.fromEntries(ROUTES.map((route) => [route, 0])) as Record<RouteName, number>
const sounding = (life: number): Sense => ({ life, urgent: 0, serious: 0, routes, acts: null })
const kinds = (hits: readonly { kind: string }[]): string[] => hits.map(({ kind }) => kind)

const LOOSE = '他把我家下水道堵了 臭得不得了'

describe('a second hearing', () => {
  test('asks about what a pattern found and nothing sounds like', () => {
    const routed = routeOf(LOOSE, rules, sounding(0))
    expect(routed.route).not.toBe('emergency_now')
    expect(kinds(routed.safety)).toEqual([])
    expect(routed.ask).toMatchObject([{ strength: 'ask', level: 'P1', doubted: true }])
  })

  test('never without a model, nor at a life that is heard', () => {
    expect(routeOf(LOOSE, rules).safety).not.toEqual([])
    expect(routeOf(LOOSE, rules, sounding(0.2)).safety).not.toEqual([])
  })

  test.each(['家里着火了', '我要跳楼', '她又割腕了', '后爸摸我下面', '八十岁的老人三天没吃没人管', 'he is hitting me'])(
    'never of %s',
    (text) => {
      const routed = routeOf(text, rules, sounding(-0.3))
      expect(routed.route).toBe('emergency_now')
      expect(routed.safety).not.toEqual([])
    },
  )

  test('never in a long message, where a danger may lie buried', () => {
    const long = `${LOOSE} ${'还有我们小区的楼道灯也不亮 '.repeat(5)}`
    expect(routeOf(long, rules, sounding(0)).safety).not.toEqual([])
  })

  test('never of a child that writes', () => {
    const [hit] = routeOf(LOOSE, rules).safety
    if (hit === undefined) throw new Error('the loose words are found no more')
    const heard = { text: LOOSE, life: 0 }
    expect(heardTwice([{ ...hit, notes: ['child_writes'] }], heard, 0.1)[0]?.strength).toBe('go')
    expect(heardTwice([hit], heard, 0.1)[0]?.strength).toBe('ask')
  })
})
