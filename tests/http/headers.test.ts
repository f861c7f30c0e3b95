/** Headers of every kind of answer: who may frame it, what it may load, what may be kept. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTalk, testHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

it.each([
  ['/', /script-src 'self'/],
  ['/desk', /script-src 'self';.*style-src 'self' 'unsafe-inline'/],
  ['/desk/cases', /script-src 'self'/],
  ['/docs', /script-src 'nonce-[\w+/=]{20,}'/],
  ['/openapi.json', /default-src 'none'/],
  ['/healthz', /default-src 'none'/],
  ['/api/chat/me', /default-src 'none'/],
  ['/api/desk/me', /default-src 'none'/],
  ['/api/nothing', /default-src 'none'/],
  ['/no-such-page', /default-src 'none'/],
])('%s', async (path, policy) => {
  const { headers } = await house.call(path)
  const csp = headers.get('content-security-policy') ?? ''
  expect(csp).toMatch(policy)
  expect(csp).toContain("frame-ancestors 'none'")
  expect(csp).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  if (path.startsWith('/api/')) expect(headers.get('cache-control')).toContain('no-store')
})

it('what a talk answers is kept by nobody on the way', async () => {
  const talk = await openTalk(house)
  for (const response of [await talk.say({ text: '低保怎么申请' }), await talk.get('/api/chat/messages')])
    expect(response.headers.get('cache-control')).toBe('no-store')
})

it('the page of calls carries the number that lets its script in, a new one each time', async () => {
  const numbers = await Promise.all(
    [1, 2].map(async () => {
      const response = await house.call('/docs')
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? []
      expect(await response.text()).toContain(`<script type="module" nonce="${nonce}">`)
      return nonce
    }),
  )
  expect(new Set(numbers).size).toBe(2)
})
