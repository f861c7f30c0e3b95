/** Facts about staff, sign-in sessions, tickets and the audit chain. */
import { describe, expect, it } from 'vitest'
import { aHead, aStaff, aTurn, freshId, later, NOW, said } from './build.ts'
import type { Subject } from './describe-store.ts'

export function staffFacts(subject: Subject): void {
  const staff = () => subject().store.staff

  describe('staff', () => {
    it('are stored, replaced and found by id and name', async () => {
      const before = await staff().count()
      const person = aStaff({ otpSecret: 'JBSWY3DPEHPK3PXP', lockedUntil: later(5) })
      expect(await staff().put(person)).toBe('stored')
      expect(await staff().find(person.id)).toEqual(person)
      expect(await staff().findByUsername(person.username.toUpperCase())).toEqual(person)
      const changed = { ...person, otpSecret: null, failedSignIns: 3, active: false, towns: [] }
      expect(await staff().put(changed)).toBe('stored')
      expect(await staff().find(person.id)).toEqual(changed)
      expect(await staff().count()).toBe(before + 1)
      expect((await staff().list()).map(({ id }) => id)).toContain(person.id)
    })

    it('never share a username', async () => {
      const person = aStaff()
      await staff().put(person)
      expect(await staff().put(aStaff({ username: person.username.toUpperCase() }))).toBe('taken')
      expect(await staff().find('s_nobody')).toBeNull()
    })

    it('lose one session or all of them', async () => {
      const staffId = freshId('s')
      const session = () => ({
        tokenHash: freshId('h'),
        staffId,
        createdAt: NOW,
        expiresAt: later(60),
        device: 'Firefox · Windows',
      })
      const [one, two, three] = [session(), session(), session()]
      for (const each of [one, two, three]) await staff().putSession(each)
      expect(await staff().findSession(one.tokenHash)).toEqual(one)
      await staff().removeSession(one.tokenHash)
      expect(await staff().findSession(one.tokenHash)).toBeNull()
      expect(await staff().findSession(two.tokenHash)).toEqual(two)
      await staff().removeSessionsOf(staffId)
      expect(await staff().findSession(two.tokenHash)).toBeNull()
      expect(await staff().findSession(three.tokenHash)).toBeNull()
    })

    it('sign in by a ticket once', async () => {
      const ticket = freshId('h')
      await staff().putTicket(ticket, 's_1', later(10))
      const taken = await Promise.all(Array.from({ length: 8 }, () => staff().takeTicket(ticket, NOW)))
      expect(taken.filter((id) => id === 's_1')).toHaveLength(1)
      expect(taken.filter((id) => id === null)).toHaveLength(7)
    })

    it('do not sign in by a ticket that has run out', async () => {
      const ticket = freshId('h')
      await staff().putTicket(ticket, 's_1', later(10))
      expect(await staff().takeTicket(ticket, later(10))).toBeNull()
      expect(await staff().takeTicket(ticket, NOW)).toBeNull()
    })
  })

  describe('audit log', () => {
    const entry = (detail: string) => ({ at: NOW, actor: 's_1', action: 'case.viewed', target: 'WL1', detail })
    const run = (sql: string, ...values: unknown[]) =>
      subject()
        .d1.prepare(sql)
        .bind(...values)
        .run()
    const rows = async () => (await staff().verifyAudit()) as { ok: true; rows: number }

    it('chains rows of parallel turns and of the desk', async () => {
      const before = await rows()
      const turns = Array.from({ length: 20 }, (_, i) =>
        subject().store.conversations.append(
          aTurn(aHead(), [said('一')], { audit: [entry(`turn ${i}`), entry(`turn ${i} again`)] }),
        ),
      )
      await Promise.all([...turns, ...Array.from({ length: 10 }, (_, i) => staff().audit(entry(`desk ${i}`)))])
      expect(await staff().verifyAudit()).toEqual({ ok: true, rows: before.rows + 50 })
    })

    it('is read newest first, page by page', async () => {
      for (const detail of ['a', 'b', 'c']) await staff().audit(entry(detail))
      const page = await staff().auditLog(2)
      expect(page.map(({ detail }) => detail)).toEqual(['c', 'b'])
      expect(page[0]).toMatchObject({ ...entry('c'), hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
      expect((await staff().auditLog(1, page[1]?.seq)).map(({ detail }) => detail)).toEqual(['a'])
    })

    it('names the row that was edited', async () => {
      for (const detail of ['a', 'b', 'c']) await staff().audit(entry(detail))
      const [, middle] = await staff().auditLog(2)
      await run('UPDATE audit SET detail = ? WHERE seq = ?', 'forged', middle?.seq)
      expect(await staff().verifyAudit()).toEqual({ ok: false, brokenAt: middle?.seq })
      await run('UPDATE audit SET detail = ? WHERE seq = ?', 'b', middle?.seq)
      expect(await staff().verifyAudit()).toMatchObject({ ok: true })
    })

    it('names the place of a row that was taken out', async () => {
      for (const detail of ['a', 'b', 'c']) await staff().audit(entry(detail))
      const [last, middle] = await staff().auditLog(2)
      await run('CREATE TABLE aside AS SELECT * FROM audit WHERE seq = ?', middle?.seq)
      await run('DELETE FROM audit WHERE seq = ?', middle?.seq)
      expect(await staff().verifyAudit()).toEqual({ ok: false, brokenAt: middle?.seq })
      await run('INSERT INTO audit SELECT * FROM aside')
      await run('DROP TABLE aside')
      expect(await staff().verifyAudit()).toEqual({ ok: true, rows: last?.seq })
    })

    it('does not chain anew what somebody unchained in the middle', async () => {
      for (const detail of ['a', 'b', 'c']) await staff().audit(entry(detail))
      const [, middle] = await staff().auditLog(2)
      await run('UPDATE audit SET detail = ?, hash = NULL WHERE seq = ?', 'forged', middle?.seq)
      expect(await staff().verifyAudit()).toEqual({ ok: false, brokenAt: middle?.seq })
      await run('UPDATE audit SET detail = ?, hash = NULL WHERE seq >= ?', 'b', middle?.seq)
      await run('UPDATE audit SET detail = ? WHERE seq > ?', 'c', middle?.seq)
      expect(await staff().verifyAudit()).toMatchObject({ ok: true })
    })

    it('notices that its end was cut off', async () => {
      for (const detail of ['a', 'b']) await staff().audit(entry(detail))
      const [last] = await staff().auditLog(1)
      await run('DELETE FROM audit WHERE seq = ?', last?.seq)
      expect(await staff().verifyAudit()).toEqual({ ok: false, brokenAt: last?.seq })
      await run('UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = ?', 'audit')
    })
  })
}
