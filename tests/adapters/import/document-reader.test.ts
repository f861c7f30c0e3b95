/** Documents as people and enemies hand them in: Word and PDF are read, bombs and broken files are answered in time. */
import { describe, expect, it } from 'vitest'
import { documentReader } from '../../../src/adapters/import/document-reader.ts'
import { linesOfHtml } from '../../../src/adapters/import/html-lines.ts'
import { readDirectory, unpacksAsSaid } from '../../../src/adapters/import/zip-directory.ts'
import { aDocx, aPdf, aScannedPdf, aZip } from './files.ts'

const reader = documentReader()

describe('a document', () => {
  it('of Word is read with its headings, lists and tables', async () => {
    const docx = aDocx([
      { style: 'Heading1', text: '一、救助对象' },
      { text: '家庭月人均收入低于 1035 元的。' },
      { text: 'A & B <不是标签>' },
    ])
    expect(await reader.read('docx', docx)).toEqual({
      kind: 'read',
      text: '# 一、救助对象\n家庭月人均收入低于 1035 元的。\nA & B <不是标签>',
    })
  }, 20_000)

  it('of PDF is read', async () => {
    const answer = await reader.read('pdf', aPdf('Temporary aid 1035 yuan per month, call 12345'))
    expect(answer).toMatchObject({ kind: 'read' })
    expect(answer.kind === 'read' ? answer.text : '').toContain('1035 yuan')
  }, 20_000)

  it('that is a picture says so', async () => {
    expect(await reader.read('pdf', aScannedPdf())).toEqual({ kind: 'unread', why: 'no-text' })
  }, 20_000)
})

describe('a hostile file', () => {
  it('that would unpack to more than 20 MB is refused from its directory, unopened', async () => {
    const bomb = aZip([{ name: 'word/document.xml', content: Buffer.alloc(21 * 1024 * 1024, 97) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect(await reader.read('docx', bomb)).toEqual({ kind: 'unread', why: 'bomb' })
  })

  it('that shrinks more than fiftyfold is refused', async () => {
    const bomb = aZip([{ name: 'word/document.xml', content: Buffer.alloc(2 * 1024 * 1024, 97) }])
    expect(await reader.read('docx', bomb)).toEqual({ kind: 'unread', why: 'bomb' })
  })

  it('whose directory lies about its size is refused before Word is read', async () => {
    const content = Buffer.alloc(8 * 1024 * 1024, 97)
    const lie = aZip([{ name: 'word/document.xml', content, says: 1000 }])
    const directory = readDirectory(lie)
    expect(directory.kind).toBe('sound')
    expect(directory.kind === 'sound' && unpacksAsSaid(lie, directory.entries)).toBe(false)
    expect(await reader.read('docx', lie)).toEqual({ kind: 'unread', why: 'bomb' })
  }, 20_000)

  it.each([
    ['empty', new Uint8Array()],
    ['words with another name', new TextEncoder().encode('这不是 Word 文件')],
    ['cut off', aDocx([{ text: '一二三四五' }]).subarray(0, 300)],
    ['a zip of something else', aZip([{ name: 'a.txt', content: Buffer.from('x') }])],
    ['with broken XML', aZip([{ name: 'word/document.xml', content: Buffer.from('<w:document><w:body><w:p>') }])],
  ])(
    '%s is called broken',
    async (_, bytes) => {
      expect(await reader.read('docx', bytes)).toEqual({ kind: 'unread', why: 'broken' })
    },
    20_000,
  )

  it('of PDF, cut off, is called broken; larger than 20 MB, too large', async () => {
    expect(await reader.read('pdf', aPdf('hello world').subarray(0, 60))).toMatchObject({ kind: 'unread' })
    expect(await reader.read('pdf', new Uint8Array(50 * 1024 * 1024))).toEqual({ kind: 'unread', why: 'too-large' })
  }, 20_000)

  it('with a password is called so', async () => {
    const compound = new Uint8Array(1000)
    compound.set([0xd0, 0xcf, 0x11, 0xe0])
    expect(await reader.read('docx', compound)).toEqual({ kind: 'unread', why: 'protected' })
  })

  it('that takes too long is ended, and the next one is read', async () => {
    const hasty = documentReader({ killAfterMs: 1 })
    expect(await hasty.read('docx', aDocx([{ text: '一' }]))).toEqual({ kind: 'unread', why: 'too-slow' })
    expect(await reader.read('docx', aDocx([{ text: '还能读' }]))).toEqual({ kind: 'read', text: '还能读' })
  }, 20_000)
})

describe('lines', () => {
  it('keep headings, list marks, cells and signs', () => {
    const html =
      '<h1>标题</h1><p>一<br/>二</p><ul><li>甲</li></ul><table><tr><td><p>左</p></td><td><p>右</p></td></tr></table><p>&#20849;&lt;3&gt;</p>'
    expect(linesOfHtml(html)).toBe('# 标题\n一\n二\n- 甲\n左\n｜右\n共<3>')
  })
})
