/** Import into the register over HTTP: a dry run writes nothing, the run does, and again changes nothing. */
import writeXlsxFile from 'write-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentReader } from '../../src/adapters/import/document-reader.ts'
import { readTable } from '../../src/services/register/read-table.ts'
import { aDesk, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { CHILD, ELDER } from '../support/household.ts'

let desk: Desk
let lead: Browser
beforeEach(async () => {
  desk = await aDesk()
  lead = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

const LIST = `户号,姓名,身份证号,关系,电话,镇（街道）,类别,开始日期,备注
甲1,测试甲,${ELDER},户主,13912345678,云阳街道,农村低保,2026-01-01,
甲1,测试乙,${CHILD},孙子,,云阳街道,农村低保,2026-01-01,
乙2,测试丙,,户主,,珥陵镇,孤儿,2026-01-01,
丙3,测试丁,,户主,,不存在镇,孤儿,2026-01-01,
`

async function send(bytes: string | Uint8Array, more: Record<string, string> = {}, browser = lead) {
  const form = new FormData()
  form.set('file', new File([bytes as BlobPart], 'list.csv'))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  const response = await desk.app.request('http://desk.test/register/import', {
    method: 'POST',
    headers: { cookie: browser.cookie },
    body: form,
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const count = async (): Promise<number> => (await lead('GET', '/register/households')).body.households.length as number

describe('an import', () => {
  it('first says what would happen and writes nothing, then does it, and again finds everything the same', async () => {
    const dry = await send(LIST)
    expect(dry.body).toMatchObject({
      rows: 4,
      isFinal: false,
      added: 2,
      changed: 0,
      faults: [{ row: 5, field: 'town' }],
    })
    expect(await count()).toBe(0)
    expect((await send(LIST, { final: 'true' })).body).toMatchObject({ isFinal: true, added: 2 })
    expect(await count()).toBe(2)
    expect((await send(LIST, { final: 'true' })).body).toMatchObject({ added: 0, changed: 0, same: 2 })
    const moved = LIST.replace(',,珥陵镇,孤儿,2026-01-01,', ',,珥陵镇,孤儿,2026-01-01,上学了')
    expect((await send(moved)).body).toMatchObject({ changed: 1, same: 1 })
    const log = (await desk.deps.staff.auditLog(20)).filter(({ action }) => action === 'register.imported')
    expect(log.map(({ detail }) => detail)).toEqual(['0 0 2 1', '2 0 0 1'])
    expect(JSON.stringify(log)).not.toContain('测试甲')
  })

  it('finds who stands in another household already', async () => {
    await send(LIST, { final: 'true' })
    const other = LIST.replaceAll('甲1', '丁4')
    expect((await send(other)).body).toMatchObject({ added: 0, faults: [{ row: 2, field: 'idNumber' }, { row: 5 }] })
  })

  it('asks for the columns that it cannot guess, and takes them as they are given', async () => {
    const odd = LIST.replace('户号,姓名', '编码,称呼')
    const first = await send(odd)
    expect(first.body).toMatchObject({
      added: 0,
      faults: [
        { row: 1, field: 'number' },
        { row: 1, field: 'name' },
      ],
    })
    const mapping = { ...(first.body['mapping'] as object), number: 0, name: 1 }
    expect((await send(odd, { mapping: JSON.stringify(mapping) })).body).toMatchObject({ added: 2 })
    expect((await send(odd, { mapping: '{"nothing":1}' })).status).toBe(400)
  })

  it('is not for a town, and not without a list', async () => {
    expect((await send(LIST, {}, await signInAs(desk, 's_yunyang'))).status).toBe(403)
    expect((await send('')).status).toBe(400)
  })
})

describe('a file', () => {
  it('of GB18030 is read like one of UTF-8', async () => {
    // 户号,姓名 / 1,王 as a spreadsheet here saves them.
    const bytes = Uint8Array.from([0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x2c, 0xcd, 0xf5])
    const read = await readTable(null, bytes)
    expect(read).toEqual({
      kind: 'done',
      value: [
        ['户号', '姓名'],
        ['1', '王'],
      ],
    })
  })

  it('of xlsx is read in its own thread: texts stay texts, dates become days; broken ones are refused', async () => {
    const sheet = [
      [{ value: '户号' }, { value: '身份证号' }, { value: '开始日期' }],
      [
        { value: '甲1' },
        { value: ELDER },
        { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
    ]
    const bytes = new Uint8Array(await writeXlsxFile(sheet as never).toBuffer())
    const documents = documentReader()
    expect(await readTable(documents, bytes)).toEqual({
      kind: 'done',
      value: [
        ['户号', '身份证号', '开始日期'],
        ['甲1', ELDER, '2026-03-01'],
      ],
    })
    expect(await readTable(documents, bytes.slice(0, 300))).toMatchObject({ kind: 'invalid', field: 'file' })
    expect(await readTable(null, bytes)).toMatchObject({ kind: 'invalid', field: 'file' })
  })
})
