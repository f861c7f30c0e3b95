/** Facts about privacy: sealed columns, moved values, erasure, errors without values, attachments. */
import { describe, expect, it } from 'vitest'
import {
  aCase,
  aCaseWrite,
  aGap,
  aHead,
  anOutboxItem,
  aStaff,
  aTurn,
  CANARY,
  freshId,
  later,
  NOW,
  said,
} from './build.ts'
import type { Subject } from './describe-store.ts'

const TABLES = [
  'conversations',
  'events',
  'inbound',
  'outbox',
  'cases',
  'case_entries',
  'alerts',
  'gaps',
  'changes',
  'staff',
]

export function privacyFacts(subject: Subject): void {
  const conversations = () => subject().store.conversations
  const run = (sql: string, ...values: unknown[]) =>
    subject()
      .d1.prepare(sql)
      .bind(...values)
      .run()

  async function dump(): Promise<string> {
    const tables = await Promise.all(TABLES.map((table) => subject().d1.prepare(`SELECT * FROM ${table}`).all()))
    return JSON.stringify(tables.map(({ results }) => results))
  }

  describe('privacy', () => {
    it('keeps name, phone and words out of every column', async () => {
      const head = aHead({ channel: 'telegram', address: CANARY.phone })
      await conversations().append(
        aTurn(head, [said()], {
          outbox: [anOutboxItem(head.id)],
          gaps: [aGap(head.id)],
          cases: [aCaseWrite(aCase(), 0)],
        }),
      )
      await subject().store.staff.put(aStaff({ otpSecret: CANARY.words }))
      const everything = await dump()
      expect(everything).toContain(head.id)
      for (const secret of Object.values(CANARY)) expect(everything).not.toContain(secret)
    })

    it('does not open a value that was moved to another row', async () => {
      const [one, two] = [aHead(), aHead()]
      await conversations().append(aTurn(one, [said('我的话')]))
      await conversations().append(aTurn(two, [said('别人的话')]))
      const from = 'SELECT body FROM events WHERE conversation_id = ? AND seq = 1'
      await run(`UPDATE events SET body = (${from}) WHERE conversation_id = ?`, one.id, two.id)
      await expect(conversations().load(two.id)).rejects.toMatchObject({ name: 'UnsealError', code: 'refused' })
      expect(await conversations().load(one.id)).not.toBeNull()
    })

    it('throws errors that carry no words of a resident', async () => {
      const head = aHead()
      const broken = { ...aTurn(head, [said()]), expectedSeq: -1 }
      const error = await conversations()
        .append(broken)
        .catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({
        name: 'StoreError',
        code: 'constraint',
        operation: 'conversations.append',
        id: head.id,
      })
      const shown = everythingOf(error)
      expect(shown).toContain('SQLITE_CONSTRAINT')
      for (const secret of Object.values(CANARY)) expect(shown).not.toContain(secret)
      expect(shown).not.toMatch(/params|insert into/i)
    })

    it('says the same of an alert that is there already', async () => {
      const head = aHead()
      const alert = { id: freshId('al'), kind: 'case', level: 'P1', conversationId: null, caseNumber: null } as const
      const turn = aTurn(head, [said()], { alerts: [{ ...alert, town: null, text: CANARY.words, at: NOW }] })
      expect(await conversations().append(turn)).toBe('stored')
      const again = conversations().append({ ...turn, head: { ...turn.head, id: freshId('c') } })
      const error = await again.catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'StoreError', code: 'constraint' })
      expect(everythingOf(error)).not.toContain(CANARY.words)
    })

    it('leaves a mark in place of erased words and forgets address, preview and gaps', async () => {
      const address = freshId('chat')
      const head = aHead({ channel: 'wechat', address })
      const sent = anOutboxItem(head.id)
      await conversations().append(aTurn(head, [said(), said()], { gaps: [aGap(head.id)], outbox: [sent] }))
      const before = await bodies(head.id)
      const cursor = await conversations().lastCursor()
      await conversations().erase(head.id, NOW)
      const left = await conversations().load(head.id)
      const mark = { type: 'notice-posted', text: '已按您的要求删除' }
      expect(left?.events).toEqual([1, 2].map((seq) => ({ seq, at: NOW, event: mark })))
      expect(left?.head).toMatchObject({ preview: '', address: null, lastSeq: 2 })
      expect(await conversations().findByAddress('wechat', address)).toBeNull()
      expect((await conversations().gaps(1000)).map(({ conversationId }) => conversationId)).not.toContain(head.id)
      expect((await conversations().changesAfter(cursor, 9)).map(({ ref }) => ref)).toEqual([head.id])
      const everything = await dump()
      for (const body of before) expect(everything).not.toContain(body)
    })

    it('takes away what opens an erased conversation, its clocks and its alarms', async () => {
      const head = aHead({ floor: 'waiting', waitingSince: NOW })
      const timer = { id: freshId('t'), kind: 'nudge', conversationId: head.id, caseNumber: null, dueAt: NOW }
      const alert = { id: freshId('al'), kind: 'danger', level: 'P0', caseNumber: null, town: null } as const
      await conversations().append(
        aTurn(head, [said()], {
          timers: { set: [timer], cancel: [] },
          alerts: [{ ...alert, conversationId: head.id, text: '警报', at: NOW }],
        }),
      )
      await conversations().putToken(head.id, head.id, later(60 * 24 * 365 * 20))
      await conversations().erase(head.id, NOW)
      expect(await conversations().findToken(head.id)).toBeNull()
      expect((await conversations().dueTimers(NOW, 1000)).map(({ id }) => id)).not.toContain(timer.id)
      expect((await conversations().openAlerts()).map(({ id }) => id)).not.toContain(alert.id)
      expect(await conversations().head(head.id)).toMatchObject({ floor: 'closed', holder: null, waitingSince: null })
    })

    it('forgets the open questions of one conversation alone, and tells how many', async () => {
      const [mine, other] = [aHead(), aHead()]
      await conversations().append(aTurn(mine, [said()], { gaps: [aGap(mine.id), aGap(mine.id)] }))
      await conversations().append(aTurn(other, [said()], { gaps: [aGap(other.id)] }))
      expect(await conversations().eraseGaps(mine.id)).toBe(2)
      expect(await conversations().eraseGaps(mine.id)).toBe(0)
      const left = (await conversations().gaps(1000)).map(({ conversationId }) => conversationId)
      expect(left).toContain(other.id)
      expect(left).not.toContain(mine.id)
    })

    it('writes a case over its own words, and not over somebody who was quicker', async () => {
      const { cases } = subject().store
      const write = aCaseWrite(aCase({ firstMessage: CANARY.words }), 0)
      await cases.write({ cases: [write] })
      const whole = await cases.find(write.case.number)
      if (whole === null) throw new Error('no case')
      const entry = { seq: whole.version + 1, at: NOW, by: 'resident', kind: 'note', text: '删' } as const
      const timeline = [...whole.timeline.map((each) => ({ ...each, text: '删' })), entry]
      const bare = { ...whole, firstMessage: '', timeline, version: entry.seq }
      const before = await rowsOf(whole.number)
      expect(await cases.erase({ case: bare, expectedVersion: whole.version, entries: [entry] })).toBe('stored')
      expect(await cases.find(whole.number)).toEqual(bare)
      const everything = await dump()
      for (const body of before) expect(everything).not.toContain(body)
      expect(await cases.erase({ case: bare, expectedVersion: whole.version, entries: [entry] })).toBe('conflict')
    })

    it('goes on with a conversation after its erasure', async () => {
      const head = aHead()
      await conversations().append(aTurn(head, [said()]))
      await conversations().erase(head.id, NOW)
      expect(await conversations().append(aTurn({ ...head, lastSeq: 1 }, [said('又来了')]))).toBe('stored')
      expect((await conversations().load(head.id))?.events).toHaveLength(2)
    })

    it('erases while messages still arrive, and loses none of those that come after', async () => {
      const head = aHead()
      await conversations().append(aTurn(head, [said()]))
      const later = conversations().append(aTurn({ ...head, lastSeq: 1 }, [said('后来的话')]))
      await Promise.all([conversations().erase(head.id, NOW), later])
      const events = (await conversations().load(head.id))?.events ?? []
      expect(events.map(({ seq }) => seq)).toEqual([1, 2])
      expect(JSON.stringify(events[0])).not.toContain(CANARY.words)
    })

    it('erases what stands before a seq, and the talk goes on where it is held', async () => {
      const address = freshId('chat')
      const head = aHead({ channel: 'telegram', address })
      await conversations().append(aTurn(head, [said(), said(), said('后来的话')], { gaps: [aGap(head.id)] }))
      await conversations().erase(head.id, NOW, 3)
      const left = await conversations().load(head.id)
      expect(left?.events.map(({ event }) => event.type)).toEqual(['erased', 'erased', 'message-received'])
      expect(left?.head).toMatchObject({ preview: '', address, lastSeq: 3 })
      expect(await conversations().findByAddress('telegram', address)).toBe(head.id)
      expect((await conversations().gaps(1000)).map(({ conversationId }) => conversationId)).not.toContain(head.id)
    })

    it('rewrites events, first words, waiting replies and the lines of the cases, and no word of others', async () => {
      const head = aHead({ channel: 'telegram', address: freshId('chat') })
      const other = aHead()
      const linked = aCase({ conversationId: head.id })
      const turn = aTurn(head, [said()], { outbox: [anOutboxItem(head.id)], cases: [aCaseWrite(linked, 0)] })
      await conversations().append(turn)
      await conversations().append(aTurn(other, [said()]))
      await conversations().rewrite(head.id, {
        event: (event) => (event.type === 'message-received' ? { ...event, text: '新的话' } : event),
        text: () => '新的话',
      })
      const found = await conversations().load(head.id)
      expect(found?.events[0]?.event).toMatchObject({ type: 'message-received', text: '新的话' })
      expect(found?.head).toMatchObject({ preview: '新的话', lastSeq: 1 })
      const stored = await subject().store.cases.find(linked.number)
      expect(stored?.timeline.map(({ text }) => text)).toEqual(['新的话'])
      const sent = await conversations().leaseOutbox(NOW, NOW, 999)
      expect(sent.find(({ conversationId }) => conversationId === head.id)?.reply.text).toBe('新的话')
      expect((await conversations().load(other.id))?.head.preview).toBe(CANARY.words)
    })

    it('knows which talks came to nothing long ago, and which cases ended', async () => {
      const { cases } = subject().store
      const old = aHead({ updatedAt: '2020-01-01T00:00:00.000Z' })
      const waiting = aHead({ updatedAt: '2020-01-01T00:00:00.000Z', floor: 'waiting' })
      const withCase = aHead({ updatedAt: '2020-01-01T00:00:00.000Z', caseNumber: 'x' })
      for (const head of [old, waiting, withCase]) await conversations().append(aTurn(head, [said()]))
      const stale = await conversations().staleTalks('2020-02-01T00:00:00.000Z', 999)
      expect(stale).toContain(old.id)
      expect(stale).not.toContain(waiting.id)
      expect(stale).not.toContain(withCase.id)
      const [closed, open] = [aCase({ status: 'closed' }), aCase()]
      await cases.write({ cases: [aCaseWrite(closed, 0), aCaseWrite(open, 0)] })
      const ended = (await cases.endedBefore('2027-01-01T00:00:00.000Z', 999)).map(({ number }) => number)
      expect(ended).toContain(closed.number)
      expect(ended).not.toContain(open.number)
      await cases.forget(closed.number, '2032-01-01T00:00:00.000Z')
      const empty = await cases.find(closed.number)
      expect(empty).toMatchObject({ number: closed.number, facts: {}, firstMessage: '', contact: { phone: null } })
      expect(JSON.stringify(empty)).not.toContain(CANARY.words)
      expect(await cases.endedBefore('2027-01-01T00:00:00.000Z', 999)).not.toContainEqual(
        expect.objectContaining({ number: closed.number }),
      )
    })

    it('counts waits that ended, without anybody’s name', async () => {
      const takeUp = { at: '2026-11-24T01:02:03.000Z', seconds: 95 }
      await conversations().append(aTurn(aHead(), [said()], { takeUp }))
      expect(await conversations().takeUps('2026-11-24T01:00:00.000Z')).toContainEqual(takeUp)
      expect(await conversations().takeUps('2027-01-01T00:00:00.000Z')).toEqual([])
    })

    it('remembers whose attachment it is', async () => {
      const { attachments } = subject().store
      const photo = { id: freshId('f'), conversationId: 'c_1', kind: 'image/jpeg', bytes: 12, sha256: 'ab', at: NOW }
      await attachments.put(photo)
      expect(await attachments.find(photo.id)).toEqual(photo)
      expect(await attachments.find('none')).toBeNull()
      const other = { ...photo, id: freshId('f'), conversationId: freshId('c') }
      await attachments.put(other)
      expect(await attachments.of(other.conversationId)).toEqual([other])
      await attachments.remove(other.id)
      expect(await attachments.of(other.conversationId)).toEqual([])
    })
  })

  async function rowsOf(number: string): Promise<string[]> {
    const sql = 'SELECT body FROM case_entries WHERE number = ? UNION SELECT body FROM cases WHERE number = ?'
    const { results } = await subject().d1.prepare(sql).bind(number, number).all<{ body: string }>()
    return results.map(({ body }) => body)
  }

  async function bodies(id: string): Promise<string[]> {
    const { results } = await subject()
      .d1.prepare('SELECT body FROM events WHERE conversation_id = ?')
      .bind(id)
      .all<{ body: string }>()
    return results.map(({ body }) => body)
  }
}

/** Every word of an error: message, stack, own fields, causes. */
export function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error)
  const own = Object.getOwnPropertyNames(error).map((key) => String((error as unknown as Record<string, unknown>)[key]))
  return [...own, error.cause === undefined ? '' : everythingOf(error.cause)].join('\n')
}
