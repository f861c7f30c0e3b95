/** What figures say: clocks kept by what really happened, numbers that are made of the cases they open. */
import { describe, expect, it } from 'vitest'
import { aidFigures, caseFigures, countedBy, townFigures } from '../../../src/core/cases/figures.ts'
import { marksOf, type CaseMarks } from '../../../src/core/cases/marks.ts'
import {
  aidClock,
  contactClock,
  isLate,
  isPicked,
  minutesToContact,
  PICKS,
  type FigureRow,
} from '../../../src/core/cases/picks.ts'
import { markOf } from '../../../src/core/conversation/marks.ts'
import { talkFigures } from '../../../src/core/conversation/talk-figures.ts'
import { aCase } from '../../support/desk.ts'

const NOW = '2026-11-24T12:00:00.000Z'
const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

/** A P1 opened two hours ago, due one hour ago. */
function aRow({ marks, ...over }: Partial<Omit<FigureRow, 'marks'>> & { marks?: Partial<CaseMarks> } = {}): FigureRow {
  const { conversationId, number, level, status, incident, town, district, channel, assignee, version } = aCase()
  const head = { conversationId, number, level, status, incident, town, district, channel, assignee, version }
  const openedAt = over.openedAt ?? at(-120)
  return {
    ...head,
    openedAt,
    dueAt: at(-60),
    firstContactAt: null,
    ...over,
    marks: { aid: [], leftAt: null, startedAt: openedAt, refusal: null, service: null, ...marks },
  }
}

describe('the clock of the first contact', () => {
  it.each([
    ['contacted in time', aRow({ firstContactAt: at(-90) }), 'kept'],
    ['contacted late', aRow({ firstContactAt: at(-30) }), 'missed'],
    ['open and over', aRow(), 'missed'],
    ['open and still in time', aRow({ dueAt: at(5) }), null],
    ['closed late without a contact', aRow({ status: 'closed', marks: { leftAt: at(-10) } }), 'missed'],
    ['withdrawn before it was due', aRow({ status: 'withdrawn', marks: { leftAt: at(-100) } }), null],
    ['passed on in time', aRow({ status: 'referred', marks: { leftAt: at(-100) } }), null],
    ['passed on after it was due', aRow({ status: 'referred', marks: { leftAt: at(-50) } }), 'missed'],
    ['merged', aRow({ status: 'merged', marks: { leftAt: at(-10) } }), null],
  ])('%s: %s', (_name, row, verdict) => {
    expect(contactClock(row, NOW)).toBe(verdict)
  })

  it('does not count a case at another office as late here', () => {
    expect([isLate(aRow(), NOW), isLate(aRow({ status: 'referred' }), NOW)]).toEqual([true, false])
  })

  it('begins anew when a case is reopened: the median is not skewed by the days it lay closed', () => {
    const reopened = aRow({ openedAt: at(-10_000), firstContactAt: at(-20), marks: { startedAt: at(-50) } })
    expect(minutesToContact(reopened)).toEqual([30])
    expect(minutesToContact(aRow({ firstContactAt: at(-90), marks: { startedAt: at(-50) } }))).toEqual([])
  })
})

describe('the clock of the first aid', () => {
  it('is kept by the first thing given, missed when its time is over, and not asked of ordinary cases', () => {
    const aid = (minutes: number) => ({ aid: [{ kind: 'goods' as const, at: at(minutes) }] })
    const old = { openedAt: at(-3000) }
    expect(aidClock(aRow({ ...old, marks: { startedAt: at(-3000), ...aid(-2900) } }), NOW)).toBe('kept')
    expect(aidClock(aRow({ ...old, marks: { startedAt: at(-3000), ...aid(-10) } }), NOW)).toBe('missed')
    expect(aidClock(aRow(old), NOW)).toBe('missed')
    expect(aidClock(aRow(), NOW)).toBeNull()
    expect(aidClock(aRow({ ...old, level: 'P3' }), NOW)).toBeNull()
    expect(aidClock(aRow({ ...old, status: 'withdrawn', marks: { leftAt: at(-2990) } }), NOW)).toBeNull()
  })
})

describe('figures', () => {
  const rows = [
    aRow({ firstContactAt: at(-90), status: 'contacted' }),
    aRow({ status: 'declined', marks: { leftAt: at(-10), refusal: 'income-over' } }),
    aRow({ status: 'referred', town: '珥陵镇', marks: { leftAt: at(-100) } }),
    aRow({ status: 'closed', level: 'P3', incident: 'illness', marks: { leftAt: at(-5), service: 'meals' } }),
    aRow({ dueAt: at(10), assignee: { id: 's_1', badge: '012', office: '云阳街道' } }),
  ]
  const counted = caseFigures(rows, new Date(NOW))

  it('are as many as the cases that each of them opens', () => {
    const picked = (pick: (typeof PICKS)[number]) => rows.filter((row) => isPicked(pick, row, NOW)).length
    expect(picked('open')).toBe(counted.open)
    expect(picked('unclaimed')).toBe(counted.unclaimed)
    expect(picked('overdue')).toBe(counted.overdue)
    expect(picked('referred')).toBe(counted.referred)
    expect(picked('kept')).toBe(counted.deadlines.kept)
    expect(picked('judged')).toBe(counted.deadlines.of)
    expect(picked('missed')).toBe(counted.deadlines.of - counted.deadlines.kept)
    expect(picked('aid-judged')).toBe(counted.aidDeadlines.of)
  })

  it('say where the work stands', () => {
    expect(counted).toMatchObject({
      total: 5,
      open: 3,
      unclaimed: 1,
      referred: 1,
      deadlines: { of: 3, kept: 1 },
      refusals: { 'income-over': 1 },
      serviceRequests: { meals: 1 },
      matrix: { illness: { P3: 1 }, fire: { P1: 4 } },
      byMonth: [{ month: '2026-11', total: 5 }],
    })
  })

  it('by town show open work of always and kept clocks of the span', () => {
    const [town] = townFigures(rows, [], new Date(NOW)).filter(({ open }) => open === 2)
    expect(town).toMatchObject({ town: '云阳街道', total: 0, deadlines: { of: 0, kept: 0 }, longestWaitMinutes: 120 })
  })

  it('sum money to the cent and count services by item, by the day they were given', () => {
    const aid: CaseMarks['aid'] = [
      { kind: 'cash', at: at(-10), yuan: 0.1 },
      { kind: 'cash', at: at(-9), yuan: 0.2 },
      { kind: 'service', at: at(-8), code: 'meals' },
      { kind: 'cash', at: at(-9000), yuan: 500 },
    ]
    const isRecent = (instant: string) => instant > at(-60)
    expect(aidFigures([aRow({ marks: { aid } })], isRecent)).toEqual({
      cash: { entries: 2, yuan: 0.3 },
      goods: 0,
      services: { meals: 1 },
      cases: 1,
    })
    expect(countedBy(['b', 'a', 'b'])).toEqual({ a: 1, b: 2 })
  })
})

describe('marks', () => {
  it('keep codes, sums and instants of a case, and no word of anybody', () => {
    const aid = { kind: 'cash' as const, amount: 500, note: '交给本人', by: '012', at: at(-5) }
    const marks = marksOf(aCase({ aid: [aid], facts: { serviceItem: 'meals' }, status: 'declined', refusal: 'untrue' }))
    expect(marks).toMatchObject({ aid: [{ kind: 'cash', at: at(-5), yuan: 500 }], refusal: 'untrue', service: 'meals' })
    expect(JSON.stringify(marks)).not.toMatch(/本人|金丝雀|欧阳/)
  })

  it('of a case at another office keep the day it was sent there, whatever offices answer later', () => {
    const line = (seq: number, kind: 'transition' | 'referral', minutes: number) => ({
      seq,
      kind,
      at: at(minutes),
      by: '012',
      text: '',
    })
    const timeline = [line(1, 'referral', -90), line(2, 'transition', -60), line(3, 'referral', -10)]
    const asked = { kind: 'referral' as const, office: '残联', question: '请办', by: '012', answerBy: null }
    const answer = { accepted: true, text: '', by: '012', at: at(-10) }
    const asks = [{ ...asked, id: 'ask_1', at: at(-90), answer }]
    expect(marksOf(aCase({ status: 'referred', timeline, asks })).leftAt).toBe(at(-90))
    expect(marksOf(aCase({ status: 'closed', timeline, asks })).leftAt).toBe(at(-60))
    expect(marksOf(aCase({ status: 'accepted', timeline, asks })).leftAt).toBeNull()
  })

  it('of talks pair each call for a person with the next take-up', () => {
    const mark = (
      conversationId: string,
      seq: number,
      kind: 'handed-over' | 'taken-up' | 'answered' | 'helpful',
      minutes: number,
    ) => ({
      conversationId,
      seq,
      kind,
      at: at(minutes),
      town: null,
    })
    const figures = talkFigures([
      mark('c1', 1, 'answered', -10),
      mark('c1', 2, 'handed-over', -9),
      mark('c2', 1, 'handed-over', -9),
      mark('c1', 3, 'taken-up', -8),
      mark('c2', 2, 'taken-up', -6),
      mark('c1', 9, 'helpful', -1),
      mark('c3', 1, 'handed-over', -1),
    ])
    expect(figures).toMatchObject({
      questions: 1,
      answered: 1,
      handedOver: 3,
      takeUpMedianSeconds: 120,
      satisfaction: { of: 1, kept: 1 },
    })
    expect(markOf({ type: 'feedback-given', messageSeq: 1, helpful: false })).toBe('not-helpful')
    expect(markOf({ type: 'mode-set', quiet: true })).toBeNull()
  })
})
