/** Marks: a list the office edits, on talks and cases, found by them, counted, in tables; never a level, a status or a way around rights. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let admin: Browser
let agent: Browser
beforeEach(async () => {
  desk = await aDesk()
  admin = await signInAs(desk, 's_admin')
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

const tag = (over: Record<string, unknown>) => ({ name: '媒体关注', colour: 'red', roles: [], active: true, ...over })
const save = (tags: unknown[], expectedVersion = 0) =>
  admin('PUT', '/tables/tags', { expectedVersion, value: { tags }, why: '试用' })
const idsOf = async (by: Browser, name: string) =>
  (await by('GET', `/conversations?tag=${encodeURIComponent(name)}`)).body.conversations.map(
    ({ id }: { id: string }) => id,
  ) as string[]

it.each(['特急', 'P0', '一般'])('is no word of a level or status: %s', async (name) => {
  expect((await save([tag({ name })])).status).toBe(400)
})

it('is set on a talk by the list, leaves a line, and finds the talk', async () => {
  const [marked, other] = [await aTalk(desk), await aTalk(desk)]
  const answer = await agent('PUT', `/conversations/${marked.id}/tags`, { tags: ['需要回访'] })
  expect([answer.status, answer.body.tags]).toEqual([200, ['需要回访']])
  expect(await idsOf(agent, '需要回访')).toEqual([marked.id])
  const { notes, messages } = (await agent('GET', `/conversations/${marked.id}`)).body
  expect(notes.map(({ text, by }: { text: string; by: string }) => [by, text])).toEqual([['012', '标记：需要回访']])
  expect(JSON.stringify(messages)).not.toContain('需要回访')
  await agent('PUT', `/conversations/${marked.id}/tags`, { tags: [] })
  expect(await idsOf(agent, '需要回访')).toEqual([])
  expect((await agent('PUT', `/conversations/${other.id}/tags`, { tags: ['自己编的'] })).status).toBe(400)
})

it('for some roles is set and taken off by these alone', async () => {
  await save([tag({ roles: ['supervisor'] })])
  const { id, number } = await aTalk(desk, { case: {} })
  const supervisor = await signInAs(desk, 's_super')
  expect((await agent('PUT', `/conversations/${id}/tags`, { tags: ['媒体关注'] })).status).toBe(400)
  expect((await supervisor('PUT', `/conversations/${id}/tags`, { tags: ['媒体关注'] })).status).toBe(200)
  expect((await agent('PUT', `/conversations/${id}/tags`, { tags: [] })).status).toBe(400)
  const bulk = { do: 'tag', numbers: [number], tag: '媒体关注' }
  expect((await agent('POST', '/cases/bulk', bulk)).body.results[0]).toMatchObject({ done: false })
  expect((await supervisor('POST', '/cases/bulk', bulk)).body.results[0]).toMatchObject({ done: true })
})

it('changes neither level nor status nor clock', async () => {
  const { number } = await aTalk(desk, { case: {} })
  const before = await desk.deps.cases.find(number ?? '')
  await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '多次来电' })
  const after = await desk.deps.cases.find(number ?? '')
  const kept = (one: typeof before) => [one?.level, one?.status, one?.dueAt, one?.assignee, one?.firstContactAt]
  expect(kept(after)).toEqual(kept(before))
  expect(after?.tags).toEqual(['多次来电'])
})

it('is hidden where its row is hidden: list, counts, marks of another town', async () => {
  const far = await aTalk(desk, { town: '珥陵镇', case: { town: '珥陵镇' } })
  const near = await aTalk(desk, { town: '云阳街道', case: { town: '云阳街道' } })
  for (const { id, number } of [far, near]) {
    await agent('PUT', `/conversations/${id}/tags`, { tags: ['等家属'] })
    await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '等家属' })
  }
  const worker = await signInAs(desk, 's_yunyang')
  expect(await idsOf(worker, '等家属')).toEqual([near.id])
  expect((await worker('GET', '/cases/counts')).body.byTag).toEqual({ 等家属: 1 })
  expect((await agent('GET', '/cases/counts')).body.byTag).toEqual({ 等家属: 2 })
  expect((await worker('PUT', `/conversations/${far.id}/tags`, { tags: [] })).status).toBe(403)
})

it('tells nobody what the row itself keeps to itself', async () => {
  const { id, number } = await aTalk(desk, { case: { incident: 'violence' } })
  await agent('PUT', `/conversations/${id}/tags`, { tags: ['行动不便'] })
  await agent('POST', `/cases/${number}/claim`)
  await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '等家属' })
  const seenBy = async (by: Browser) => ({
    row: (await by('GET', '/cases')).body.cases[0].tags ?? [],
    whole: (await by('GET', `/cases/${number}`)).body.tags ?? [],
    byTag: (await by('GET', `/cases?tag=${encodeURIComponent('等家属')}`)).body.cases.length,
    byKind: (await by('GET', '/cases?incident=violence')).body.cases.length,
    counted: (await by('GET', '/cases/counts')).body.byTag,
  })
  expect(await seenBy(await signInAs(desk, 's_agent2'))).toEqual({
    row: [],
    whole: [],
    byTag: 0,
    byKind: 0,
    counted: {},
  })
  expect(await seenBy(agent)).toEqual({
    row: ['等家属'],
    whole: ['等家属'],
    byTag: 1,
    byKind: 1,
    counted: { 等家属: 1 },
  })
  expect((await admin('GET', '/export/cases.csv')).text).not.toContain('等家属')
  expect((await admin('GET', '/export/conversations.csv')).text).not.toContain('行动不便')
})

it('stands in the tables that leave the house', async () => {
  const { id, number } = await aTalk(desk, { case: {} })
  await agent('PUT', `/conversations/${id}/tags`, { tags: ['行动不便'] })
  await agent('POST', '/cases/bulk', { do: 'tag', numbers: [number], tag: '低保户' })
  expect((await admin('GET', '/export/cases.csv')).text).toContain('低保户')
  expect((await admin('GET', '/export/conversations.csv')).text).toContain('行动不便')
})

it('that went out of use stays where it is and can be taken off', async () => {
  await save([tag({})])
  const { id } = await aTalk(desk)
  await agent('PUT', `/conversations/${id}/tags`, { tags: ['媒体关注'] })
  expect((await save([tag({ active: false })], 1)).status).toBe(200)
  expect(await idsOf(agent, '媒体关注')).toEqual([id])
  const other = await aTalk(desk)
  expect((await agent('PUT', `/conversations/${other.id}/tags`, { tags: ['媒体关注'] })).status).toBe(400)
  expect((await agent('PUT', `/conversations/${id}/tags`, { tags: [] })).status).toBe(200)
})
