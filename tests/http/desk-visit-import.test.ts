/** A risk list over HTTP: a trial writes nothing, the run makes visits, nobody is visited twice, who is on the register is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { aHousehold, ELDER, fieldsOf } from '../support/household.ts'

let desk: Desk
let lead: Browser
beforeEach(async () => {
  desk = await aDesk()
  lead = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

const LIST = `姓名,身份证号,电话,镇（街道）,村,预警类型,自付金额
示例甲,${ELDER},13912345678,云阳街道,桥东村,高额医疗费,32000
示例乙,,,珥陵镇,,失业,
示例乙,,,珥陵镇,,失业,
示例丙,,,不存在镇,,失业,
,,,云阳街道,,失业,
示例丁,,139123,云阳街道,,失业,
`

async function send(more: Record<string, string> = {}, browser = lead, list = LIST) {
  const form = new FormData()
  form.set('file', new File([list], 'list.csv'))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  const init = { method: 'POST', headers: { cookie: browser.cookie }, body: form }
  const response = await desk.app.request('http://desk.test/visits/import', init)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const open = async () => (await lead('GET', '/visits')).body.visits as { who: string; onRegister: number }[]

describe('a risk list', () => {
  it('is tried first, then makes visits, and the same list again makes none', async () => {
    const fields = { ...fieldsOf(aHousehold()), phone: '13912345678', town: '云阳街道' }
    expect((await lead('POST', '/register/households', { fields, why: '新审批' })).status).toBe(201)
    const dry = (await send()).body
    expect(dry).toMatchObject({ rows: 6, isFinal: false, visits: 2, onRegister: 1, known: 1 })
    expect(dry['faults']).toMatchObject([
      { row: 5, field: 'town' },
      { row: 6, field: 'name' },
      { row: 7, field: 'phone' },
    ])
    expect(await open()).toEqual([])
    expect((await send({ final: 'true' })).body).toMatchObject({ isFinal: true, visits: 2 })
    expect((await open()).map(({ onRegister }) => onRegister).toSorted()).toEqual([0, 1])
    expect((await send({ final: 'true' })).body).toMatchObject({ visits: 0, known: 3 })
    const [line] = (await desk.deps.staff.auditLog(20)).filter(({ action }) => action === 'visit.imported')
    expect(line?.detail).toBe('0 3 3')
    expect((await lead('GET', '/visits/totals')).body.totals).toHaveLength(2)
  })

  it('keeps what the list says of a person as the report, and no identity number', async () => {
    await send({ final: 'true' })
    const [visit] = (await lead('GET', '/visits')).body.visits as { id: string; town: string }[]
    const { body, text } = await lead('POST', `/visits/${visit?.id ?? ''}/open`)
    expect(body.said).toContain('名单预警')
    expect(text).not.toContain(ELDER)
  })

  it('says which column is missing, and takes another mapping', async () => {
    const list = '甲,乙\n示例甲,云阳街道\n'
    expect((await send({}, lead, list)).body['faults']).toMatchObject([{ field: 'name' }, { field: 'town' }])
    const mapping = JSON.stringify({ name: 0, town: 1 })
    expect((await send({ mapping }, lead, list)).body).toMatchObject({ visits: 1, faults: [] })
    expect((await send({}, await signInAs(desk, 's_agent'))).status).toBe(403)
  })
})
