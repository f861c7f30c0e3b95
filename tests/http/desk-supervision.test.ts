/** Supervision and figures over HTTP: every number opens its cases, urging rings, the month fits on a page. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let supervisor: Browser

beforeEach(async () => {
  desk = await aDesk()
  supervisor = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

const at = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString()
const late = () => ({ openedAt: at(-120), dueAt: at(-60) })

describe('supervision', () => {
  it('shows each town’s open, late, kept and passed on; a town sees its own', async () => {
    await aStoredCase(desk, { ...late(), town: '珥陵镇' })
    await aStoredCase(desk, { ...late(), status: 'referred' })
    await aStoredCase(desk, { ...late(), status: 'contacted', firstContactAt: at(-100) })
    const { body } = await supervisor('GET', '/supervision?period=month')
    expect(body.towns).toMatchObject([
      { town: '珥陵镇', open: 1, overdue: 1, deadlines: { of: 1, kept: 0 }, longestWaitMinutes: 120 },
      { town: '云阳街道', open: 2, overdue: 0, referred: 1 },
    ])
    expect(body.all).toMatchObject({ open: 3, overdue: 1 })
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/supervision')).body.towns).toHaveLength(1)
  })

  it('urges: an alarm for the case, a line in its file, once a person is in charge or not', async () => {
    const number = await aStoredCase(desk, late())
    const { body } = await supervisor('POST', `/cases/${number}/urge`, { note: '今天要联系上' })
    expect(body.timeline.at(-1)).toMatchObject({ by: '041', kind: 'warned', text: '督查催办：今天要联系上' })
    const agent = await signInAs(desk, 's_agent')
    expect((await agent('GET', '/alerts')).body.alerts).toMatchObject([
      { kind: 'urged', caseNumber: number, text: `督查催办 · 云阳街道 · ${number}` },
    ])
    expect((await agent('POST', `/cases/${number}/urge`, {})).status).toBe(403)
  })

  it('counts all that is late and lists the three hundred that have waited longest', async () => {
    for (let minute = 1; minute <= 302; minute += 1)
      await aStoredCase(desk, { openedAt: at(-900), dueAt: at(-minute), status: 'accepted' })
    const { body } = await supervisor('GET', '/supervision')
    expect(body.lateCounts).toMatchObject({ all: 302, contact: 302 })
    expect(body.late).toHaveLength(300)
    expect(body.late[0].dueAt).toBe(at(-302))
  })

  it('lists what is late with the step and since when, longest first; a town sees its own', async () => {
    const days = (n: number) => at(n * 1440)
    const asks = [{ id: 'k', kind: 'consult', office: '应急局', question: '?', by: '012', at: days(-9), answer: null }]
    const assignee = { id: 's_agent', badge: '012', office: '服务中心' }
    const papers = { assignee, status: 'aided', firstContactAt: days(-9), documentsDueAt: days(-1) } as const
    const aid = [{ kind: 'cash', amount: 500, note: '', by: '012', at: days(-9) }] as const
    const numbers = {
      contact: await aStoredCase(desk, { ...late(), town: '珥陵镇', status: 'accepted', assignee }),
      papers: await aStoredCase(desk, { openedAt: days(-9), dueAt: days(-8), ...papers, aid: [...aid] }),
      answer: await aStoredCase(desk, {
        openedAt: days(-9),
        dueAt: days(-8),
        ...papers,
        documentsDueAt: null,
        aid: [...aid],
        asks: asks.map((ask) => ({ ...ask, kind: 'consult' as const, answerBy: days(-3) })),
      }),
      onTime: await aStoredCase(desk),
    }
    const { body } = await supervisor('GET', '/supervision')
    expect(
      body.late.map((row: { number: string; late: { kind: string }[] }) => [
        row.number,
        row.late.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [numbers.answer, ['answer']],
      [numbers.papers, ['papers']],
      [numbers.contact, ['contact']],
    ])
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/supervision')).body.late).toMatchObject([{ number: numbers.contact }])
    expect(body.lateCounts).toMatchObject({ all: body.late.length, papers: 1, answer: 1 })
  })

  it('leaves as a table', async () => {
    await aStoredCase(desk, late())
    const { text } = await supervisor('GET', '/export/supervision.csv?period=today')
    expect(text).toContain('云阳街道,1,1,1,0%（0/1）')
  })
})

describe('a number', () => {
  it('opens exactly the cases it counts, with the span, the town and what is hidden', async () => {
    await aStoredCase(desk, late())
    await aStoredCase(desk, { ...late(), town: '珥陵镇' })
    await aStoredCase(desk, { ...late(), status: 'closed' })
    await aStoredCase(desk, { ...late(), status: 'referred' })
    await aStoredCase(desk, { openedAt: '2026-10-01T00:00:00.000Z', dueAt: '2026-10-01T01:00:00.000Z' })
    const span = `from=2026-11-01&to=2026-12-01&town=${encodeURIComponent('云阳街道')}`
    const { body: stats } = await supervisor('GET', `/stats?${span}`)
    const opened = async (pick: string) =>
      (await supervisor('GET', `/stats/cases?${span}&${pick}`)).body.cases.length as number
    expect(stats).toMatchObject({ total: 3, open: 2, overdue: 1, referred: 1 })
    expect(await opened('')).toBe(3)
    expect(await opened('pick=open')).toBe(2)
    expect(await opened('pick=overdue')).toBe(1)
    expect(await opened('pick=missed')).toBe(stats.deadlines.of - stats.deadlines.kept)
    expect(await opened('level=P0')).toBe(0)
  })

  it('counts questions, hand-overs and ratings of talks, which nobody counted before', async () => {
    const { id } = await aTalk(desk, {})
    const { append, head } = desk.deps.conversations
    const known = await head(id)
    if (known === null) throw new Error(id)
    const events = [
      { type: 'question-answered', question: '低保', outcome: 'answer', slug: 'dibao', passageId: null, confidence: 1 },
      { type: 'feedback-given', messageSeq: 1, helpful: true },
    ] as const
    await append({
      head: { ...known, lastSeq: known.lastSeq + 2 },
      expectedSeq: known.lastSeq,
      events: events.map((event) => ({ at: at(1), event })),
    })
    expect((await supervisor('GET', '/stats')).body.talks).toMatchObject({
      questions: 1,
      answered: 1,
      handedOver: 1,
      satisfaction: { of: 1, kept: 1 },
    })
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/stats')).body.talks).toMatchObject({ questions: 0, handedOver: 0 })
  })

  it('of money and services is what was given in the span, whenever the case began', async () => {
    const aid = [
      { kind: 'cash' as const, amount: 500, note: '', by: '012', at: at(-5) },
      { kind: 'service' as const, serviceCode: 'meals', note: '', by: '012', at: at(-5) },
    ]
    const number = await aStoredCase(desk, { openedAt: '2026-10-01T00:00:00.000Z', status: 'aided', aid })
    const span = 'from=2026-11-01&to=2026-12-01'
    expect((await supervisor('GET', `/stats?${span}`)).body.aid).toMatchObject({
      cash: { entries: 1, yuan: 500 },
      services: { meals: 1 },
      cases: 1,
    })
    const { cases } = (await supervisor('GET', `/stats/cases?${span}&aid=cash`)).body
    expect(cases).toMatchObject([{ number }])
    expect(cases[0]).not.toHaveProperty('marks')
  })
})

describe('the reasons for no', () => {
  it('are counted by code, the most frequent first, beside the questions nobody could answer', async () => {
    const number = await aStoredCase(desk, { status: 'contacted' })
    const body = { to: 'declined', note: '', reason: 'income-over', expectedVersion: 1 }
    expect((await supervisor('POST', `/cases/${number}/transitions`, body)).status).toBe(200)
    const { refusals } = (await supervisor('GET', '/stats/refusals')).body
    expect(refusals).toEqual([{ key: 'income-over', label: '家庭收入超过当地标准', count: 1 }])
    expect((await supervisor('GET', '/stats/cases?refusal=income-over')).body.cases).toMatchObject([{ number }])
  })
})

describe('the report of a month', () => {
  it('sets this month beside the one before, and leaves as a workbook', async () => {
    await aStoredCase(desk, late())
    await aStoredCase(desk, { openedAt: '2026-10-05T00:00:00.000Z' })
    await aStoredCase(desk, { openedAt: '2026-10-06T00:00:00.000Z' })
    const { body } = await supervisor('GET', '/report?month=2026-11')
    expect(body.lines[0]).toEqual({ label: '登记求助（宗）', now: '1', before: '2', difference: '−1' })
    expect(body.now.byTown).toMatchObject([{ town: '云阳街道', total: 1 }])
    expect((await supervisor('GET', '/report?month=11')).body.errors).toMatchObject([{ field: 'month' }])
    const { headers, status } = await supervisor('GET', '/export/report.xlsx?month=2026-11')
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })
})
