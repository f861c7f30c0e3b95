/** What every store keeps of the handbook: steps in their order, one winner of two, marks and runs. */
import { describe, expect, it } from 'vitest'
import { headOf } from '../../src/core/knowledge/versions.ts'
import type { GapMark, NewStep } from '../../src/ports/article-store.ts'
import type { Subject } from './describe-store.ts'

const AT = '2026-11-24T01:00:00.000Z'
const aStep = (slug: string, seq: number, over: Partial<NewStep> = {}): NewStep => ({
  slug,
  seq,
  kind: 'saved',
  version: seq,
  restored: null,
  at: AT,
  by: { id: 's_1', name: '甲' },
  note: '',
  dueAt: null,
  text: `第${seq}版\r\n`,
  ...over,
})
const audit = (action: string) => [{ at: AT, actor: 's_1', action, target: 'a', detail: '' }]

export function articleFacts(subject: Subject): void {
  describe('articles', () => {
    it('keep their steps in order and their texts byte for byte', async () => {
      const { articles } = subject().store
      expect(await articles.append([aStep('one', 1), aStep('one', 2)], audit('article.saved'))).toBe('stored')
      expect((await articles.steps('one')).map(({ seq }) => seq)).toEqual([1, 2])
      expect(await articles.text('one', 2)).toBe('第2版\r\n')
      expect(await articles.text('one', 3)).toBeNull()
      expect(headOf(await articles.steps('one'))).toMatchObject({ version: 2, state: 'draft' })
    })

    it('let one of two writers win and keep nothing of the other', async () => {
      const { articles, staff } = subject().store
      await articles.append([aStep('two', 1)], [])
      const before = await articles.revision()
      const both = ['甲', '乙'].map((text) => articles.append([aStep('two', 2, { text })], audit(`saved-${text}`)))
      expect((await Promise.all(both)).toSorted()).toEqual(['conflict', 'stored'])
      expect(await articles.revision()).toBe(before + 1)
      const actions = (await staff.auditLog(20))
        .map(({ action }) => action)
        .filter((action) => action.startsWith('saved-'))
      expect(actions).toHaveLength(1)
      expect(await articles.text('two', 2)).toBe(actions[0]?.slice('saved-'.length))
    })

    it('keep the first mark of a gap, and who was told', async () => {
      const { articles } = subject().store
      const mark = (gapId: string, over: Partial<GapMark> = {}): GapMark => ({
        gapId,
        kind: 'draft',
        slug: 'one',
        version: 1,
        reason: '',
        at: AT,
        byId: 's_1',
        toldAt: null,
        ...over,
      })
      const many = Array.from({ length: 40 }, (_, at) => mark(`g_${at}`))
      await articles.mark([...many, mark('g_x', { kind: 'dismissed', slug: null, version: null })], audit('gap.draft'))
      await articles.mark([mark('g_0', { kind: 'dismissed', slug: null })], [])
      expect((await articles.marks()).find(({ gapId }) => gapId === 'g_0')?.kind).toBe('draft')
      expect(await articles.untoldMarks()).toHaveLength(40)
      await articles.told(
        many.map(({ gapId }) => gapId),
        AT,
      )
      expect(await articles.untoldMarks()).toEqual([])
    })

    it('keep the newest version of each labelled question; of two who write one, the first wins', async () => {
      const { articles } = subject().store
      const row = (id: string, version: number, over = {}) => ({
        id,
        version,
        question: `问${id}`,
        slug: 'one',
        also: ['two', 'three.part'],
        retired: false,
        at: AT,
        byId: 'release',
        byName: '随程序',
        ...over,
      })
      const many = Array.from({ length: 300 }, (_, at) => row(`q${String(at).padStart(3, '0')}`, 1))
      await articles.seedBenchQuestions(many)
      expect(await articles.putBenchQuestion(row('q007', 2, { retired: true }), audit('bench.q'))).toBe('stored')
      expect(await articles.putBenchQuestion(row('q007', 2, { question: '晚了' }), audit('bench.q'))).toBe('conflict')
      await articles.seedBenchQuestions([row('q007', 1, { question: '又来' }), row('q300', 1)])
      const rows = await articles.benchQuestions()
      expect(rows).toHaveLength(301)
      expect(rows.find(({ id }) => id === 'q007')).toEqual(row('q007', 2, { retired: true }))
    })

    it('keep links of gaps until somebody takes them away, once', async () => {
      const { articles } = subject().store
      const link = { id: 'l_1', one: 'g_1', other: 'g_2', at: AT, byId: 's_1' }
      await articles.linkGaps(link, audit('gap.joined'))
      expect(await articles.gapLinks()).toEqual([link])
      expect(await articles.unlinkGaps('l_1', audit('gap.parted'))).toBe(true)
      expect(await articles.unlinkGaps('l_1', audit('gap.parted'))).toBe(false)
      expect(await articles.gapLinks()).toEqual([])
    })

    it('keep runs of the bench, the newest first', async () => {
      const { articles } = subject().store
      const run = (id: string, at: string) => ({ id, at, byName: '甲', bundle: 'b', result: '{}' })
      await articles.addBenchRun(run('b_1', AT), [])
      await articles.addBenchRun(run('b_2', '2026-11-24T02:00:00.000Z'), [])
      expect((await articles.benchRuns(1)).map(({ id }) => id)).toEqual(['b_2'])
    })
  })
}
