/** 不同意: the number that was told is nowhere in what the desk reads, in files it takes out, or in the store's own words. */
import { afterEach, describe, expect, it } from 'vitest'
import { ADMIN, openTalk, testHouse, type TestHouse } from '../support/house.ts'

let home: TestHouse
afterEach(() => home?.close())

const PHONE = '13812345678'

async function deskRead(path: string): Promise<string> {
  const signedIn = await home.call('/api/desk/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return (await home.call(`/api/desk${path}`, { headers: { cookie } })).text()
}

async function everything(id: string): Promise<string> {
  const { conversations, cases } = home.house.turns
  const talk = await conversations.load(id)
  const number = talk?.head.caseNumber ?? ''
  const parts = [JSON.stringify(talk), JSON.stringify(await cases.find(number))]
  for (const path of [`/conversations/${id}`, `/cases/${number}`, '/conversations', '/export/cases.csv']) {
    const text = await deskRead(path)
    expect(text, path).toContain(number)
    parts.push(text)
  }
  return parts.join('\n')
}

const bare = (text: string): string => text.replace(/(?<=\d)[\s-](?=\d)/g, '')

describe('a refused consent', () => {
  it('takes name and number out of the case, the talk, the lists and the tables', async () => {
    home = await testHouse()
    const talk = await openTalk(home)
    await talk.say({ text: `家里没饭吃了，我叫陈桂兰，丹阳珥陵，电话138 1234 5678` })
    await talk.say({ text: '就这样发' })
    const refused = await (await talk.say({ text: '不同意' })).json()
    expect(JSON.stringify(refused)).toContain('不记姓名电话')
    await talk.say({ text: `还是打${PHONE}吧，米也没了` })
    const all = bare(await everything(talk.sessionId))
    expect(all.includes(PHONE)).toBe(false)
    expect(all).not.toContain('陈桂兰')
    expect(all).toContain('没饭吃')
    expect(all).toContain('［号码］')
  })

  it('keeps the number while a life is in danger, says so, and drops it when the case has ended', async () => {
    let at = new Date('2026-11-24T20:00:00+08:00')
    home = await testHouse({}, { clock: { now: () => at } })
    const talk = await openTalk(home)
    await talk.say({ text: `救命 家里着火了 丹阳珥陵 电话${PHONE}` })
    await talk.say({ text: '人都出来了' })
    for (const text of ['没人受伤', '都有', '3口人', '没有', '发出', '发出']) await talk.say({ text })
    const refused = JSON.stringify(await (await talk.say({ text: '不同意' })).json())
    expect(refused).toContain('电话先留着')
    expect(refused).not.toContain('不记姓名电话')
    const { cases, conversations } = home.house.turns
    const number = (await conversations.load(talk.sessionId))?.head.caseNumber ?? ''
    const open = await cases.find(number)
    expect(open?.contact.phone).toBe(PHONE)
    if (open === null) return
    const entry = { seq: open.version + 1, at: at.toISOString(), by: '012', kind: 'transition' as const, text: '办结' }
    await cases.write({
      cases: [
        {
          case: { ...open, status: 'closed', version: open.version + 1 },
          expectedVersion: open.version,
          entries: [entry],
        },
      ],
    })
    at = new Date(at.getTime() + 2 * 3_600_000)
    for (let ran = 1; ran > 0;) ran = await home.house.tick()
    expect(bare(await everything(talk.sessionId)).includes(PHONE)).toBe(false)
  })
})
