/** What is said to be deleted is gone from the desk and from the store; what is kept 30 days or five years goes after them. */
import { afterEach, describe, expect, it } from 'vitest'
import { caseWrite, changeConversation } from '../../src/services/change-conversation.ts'
import { openTalk, testHouse, type Talk, type TestHouse } from '../support/house.ts'

const DAY = 86_400_000
let home: TestHouse
let at: Date
afterEach(() => home?.close())

async function start(): Promise<Talk> {
  at = new Date('2026-11-24T10:00:00+08:00')
  home = await testHouse({}, { clock: { now: () => at } })
  return openTalk(home)
}

async function ticks(): Promise<void> {
  for (let ran = 1; ran > 0;) ran = await home.house.tick()
}

const stored = async (id: string): Promise<string> =>
  JSON.stringify(await home.house.turns.conversations.load(id)) +
  JSON.stringify(await home.house.turns.conversations.gaps(100))

/** A photo of one grey pixel, sent with words. */
async function sendPhoto(talk: Talk): Promise<string> {
  const jpeg = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
    'base64',
  )
  const form = new FormData()
  form.set('file', new File([jpeg], 'photo.jpg', { type: 'image/jpeg' }))
  const answer = await home.call('/api/chat/attachments', {
    method: 'POST',
    headers: { authorization: `Bearer ${talk.token}` },
    body: form,
  })
  const { attachmentId } = (await answer.json()) as { attachmentId: string }
  await talk.say({ text: '这是照片', attachmentIds: [attachmentId] })
  return attachmentId
}

/** The desk closes the case, as the talk is told of it. */
async function closeCase(id: string, number: string): Promise<void> {
  const { cases } = home.house.turns
  await changeConversation(home.house.turns, id, async ({ now }) => {
    const open = await cases.find(number)
    if (open === null) throw new Error('no case')
    const entry = { by: '012', kind: 'transition' as const, text: '办结' }
    const { level, dueAt } = open
    return {
      result: null,
      events: [{ type: 'case-changed', number, level, dueAt, status: 'closed' as const }],
      cases: [caseWrite(open, { status: 'closed' }, [entry], now)],
    }
  })
}

describe('删掉', () => {
  it('deletes what was said, photos with it, and the talk can begin again', async () => {
    const talk = await start()
    await talk.say({ text: '想申请低保，我家在珥陵镇，去年厂倒了' })
    const photo = await sendPhoto(talk)
    await talk.say({ text: '不办了' })
    const answer = await talk.say({ text: '删掉' })
    expect(JSON.stringify(await answer.json())).toContain('删掉了')
    expect(await stored(talk.sessionId)).not.toContain('厂倒了')
    expect(await home.house.turns.attachments.find(photo)).toBeNull()
    expect(await home.house.turns.files.get(photo)).toBeNull()
    await talk.say({ text: '我还想问一下高温津贴' })
    const later = await stored(talk.sessionId)
    expect(later).toContain('高温津贴')
    await ticks()
    expect(await stored(talk.sessionId)).toContain('高温津贴')
  })

  it('is not said where a case stands on the words', async () => {
    const talk = await start()
    await talk.say({ text: '家里没饭吃了，丹阳珥陵，13812345678' })
    await talk.say({ text: '就这样发' })
    await talk.say({ text: '想申请低保' })
    await talk.say({ text: '不办了' })
    const answer = JSON.stringify(await (await talk.say({ text: '删掉' })).json())
    expect(answer).not.toContain('删掉了')
    expect(await stored(talk.sessionId)).toContain('没饭吃')
  })
})

describe('删我的信息', () => {
  it('asks once more, deletes the talk of an ended case, and says what stays', async () => {
    const talk = await start()
    await talk.say({ text: '家里没饭吃了，丹阳珥陵，13812345678' })
    await talk.say({ text: '就这样发' })
    const photo = await sendPhoto(talk)
    await talk.say({ text: '删我的信息' })
    const asked = JSON.stringify(await (await talk.say({ text: '删' })).json())
    expect(asked).toContain('确定吗')
    const early = JSON.stringify(await (await talk.say({ text: '删' })).json())
    expect(early).toContain('还在办，先不能删')
    const { cases, conversations } = home.house.turns
    const number = (await conversations.load(talk.sessionId))?.head.caseNumber ?? ''
    await closeCase(talk.sessionId, number)
    await talk.say({ text: '删我的信息' })
    await talk.say({ text: '删' })
    const gone = JSON.stringify(await (await talk.say({ text: '删' })).json())
    expect(gone).toContain(`求助${number}的办理记录按规定留5年`)
    expect(await stored(talk.sessionId)).not.toContain('没饭吃')
    expect(await cases.find(number)).not.toBeNull()
    // A paper of the case stays as long as the case.
    expect(await home.house.turns.attachments.find(photo)).not.toBeNull()
    at = new Date('2031-11-26T10:00:00+08:00')
    await ticks()
    expect(await home.house.turns.attachments.find(photo)).toBeNull()
    expect((await cases.find(number))?.firstMessage).toBe('')
  })
})

describe('the daily round', () => {
  it('erases a draft after 30 days, not before', async () => {
    const talk = await start()
    await talk.say({ text: '想申请低保，去年厂倒了' })
    await talk.say({ text: '等下再说' })
    await ticks()
    at = new Date(at.getTime() + 29 * DAY)
    await ticks()
    expect(await stored(talk.sessionId)).toContain('厂倒了')
    at = new Date(at.getTime() + 2 * DAY)
    await ticks()
    expect(await stored(talk.sessionId)).not.toContain('厂倒了')
  })

  it('empties an ended case after the years that the resident was told, and no open one', async () => {
    const talk = await start()
    await talk.say({ text: '家里没饭吃了，丹阳珥陵，13812345678' })
    await talk.say({ text: '就这样发' })
    const { cases, conversations } = home.house.turns
    const number = (await conversations.load(talk.sessionId))?.head.caseNumber ?? ''
    const open = await cases.find(number)
    if (open === null) throw new Error('no case')
    const other = { ...open, number: `${number}-2`, conversationId: null, version: 1 }
    const entry = (seq: number) => ({ seq, at: at.toISOString(), by: '012', kind: 'note' as const, text: '金丝雀' })
    const about = { id: 'q1', kind: 'consult' as const, office: '医保局', by: '012', at: at.toISOString() }
    const ask = { ...about, question: '金丝雀', answerBy: null, answer: null }
    await cases.write({
      cases: [
        {
          case: { ...open, status: 'closed', version: open.version + 1, asks: [ask], tags: ['行动不便'] },
          expectedVersion: open.version,
          entries: [entry(open.version + 1)],
        },
        { case: other, expectedVersion: 0, entries: [entry(1)] },
      ],
    })
    at = new Date('2031-11-23T10:00:00+08:00')
    await ticks()
    expect((await cases.find(number))?.contact.phone).toBe('13812345678')
    at = new Date('2031-11-26T10:00:00+08:00')
    await ticks()
    const emptied = await cases.find(number)
    expect(emptied).toMatchObject({ number, status: 'closed', town: '珥陵镇', firstMessage: '', facts: {} })
    expect(emptied?.contact.phone).toBeNull()
    expect(JSON.stringify(emptied)).not.toMatch(/金丝雀|行动不便/)
    expect(await stored(talk.sessionId)).not.toContain('没饭吃')
    expect(await cases.byPhone('13812345678', 9)).toHaveLength(1)
  })
})
