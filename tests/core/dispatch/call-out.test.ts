/** Whose turn it is: a call goes up when nobody answers, rests when somebody does, and begins anew with what rings anew. */
import { describe, expect, it } from 'vitest'
import {
  callsOut,
  dueRung,
  fromRung,
  minutesOf,
  type CallOut,
  type Matter,
} from '../../../src/core/dispatch/call-out.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString()
const matter = (over: Partial<Matter> = {}): Matter => ({
  stage: 'worker',
  since: at(0),
  latest: at(0),
  isHeld: false,
  ...over,
})
const round = (over: Partial<CallOut> = {}): CallOut => ({
  ref: '2611-0001',
  round: 1,
  alertId: 'a_1',
  rung: 'worker',
  called: [],
  at: at(0),
  nextAt: at(5),
  answer: null,
  ...over,
})
const answer = { id: 's_1', badge: '012', at: at(2), how: 'told' as const }

describe('the rung to call', () => {
  it('is where the clock stands at first, then the next one when a round has run out, and ends with everybody', () => {
    expect(dueRung(matter(), null, at(0))).toBe('worker')
    expect(dueRung(matter(), round(), at(4))).toBeNull()
    expect(dueRung(matter(), round(), at(5))).toBe('lead')
    expect(dueRung(matter(), round({ rung: 'centre' }), at(5))).toBe('everybody')
    expect(dueRung(matter(), round({ rung: 'everybody' }), at(5))).toBe('everybody')
  })

  it('does not wait when the clock of the case has gone further', () => {
    expect(dueRung(matter({ stage: 'centre', latest: at(1) }), round(), at(1))).toBe('centre')
    expect(dueRung(matter({ stage: 'lead', latest: at(1) }), round({ rung: 'centre' }), at(1))).toBeNull()
  })

  it('is nobody’s after an answer, until the answer has run out and the matter is still nobody’s', () => {
    const answered = round({ answer, nextAt: at(17) })
    expect(dueRung(matter(), answered, at(16))).toBeNull()
    expect(dueRung(matter(), answered, at(17))).toBe('lead')
    expect(dueRung(matter({ isHeld: true }), answered, at(17))).toBeNull()
  })

  it('begins anew with what rings after the answer, and with a matter that had ended', () => {
    expect(dueRung(matter({ latest: at(3) }), round({ answer, nextAt: at(17) }), at(3))).toBe('worker')
    expect(dueRung(matter({ since: at(60), latest: at(60) }), round({ rung: 'everybody' }), at(60))).toBe('worker')
  })
})

it('calls out what is urgent or urged, never what is for one person or only tells', () => {
  expect(callsOut({ kind: 'case', level: 'P1' })).toBe(true)
  expect(callsOut({ kind: 'case', level: 'P2' })).toBe(false)
  expect(callsOut({ kind: 'urged', level: 'P3' })).toBe(true)
  expect(callsOut({ kind: 'urged', level: 'P0', forId: 's_1' })).toBe(false)
  expect(callsOut({ kind: 'warning', level: 'P0' })).toBe(false)
})

it('gives each rung its minutes', () => {
  const minutes = { toLead: 5, toCentre: 15 }
  expect(fromRung('worker').map((rung) => minutesOf(rung, minutes))).toEqual([5, 10, 15, 15])
})
