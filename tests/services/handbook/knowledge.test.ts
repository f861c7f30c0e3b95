/** The pure parts of the backend: differences, warnings, the fold of an article's life, writing an article. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from '../../../src/core/knowledge/diff.ts'
import { headOf, type ArticleStep, type StepKind } from '../../../src/core/knowledge/versions.ts'
import { figuresIn } from '../../../src/core/knowledge/statements.ts'
import { warnAbout } from '../../../src/core/knowledge/warnings.ts'
import { writeArticle } from '../../../src/core/knowledge/write-article.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { articleFile } from '../../../src/content/load-handbook.ts'
import { readArticle } from '../../../src/services/handbook/article-text.ts'
import { gradeOf } from '../../../src/services/handbook/labelled.ts'
import { aHandbookDesk, articleOf, articleText } from './support.ts'

describe('differences', () => {
  const line = fc.constantFrom('甲', '乙', '丙', '')
  it('give back both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
        const diff = diffLines(before.join('\n'), after.join('\n'))
        const side = (kinds: readonly string[]): string =>
          diff
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join('\n')
        expect(side(['same', 'removed'])).toBe(before.join('\n'))
        expect(side(['same', 'added'])).toBe(after.join('\n'))
      }),
    )
  })
})

describe('warnings', () => {
  const monthly = '低保标准每人每月1035元，按家庭收入补差发放。'
  const dated = 'sal 第29条；施行：2026-07-01'

  it('see another number for the same thing in another article', () => {
    const one = articleOf(articleText({ slug: 'one', what: monthly, source: dated }))
    const other = articleOf(articleText({ slug: 'other', what: monthly.replace('1035', '860'), source: dated }))
    const [warning] = warnAbout(one, [other], '2026-11-24')
    expect(warning).toMatchObject({
      kind: 'contradiction',
      section: '给什么',
      other: { slug: 'other', section: '给什么' },
    })
    expect(warnAbout(one, [one, { ...other, passages: one.passages }], '2026-11-24')).toEqual([])
  })

  it('do not compare areas or times that never meet', () => {
    const one = articleOf(articleText({ slug: 'one', what: monthly, source: dated, area: '丹阳市' }))
    const far = articleOf(
      articleText({ slug: 'other', what: monthly.replace('1035', '860'), source: dated, area: '扬中市' }),
    )
    const old = articleOf(
      articleText({
        slug: 'other',
        what: monthly.replace('1035', '860'),
        source: 'sal；施行：2025-07-01；至：2026-06-30',
      }),
    )
    expect(warnAbout(one, [far, old], '2026-11-24')).toEqual([])
  })

  it('ask for the date of an amount and for a late review', () => {
    const bare = articleOf(articleText({ slug: 'one', what: monthly, source: 'sal 第29条', reviewBy: '2026-08-01' }))
    expect(warnAbout(bare, [], '2026-11-24').map(({ kind }) => kind)).toEqual(['review-overdue', 'amount-undated'])
  })

  it('read figures with their units', () => {
    expect(figuresIn('1.5万元，30个工作日，60%，两天')).toEqual([
      { value: 15_000, unit: 'yuan' },
      { value: 30, unit: 'days' },
      { value: 60, unit: 'percent' },
    ])
  })

  it('in today’s handbook are few enough to be read', () => {
    const { articles } = loadBundle()
    const found = articles.flatMap((article) => warnAbout(article, articles, '2026-11-24'))
    expect(found.filter(({ kind }) => kind === 'contradiction').length).toBeLessThan(articles.length / 4)
  })
})

describe('the life of an article', () => {
  const by = { id: 's_1', name: '甲' }
  const step = (seq: number, kind: StepKind, version: number, over: Partial<ArticleStep> = {}): ArticleStep => {
    return {
      slug: 'a',
      seq,
      kind,
      version,
      restored: null,
      at: `2026-11-24T00:00:0${seq}.000Z`,
      by,
      note: '',
      dueAt: null,
      ...over,
    }
  }

  it('keeps the live version while a newer one is written', () => {
    const head = headOf([step(1, 'saved', 1), step(2, 'submitted', 1), step(3, 'published', 1), step(4, 'saved', 2)])
    expect(head).toMatchObject({ state: 'draft', version: 2, live: 1, seq: 4 })
  })

  it('publishes a planned version beneath a newer draft', () => {
    const planned = step(3, 'scheduled', 1, { dueAt: '2026-12-01T00:00:00.000Z' })
    const steps = [step(1, 'saved', 1), step(2, 'submitted', 1), planned, step(4, 'saved', 2), step(5, 'published', 1)]
    expect(headOf(steps)).toMatchObject({ state: 'draft', version: 2, live: 1, due: null })
  })
})

describe('writing', () => {
  it('brings every article of knowledge/ back as it was read', () => {
    for (const article of loadBundle().articles) {
      const { article: again } = readArticle(article.slug, writeArticle(article), null)
      expect(again).toEqual(article)
    }
  })

  it('is not needed where the file is there: the text is the file', async () => {
    expect(await articleFile('dibao')).toMatch(/^---\nslug: dibao\n/)
    expect(await articleFile('../package')).toBeNull()
    expect(await articleFile('no-such-article')).toBeNull()
  })
})

describe('the bench', () => {
  it('measures the live handbook, keeps the run and shows the newest first', async () => {
    const questions = [
      { id: 'q1', question: '低保怎么申请', slug: 'dibao', also: [] },
      { id: 'q2', question: '火化费能不能减免', slug: 'temporary-aid', also: [] },
      { id: 'q3', question: '今天天气怎么样呀', slug: 'none', also: [] },
    ]
    const desk = await aHandbookDesk({ questions })
    const run = await desk.editor('POST', '/bench/run')
    expect(run.status).toBe(201)
    expect(run.body).toMatchObject({
      questions: 3,
      hit1: 0.5,
      precision: 0.5,
      coverage: 1,
      abstention: 1,
      bundle: 'base',
    })
    expect(run.body.misses).toMatchObject([{ question: '火化费能不能减免', slug: 'funeral' }])
    desk.clock.forward(5)
    await desk.publisher('POST', '/bench/run')
    const { runs } = (await desk.admin('GET', '/bench')).body
    expect(runs).toHaveLength(2)
    expect(runs[0].by).toBe('同事s_publisher')
    expect((await desk.agent('GET', '/bench')).status).toBe(403)
    desk.close()
  })

  it('counts a choice with the right topic as half right, a wrong answer as worse than none', () => {
    const labelled = { id: 'q', question: '', slug: 'dibao', also: ['tekun'] }
    const choices = [{ id: 'tekun', label: '' }]
    expect(gradeOf(labelled, { outcome: 'answer', slug: 'dibao.apply' })).toBe(2)
    expect(gradeOf(labelled, { outcome: 'choose', slug: null, choices })).toBe(1)
    expect(gradeOf(labelled, { outcome: 'unknown', slug: null })).toBe(0)
    expect(gradeOf(labelled, { outcome: 'answer', slug: 'funeral' })).toBe(-1)
  })
})
