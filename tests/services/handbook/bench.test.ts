/** The bench's questions live in the store: seeded by the release, mended at the desk, used by the next run. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { benchQuestions } from '../../../src/services/handbook/bench-questions.ts'
import { confusionOf } from '../../../src/services/handbook/confusion.ts'
import { aHandbookDesk } from './support.ts'

const SEEDS = [
  { id: 'q1', question: '低保怎么申请', slug: 'dibao', also: [] },
  { id: 'q2', question: '火化费能不能减免', slug: 'funeral', also: [] },
  { id: 'q3', question: '明天下不下雨', slug: 'none', also: [] },
  // The words are those of another article: it takes the question.
  { id: 'q4', question: '急用钱找哪个部门', slug: 'dibao', also: [] },
  { id: 'q5', question: '低保一个月多少钱', slug: 'temporary-aid', also: [] },
]

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk({ questions: SEEDS })
})
afterEach(() => desk.close())

interface Row {
  id: string
  version: number
  retired: boolean
}

async function listed(): Promise<Row[]> {
  const { body } = await desk.editor('GET', '/bench/questions')
  return (body as { questions: Row[] }).questions
}

describe('the questions', () => {
  it('of the release are in the store at the first look, once, also when two look at the same moment', async () => {
    await Promise.all([benchQuestions(desk.handbook), benchQuestions(desk.handbook)])
    const questions = await listed()
    expect(questions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5'])
    expect(questions[0]).toMatchObject({ version: 1, slug: 'dibao', retired: false, by: '随程序' })
  })

  it('are added, changed and retired with the right; the log has each', async () => {
    expect((await desk.agent('GET', '/bench/questions')).status).toBe(403)
    const wish = { question: '低保要不要年审', slug: 'dibao' }
    expect((await desk.agent('POST', '/bench/questions', wish)).status).toBe(403)
    const added = await desk.editor('POST', '/bench/questions', wish)
    expect(added.body).toMatchObject({ ...wish, also: [], version: 1, retired: false, by: '同事s_editor' })
    const { id } = added.body
    const mended = await desk.editor('PATCH', `/bench/questions/${id}`, { expectedVersion: 1, also: ['funeral'] })
    expect(mended.body).toMatchObject({ version: 2, question: wish.question, also: ['funeral'] })
    const late = await desk.publisher('PATCH', `/bench/questions/${id}`, { expectedVersion: 1, retired: true })
    expect(late.status).toBe(409)
    await desk.publisher('PATCH', `/bench/questions/${id}`, { expectedVersion: 2, retired: true })
    expect((await listed()).find((row) => row.id === id)).toMatchObject({ version: 3, retired: true })
    const log = (await desk.deps.staff.auditLog(20)).filter(({ target }) => target === id).map(({ action }) => action)
    expect(log.toSorted()).toEqual(['bench.question-added', 'bench.question-changed', 'bench.question-retired'])
  })

  it('keep nobody who asked', async () => {
    const question = '我叫测试甲，电话13912345678，低保要不要年审'
    const { body } = await desk.editor('POST', '/bench/questions', { question, slug: 'dibao' })
    expect(body.question).toBe('我叫某某，电话［号码］，低保要不要年审')
    const change = { expectedVersion: 1, question: '１３９１２３４５６７８问低保年审' }
    const { text } = await desk.editor('PATCH', `/bench/questions/${body.id}`, change)
    expect(text).toContain('［号码］问低保年审')
  })

  it('need an article that there is, and stand once', async () => {
    const post = (body: object) => desk.editor('POST', '/bench/questions', body)
    expect((await post({ question: '问一句', slug: 'nowhere' })).text).toContain('手册里没有')
    expect((await post({ question: '问一句', slug: 'dibao', also: ['nowhere'] })).status).toBe(400)
    expect((await post({ question: '低保怎么申请', slug: 'dibao' })).text).toContain('已经有这一句')
    expect((await post({ question: '今天几号', slug: 'none' })).status).toBe(201)
    expect((await desk.editor('PATCH', '/bench/questions/q9', { expectedVersion: 1 })).status).toBe(404)
  })
})

describe('a run', () => {
  it('asks what stands in the store now, and measures first, first three, precision, coverage and abstention', async () => {
    await desk.editor('POST', '/bench/questions', { question: '老人去世有没有补贴', slug: 'funeral' })
    await listed()
    await desk.editor('PATCH', '/bench/questions/q2', { expectedVersion: 1, retired: true })
    const { body } = await desk.editor('POST', '/bench/run')
    expect(body).toMatchObject({ questions: 5, hit1: 0.5, hit3: 0.5, precision: 0.5, coverage: 1, abstention: 1 })
    expect(JSON.stringify(body.misses)).not.toContain('火化费')
    expect((await desk.editor('GET', '/bench')).body.runs[0]).toMatchObject({ id: body.id, bundle: 'base' })
  })

  it('names the articles that take each other’s questions, with the questions', async () => {
    const { body } = await desk.editor('POST', '/bench/run')
    expect(body.confusion).toEqual([
      {
        one: 'dibao',
        other: 'temporary-aid',
        count: 2,
        stolen: [
          { question: '急用钱找哪个部门', from: 'dibao', by: 'temporary-aid' },
          { question: '低保一个月多少钱', from: 'temporary-aid', by: 'dibao' },
        ],
      },
    ])
  })

  it('of an older release, without the newer figures, still stands in the trend', async () => {
    const old = { questions: 1, hit1: 1, precision: 1, coverage: 1, abstention: null, ms: 1, misses: [] }
    const row = {
      id: 'old',
      at: desk.clock.now().toISOString(),
      byName: '甲',
      bundle: 'b',
      result: JSON.stringify(old),
    }
    await desk.handbook.articles.addBenchRun(row, [])
    expect((await desk.editor('GET', '/bench')).body.runs).toMatchObject([{ id: 'old', hit3: null, confusion: [] }])
  })
})

it('what counts as right steals nothing, and parts of one topic are one', () => {
  const labelled = { id: 'a', question: '问', slug: 'dibao.apply', also: ['funeral'] }
  expect(
    confusionOf([
      { labelled, first: 'dibao' },
      { labelled, first: 'funeral.fee' },
      { labelled, first: null },
    ]),
  ).toEqual([])
})
