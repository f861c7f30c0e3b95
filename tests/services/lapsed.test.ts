/** Facts with an end: a named year gets the words of that year, an ended fact sends to the newest publication by itself. */
import { beforeAll, describe, expect, it } from 'vitest'
import { loadBundle } from '../../src/content/load-bundle.ts'
import { answerMessages } from '../../src/content/answer-messages.zh-CN.ts'
import type { Bundle } from '../../src/core/knowledge/article.ts'
import { hasLapsed } from '../../src/core/knowledge/pick-passage.ts'
import { createAnswerer, type Answerer } from '../../src/services/answer-question.ts'
import { answerOwnAsks } from '../../src/services/handbook/answer-own-asks.ts'
import { readArticle } from '../../src/services/handbook/article-text.ts'

const file = (what: string, reviewBy = '2030-01-31'): string => `---
slug: dibao.lantern
title: 灯笼匠人帮扶
department: 民政局
area: 镇江市
reviewBy: ${reviewBy}
sources:
  - id: own
    title: 《灯笼匠人帮扶办法》
    date: 2025-01-01
asks:
  - 灯笼匠人帮扶的标准是多少
  - 灯笼匠人帮扶一个月多少钱
  - 灯笼匠人有没有帮扶
---
## 一句话
做灯笼的手艺人，铺子有困难的，每月发一笔钱。
> 来源：own 第1条

## 给什么
${what}
## 怎么办
灯笼匠人帮扶，带上手艺证明，到户籍地镇（街道）窗口去办。
> 来源：own 第4条
`

const YEARS = `灯笼匠人帮扶的标准，是每人每月310元。
> 来源：own 第2条；施行：2025-01-01；至：2025-12-31

灯笼匠人帮扶的标准，是每人每月320元。
> 来源：own 第2条；施行：2026-01-01；至：2026-12-31
`

function bundleOf(text: string): Bundle {
  const { article, faults } = readArticle('dibao.lantern', text, null)
  if (article === null) throw new Error(JSON.stringify(faults))
  const base = loadBundle()
  return { ...base, hash: 'lantern', articles: [...base.articles, article] }
}

/** As the live handbook answers what the desk wrote. */
async function answererOf(text: string): Promise<Answerer> {
  const bundle = bundleOf(text)
  return answerOwnAsks(await createAnswerer({ bundle, embedder: null }), bundle.articles.slice(-1))
}

/** The slug is what a tapped choice sends; the question before it says what was asked. */
const asked = async (answerer: Answerer, question: string, day: string): Promise<string> =>
  (
    await answerer.answer('dibao.lantern', {
      now: new Date(`${day}T09:00:00+08:00`),
      history: [question],
      area: '镇江市',
    })
  ).answer

describe('a fact with an end', () => {
  let answerer: Answerer
  beforeAll(async () => {
    answerer = await answererOf(file(YEARS))
  })
  const free = async (question: string, day: string): Promise<string> =>
    (await answerer.answer(question, { now: new Date(`${day}T09:00:00+08:00`) })).answer

  it('is quoted while it holds, alone', async () => {
    const answer = await asked(answerer, '灯笼匠人帮扶一个月多少钱', '2026-11-30')
    expect(answer).toContain('320元')
    expect(answer).not.toContain('310元')
    expect(answer).not.toContain(answerMessages.lapsed)
  })

  it.each(['灯笼匠人帮扶2025年的标准是多少', '去年灯笼匠人帮扶一个月多少钱'])(
    'is quoted of the year that is asked about, and said to be of then: %s',
    async (question) => {
      const answer = await free(question, '2026-11-30')
      expect(answer).toContain('310元')
      expect(answer).not.toContain('320元')
      expect(answer).toContain(answerMessages.thatYear)
    },
  )

  it('sends to the newest publication once it is over, and is not quoted as today’s', async () => {
    const answer = await asked(answerer, '灯笼匠人帮扶一个月多少钱', '2027-01-01')
    expect(answer).toContain(answerMessages.lapsed)
    expect(answer).toContain('以当地最新公布为准')
    expect(answer).not.toMatch(/3[12]0元/)
  })

  it('of last year is still told to whoever asks for last year', async () => {
    expect(await free('灯笼匠人帮扶2026年的标准是多少', '2027-01-01')).toContain('320元')
  })
})

describe('what takes the place of an ended fact', () => {
  const lapses = (what: string, area: '镇江市' | '丹阳市', day = '2026-11-30'): boolean => {
    const article = bundleOf(file(what)).articles.at(-1)
    return article !== undefined && hasLapsed(article, '给什么', area, day)
  }
  const local = (from: string, until: string): string => `### 丹阳市
丹阳的灯笼匠人帮扶，每人每月另加20元。
> 来源：own 第3条；施行：${from}；至：${until}
`

  it('is a word of the same area, or a newer one of a wider', () => {
    expect(lapses(YEARS, '镇江市')).toBe(false)
    expect(lapses(YEARS, '镇江市', '2027-01-01')).toBe(true)
    const city = '灯笼匠人帮扶的标准，是每人每月320元。\n> 来源：own；施行：2026-01-01\n\n'
    expect(lapses(city + local('2025-01-01', '2025-12-31'), '丹阳市')).toBe(false)
    expect(lapses(city + local('2026-02-01', '2026-06-30'), '丹阳市')).toBe(true)
  })

  it('is nobody else’s matter: what ended elsewhere is not missed here', () => {
    const city = '灯笼匠人帮扶的标准，是每人每月320元。\n> 来源：own；施行：2026-01-01\n\n'
    expect(lapses(city + local('2026-02-01', '2026-06-30'), '镇江市')).toBe(false)
  })
})

describe('an article whose review is late', () => {
  it('gives its figures with 以当地最新公布为准, and its plain words as they are', async () => {
    const answerer = await answererOf(file(YEARS, '2026-08-01'))
    const answer = await asked(answerer, '灯笼匠人帮扶一个月多少钱', '2026-11-30')
    expect(answer).toMatch(/320元。（2026-01-01 起，以当地最新公布为准）/)
    expect(answer).not.toMatch(/每月发一笔钱。（/)
  })
})
