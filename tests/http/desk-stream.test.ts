/** The live stream: what it carries, to whom, where it goes on, and when it ends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, aTalk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser
const open: (() => Promise<void>)[] = []

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
})
afterEach(async () => {
  // As a browser that goes away does; a stream must not read on when the store is closed.
  for (const leave of open.splice(0)) await leave()
  desk.close()
})

interface Live {
  /** Reads until `count` events came, or the stream ended, or `ms` passed. */
  next(count: number, ms?: number): Promise<{ event: string; id: string; data: Record<string, unknown> }[]>
  ended(ms: number): Promise<boolean>
}

async function listen(browser: Browser, headers: Record<string, string> = {}, query = ''): Promise<Live> {
  const controller = new AbortController()
  const response = await desk.app.request(
    new Request(`http://desk.test/stream${query}`, {
      headers: { cookie: browser.cookie, ...headers },
      signal: controller.signal,
    }),
  )
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  open.push(async () => {
    controller.abort()
    await reader.cancel()
  })
  const decoder = new TextDecoder()
  let rest = ''
  let done = false
  const queue: { event: string; id: string; data: Record<string, unknown> }[] = []
  const pump = (async () => {
    for (;;) {
      const chunk = await reader.read()
      if (chunk.done) break
      rest += decoder.decode(chunk.value, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? ''
        if (field('event')) queue.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) })
      }
    }
    done = true
  })()
  pump.catch(() => (done = true))
  const until = async (test: () => boolean, ms: number) => {
    for (const end = Date.now() + Math.max(ms, 5000); !test() && Date.now() < end;)
      await new Promise((wake) => setTimeout(wake, 2))
  }
  return {
    async next(count, ms = 1000) {
      await until(() => queue.length >= count || done, ms)
      return queue.splice(0)
    },
    async ended(ms) {
      await until(() => done, ms)
      return done
    },
  }
}

describe('the stream', () => {
  it('tells of a claim at once: conversation, case and ended alarm, each as it now stands', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const live = await listen(agent)
    expect(await live.next(1)).toMatchObject([{ event: 'hello' }])
    await agent('POST', `/conversations/${id}/claim`)
    const news = await live.next(2)
    expect(news.find(({ event }) => event === 'conversation')?.data).toMatchObject({
      id,
      floor: 'human',
      holder: { badge: '012' },
    })
    expect(news.find(({ event }) => event === 'case')?.data).toMatchObject({
      number,
      status: 'accepted',
      overdue: false,
    })
    for (const { id: cursor } of news) expect(Number(cursor)).toBeGreaterThan(0)
  })

  it('goes on after the last id, and misses nothing between', async () => {
    const live = await listen(agent)
    const [hello] = await live.next(1)
    const first = await aStoredCase(desk)
    const second = await aStoredCase(desk, { level: 'P0' })
    const again = await listen(agent, { 'last-event-id': hello?.id ?? '' })
    const news = await again.next(3)
    expect(news.slice(1).map(({ data }) => data['number'])).toEqual([first, second])
    const third = await listen(agent, { 'last-event-id': news.at(-1)?.id ?? '' })
    expect(await third.next(2, 50)).toMatchObject([{ event: 'hello' }])
    expect((await (await listen(agent, {}, '?after=0')).next(3)).length).toBe(3)
    expect(await (await listen(agent, { 'last-event-id': '999999' })).next(1)).toMatchObject([
      { event: 'hello', id: news.at(-1)?.id },
    ])
  })

  it('cut off between two events of one moment goes on with the second', async () => {
    const live = await listen(agent)
    await live.next(1)
    const { id } = await aTalk(desk, { floor: 'bot', case: {} })
    desk.deps.bell.ring('desk')
    const news = await live.next(3)
    expect(news.map(({ event }) => event)).toEqual(['conversation', 'case', 'alert'])
    expect(news[0]?.data).toMatchObject({ id, preview: SECRET.words })
    expect(new Set(news.map((event) => event.id)).size).toBe(3)
    const again = await (await listen(agent, { 'last-event-id': news[0]?.id ?? '' })).next(3)
    expect(again.map(({ event }) => event)).toEqual(['hello', 'case', 'alert'])
  })

  it('shows a thing changed many times once, as it stands', async () => {
    const number = await aStoredCase(desk)
    for (const text of ['a', 'b', 'c']) await agent('POST', `/cases/${number}/notes`, { text })
    const news = await (await listen(agent, {}, '?after=0')).next(2)
    expect(news.slice(1)).toMatchObject([{ event: 'case', data: { number, version: 4 } }])
  })

  it('carries to a town worker the own town alone, and says when a row leaves', async () => {
    const erling = await signInAs(desk, 's_erling')
    const live = await listen(erling)
    await live.next(1)
    const foreign = await aTalk(desk, { town: '云阳街道', case: {} })
    desk.deps.bell.ring('desk')
    expect(await live.next(1, 60)).toEqual([])
    const own = await aTalk(desk, { town: '珥陵镇', case: {} })
    desk.deps.bell.ring('desk')
    const news = await live.next(3)
    expect(news.map(({ event }) => event).sort()).toEqual(['alert', 'case', 'conversation'])
    expect(JSON.stringify(news)).not.toContain(foreign.id)
    await agent('POST', `/conversations/${own.id}/claim`)
    await agent('POST', `/conversations/${own.id}/transfer`, { to: '云阳街道' })
    const gone: unknown[] = []
    for (const end = Date.now() + 8000; Date.now() < end && gone.length < 2;) {
      gone.push(...(await live.next(1, 50)).filter(({ data }) => data['gone'] === true).map(({ data }) => data))
    }
    expect(gone).toEqual(
      expect.arrayContaining([
        { id: own.id, gone: true },
        { number: own.number, gone: true },
      ]),
    )
  })

  it('has no word of a resident that the reader’s list has not', async () => {
    const editor = await signInAs(desk, 's_editor')
    expect((await editor('GET', '/stream')).status).toBe(403)
    const live = await listen(agent)
    await live.next(1)
    const talk = await aTalk(desk, { case: { incident: 'violence' } })
    const other = await signInAs(desk, 's_agent2')
    await other('POST', `/conversations/${talk.id}/claim`)
    const news = JSON.stringify(await live.next(3))
    expect(news).toContain(talk.number)
    expect(news).not.toContain(SECRET.words)
    expect(news).not.toContain(SECRET.phone)
    expect(news).not.toContain('violence')
  })

  it.each(['signs out', 'is switched off', 'gets another role', 'gets another town'])(
    'ends within a second when its reader %s',
    async (way) => {
      const admin = await signInAs(desk, 's_admin')
      const reader = await signInAs(desk, 's_erling')
      const live = await listen(reader)
      await live.next(1)
      if (way === 'signs out') await reader('DELETE', '/session')
      if (way === 'is switched off') await admin('PATCH', '/staff/s_erling', { active: false })
      if (way === 'gets another role') await admin('PATCH', '/staff/s_erling', { role: 'editor' })
      if (way === 'gets another town') await admin('PATCH', '/staff/s_erling', { towns: ['云阳街道'] })
      expect(await live.ended(1000)).toBe(true)
    },
  )

  it('lists open alarms of the own towns and of no town', async () => {
    await aTalk(desk, { town: '云阳街道', case: {} })
    const own = await aTalk(desk, { town: '珥陵镇', case: {} })
    const nowhere = await aTalk(desk, { town: null, case: {} })
    const erling = await signInAs(desk, 's_erling')
    const { body } = await erling('GET', '/alerts')
    expect(body.alerts.map((alert: { conversationId: string }) => alert.conversationId).sort()).toEqual(
      [own.id, nowhere.id].sort(),
    )
    expect((await agent('GET', '/alerts')).body.alerts).toHaveLength(3)
  })
})
