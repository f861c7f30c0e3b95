/** The chat in another site's page: only named sites may frame it, and the talk goes on there with and without a cookie. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '../support/house.ts'

const SITE = 'https://www.example.gov.cn'
const ORIGIN = 'http://127.0.0.1:8787'

let open: TestHouse
let shut: TestHouse
beforeAll(async () => {
  open = await testHouse({ EMBED_ORIGINS: `${SITE}/, http://town.example:8080` })
  shut = await testHouse()
})
afterAll(() => {
  open.close()
  shut.close()
})

const ancestors = ({ headers }: Response): string | undefined =>
  /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]

describe('who may frame', () => {
  const named = `${SITE} http://town.example:8080`
  test.each([
    ['/?embed=1', {}, named, false],
    ['/', { 'sec-fetch-dest': 'iframe' }, named, false],
    ['/my?embed=1', {}, named, false],
    ['/', {}, "'none'", true],
    ['/my', {}, "'none'", true],
    ['/desk', { 'sec-fetch-dest': 'iframe' }, "'none'", true],
    ['/desk?embed=1', {}, "'none'", true],
    ['/docs?embed=1', {}, "'none'", true],
    ['/api/desk/me?embed=1', {}, "'none'", true],
  ])('%s with %o: %s', async (path, headers, expected, denied) => {
    const answer = await open.call(path, { headers: headers as Record<string, string> })
    expect(ancestors(answer)).toBe(expected)
    expect(answer.headers.get('x-frame-options')).toBe(denied ? 'DENY' : null)
  })

  test('without a named site nobody, and there is no script to embed', async () => {
    const page = await shut.call('/?embed=1', { headers: { 'sec-fetch-dest': 'iframe' } })
    expect(ancestors(page)).toBe("'none'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    expect((await shut.call('/embed.js')).status).toBe(404)
  })
})

test('the script is one small closed file that other sites may load', async () => {
  const answer = await open.call('/embed.js')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('javascript')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const source = await answer.text()
  expect(source.length).toBeLessThan(4_000)
  expect(source).not.toMatch(/\bimport\b|\bexport\b/)
  expect((await open.call('/')).headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('the framed page offers nothing to install', async () => {
  const html = await (await open.call('/?embed=1')).text()
  expect(html).toContain('data-embed="1"')
  expect(html).not.toContain('manifest.webmanifest')
  expect(await (await open.call('/')).text()).not.toContain('data-embed')
})

/** The first words of a talk, as the framed page's script sends them. */
async function say(path: string, text: string, headers: Record<string, string> = {}) {
  return open.call(path, {
    method: 'POST',
    headers: { origin: ORIGIN, host: '127.0.0.1:8787', accept: 'text/html-fragment', ...headers },
    body: new URLSearchParams({ clientId: `p.embed-${crypto.randomUUID()}`, text }),
  })
}

describe('the talk in a frame', () => {
  test('goes on by its token where the browser keeps no cookie', async () => {
    const first = await say('/?after=0&embed=1', '家里漏水')
    const token = first.headers.get('session-token') ?? ''
    expect(token).toMatch(/^[\w-]{20,}$/)
    const authorization = `Bearer ${token}`
    const second = await say('/?after=0&embed=1', '在珥陵镇', { authorization })
    expect(second.headers.get('session-token')).toBeNull()
    const all = await (await open.call('/more?after=0&embed=1', { headers: { authorization } })).text()
    for (const words of ['家里漏水', '在珥陵镇']) expect(all).toContain(words)
    expect(await (await open.call('/more?after=0&embed=1')).text()).not.toContain('家里漏水')
  })

  test('has a cookie of the other site’s own jar, apart from the one outside', async () => {
    const framed = (await say('/?after=0&embed=1', '家里漏水')).headers.get('set-cookie') ?? ''
    expect(framed).toMatch(/^wle=[\w-]+; .*HttpOnly; Secure; SameSite=None; Partitioned$/)
    const outside = await say('/?after=0', '家里漏水')
    expect(outside.headers.get('set-cookie')).toMatch(/^wl=.*SameSite=Lax$/)
    expect(outside.headers.get('session-token')).toBeNull()
  })

  test('a plain form post comes back into the frame', async () => {
    const answer = await say('/?embed=1', '家里漏水', { accept: 'text/html' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/?embed=1#latest')
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(await (await open.call('/?embed=1', { headers: { cookie } })).text()).toContain('家里漏水')
  })

  test('the cookie of a frame does not help another site to post', async () => {
    const cookie = ((await say('/?embed=1', '你好')).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    for (const headers of [
      { origin: SITE, cookie },
      { cookie, 'sec-fetch-site': 'cross-site' },
    ])
      expect((await say('/?embed=1', '换一句', headers)).status).toBe(403)
    const nameless = await open.call('/?embed=1', { method: 'POST', headers: { cookie }, body: new URLSearchParams() })
    expect(nameless.status).toBe(403)
  })

  test('the way out forgets it', async () => {
    const cookie = ((await say('/?embed=1', '你好')).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const left = await open.call('/leave?embed=1', { headers: { cookie } })
    expect(left.headers.getSetCookie().some((line) => /^wle=; .*Max-Age=0/.test(line))).toBe(true)
    expect(left.headers.get('location')).toBe('/weather?embed=1')
  })
})

describe('what a home screen needs', () => {
  test('the manifest names pictures of each kind, and they are there', async () => {
    const manifest = (await (await open.call('/manifest.webmanifest')).json()) as {
      id: string
      icons: { src: string; sizes: string; purpose: string; type: string }[]
      shortcuts: { url: string }[]
    }
    expect(manifest.id).toBe('/')
    const kinds = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)
    for (const kind of ['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable'])
      expect(kinds).toContain(kind)
    for (const { src, type, sizes } of manifest.icons) {
      const picture = await open.call(src)
      expect(picture.headers.get('content-type')).toContain(type)
      if (type === 'image/png') expect(sizes).toBe(sizeOf(await picture.arrayBuffer()))
    }
    for (const { url } of manifest.shortcuts) expect((await open.call(url)).status, url).toBe(200)
    const touch = /rel="apple-touch-icon" href="([^"]+)"/.exec(await (await open.call('/')).text())?.[1] ?? ''
    expect(sizeOf(await (await open.call(touch)).arrayBuffer())).toBe('180x180')
  })

  /** Width and height stand at fixed places of a PNG. */
  function sizeOf(bytes: ArrayBuffer): string {
    const view = new DataView(bytes)
    return `${view.getUint32(16)}x${view.getUint32(20)}`
  }
})
