/** Photos and papers over HTTP: what is taken, how it comes back, and who else may see it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as s from '../core/pictures/samples.ts'
import { adminDesk, openTalk, testHouse, upload, type Talk, type TestHouse, type Work } from '../support/house.ts'

let house: TestHouse
let talk: Talk
let desk: Work & { cookie: string }

beforeAll(async () => {
  house = await testHouse()
  talk = await openTalk(house)
  desk = await adminDesk(house)
})
afterAll(() => house.close())

async function kept(bytes: Uint8Array): Promise<{ attachmentId: string; kind: string; bytes: number }> {
  const response = await upload(house, talk.token, bytes)
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json()) as { attachmentId: string; kind: string; bytes: number }
}

describe('comes back', () => {
  it.each([
    ['image/jpeg', s.jpeg([s.exif(6)], [], [...s.jpeg([s.exif(1)])]), 'inline'],
    ['image/png', s.png([s.placed('eXIf')]), 'inline'],
    ['image/webp', s.webp([s.name('EXIF')]), 'inline'],
    ['image/heic', s.heic(), 'attachment'],
    ['application/pdf', s.pdf(), 'attachment'],
  ])('%s, apart from our own pages', async (kind, bytes, how) => {
    const file = await kept(bytes)
    expect(file.kind).toBe(kind)
    const response = await talk.get(`/api/chat/attachments/${file.attachmentId}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(kind)
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^${how}; filename="f_.*\\.\\w+"$`))
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toContain('no-store')
    const back = new TextDecoder('latin1').decode(await response.arrayBuffer())
    expect(back).toHaveLength(file.bytes)
    expect(back).not.toContain(s.PLACE)
  })
})

it.each([
  ['a PNG head alone', s.bytesOf(s.PNG_HEAD), '拍张照片'],
  ['a HEIC that cannot be cleaned', s.heic().slice(0, 90), '兼容性最佳'],
])('%s is refused with what to do', async (_, bytes, says) => {
  const response = await upload(house, talk.token, bytes)
  expect(response.status).toBe(415)
  expect(((await response.json()) as { detail: string }).detail).toContain(says)
})

describe('a photo of a talk', () => {
  it('opens for the desk by its own sign-in, and the look is written down', async () => {
    const { attachmentId } = await kept(s.jpeg([]))
    const open = (headers: Record<string, string>) => house.call(`/api/chat/attachments/${attachmentId}`, { headers })
    const seen = await open({ cookie: desk.cookie })
    expect(seen.status).toBe(200)
    expect(seen.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    const { entries } = (await desk('GET', '/audit')).body as { entries: { action: string; target: string }[] }
    expect(entries.some(({ action, target }) => action === 'attachment.read' && target === attachmentId)).toBe(true)
    expect((await open({})).status).toBe(401)
    expect((await open({ cookie: 'warmline_desk=forged' })).status).toBe(401)
    expect((await open({ cookie: desk.cookie, authorization: `Bearer ${'A'.repeat(43)}` })).status).toBe(401)
  })

  it('opens for no worker of another town', async () => {
    const mine = await openTalk(house)
    await mine.say({ text: '我家着火了，丹阳珥陵镇' })
    await mine.say({ text: '丹阳珥陵镇' })
    const { attachmentId } = (await (await upload(house, mine.token)).json()) as { attachmentId: string }
    const far = await desk('POST', '/staff', {
      username: 'far-town',
      role: 'town_worker',
      towns: ['谏壁街道'],
      password: 'correct-horse-battery-1',
      mustChangePassword: false,
    })
    expect(far.status, far.text).toBe(201)
    const signedIn = await house.call('/api/desk/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'far-town', password: 'correct-horse-battery-1' }),
    })
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect((await house.call(`/api/chat/attachments/${attachmentId}`, { headers: { cookie } })).status).toBe(403)
  })
})
