/** Documents handed in at the desk: what was understood, what is missing, and that nothing is stored. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentReader } from '../../../src/adapters/import/document-reader.ts'
import { readArticle } from '../../../src/services/handbook/article-text.ts'
import { aDocx, aScannedPdf, aZip } from '../../adapters/import/files.ts'
import { aHandbookDesk, TEXTS } from './support.ts'

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk({ documents: documentReader(), phones: new Map([['12345', 'proved']]) })
})
afterEach(() => desk.close())

const LEAFLET = `丹阳市困难家庭取暖补贴办法
根据《江苏省社会救助条例》（苏政发〔2025〕12号）制定。自2026年11月1日起施行。
一、补助对象
丹阳市户籍的低保家庭、特困人员，以及当年被认定的低保边缘家庭，都在补助范围里。
二、补助标准
每户每个取暖季补助800元，特困人员加发200元，钱直接打到社会保障卡里。
三、申请材料
户主的身份证、户口簿、社会保障卡复印件各一份，委托别人办的还要委托书。
四、办理程序
向住所地的镇政府或街道办事处提出申请，镇里十个工作日内审核完毕并且公示。
五、咨询电话
市民政局：0511-86912345，或者拨打12345。`

async function send(name: string, bytes: Uint8Array | string) {
  const form = new FormData()
  form.set('file', new File([bytes as BlobPart], name))
  const response = await desk.app.request('http://desk.test/articles/import', {
    method: 'POST',
    headers: { cookie: desk.editor.cookie },
    body: form,
  })
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() }
}

describe('pasted text', () => {
  it('is laid out in sections, with figures, phones and what is missing', async () => {
    const { status, body } = await desk.editor('POST', '/articles/import', { text: LEAFLET, slug: 'heating' })
    expect(status).toBe(200)
    const { report } = body
    expect(report.title).toBe('丹阳市困难家庭取暖补贴办法')
    expect(report.sections.map(({ section }: { section: string }) => section)).toEqual([
      '谁能办',
      '给什么',
      '怎么办',
      '带什么',
      '电话',
    ])
    expect(report.amounts.join(' ')).toMatch(/800元.*200元/)
    expect(report.dates).toEqual(['2026-11-01'])
    expect(report.phones).toContainEqual({ number: '12345', known: true })
    expect(report.phones).toContainEqual({ number: '0511-86912345', known: false })
    expect(report.sources).toMatchObject([{ title: '《江苏省社会救助条例》（苏政发〔2025〕12号）', date: '2025' }])
    expect(report.missing).toEqual(['asks'])
    expect(report.missingSections).toContain('多久')
    const { article } = readArticle('heating', body.text, null)
    expect(article).toMatchObject({ slug: 'heating', area: '丹阳市', effective: '2026-11-01', department: '民政局' })
    expect((await desk.editor('GET', '/articles')).body.articles).toHaveLength(3)
  })

  it('that is an article already comes back byte for byte', async () => {
    const { body } = await desk.editor('POST', '/articles/import', { text: TEXTS['dibao'] })
    expect(body).toMatchObject({ slug: 'dibao', text: TEXTS['dibao'], report: { isArticle: true } })
  })

  it('too long for a passage is cut at a sentence and the rest is given back', async () => {
    const long = `# 补助标准\n${'这一句话写的是补助的标准和发放。'.repeat(30)}`
    const { report } = (await desk.editor('POST', '/articles/import', { text: long })).body
    expect(report.sections[0]).toMatchObject({ section: '给什么', cut: true })
    expect(report.leftOver[0].text.length).toBeGreaterThan(200)
  })
})

describe('a file', () => {
  it('of Word is read like pasted text', async () => {
    const docx = aDocx(LEAFLET.split('\n').map((text) => ({ text })))
    const { status, body } = await send('办法.docx', docx)
    expect(status).toBe(200)
    expect(body.report.sections).toHaveLength(5)
  }, 20_000)

  it('of an old Chinese Windows is read', async () => {
    const gbk = Uint8Array.from([
      0xb2, 0xb9, 0xd6, 0xfa, 0xb1, 0xea, 0xd7, 0xbc, 0xa3, 0xba, 0x38, 0x30, 0x30, 0xd4, 0xaa,
    ])
    const { body } = await send('a.txt', gbk)
    expect(body.report.sections).toMatchObject([{ section: '给什么' }])
  })

  it.each([
    [
      'bomb.docx',
      () => aZip([{ name: 'word/document.xml', content: Buffer.alloc(21 * 1024 * 1024) }]),
      422,
      '解压后大得不正常',
    ],
    ['broken.docx', () => new Uint8Array([1, 2, 3]), 422, '打不开'],
    ['scan.pdf', aScannedPdf, 422, '扫描的图片'],
    ['huge.pdf', () => new Uint8Array(50 * 1024 * 1024), 413, '最大20MB'],
    ['page.exe', () => new Uint8Array([1]), 415, '只能读'],
    ['empty.txt', () => new Uint8Array(), 422, '没有文字'],
  ])(
    '%s is answered with what to do, and changes nothing',
    async (name, bytes, status, words) => {
      const answer = await send(name, bytes())
      expect(answer.status).toBe(status)
      expect(answer.type).toBe('application/problem+json; charset=utf-8')
      expect(answer.body.detail).toContain(words)
      expect(await desk.handbook.articles.revision()).toBe(0)
    },
    30_000,
  )

  it('is read for editors only, and not where the runtime cannot', async () => {
    const { status } = await desk.agent('POST', '/articles/import', { text: LEAFLET })
    expect(status).toBe(403)
    const bare = await aHandbookDesk()
    const form = new FormData()
    form.set('file', new File(['x'], 'a.docx'))
    const headers = { cookie: bare.editor.cookie }
    const response = await bare.app.request('http://desk.test/articles/import', { method: 'POST', headers, body: form })
    expect(response.status).toBe(415)
    bare.close()
  })

  it('from a foreign page is refused', async () => {
    const form = new FormData()
    form.set('file', new File(['x'], 'a.txt'))
    const headers = { cookie: desk.editor.cookie, origin: 'https://evil.test' }
    const response = await desk.app.request('http://desk.test/articles/import', { method: 'POST', headers, body: form })
    expect(response.status).toBe(403)
  })
})
