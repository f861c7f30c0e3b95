/** What every store keeps for figures and dispatch: marks in the open without words, duty switches, services done, quiet talks. */
import { describe, expect, it } from 'vitest'
import { aCase, aCaseWrite, aHead, aTurn, CANARY, freshId, later, NOW, said } from './build.ts'
import type { Subject } from './describe-store.ts'

export function figureFacts(subject: Subject): void {
  describe('figures and dispatch', () => {
    it('marks of a case are written with it, and hold no word of anybody', async () => {
      const { cases } = subject().store
      const aid = [{ kind: 'cash' as const, amount: 500, note: CANARY.words, by: '012', at: NOW }]
      const value = aCase({ conversationId: null, aid, facts: { serviceItem: 'meals' } })
      expect(await cases.write({ cases: [aCaseWrite(value, 0)] })).toBe('stored')
      const [row] = await cases.marks([value.number])
      expect(row).toMatchObject({
        number: value.number,
        marks: { aid: [{ kind: 'cash', yuan: 500 }], service: 'meals' },
      })
      expect(JSON.stringify(row)).not.toContain(CANARY.words)
      expect((await cases.marks()).map(({ number }) => number)).toContain(value.number)
    })

    it('marks of talks are one line a thing, found by the span', async () => {
      const { conversations } = subject().store
      const head = aHead({ town: '云阳街道' })
      const events = [
        said(),
        {
          type: 'question-answered',
          question: CANARY.words,
          outcome: 'unknown',
          slug: null,
          passageId: null,
          confidence: 0,
        },
        { type: 'floor-changed', to: 'waiting', by: 'resident', reason: 'asked' },
      ] as const
      expect(await conversations.append(aTurn(head, [...events]))).toBe('stored')
      const marks = (await conversations.marks('2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z')).filter(
        ({ conversationId }) => conversationId === head.id,
      )
      expect(marks).toMatchObject([
        { seq: 2, kind: 'unknown', town: '云阳街道' },
        { seq: 3, kind: 'handed-over' },
      ])
      expect(JSON.stringify(marks)).not.toContain(CANARY.words)
      expect(await conversations.marks('2100-01-01T00:00:00.000Z', '2101-01-01T00:00:00.000Z')).toEqual([])
    })

    it('questions of dialogues are counted by talk, and found again behind each count', async () => {
      const { conversations } = subject().store
      const dialogue = freshId('d')
      const span = { from: later(-1), to: later(600_000), silentSince: later(60_000), dialogue }
      const [stopped, through] = [aHead({ town: '云阳街道' }), aHead({ town: '珥陵镇' })]
      const none = { turns: 0, answered: 0, skipped: 0, corrected: 0, asides: 0, missed: 0, handed: 0 }
      const row = { ...none, dialogue, runAt: NOW, at: NOW, asked: false, settled: false, outcome: null }
      const put = { ...row, step: 'where', asked: true }
      const whole = { ...row, step: '', turns: 1 }
      await conversations.append({ ...aTurn(stopped, [said()]), steps: [put, whole] })
      const turn = aTurn(through, [said()])
      await conversations.append({ ...turn, steps: [put, whole, { ...row, step: '@place', corrected: 1 }] })
      const at = later(1000)
      const answered = { ...row, step: 'where', at, answered: 1, settled: true }
      const sent = { ...row, step: '', at, turns: 1, outcome: 'sent' }
      const next = { ...turn.head, lastSeq: turn.head.lastSeq + 1, updatedAt: at }
      const batch = { head: next, expectedSeq: turn.head.lastSeq, events: [{ at, event: said() }] }
      expect(await conversations.append({ ...batch, steps: [answered, sent] })).toBe('stored')
      // A batch that is refused counts nothing.
      expect(await conversations.append({ ...batch, steps: [answered, sent] })).not.toBe('stored')

      const counts = await conversations.stepCounts(span)
      expect(counts.find(({ step }) => step === 'where')).toMatchObject({
        reached: 2,
        answered: 1,
        gaveUp: 1,
        handed: 0,
      })
      expect(counts.find(({ step }) => step === '@place')).toMatchObject({ reached: 0, corrected: 1 })
      const own = await conversations.stepCounts({ ...span, towns: ['珥陵镇'] })
      expect(own.find(({ step }) => step === 'where')).toMatchObject({ reached: 1, gaveUp: 0 })
      expect(await conversations.stepCounts({ ...span, from: later(1) })).toEqual([])
      expect((await conversations.turnCounts(span)).toSorted((a, b) => a.turns - b.turns)).toEqual([
        { dialogue, outcome: null, turns: 1, talks: 1 },
        { dialogue, outcome: 'sent', turns: 2, talks: 1 },
      ])
      const behind = (fate: 'gaveUp' | 'answered') => conversations.stepTalks({ ...span, steps: ['where'], fate }, 10)
      expect(await behind('gaveUp')).toEqual([stopped.id])
      expect(await behind('answered')).toEqual([through.id])
    })

    it('a question put again waits anew, and one whose talk a person took is not given up', async () => {
      const { conversations } = subject().store
      const dialogue = freshId('d')
      const head = aHead()
      const none = { turns: 0, answered: 0, skipped: 0, corrected: 0, asides: 0, missed: 0, handed: 0 }
      const put = { ...none, dialogue, runAt: NOW, step: 'where', at: NOW, asked: true, settled: false, outcome: null }
      const turn = aTurn(head, [said()])
      await conversations.append({ ...turn, steps: [put] })
      const again = { ...put, at: later(120_000) }
      const next = { ...turn.head, lastSeq: turn.head.lastSeq + 1 }
      await conversations.append({
        head: next,
        expectedSeq: turn.head.lastSeq,
        events: [{ at: again.at, event: said() }],
        steps: [again],
      })
      const gaveUp = async (since: number) =>
        (await conversations.stepCounts({ from: NOW, to: later(1), silentSince: later(since), dialogue }))[0]?.gaveUp
      expect(await gaveUp(60_000)).toBe(0)
      expect(await gaveUp(180_000)).toBe(1)
      await conversations.append({
        head: { ...next, lastSeq: next.lastSeq + 1 },
        expectedSeq: next.lastSeq,
        events: [{ at: later(130_000), event: said() }],
        steps: [{ ...put, at: later(130_000), asked: false, handed: 1 }],
      })
      expect(await gaveUp(180_000)).toBe(0)
    })

    it('quiet talks are those without a case that were last touched in the span', async () => {
      const { conversations } = subject().store
      const quiet = aHead({ floor: 'bot', caseNumber: null, updatedAt: later(-500_000) })
      await conversations.append(aTurn(quiet, [said()]))
      const ids = async (from: number, to: number) =>
        (await conversations.list({ quiet: { from: later(from), to: later(to) } })).map(({ id }) => id)
      expect(await ids(-500_001, -499_999)).toEqual([quiet.id])
      expect(await ids(-499_999, -499_998)).toEqual([])
    })

    it('looks for lost messages are kept, the newest told; talks are found by when they were touched', async () => {
      const { conversations } = subject().store
      const audit = (at: string, orphans: number) => ({ at, talks: 2, messages: 9, orphans })
      await conversations.addOrphanAudit(audit(later(-60), 1))
      await conversations.addOrphanAudit(audit(NOW, 0))
      await conversations.addOrphanAudit(audit(NOW, 7))
      expect(await conversations.lastOrphanAudit()).toEqual(audit(new Date(NOW).toISOString(), 0))
      const far = 900_000_000
      const [one, two] = [aHead({ updatedAt: later(far) }), aHead({ updatedAt: later(far + 1) })]
      await conversations.append(aTurn(one, [said()]))
      await conversations.append(aTurn(two, [said()]))
      expect(await conversations.touchedSince(later(far), 10)).toEqual([two.id, one.id])
      expect(await conversations.touchedSince(later(far), 1)).toEqual([two.id])
      expect(await conversations.touchedSince(later(far + 2), 10)).toEqual([])
    })

    it('a duty switch is what it was set to last', async () => {
      const { duty } = subject().store
      const staffId = freshId('s')
      await duty.set({ staffId, isOn: true, at: NOW })
      await duty.set({ staffId, isOn: false, at: later(5) })
      expect((await duty.all()).filter((one) => one.staffId === staffId)).toEqual([
        { staffId, isOn: false, at: later(5) },
      ])
    })

    it('services done are kept sealed in their words, rated, and summed by item and person', async () => {
      const { serviceVisits } = subject().store
      const town = freshId('town')
      const visit = (item: string, person: string, note = '') => ({
        id: freshId('sv'),
        caseNumber: freshId('n'),
        person,
        town,
        item,
        provider: null,
        day: '2026-11-24',
        minutes: 60,
        note,
        rating: null,
        by: '012',
        at: NOW,
      })
      const [first, second, third] = [visit('meals', 'p1', CANARY.words), visit('meals', 'p1'), visit('bath', 'p2')]
      for (const one of [first, second, third]) await serviceVisits.add(one)
      await serviceVisits.rate(first.id, 4)
      expect(await serviceVisits.find(first.id)).toEqual({ ...first, rating: 4 })
      const span = { towns: [town], from: '2026-11-01', to: '2026-11-30' }
      expect(await serviceVisits.totals(span)).toEqual([
        { item: 'bath', visits: 1, minutes: 60, rated: 0, ratingSum: 0 },
        { item: 'meals', visits: 2, minutes: 120, rated: 1, ratingSum: 4 },
      ])
      expect(await serviceVisits.people(span, 1)).toMatchObject({ people: 2, rows: [{ visits: 2, minutes: 120 }] })
      expect((await serviceVisits.ofCase(third.caseNumber)).map(({ id }) => id)).toEqual([third.id])
      const rows = (await subject().d1.prepare('SELECT note FROM service_visits WHERE id = ?').bind(first.id).all())
        .results
      expect(JSON.stringify(rows)).not.toContain(CANARY.words)
    })
  })
}
