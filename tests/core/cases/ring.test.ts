/** A clock that nobody hears rings on: worker, lead, service centre, until somebody acts (issue 5.6, RU-2). */
import { describe, expect, it } from 'vitest'
import type { Case } from '../../../src/core/cases/case.ts'
import { answerTimers } from '../../../src/core/cases/owed-answer.ts'
import { ringCase, type Ring } from '../../../src/core/cases/ring.ts'
import {
  contactTimers,
  documentsTimers,
  firstAidTimers,
  takeUpTimer,
  type CaseTimer,
} from '../../../src/core/cases/timers.ts'
import { aCase, testCalendar } from '../../support/desk.ts'

const START = new Date('2026-11-24T01:00:00.000Z')
const MINUTE = 60_000

interface Rung {
  minute: number
  kind: string
  stage: string
  text: string
}

/** Lets the clocks of a case run; nobody acts unless `act` changes the case. */
function run(
  current: Case,
  clocks: CaseTimer[],
  minutes: number,
  act: (minute: number, now: Case) => Case = (_, c) => c,
) {
  const timers = new Map(clocks.map((clock) => [clock.id, clock]))
  const rung: Rung[] = []
  const told: string[] = []
  let shown = current
  for (;;) {
    const [next] = [...timers.values()].toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
    const at = next === undefined ? Infinity : (Date.parse(next.dueAt) - START.getTime()) / MINUTE
    if (next === undefined || at > minutes) return { rung, told, case: shown }
    timers.delete(next.id)
    shown = act(at, shown)
    const ring: Ring | null = ringCase(shown, next.kind, {
      now: new Date(next.dueAt),
      calendar: testCalendar,
      office: '热线',
    })
    for (const { kind, stage, text } of ring?.alerts ?? []) rung.push({ minute: at, kind, stage, text })
    for (const { key } of ring?.tells ?? []) told.push(`${at} ${key}`)
    const entries = (ring?.entries ?? []).map((entry) => ({ ...entry, seq: 0, at: next.dueAt }))
    shown = { ...shown, ...ring?.changed, timeline: [...shown.timeline, ...entries] }
    for (const clock of ring?.timers ?? []) timers.set(clock.id, clock)
  }
}

function opened(level: Case['level'], over: Partial<Case> = {}): { current: Case; clocks: CaseTimer[] } {
  const minutes = { P0: 5, P1: 60, P2: 1440, P3: 3 * 1440 }[level]
  const dueAt = new Date(START.getTime() + minutes * MINUTE).toISOString()
  const current = aCase({ level, dueAt, openedAt: START.toISOString(), ...over })
  return { current, clocks: [takeUpTimer(current, START, testCalendar), ...contactTimers(current, START)] }
}

const short = (rung: Rung[]): string[] => rung.map(({ minute, kind, stage }) => `${minute} ${kind} ${stage}`)

describe.each(['c_1', null])('a P1 that nobody hears (talk %s)', (conversationId) => {
  it('calls worker, lead and centre, and the centre again every half hour', () => {
    const { current, clocks } = opened('P1', { conversationId })
    expect(short(run(current, clocks, 180).rung)).toEqual([
      '15 unclaimed lead',
      '30 warning worker',
      '30 unclaimed centre',
      '48 warning worker',
      '60 overdue worker',
      '75 overdue lead',
      '90 overdue centre',
      '120 overdue centre',
      '150 overdue centre',
      '180 overdue centre',
    ])
  })

  it('is silent from the moment somebody has been in touch', () => {
    const { current, clocks } = opened('P1', { conversationId })
    const heard = (minute: number, shown: Case): Case =>
      minute < 70
        ? shown
        : {
            ...shown,
            status: 'contacted',
            firstContactAt: START.toISOString(),
            assignee: { id: 's', badge: '1', office: '' },
          }
    expect(run(current, clocks, 600, heard).rung.filter(({ minute }) => minute >= 70)).toEqual([])
  })
})

describe('a P0 that nobody takes', () => {
  it('rings every five minutes, with one apology a round and no second one beside it', () => {
    const { current, clocks } = opened('P0')
    const { rung, told } = run(current, clocks, 20)
    expect(short(rung).filter((one) => !one.includes('warning'))).toEqual([
      '5 unclaimed lead',
      '10 unclaimed centre',
      '15 unclaimed centre',
      '20 unclaimed centre',
    ])
    expect(told).toEqual(['5 nobody', '10 nobodyStill'])
  })

  it('rings every quarter of an hour after the first hour, and every hour from the second day on', () => {
    const { current, clocks } = opened('P0')
    const { rung } = run(current, clocks, 3 * 24 * 60)
    const minutes = rung.filter(({ kind }) => kind === 'unclaimed').map(({ minute }) => minute)
    const gapAfter = (from: number): number => {
      const at = minutes.findIndex((minute) => minute > from)
      return (minutes[at + 1] ?? 0) - (minutes[at] ?? 0)
    }
    expect([gapAfter(10), gapAfter(60), gapAfter(20 * 60), gapAfter(24 * 60), gapAfter(60 * 60)]).toEqual([
      5, 15, 15, 60, 60,
    ])
    expect(minutes.at(-1)).toBeGreaterThan(3 * 24 * 60 - 60)
  })

  it('taken and left alone is told once that it is late', () => {
    const { current, clocks } = opened('P0', { status: 'accepted', assignee: { id: 's', badge: '1', office: '' } })
    const { rung, told } = run(current, clocks, 8)
    expect(told).toEqual(['5 overdue'])
    expect(short(rung)).toContain('5 overdue worker')
    expect(short(rung)).toContain('7.5 overdue centre')
  })
})

describe('a P2 whose day has passed', () => {
  it('is P1 with a deadline of its own, which rings on', () => {
    const { current, clocks } = opened('P2')
    const { case: after, rung, told } = run(current, clocks, 1440 + 90)
    expect(after.level).toBe('P1')
    expect(after.dueAt).toBe(new Date(START.getTime() + 1500 * MINUTE).toISOString())
    expect(after.reasons[0]?.rule).toBe('RU-2')
    expect(short(rung)).toContain('1440 overdue lead')
    expect(short(rung)).toContain('1500 overdue worker')
    expect(short(rung)).toContain('1530 overdue centre')
    expect(told).toEqual(['1440 overdue', '1455 nobodyUrgent', '1500 overdue'])
  })
})

describe('the decision on first aid', () => {
  it('calls the lead after a day for P1, then the centre, until aid is given', () => {
    const { current } = opened('P1', { status: 'contacted', firstContactAt: START.toISOString() })
    const clocks = firstAidTimers(current, START)
    expect(short(run(current, clocks, 3000).rung)).toEqual(['1440 overdue lead', '2880 overdue centre'])
    const given = { kind: 'cash' as const, amount: 500, note: '', by: '012', at: '' }
    expect(run({ ...current, aid: [given] }, clocks, 3000).rung).toEqual([])
  })
})

describe('an office that owes its answer', () => {
  it('is rung for on the day, and the resident is told that it is late', () => {
    const referral = { office: '区残联', answerBy: '2026-11-27T09:00:00.000Z' }
    const current = aCase({ status: 'referred', referral })
    const ring = ringCase(current, 'answer', {
      now: new Date(referral.answerBy),
      calendar: testCalendar,
      office: '热线',
    })
    expect(ring?.alerts[0]).toMatchObject({ kind: 'overdue', stage: 'worker' })
    expect(ring?.tells).toEqual([{ key: 'answerLate', values: { office: '区残联', date: '今天' } }])
    expect(ring?.timers).toHaveLength(1)
    expect(
      ringCase({ ...current, status: 'accepted' }, 'answer', { now: START, calendar: testCalendar, office: '' }),
    ).toBeNull()
  })
})

describe('papers', () => {
  const owing = aCase({
    status: 'aided',
    documentsDueAt: '2026-12-01T09:30:00.000Z',
    documents: [{ id: 'd1', name: '身份证明', state: 'missing', at: '' }],
  })

  it('are asked for three days and one day before, and the worker hears when the day has come', () => {
    const clocks = documentsTimers(owing, owing.documentsDueAt ?? '', START)
    const { rung, told } = run(owing, clocks, 20_000)
    expect(told.map((one) => one.split(' ')[1])).toEqual(['papersSoon', 'papersSoon', 'papersDue'])
    expect(short(rung)).toEqual(['10590 overdue worker', '17790 overdue lead'])
  })

  it('that came in ring no more', () => {
    const complete = { ...owing, documents: [{ id: 'd1', name: '身份证明', state: 'received' as const, at: '' }] }
    expect(run(complete, documentsTimers(complete, complete.documentsDueAt ?? '', START), 20_000).rung).toEqual([])
  })
})

describe('an office that was asked', () => {
  const ask = {
    id: 'k_1',
    kind: 'consult' as const,
    office: '应急局',
    question: '房子还能住吗',
    by: '012',
    at: START.toISOString(),
    answerBy: new Date(START.getTime() + 3 * 1440 * MINUTE).toISOString(),
    answer: null,
  }

  it('is reminded of to whoever asked on the day before and at the day, then to the lead and the centre', () => {
    const current = aCase({ status: 'contacted', firstContactAt: START.toISOString(), asks: [ask] })
    const { rung, told, case: after } = run(current, answerTimers(current, START).set, 6 * 1440)
    expect(rung.map(({ minute, stage }) => [minute / 1440, stage])).toEqual([
      [2, 'worker'],
      [3, 'worker'],
      [4, 'lead'],
      [5, 'centre'],
      [6, 'centre'],
    ])
    expect(told, 'a consultation is not the resident’s').toEqual([])
    expect(after.timeline.at(1)?.text).toBe('会商明天到期，还没有答复：应急局')
  })

  it('is let be once it has answered', () => {
    const answer = { accepted: true, text: '能住', by: '012', at: START.toISOString() }
    const current = aCase({ status: 'contacted', firstContactAt: START.toISOString(), asks: [ask] })
    const { rung } = run(current, answerTimers(current, START).set, 6 * 1440, (_, now) => ({
      ...now,
      asks: [{ ...ask, answer }],
    }))
    expect(rung).toEqual([])
    expect(answerTimers({ ...current, asks: [{ ...ask, answer }] }, START)).toMatchObject({ set: [] })
  })
})
