/** Passing a talk on: asked first, answered with yes or no; colleagues named in notes; files to the resident. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser
let other: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  other = await signInAs(desk, 's_agent2')
})
afterEach(() => desk.close())

async function heldTalk() {
  const talk = await aTalk(desk, { case: {} })
  await agent('POST', `/conversations/${talk.id}/claim`)
  return talk
}

const head = (id: string) => desk.deps.conversations.head(id)
const alertsOf = async (who: Browser) => (await who('GET', '/alerts')).body.alerts as { kind: string; text: string }[]

describe('an offer', () => {
  it('leaves the talk with its holder and tells the one who is asked', async () => {
    const { id } = await heldTalk()
    expect((await agent('POST', `/conversations/${id}/offer`, { to: 's_agent2', note: '要懂残疾' })).status).toBe(200)
    expect(await head(id)).toMatchObject({ holder: { id: 's_agent' } })
    expect(await alertsOf(other)).toMatchObject([
      { kind: 'transfer', text: expect.stringContaining('012 号想把对话转给您') },
    ])
    const { state } = (await other('GET', `/conversations/${id}`)).body
    expect(state.offer).toMatchObject({ by: { badge: '012' }, to: { badge: '015' }, note: '要懂残疾' })
  })

  it('accepted moves talk and case, tells the resident and ends the asking', async () => {
    const { id, number } = await heldTalk()
    await agent('POST', `/conversations/${id}/offer`, { to: 's_agent2' })
    expect((await other('POST', `/conversations/${id}/offer/answer`, { accept: true })).body).toMatchObject({
      holder: { badge: '015' },
    })
    expect(await desk.deps.cases.find(number ?? '')).toMatchObject({ assignee: { id: 's_agent2' } })
    expect(await alertsOf(other)).toEqual([])
    expect((await other('GET', `/conversations/${id}`)).body.state.offer).toBeNull()
  })

  it('refused stays, and the holder hears why', async () => {
    const { id } = await heldTalk()
    await agent('POST', `/conversations/${id}/offer`, { to: 's_agent2' })
    await other('POST', `/conversations/${id}/offer/answer`, { accept: false, note: '在外面走访' })
    expect(await head(id)).toMatchObject({ holder: { id: 's_agent' } })
    expect(await alertsOf(agent)).toMatchObject([
      { kind: 'mention', text: expect.stringContaining('015 号不接：在外面走访') },
    ])
    expect(await alertsOf(other)).toEqual([])
  })

  it('to an office goes to all of it who may take it; the first yes has it', async () => {
    const { id } = await heldTalk()
    const lead = await signInAs(desk, 's_super')
    await agent('POST', `/conversations/${id}/offer`, { office: '服务中心' })
    expect([await alertsOf(other), await alertsOf(lead)].map((all) => all.length)).toEqual([1, 1])
    await other('POST', `/conversations/${id}/offer/answer`, { accept: false })
    expect((await lead('POST', `/conversations/${id}/offer/answer`, { accept: true })).status).toBe(200)
    expect(await head(id)).toMatchObject({ holder: { id: 's_super' } })
  })

  it('is answered by nobody else, and asked of nobody whose town it is not', async () => {
    const { id } = await heldTalk()
    await agent('POST', `/conversations/${id}/offer`, { to: 's_agent2' })
    const yunyang = await signInAs(desk, 's_yunyang')
    expect((await yunyang('POST', `/conversations/${id}/offer/answer`, { accept: true })).status).toBe(409)
    for (const asked of [{ to: 's_erling' }, { office: '珥陵镇' }, { to: 's_editor' }]) {
      expect((await agent('POST', `/conversations/${id}/offer`, asked)).status, JSON.stringify(asked)).toBe(400)
    }
  })
})

describe('a transfer at once', () => {
  it('is refused where the colleague does not serve the town, and told to the one who gets it', async () => {
    const { id } = await heldTalk()
    expect((await agent('POST', `/conversations/${id}/transfer`, { to: 's_erling' })).body.errors[0].detail).toBe(
      '这位同事不管云阳街道，换一位。',
    )
    await agent('POST', `/conversations/${id}/transfer`, { to: 's_agent2' })
    expect(await alertsOf(other)).toMatchObject([{ kind: 'mention' }])
  })
})

describe('a colleague named in a note', () => {
  it('is told, in a talk and in a case, without a word of the note', async () => {
    const { id, number } = await heldTalk()
    await agent('POST', `/conversations/${id}/notes`, { text: '@015 帮看一下，@999 也行' })
    await agent('POST', `/cases/${number}/notes`, { text: '＠015 电话打不通' })
    const alerts = await alertsOf(other)
    expect(alerts).toHaveLength(2)
    expect(JSON.stringify(alerts)).not.toContain('帮看')
  })

  it('who may not see the matter learns nothing of it', async () => {
    const { id } = await heldTalk()
    await agent('POST', `/conversations/${id}/notes`, { text: '@031 你们镇的吗' })
    expect(await alertsOf(await signInAs(desk, 's_erling'))).toEqual([])
  })
})

describe('a file to the resident', () => {
  const PNG = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0),
  )
  const send = (who: Browser, id: string, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.append('file', new File([bytes], 'a.png'))
    const headers = { cookie: who.cookie }
    return desk.app.request(`http://desk.test/conversations/${id}/attachments`, { method: 'POST', headers, body: form })
  }

  it('is kept for the talk and stands in it', async () => {
    const { id } = await heldTalk()
    expect((await send(agent, id, PNG)).status).toBe(201)
    const { messages } = (await agent('GET', `/conversations/${id}`)).body
    const { attachment } = messages.at(-1)
    expect(messages.at(-1)).toMatchObject({ from: 'worker', kind: 'attachment' })
    expect((await agent('GET', `/attachments/${attachment.attachmentId}`)).status).toBe(200)
  })

  it('of another kind, or by somebody who does not hold the talk, is refused and leaves nothing', async () => {
    const { id } = await heldTalk()
    expect((await send(agent, id, Uint8Array.from([1, 2, 3]))).status).toBe(400)
    expect((await send(other, id, PNG)).status).toBe(409)
    expect(await desk.deps.attachments.of(id)).toEqual([])
  })
})
