/** Lists at size: open ones first, pages without gap or double, counts over everything, filters and searches. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCase, aDesk, aStoredCase, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { changeConversation } from '../../src/services/change-conversation.ts'

let desk: Desk
let agent: Browser
let lead: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  lead = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

interface Page {
  cases: { number: string }[]
  conversations: { id: string }[]
  next: string | null
}

const page = async (who: Browser, path: string) => (await who('GET', path)).body as Page
const numbers = async (path: string) => (await page(agent, path)).cases.map(({ number }) => number)

describe('cases', () => {
  it('without a filter are those somebody still works on; ended ones come when asked for or searched', async () => {
    const open = await aStoredCase(desk)
    const ended = await aStoredCase(desk, { status: 'closed' })
    expect(await numbers('/cases')).toEqual([open])
    expect(await numbers('/cases?status=closed')).toEqual([ended])
    expect(await numbers(`/cases?q=${ended}`)).toEqual([ended])
  })

  it('come in pages that neither leave out nor repeat one, also when all are due at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, () => aStoredCase(desk)))
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const got: Page = await page(agent, `/cases?limit=3${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`)
      seen.push(...got.cases.map(({ number }) => number))
      next = got.next
    }
    expect(seen.toSorted()).toEqual(all.toSorted())
    expect((await agent('GET', '/cases?after=nowhere')).status).toBe(400)
  })

  it('are counted by status over all that a person sees', async () => {
    const erling = await signInAs(desk, 's_erling')
    await aStoredCase(desk)
    await aStoredCase(desk, { status: 'closed' })
    await aStoredCase(desk, {
      town: '珥陵镇',
      status: 'accepted',
      assignee: { id: 's_erling', badge: '031', office: '' },
    })
    desk.clock.forward(61)
    expect((await lead('GET', '/cases/counts')).body).toEqual({
      open: 2,
      overdue: 2,
      byStatus: { new: 1, closed: 1, accepted: 1 },
      byLevel: { P1: 2 },
      byTag: {},
    })
    expect((await erling('GET', '/cases/counts')).body).toMatchObject({ open: 1, byStatus: { accepted: 1 } })
    expect((await lead('GET', '/cases/counts?assignee=none')).body).toMatchObject({ open: 1 })
  })

  it('are filtered by trouble, door, day, mark, nobody in charge and days without a contact', async () => {
    const old = await aStoredCase(desk, { incident: 'illness', openedAt: '2026-11-18T01:00:00.000Z' })
    const marked = await aStoredCase(desk, { tags: ['低保户'], channel: 'phone' })
    const held = await aStoredCase(desk, { assignee: { id: 's_agent', badge: '012', office: '' } })
    expect(await numbers('/cases?incident=illness')).toEqual([old])
    expect(await numbers('/cases?channel=phone')).toEqual([marked])
    expect(await numbers(`/cases?tag=${encodeURIComponent('低保户')}`)).toEqual([marked])
    expect(await numbers('/cases?to=2026-11-18')).toEqual([old])
    expect((await numbers('/cases?from=2026-11-24')).toSorted()).toEqual([marked, held].toSorted())
    expect(await numbers('/cases?quietDays=3')).toEqual([old])
    expect((await numbers('/cases?assignee=none')).toSorted()).toEqual([old, marked].toSorted())
    await agent('POST', `/cases/${old}/notes`, { text: '', contact: 'not-reached' })
    expect(await numbers('/cases?quietDays=3')).toEqual([])
  })

  it('show how many live there and when somebody was last tried', async () => {
    const number = await aStoredCase(desk, { facts: { household: { total: 5 } } })
    await agent('POST', `/cases/${number}/notes`, { text: '', contact: 'not-reached' })
    const row = (await page(agent, '/cases')).cases[0]
    expect(row).toMatchObject({ people: 5, lastContactAt: desk.clock.now().toISOString() })
  })

  it('are found by the whole name, by nobody else, and the name stands in no plain column', async () => {
    const number = await aStoredCase(desk, { contact: { ...aCase().contact, name: '示例张三丰' } })
    expect(await numbers(`/cases?q=${encodeURIComponent('示例张三丰')}`)).toEqual([number])
    expect(await numbers(`/cases?q=${encodeURIComponent('示例张三')}`)).toEqual([])
    const erling = await signInAs(desk, 's_erling')
    expect((await page(erling, `/cases?q=${encodeURIComponent('示例张三丰')}`)).cases).toEqual([])
  })
})

describe('talks', () => {
  it('that are closed do not stand in the way of open ones', async () => {
    const { id } = await aTalk(desk)
    const { id: ended } = await aTalk(desk)
    await agent('POST', `/conversations/${ended}/claim`)
    await agent('POST', `/conversations/${ended}/close`)
    expect((await page(agent, '/conversations?floor=open')).conversations.map((row) => row.id)).toEqual([id])
  })

  it('come in pages, most urgent first', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) {
      const { id } = await aTalk(desk, i % 2 === 0 ? { case: {} } : {})
      ids.push(id)
    }
    const first = await page(agent, '/conversations?floor=open&limit=3')
    const second = await page(agent, `/conversations?floor=open&limit=3&after=${encodeURIComponent(first.next ?? '')}`)
    expect(second.next).toBeNull()
    const seen = [...first.conversations, ...second.conversations].map(({ id }) => id)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  it('are counted by queue', async () => {
    const yunyang = await signInAs(desk, 's_yunyang')
    const { id } = await aTalk(desk)
    await aTalk(desk, { town: '珥陵镇' })
    await aTalk(desk, { floor: 'bot' })
    await agent('POST', `/conversations/${id}/claim`)
    expect((await agent('GET', '/conversations/counts')).body).toEqual({ mine: 1, waiting: 1, town: 0, all: 3 })
    expect((await yunyang('GET', '/conversations/counts')).body).toEqual({ mine: 0, waiting: 0, town: 2, all: 2 })
  })

  it('are found by the phone told in them, with or without a case', async () => {
    const { id } = await aTalk(desk)
    await changeConversation(desk.deps, id, () => ({
      result: null,
      events: [{ type: 'slot-filled', slot: 'phone', value: '13811112222', said: '', how: 'answered' }],
    }))
    expect((await page(agent, '/conversations?q=138 1111 2222')).conversations).toMatchObject([{ id }])
    await desk.deps.conversations.erase(id, desk.clock.now().toISOString())
    expect((await page(agent, '/conversations?q=13811112222')).conversations).toEqual([])
  })
})

describe('saved filters', () => {
  it("are a person's own, and keep no searched word", async () => {
    const saved = await agent('POST', '/filters', { name: '本镇没人接', query: 'status=new&assignee=none' })
    expect(saved.status).toBe(201)
    expect((await agent('GET', '/filters')).body.filters).toMatchObject([
      { name: '本镇没人接', query: 'status=new&assignee=none' },
    ])
    expect((await lead('GET', '/filters')).body.filters).toEqual([])
    expect((await lead('DELETE', `/filters/${saved.body.id}`)).status).toBe(404)
    expect((await agent('POST', '/filters', { name: '张三', query: 'q=13912345678' })).status).toBe(400)
    expect((await agent('DELETE', `/filters/${saved.body.id}`)).status).toBe(200)
  })
})

describe('many at once', () => {
  it('each row has its own result', async () => {
    const numbers = [
      await aStoredCase(desk),
      await aStoredCase(desk, { town: '珥陵镇' }),
      await aStoredCase(desk, { status: 'closed' }),
    ]
    const { body } = await lead('POST', '/cases/bulk', {
      do: 'assign',
      numbers: [...numbers, '2600-0000'],
      staffId: 's_yunyang',
    })
    expect(body.results.map((row: { done: boolean }) => row.done)).toEqual([true, false, false, false])
    expect(body.results[1].detail).toContain('不管珥陵镇')
    expect(await desk.deps.cases.find(numbers[0] ?? '')).toMatchObject({ assignee: { id: 's_yunyang' } })
  })

  it('urges many by supervision only: whoever has one hears it, an ended one says why not', async () => {
    const mine = await aStoredCase(desk)
    const ended = await aStoredCase(desk, { status: 'closed' })
    const worker = await signInAs(desk, 's_yunyang')
    await worker('POST', `/cases/${mine}/claim`)
    const wish = { do: 'urge', numbers: [mine, ended], note: '今天要联系上' }
    expect((await agent('POST', '/cases/bulk', wish)).status).toBe(403)
    const supervisor = await signInAs(desk, 's_super')
    const { body } = await supervisor('POST', '/cases/bulk', wish)
    expect(body.results).toMatchObject([{ done: true }, { done: false, detail: expect.stringMatching(/./) }])
    expect((await worker('GET', '/alerts')).body.alerts).toMatchObject([
      { kind: 'urged', caseNumber: mine, forId: 's_yunyang' },
    ])
    expect((await desk.deps.cases.find(mine))?.timeline.at(-1)).toMatchObject({ text: '督查催办：今天要联系上' })
  })

  it('marks are put on and taken off, and name nobody by number', async () => {
    const number = await aStoredCase(desk)
    await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '低保户' })
    expect((await page(agent, '/cases')).cases[0]).toMatchObject({ tags: ['低保户'] })
    await agent('POST', '/cases/bulk', { do: 'untag', numbers: [number], tag: '低保户' })
    expect((await desk.deps.cases.find(number))?.tags).toEqual([])
    expect((await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '13912345678' })).status).toBe(400)
  })
})
