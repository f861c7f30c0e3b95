/** What a resident finds beside the talk: the services by class, each one press from its dialogue, and the receipt on a page of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldConversation } from '../../src/core/conversation/fold.ts'
import { serviceClasses } from '../../src/web/resident/services.tsx'
import { testHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const ORIGIN = 'http://127.0.0.1:8787'
let forms = 0

/** Posts a form as a browser without script does; returns the answer and the cookie that holds from now on. */
async function post(path: string, fields: Record<string, string>, cookie = '') {
  forms += 1
  const answer = await house.call(path, {
    method: 'POST',
    headers: { origin: ORIGIN, host: '127.0.0.1:8787', cookie },
    body: new URLSearchParams({ clientId: `p.services-${forms}`, ...fields }),
  })
  return { answer, cookie: cookie || ((answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '') }
}

async function read(path: string, cookie = ''): Promise<string> {
  return (await house.call(path, { headers: { cookie } })).text()
}

async function newest() {
  const { conversations } = house.house.turns
  const heads = await conversations.list({ limit: 200 })
  const head = heads.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  return foldConversation((await conversations.load(head?.id ?? ''))?.events ?? [])
}

test('five classes with 21 services stand on a page that the menu leads to', async () => {
  const classes = serviceClasses(house.house.turns.rules.dialogues)
  expect(classes).toHaveLength(5)
  const items = classes.flatMap((group) => group.items)
  expect(items).toHaveLength(21)
  const html = await read('/services')
  for (const { name } of [...classes, ...items]) expect(html).toContain(name)
  expect(html.match(/name="item"/g)).toHaveLength(21)
  expect(await read('/')).toContain('href="/services"')
})

test('each service opens its dialogue with class and item known, and the next thing is asked', async () => {
  for (const { id: group, items } of serviceClasses(house.house.turns.rules.dialogues))
    for (const { id } of items) {
      const { answer, cookie } = await post('/services', { item: `${group}/${id}` })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/#latest')
      const { slots } = await newest()
      expect(slots['serviceItem'], id).toMatchObject({ value: id })
      expect(slots['serviceClass'], id).toMatchObject({ value: group })
      expect(await read('/', cookie), id).toContain('id="question"')
    }
})

test('the menu opens the report for somebody else, at the first screen as in a talk', async () => {
  const { answer, cookie } = await post('/', { choice: 'start:report-for-other' })
  expect(answer.status).toBe(303)
  expect((await newest()).dialogue?.intent).toBe('report-for-other')
  for (const held of ['', cookie])
    expect(await read('/', held)).toMatch(/class="menu"[^]*value="start:report-for-other"[^]*帮别人求助/)
})

test('a service asked for twice by one form is asked for once', async () => {
  const fields = { item: 'life/meals', clientId: 'p.services-twice' }
  const { cookie } = await post('/services', fields)
  const said = (await newest()).said.length
  await post('/services', fields, cookie)
  expect((await newest()).said).toHaveLength(said)
})

test.each(['life/none', 'nothing', '', 'rehab/meals'])(
  'the service %j is none of ours and opens nothing',
  async (item) => {
    const { answer } = await post('/services', { item })
    expect(answer.headers.get('location')).toBe('/services')
    expect(answer.headers.get('set-cookie')).toBeNull()
  },
)

test('while life is at risk a service does not push the danger aside', async () => {
  const { cookie } = await post('/', { text: '家里着火了，人还在里面' })
  await post('/services', { item: 'life/meals' }, cookie)
  expect(await read('/', cookie)).toContain('href="tel:119"')
})

test('the receipt is a page with the short code, the deadline and the warning, and empty for everybody else', async () => {
  let cookie = ''
  for (const text of [
    '昨晚十点家里着火，房子烧光了，三口人，老娘七十八，在丹阳珥陵镇，今晚没地方住',
    '火灭了，人没伤',
    '邻居给了口吃的',
    '13800001234',
    '发出',
  ])
    cookie = (await post('/', { text }, cookie)).cookie
  // Only where it is shown as the number: the ids of the page's forms hold such digits by chance.
  const number = /class="number">(\d{4}-\d{4})</.exec(await read('/', cookie))?.[1] ?? 'none'
  const page = await read('/receipt', cookie)
  for (const words of [number, '前联系您', '骗子', '电话后四位']) expect(page).toContain(words)
  expect(page).not.toContain('13800001234')
  expect(await read('/', cookie)).toContain('href="/receipt"')
  const other = await read('/receipt')
  expect(other).not.toContain(number)
  expect(other).toContain('这里还没有您的求助')
})
