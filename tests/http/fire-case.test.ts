/** The main job end to end over HTTP: a house burns, the family files, two workers race, one works the case to its end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, openTalk, testHouse, type Talk, type TestHouse } from '../support/house.ts'

let now = Date.parse('2026-11-24T12:00:00Z')
let house: TestHouse

beforeAll(async () => {
  house = await testHouse({}, { clock: { now: () => new Date(now) } })
})
afterAll(() => house.close())

interface Shown {
  replies: { text: string; choices?: { id: string; label: string }[]; phones?: unknown[] }[]
  floor: string
  dialogue: { slots: Record<string, unknown> } | null
  case: { number: string; level: string; status: string; dueAt: string } | null
}

async function say(talk: Talk, words: string): Promise<Shown> {
  const response = await talk.say({ text: words })
  expect(response.status).toBe(200)
  return (await response.json()) as Shown
}

/** What the desk answers, as far as this story reads it. */
interface Answer {
  detail?: string
  status?: string
  version?: number
  level?: string
  facts?: { household: { total: number }; harm: string }
  reasons?: { rule: string; source: string }[]
  aid?: { kind: string; amount?: number }[]
  timeline?: { kind: string }[]
}

class Worker {
  private cookie = ''
  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer }> {
    const response = await house.call(`/api/desk${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:8787', cookie: this.cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    return {
      status: response.status,
      body: text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
    }
  }
  async signIn(username: string, password: string): Promise<this> {
    const { status } = await this.call('POST', '/session', { username, password })
    expect(status).toBeLessThan(300)
    return this
  }
}

async function secondWorker(first: Worker): Promise<Worker> {
  const person = {
    username: 'second',
    name: '测试二号',
    badge: '012',
    office: '珥陵镇',
    role: 'agent',
    towns: [],
    password: 'korrekt-pferd-0017',
  }
  const made = await first.call('POST', '/staff', person)
  expect(made.status).toBe(201)
  return new Worker().signIn(person.username, person.password)
}

describe('the fire case', () => {
  it('told in one breath ends as P1 within nine turns, with everything kept', async () => {
    const talk = await openTalk(house)
    const first = await say(
      talk,
      '昨夜头十点家里着火，房子烧光了，三口人老娘七十八，在丹阳珥陵丈山村，今晚没地方住，13812345678',
    )
    expect(first.replies[0]?.phones?.length).toBeGreaterThan(0)
    let turns = 1
    let shown = first
    for (const words of ['火灭了，人没伤', '邻居给了口吃的', '发出']) {
      if (shown.case?.level && shown.dialogue === null) break
      shown = await say(talk, words)
      turns += 1
    }
    expect(turns).toBeLessThanOrEqual(9)
    expect(shown.case).toMatchObject({ level: 'P1', status: 'new' })
    expect(new Date(shown.case?.dueAt ?? 0).getTime() - now).toBe(3_600_000)
  })

  it('is P0 while it burns, and the desk hears of it at once', async () => {
    const talk = await openTalk(house)
    const shown = await say(talk, '家里着火了咋办')
    expect(shown.case?.level).toBe('P0')
    const alerts = await house.house.turns.conversations.openAlerts()
    expect(alerts.some(({ level, caseNumber }) => level === 'P0' && caseNumber === shown.case?.number)).toBe(true)
  })

  it('is claimed once, answered by a person, aided, and closed', async () => {
    const talk = await openTalk(house)
    for (const words of [
      '昨夜头十点家里着火，房子烧光了，三口人老娘七十八，在丹阳珥陵丈山村，今晚没地方住，13812345678',
      '火灭了，人没伤',
      '邻居给了口吃的',
    ]) {
      await say(talk, words)
    }
    const { case: filed } = await say(talk, '发出')
    const number = filed?.number ?? ''

    const stranger = new Worker()
    expect((await stranger.call('GET', '/cases')).status).toBe(401)
    expect((await stranger.call('POST', `/cases/${number}/claim`, {})).status).toBe(401)

    const admin = await new Worker().signIn(ADMIN.username, ADMIN.password)
    const second = await secondWorker(admin)
    const listed = await second.call('GET', '/cases?level=P1')
    expect(JSON.stringify(listed.body)).toContain(number)
    expect(JSON.stringify(listed.body)).not.toContain('13812345678')

    const claims = await Promise.all(
      [admin, second].map((worker) => worker.call('POST', `/conversations/${talk.sessionId}/claim`, {})),
    )
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409])
    const loser = claims.find(({ status }) => status === 409)
    const winner = claims[0]?.status === 200 ? admin : second
    expect(loser?.body.detail).toMatch(/\d{3}号/)

    const one = await winner.call('GET', `/cases/${number}`)
    expect(one.body).toMatchObject({
      level: 'P1',
      status: 'accepted',
      town: '珥陵镇',
      district: '丹阳市',
      contact: { phone: '13812345678' },
    })
    expect(one.body.facts?.household.total).toBe(3)
    expect(one.body.facts?.harm).toContain('烧光')
    expect(one.body.reasons?.every(({ rule, source }) => rule && source)).toBe(true)

    await winner.call('POST', `/conversations/${talk.sessionId}/messages`, {
      clientId: 'w1',
      text: '您好，我在看您的情况。',
    })
    const silent = await say(talk, '好的 谢谢')
    expect(silent.replies).toHaveLength(0)
    expect(silent.floor).toBe('human')

    const step = async (to: string): Promise<void> => {
      const { body } = await winner.call('GET', `/cases/${number}`)
      const moved = await winner.call('POST', `/cases/${number}/transitions`, {
        to,
        note: '测试',
        expectedVersion: body.version,
      })
      expect({ to, status: moved.status, detail: moved.body.detail }).toMatchObject({ to, status: 200 })
    }
    const now1 = await winner.call('GET', `/cases/${number}`)
    if (now1.body.status === 'accepted') await step('contacted')
    const aid = await winner.call('POST', `/cases/${number}/aid`, { kind: 'cash', amount: 3000, note: '先行救助' })
    expect(aid.status).toBeLessThan(300)
    const aided = await winner.call('GET', `/cases/${number}`)
    expect(aided.body.aid).toMatchObject([{ kind: 'cash', amount: 3000 }])

    const back = await winner.call('POST', `/conversations/${talk.sessionId}/handback`, {})
    expect(back.status).toBeLessThan(300)
    expect((await say(talk, '进度')).replies[0]?.text).toContain(number)

    const stale = await winner.call('POST', `/cases/${number}/transitions`, {
      to: 'closed',
      note: '旧',
      expectedVersion: 1,
    })
    expect(stale.status).toBe(409)
    const latest = await winner.call('GET', `/cases/${number}`)
    const path =
      latest.body.status === 'aided'
        ? ['documents_pending', 'closed']
        : ['aided', 'closed'].filter((to) => to !== latest.body.status)
    for (const to of path) await step(to)
    const closed = await winner.call('GET', `/cases/${number}`)
    expect(closed.body.status).toBe('closed')
    expect(closed.body.timeline?.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['opened', 'aid', 'transition']),
    )
    now += 1000
  })
})
