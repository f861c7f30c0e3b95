/** One's own data over HTTP: what is exported, what erasure takes, what stays and is named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeConversation } from '../../src/services/change-conversation.ts'
import { adminDesk, openTalk, testHouse, upload, type Talk, type TestHouse, type Work } from '../support/house.ts'

let house: TestHouse
let desk: Work

beforeAll(async () => {
  house = await testHouse()
  desk = await adminDesk(house)
})
afterAll(() => house.close())

const NAME = '欧阳测试丙'
const PHONE = '13912345679'
const WORDS = '金丝雀昨晚烧了厨房'

interface Erased {
  erased: string[]
  kept: { what: string; why: string; until: string }[]
  complete: boolean
}

async function erase(talk: Talk): Promise<Erased> {
  const answer = await house.call('/api/chat/me', {
    method: 'DELETE',
    headers: { authorization: `Bearer ${talk.token}` },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Erased
}

async function photo(talk: Talk): Promise<string> {
  const answer = await upload(house, talk.token)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { attachmentId: string }).attachmentId
}

/** A talk with a case that stands at `to`. */
async function aCase(to: string | null): Promise<{ talk: Talk; number: string }> {
  const talk = await openTalk(house)
  await talk.say({ text: `我家着火了，${WORDS}` })
  await talk.say({ text: `电话${PHONE}，丹阳珥陵镇` })
  const { number } = (await (await talk.get('/api/chat/case')).json()) as { number: string }
  await desk('POST', `/cases/${number}/claim`)
  await desk('PATCH', `/cases/${number}`, { contact: { name: NAME } })
  const step = async (status: string): Promise<void> => {
    const { version } = (await desk('GET', `/cases/${number}`)).body
    const moved = await desk('POST', `/cases/${number}/transitions`, {
      to: status,
      note: '演练',
      expectedVersion: version,
    })
    expect(moved.status, moved.text).toBe(200)
  }
  if (to === 'closed') for (const status of ['contacted', 'verified', 'closed']) await step(status)
  else if (to !== null) await step(to)
  return { talk, number }
}

describe('GET /api/chat/me', () => {
  it('holds photos, all of a message too, feedback and the record of the case', async () => {
    const { talk, number } = await aCase(null)
    const ids = [await photo(talk), await photo(talk)]
    await talk.say({ attachmentIds: ids })
    const { messages } = (await (await talk.get('/api/chat/messages')).json()) as {
      messages: { id: string; from: string; attachment?: object; attachments?: { attachmentId: string }[] }[]
    }
    const sent = messages.find(({ attachments }) => attachments !== undefined)
    expect(sent?.attachments?.map(({ attachmentId }) => attachmentId)).toEqual(ids)
    expect(sent?.attachment).toEqual(sent?.attachments?.[0])
    const rated = messages.findLast(({ from }) => from === 'bot')?.id
    const feedback = await house.call('/api/chat/feedback', {
      method: 'POST',
      headers: { authorization: `Bearer ${talk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messageId: rated, helpful: false, comment: '看不懂' }),
    })
    expect(feedback.status).toBe(204)
    const mine = await (await talk.get('/api/chat/me')).json()
    expect(mine).toMatchObject({
      photos: ids.map((attachmentId) => ({ attachmentId, kind: 'image/jpeg' })),
      feedback: [{ messageId: rated, helpful: false, comment: '看不懂' }],
      records: [{ number, contact: { name: NAME, phone: PHONE } }],
    })
  })
})

describe('DELETE /api/chat/me', () => {
  it('takes talk and photos, and the token opens nothing any more', async () => {
    const talk = await openTalk(house)
    const id = await photo(talk)
    await talk.say({ text: `高龄老人有补贴吗，我叫${NAME}`, attachmentIds: [id] })
    expect((await desk('PUT', `/conversations/${talk.sessionId}/tags`, { tags: ['行动不便'] })).status).toBe(200)
    const { erased, kept, complete } = await erase(talk)
    expect(complete).toBe(true)
    expect(erased.join('')).toMatch(/对话.*照片/)
    expect(kept.map(({ what }) => what).join('')).not.toContain('求助')
    for (const path of ['/api/chat/me', '/api/chat/messages', `/api/chat/attachments/${id}`])
      expect((await talk.get(path)).status).toBe(401)
    expect((await talk.say({ text: '还能写吗' })).status).toBe(401)
    expect((await desk('GET', `/attachments/${id}`)).status).toBe(404)
    expect(await house.house.turns.conversations.head(talk.sessionId)).toMatchObject({ floor: 'closed', preview: '' })
    expect((await desk('GET', '/conversations')).text).not.toContain('行动不便')
    expect((await house.house.turns.conversations.head(talk.sessionId))?.tags ?? []).toEqual([])
  })

  it('leaves of a closed case the file that the law keeps, without the words, and names it', async () => {
    const { talk, number } = await aCase('closed')
    const loose = await photo(talk)
    const { erased, kept } = await erase(talk)
    expect(erased.join('')).toContain(number)
    expect(kept[0]?.what).toContain(`求助 ${number}`)
    expect(kept[0]?.what).toMatch(/姓名和联系方式.*事实/)
    expect(kept[0]?.until).not.toBe('')
    const left = await desk('GET', `/cases/${number}`)
    expect(left.body).toMatchObject({ asked: [], contact: { name: NAME, phone: PHONE }, status: 'closed' })
    expect(left.text).not.toContain(WORDS)
    expect(left.body.timeline.at(-1)).toMatchObject({ by: 'resident' })
    expect((await desk('GET', `/attachments/${loose}`)).status).toBe(404)
  })

  it('leaves of a case that was taken back nothing about the person', async () => {
    const { talk, number } = await aCase('withdrawn')
    const { kept } = await erase(talk)
    expect(kept[0]?.what).toContain('不含姓名电话')
    const left = await desk('GET', `/cases/${number}`)
    for (const secret of [NAME, PHONE, WORDS]) expect(left.text).not.toContain(secret)
    expect((await desk('GET', `/cases?q=${PHONE}`)).text).not.toContain(number)
  })

  it('waits while a danger that nobody has looked after is told of', async () => {
    const talk = await openTalk(house)
    await changeConversation(house.house.turns, talk.sessionId, () => ({
      result: null,
      events: [{ type: 'danger-noted', kind: 'fire', strength: 'go', phrase: '着火', phones: [] }],
    }))
    expect(await erase(talk)).toMatchObject({ complete: false, kept: [{ what: '这次对话', until: '确认平安' }] })
    expect((await talk.get('/api/chat/messages')).status).toBe(200)
  })

  it('keeps an open case and its talk, says why, and takes what nobody works with', async () => {
    const { talk, number } = await aCase(null)
    const [sent, loose] = [await photo(talk), await photo(talk)]
    await talk.say({ attachmentIds: [sent] })
    const { erased, kept, complete } = await erase(talk)
    expect(complete).toBe(false)
    expect(erased.join('')).toContain('没发出的照片')
    expect(kept).toMatchObject([{ until: '办结' }])
    expect(kept[0]?.what).toContain(number)
    expect((await talk.get(`/api/chat/attachments/${loose}`)).status).toBe(404)
    expect((await talk.get(`/api/chat/attachments/${sent}`)).status).toBe(200)
    expect((await talk.say({ text: '还在' })).status).toBe(200)
  })
})
