/** Suggestions beside a talk, ready replies with their places, and their edit by the office. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser
beforeEach(async () => {
  desk = await aDesk({
    answer: async (question) => ({
      question,
      outcome: 'answer',
      slug: 'temporary-aid',
      section: '怎么办',
      answer: '先救急，后补材料。',
      citations: [
        {
          slug: 'temporary-aid',
          title: '临时救助',
          section: '怎么办',
          source: '《社会救助法》第50条',
          effective: '2026-07-01',
        },
      ],
      confidence: 0.99,
      candidates: [],
      ms: 1,
    }),
  })
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

describe('suggestions', () => {
  it('quote the handbook on the last words, with the source, and fill what the case knows', async () => {
    const talk = await aTalk(desk, { town: '云阳街道', case: { town: '云阳街道' } })
    const { status, body } = await agent('GET', `/conversations/${talk.id}/suggestions`)
    expect(status).toBe(200)
    expect(body.quote).toEqual({
      slug: 'temporary-aid',
      title: '临时救助',
      text: '先救急，后补材料。',
      sources: ['《社会救助法》第50条'],
    })
    const number = body.replies.find(({ id }: { id: string }) => id === 'number')
    expect(number.text).toContain(talk.number)
    expect(number.open).toEqual([])
  })

  it('leave open what nobody knows, and such words are not sent', async () => {
    const talk = await aTalk(desk, { town: null })
    const { body } = await agent('GET', `/conversations/${talk.id}/suggestions`)
    const number = body.replies.find(({ id }: { id: string }) => id === 'number')
    expect(number.open).toEqual(['{编号}'])
    await agent('POST', `/conversations/${talk.id}/claim`)
    const refused = await agent('POST', `/conversations/${talk.id}/messages`, { clientId: 'w1', text: number.text })
    expect([refused.status, refused.body.errors[0].detail]).toEqual([400, '还有空没填：{编号}'])
    const sent = await agent('POST', `/conversations/${talk.id}/messages`, {
      clientId: 'w2',
      text: '用{ }括起来的不算',
    })
    expect(sent.status).toBe(200)
  })
})

describe('the list of replies', () => {
  it('is the office’s own: a version at a time, written down, refused to agents', async () => {
    const lead = await signInAs(desk, 's_super')
    const { version, replies } = (await lead('GET', '/replies')).body
    expect(version).toBe(0)
    const next = [...replies, { id: 'bedding', title: '送被子', text: '{镇}今晚送被子来。' }]
    const saved = await lead('PUT', '/replies', { expectedVersion: 0, replies: next })
    expect([saved.status, saved.body.version]).toEqual([200, 1])
    expect((await lead('PUT', '/replies', { expectedVersion: 0, replies: next })).status).toBe(409)
    expect((await agent('PUT', '/replies', { expectedVersion: 1, replies: next })).status).toBe(403)
    expect((await agent('GET', '/replies')).body.replies).toHaveLength(replies.length + 1)
    expect((await desk.deps.staff.auditLog(1))[0]).toMatchObject({ action: 'replies.changed', target: 'v1' })
    expect(await desk.deps.office.history('canned-replies', 5)).toMatchObject([{ version: 1, byId: 's_super' }])
  })

  it.each([
    ['a place that is none', { id: 'a', title: '短', text: '您好{身份证}' }],
    ['no words', { id: 'a', title: '短', text: ' ' }],
    ['a long name', { id: 'a', title: '长'.repeat(21), text: '好' }],
  ])('refuses %s', async (_, reply) => {
    const lead = await signInAs(desk, 's_super')
    expect((await lead('PUT', '/replies', { expectedVersion: 0, replies: [reply] })).status).toBe(400)
  })
})
