/** One's own sessions, the audit log by person, target and action, and the command that checks its chain. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceWords } from '../../src/services/auth/own-sessions.ts'
import { tempStore } from '../contract/temp-store.ts'
import { aDesk, ask, aStoredCase, cookieOf, PASSWORD, signInAs, type Desk } from '../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => desk.close())

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

describe('one’s own sessions', () => {
  it('are listed by device, and the others end without this one', async () => {
    const here = await signInAs(desk, 's_agent')
    const enter = () =>
      ask(desk, 'POST', '/session', { username: 's_agent', password: PASSWORD }, { 'user-agent': FIREFOX })
    const [there, third] = [await enter(), await enter()]
    const { sessions } = (await here('GET', '/me/sessions')).body
    expect(sessions).toMatchObject([
      { isThis: true },
      { device: 'Firefox · Windows', isThis: false },
      { isThis: false },
    ])
    const [, other] = sessions as { id: string }[]
    expect((await here('DELETE', `/me/sessions/${other?.id ?? ''}`)).body).toEqual({ ended: 1 })
    const alive = async (answer: typeof there) =>
      (await ask(desk, 'GET', '/me', undefined, { cookie: cookieOf(answer) })).status
    expect([await alive(there), await alive(third)].toSorted()).toEqual([200, 401])
    expect((await here('DELETE', '/me/sessions')).body).toEqual({ ended: 1 })
    expect(await alive(third)).toBe(401)
    expect((await here('GET', '/me')).status).toBe(200)
    expect((await desk.deps.staff.auditLog(1))[0]).toMatchObject({ action: 'session.ended', target: 's_agent' })
  })

  it('of somebody else cannot be named', async () => {
    const other = await signInAs(desk, 's_super')
    const { sessions } = (await other('GET', '/me/sessions')).body
    const here = await signInAs(desk, 's_agent')
    expect((await here('DELETE', `/me/sessions/${sessions[0].id}`)).body).toEqual({ ended: 0 })
    expect((await here('DELETE', '/me/sessions/a')).body).toEqual({ ended: 0 })
    expect((await other('GET', '/me')).status).toBe(200)
  })

  it('say no more of a browser than its name and its system', () => {
    expect(deviceWords(FIREFOX)).toBe('Firefox · Windows')
    expect(deviceWords(undefined)).toBe('')
  })
})

describe('the audit log', () => {
  it('is asked by person, target and action', async () => {
    const number = await aStoredCase(desk)
    const agent = await signInAs(desk, 's_agent')
    await agent('GET', `/cases/${number}`)
    const auditor = await signInAs(desk, 's_auditor')
    const found = async (filter: string) =>
      (await auditor('GET', `/audit?${filter}`)).body.entries as { actor: string }[]
    expect(await found(`target=${number}`)).toMatchObject([{ action: 'case.read', actor: 's_agent' }])
    expect(await found('actor=s_agent&action=session.open')).toHaveLength(1)
    expect(await found('action=case.aid')).toEqual([])
  })

  it('is checked by a command: intact, and broken once a line was changed', async () => {
    const temp = tempStore()
    const entry = { at: '2026-11-24T01:00:00.000Z', actor: 's_1', action: 'case.read', target: '2611-0001', detail: '' }
    for (let i = 0; i < 3; i += 1) await temp.store.staff.audit(entry)
    const run = () => {
      try {
        const script = join(import.meta.dirname, '../../scripts/audit.ts')
        const env = { ...process.env, DATA_DIR: temp.folder }
        const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx')
        return { code: 0, text: execFileSync(tsx, [script], { env, encoding: 'utf8', stdio: 'pipe' }) }
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: string }
        return { code: status, text: stderr }
      }
    }
    expect(run()).toMatchObject({ code: 0, text: expect.stringContaining('3 lines') })
    await temp.sqlite.d1.batch([temp.sqlite.d1.prepare("UPDATE audit SET actor = 's_9' WHERE seq = 2").bind()])
    expect(run()).toMatchObject({ code: 1, text: expect.stringContaining('line 2') })
    temp.close()
  })
})
