/** What the pages answer to plain requests: who may post, what is kept out of addresses, look-up with few tries, words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshBundle } from '../../scripts/content/fresh.ts'
import { embedWords } from '../../src/content/embed-words.zh-CN.ts'
import { pageWords } from '../../src/content/page-words.zh-CN.ts'
import { scriptWords } from '../../src/content/script-words.zh-CN.ts'
import { spokenWords } from '../../src/web/resident/client/speech.ts'
import { lookupLimits } from '../../src/web/resident/look-up.ts'
import { peopleWords } from '../../src/web/resident/talk-input.ts'
import { basisOf } from '../../src/core/knowledge/source-words.ts'
import { termOf } from '../../src/web/resident/weather.tsx'
import { newestTalk, setStage, type Stage } from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(stage.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { origin: stage.url, ...headers },
  })
}

/** A talk of its own; returns its cookie. */
async function talk(...texts: string[]): Promise<string> {
  let cookie = ''
  for (const [index, text] of texts.entries()) {
    const answer = await post('/', { clientId: `t.${crypto.randomUUID()}.${index}`, text }, cookie ? { cookie } : {})
    expect(answer.status).toBe(303)
    cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }
  return cookie
}

describe('guard', () => {
  test('a first look stores nothing and sets no cookie', async () => {
    const before = (await stage.running.house.turns.conversations.list({ limit: 500 })).length
    const answer = await fetch(stage.url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await stage.running.house.turns.conversations.list({ limit: 500 })).length).toBe(before)
  })

  test('pages carry a strict policy and are not kept', async () => {
    const { headers } = await fetch(stage.url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site request', { origin: stage?.url ?? '', 'sec-fetch-site': 'cross-site' }],
  ])('%s may not post', async (_, headers) => {
    const answer = await post('/', { clientId: 't.foreign-1', text: '你好' }, headers)
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('the cookie cannot be read by scripts and does not travel to other sites', async () => {
    const answer = await post('/', { clientId: 't.cookie-01', text: '你好' })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^wl=[\w-]{20,}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    // A header that anybody can send counts only behind a proxy of our own (TRUST_PROXY; tests/http/ops.test.ts).
    const claimed = await post('/', { clientId: 't.cookie-02', text: '你好' }, { 'x-forwarded-proto': 'https' })
    expect(claimed.headers.get('set-cookie')).not.toContain('Secure')
  })

  test('markup in words is shown as words', async () => {
    const cookie = await talk('<script>alert(1)</script><b>求助</b>')
    const html = await (await fetch(stage.url, { headers: { cookie } })).text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  test('no address carries what a resident wrote, and the way back leads to our own pages only', async () => {
    const answer = await post('/', { clientId: 't.address-1', text: '家里着火了' })
    expect(answer.headers.get('location')).toBe('/#latest')
    for (const back of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/leave'])
      expect((await post('/size', { size: 'l', back })).headers.get('location')).toBe('/')
    expect((await post('/size', { size: 'l', back: '/h/dibao' })).headers.get('location')).toBe('/h/dibao')
  })

  test('somebody else cannot see the photos of a talk', async () => {
    const cookie = await talk('你好')
    const body = new FormData()
    body.append('clientId', 't.photo-001')
    body.append('file', new File([Uint8Array.from(atob(PNG), (letter) => letter.charCodeAt(0))], 'a.png'))
    const kept = await fetch(`${stage.url}/photo`, { method: 'POST', body, headers: { cookie, origin: stage.url } })
    const { attachmentId } = (await kept.json()) as { attachmentId: string }
    expect((await fetch(`${stage.url}/photo/${attachmentId}`, { headers: { cookie } })).status).toBe(200)
    expect((await fetch(`${stage.url}/photo/${attachmentId}`)).status).toBe(404)
    expect(
      (await fetch(`${stage.url}/photo/${attachmentId}`, { headers: { cookie: await talk('你好') } })).status,
    ).toBe(404)
  })

  test.each([
    ['nothing', { text: '   ' }, 422, '还没写字'],
    ['too much', { text: '字'.repeat(4001) }, 422, '写得太长了'],
  ])('%s is refused in words', async (_, fields, status, words) => {
    const answer = await post('/', { clientId: 't.refused-1', ...fields })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(words)
  })

  test('a broken server answers with phones and with what was typed', async () => {
    const { conversations } = stage.running.house.turns
    const { append } = conversations
    conversations.append = () => Promise.reject(new Error('disk full'))
    try {
      const answer = await post('/', { clientId: 't.broken-01', text: '家里断粮了' })
      const html = await answer.text()
      expect(answer.status).toBe(500)
      expect(html).toContain('这边出了点问题。您写的都在，再试一次。')
      expect(html).toContain('家里断粮了')
      expect(html).toContain('href="tel:119"')
      expect(html).not.toContain('disk full')
    } finally {
      conversations.append = append
    }
    expect((await post('/', { clientId: 't.broken-01', text: '家里断粮了' })).status).toBe(303)
  })
})

describe('my case', () => {
  test('number and last four figures show status, never the story; wrong ones count', async () => {
    await talk('家里着火了', '火已经灭了，没人受伤', '在云阳街道，没地方住，有饭吃，我一个人', '13912345678')
    const { state } = await newestTalk(stage)
    const number = state.case?.number ?? ''
    const found = await post('/my', { number: number.replace('-', ' '), last4: '5678' })
    expect(found.status).toBe(200)
    const html = await found.text()
    expect(html).toContain(number)
    expect(html).toContain('已登记')
    expect(html).not.toContain('13912345678')
    expect(html).not.toContain('着火')
    for (let left = 4; left > 0; left -= 1)
      expect(await (await post('/my', { number, last4: '0000' })).text()).toContain(`还能试${left}次`)
    expect(await (await post('/my', { number, last4: '0000' })).text()).toContain('试得太多了')
    expect(await (await post('/my', { number, last4: '5678' })).text()).toContain('试得太多了')
  })

  test('a number that cannot be one costs no try', async () => {
    expect(await (await post('/my', { number: '12345678', last4: '1234' })).text()).toContain('编号是8个数字')
  })

  test('tries of all numbers together are limited too, and forgiven after an hour', () => {
    const limits = lookupLimits()
    for (let miss = 0; miss < 200; miss += 1) limits.miss(`n${miss}`, 0)
    expect(limits.left('fresh', 1)).toBe(0)
    expect(limits.left('fresh', 3_600_001)).toBe(5)
  })

  test('own data can be seen, taken along and erased, after one more question', async () => {
    const cookie = await talk('我叫王小明，在珥陵镇')
    const shown = await (await fetch(`${stage.url}/my`, { headers: { cookie } })).text()
    expect(shown).toContain('珥陵镇')
    const taken = await fetch(`${stage.url}/my/export`, { headers: { cookie } })
    expect(taken.headers.get('content-disposition')).toContain('attachment')
    expect(await taken.text()).toContain('王小明')
    expect(await (await post('/my/erase', {}, { cookie })).text()).toContain('真的要删吗')
    const erased = await post('/my/erase', { sure: '1' }, { cookie })
    expect(await erased.text()).toContain('删掉了：')
    expect(erased.headers.get('set-cookie')).toContain('wl=;')
  })
})

describe('pages', () => {
  test.each([
    '/',
    '/my',
    '/review',
    '/h',
    '/h/temporary-aid',
    '/h/book',
    '/scorecard',
    '/privacy',
    '/safe',
    '/size',
    '/place',
    '/photos',
    '/weather',
  ])('%s answers without script and without a session', async (path) => {
    const answer = await fetch(stage.url + path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/^<!doctype html><html lang="zh-CN"/)
  })

  test('every citation of the handbook leads to a place on its page', async () => {
    const html = await (await fetch(`${stage.url}/h/temporary-aid`)).text()
    for (const section of ['一句话', '谁能办', '给什么', '怎么办']) expect(html).toContain(`id="${section}"`)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the book holds every valid passage once, and each line of its contents leads to its article', async () => {
    const html = await (await fetch(`${stage.url}/h/book`)).text()
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const lines = [...html.matchAll(/<a href="#([a-z][^"]*)"/g)].map(([, id]) => id)
    for (const { slug } of freshBundle().articles) {
      expect(lines).toContain(slug)
      expect(ids).toContain(slug)
    }
    const part = await (await fetch(`${stage.url}/h/book?event=${encodeURIComponent('失火')}`)).text()
    expect(part).toContain('id="temporary-aid"')
    expect(part.length).toBeLessThan(html.length / 4)
    expect((await fetch(`${stage.url}/h/book?event=${encodeURIComponent('没有这样的事')}`)).status).toBe(404)
  })

  test.each(['/h/nothing-here', '/nothing-here'])('%s is a page that leads back', async (path) => {
    const answer = await fetch(stage.url + path, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('没有这一页')
  })

  test('programs get their own kind of answer', async () => {
    const answer = await fetch(`${stage.url}/api/nothing-here`, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  test('phone numbers come from data only', async () => {
    const cookie = await talk('家里着火了')
    const html = await (await fetch(stage.url, { headers: { cookie } })).text()
    const { phones } = stage.running.house.turns.rules.danger
    const numbers = [...html.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number ?? '')
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) expect(Object.keys(phones)).toContain(number)
  })

  test('the season stands where it should', () => {
    expect([termOf(11, 24), termOf(1, 1), termOf(12, 22), termOf(2, 4)]).toEqual(['小雪', '冬至', '冬至', '立春'])
  })

  test('a law is named once with all its articles', () => {
    const before = { slug: 'a', title: '甲', section: '给什么', effective: '2021-07-01' }
    expect(
      basisOf([
        { ...before, source: '《甲法》第3条；《乙法》' },
        { ...before, source: '《甲法》第3条、第5条' },
      ]),
    ).toBe('《甲法》第3条、第5条；《乙法》')
  })

  test('numbers to dial or to write down are read figure by figure', () => {
    expect(spokenWords('马上打119。编号2611-2437，13口人')).toBe('马上打一一九。编号二六一一二四三七，13口人')
    expect(spokenWords('您的电话是139 1234 5678')).toBe('您的电话是一三九一二三四五六七八')
  })

  test('people are said as a person would say them', () => {
    expect(peopleWords(2, 1, 0)).toBe('一共3口人，2个大人，1个老人')
  })
})

describe('words', () => {
  const texts = [...strings(pageWords), ...strings(scriptWords), ...strings(embedWords)]

  test('no banned word', () => {
    const banned = /提交|受理|流程|系统|上传|材料清单|工单|客服|用户|登录|智能|AI|抱歉|重新填写|正在转接|可以领|一定/
    expect(texts.filter((text) => banned.test(text))).toEqual([])
  })

  test('no sentence over 25 characters', () => {
    const sentences = texts.flatMap((text) => text.split(/[。！？\n]/))
    const longest = sentences.toSorted((a, b) => b.length - a.length)[0] ?? ''
    console.log(`longest sentence of the pages: ${longest} (${longest.length})`)
    expect(longest.length).toBeLessThanOrEqual(25)
  })

  test('every character is among the common ones', () => {
    const common = commonCharacters()
    const rare = [...new Set(texts.join(''))].filter((letter) => /\p{Script=Han}/u.test(letter) && !common.has(letter))
    expect(rare).toEqual([])
  })
})

/** GB 2312 level 1: the 3,755 characters in daily use. */
function commonCharacters(): Set<string> {
  const decoder = new TextDecoder('gbk')
  const found = new Set<string>()
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low += 1)
      found.add(decoder.decode(Uint8Array.of(high, low)))
  return found
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String((value as (n: number, m: number) => string)(1, 1))]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(strings)
  return []
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
