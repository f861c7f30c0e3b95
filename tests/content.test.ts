import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checks } from '../scripts/content/checks.ts'
import { compileBundle } from '../scripts/content/compile.ts'
import { readContent } from '../scripts/content/read.ts'

const TODAY = '2026-11-24'
const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

type Draft = { slug?: string; front?: string; asks?: string[]; body?: string }

const BODY = `## 一句话
遇到火灾等突然难处时的一次性帮助。
> 来源：sal 第29条
`

function article({ slug = 'dibao', front = '', asks = sampleAsks(slug), body = BODY }: Draft = {}): string {
  return `---
slug: ${slug}
title: 最低生活保障
department: 民政局
area: 全国
effective: 2026-07-01
reviewBy: 2027-01-31
sources:
  - id: sal
    title: 《社会救助法》
${front}asks:
${asks.map((ask) => `  - ${ask}`).join('\n')}
---
${body}`
}

function sampleAsks(slug: string): string[] {
  return Array.from({ length: 8 }, (_, index) => `${slug} 的问题 ${index}`)
}

function check(files: Record<string, string>): string[] {
  const { input, problems } = read(files)
  return [...problems, ...checks.flatMap(({ run }) => run(input))].map(
    ({ level, file, line, message }) => `${file}:${line} ${level} ${message}`,
  )
}

function read(files: Record<string, string>): ReturnType<typeof readContent> {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  folders.push(root)
  mkdirSync(join(root, 'knowledge'))
  mkdirSync(join(root, 'intents'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  return readContent(root, TODAY)
}

describe('the handbook compiler', () => {
  it('accepts a plain article', () => {
    expect(check({ 'knowledge/dibao.md': article() })).toEqual([])
  })

  it.each<[string, Draft, string]>([
    [
      'an unknown source',
      { body: BODY.replace('sal 第29条', 'law 第1条') },
      ':21 error 一句话: unknown source id "law"',
    ],
    [
      'a passage without source',
      { body: BODY + '## 谁能办\n本地居民，生活确有困难，家里收入低于标准的。\n' },
      'does not end with a "> 来源：" line',
    ],
    [
      'a short section',
      { body: BODY + '## 谁能办\n本地居民。\n> 来源：sal\n' },
      ':24 error 谁能办: 5 characters, at least 20',
    ],
    ['a long first sentence', { body: BODY.replace('遇到', '遇到'.repeat(40)) }, 'at most 60'],
    ['an unknown heading', { body: BODY + '## 其他\n' }, 'unknown section "其他"'],
    [
      'sections out of order',
      { body: BODY + BODY.replace('一句话', '电话') + BODY.replace('一句话', '多久') },
      'must stand before "电话"',
    ],
    ['an unknown area', { body: BODY + '### 南京市\n' }, 'unknown area "南京市"'],
    [
      'a day that does not exist',
      { front: 'lifeEvents: [失火]\n', body: BODY.replace('第29条', '第29条；施行：2025年7月') },
      'must be a date',
    ],
    ['too few asks', { asks: ['低保怎么办'] }, 'only 1 asks, at least 6'],
    [
      'an unknown phone',
      { body: BODY.replace('帮助', '帮助，电话 0511-12345678') },
      'phone 0511-12345678 is not known',
    ],
    ['an undated amount', { body: BODY.replace('帮助', '帮助 500 元') }, 'warning 一句话: an amount without'],
    ['a promise', { body: BODY.replace('帮助', '帮助，一定能批') }, 'reads like a promise'],
    ['markup', { body: BODY.replace('帮助', '**帮助**') }, 'are not allowed here'],
    [
      'two passages for one day',
      { body: BODY + '同一天的另一段话，会让人分不清听谁的。\n> 来源：sal\n' },
      'already has a passage for the same days',
    ],
    ['a slug that is not the file name', { slug: 'tekun' }, 'must equal the file name'],
  ])('reports %s with its place', (_, draft, expected) => {
    expect(check({ 'knowledge/dibao.md': article(draft) }).join('\n')).toContain(expected)
  })

  it('reports an overdue review, a wrong date and unknown keys on their lines', () => {
    const overdue = article().replace('2027-01-31', '2026-10-01')
    expect(check({ 'knowledge/dibao.md': overdue })[0]).toContain('the review is overdue since 2026-10-01')
    const wrong = article().replace('2026-07-01', '2026-02-30').replace('department', 'office')
    const problems = check({ 'knowledge/dibao.md': wrong })
    expect(problems).toContain('knowledge/dibao.md:6 error effective: is not a day of the calendar')
    expect(problems.join('\n')).toContain('department: Invalid input')
  })

  it('reports the same ask in two articles, whatever its punctuation', () => {
    const problems = check({
      'knowledge/dibao.md': article(),
      'knowledge/tekun.md': article({ slug: 'tekun', asks: [...sampleAsks('tekun'), 'dibao，的问题3？'] }),
    })
    expect(problems).toEqual([
      'knowledge/tekun.md:20 error the ask "dibao，的问题3？" already stands in knowledge/dibao.md:15',
    ])
  })

  it('takes passages for different days in one section', () => {
    const body =
      BODY +
      '## 给什么\n### 丹阳市\n每人每月 700 元，从七月起执行的旧标准。\n> 来源：sal；施行：2025-07-01；至：2026-06-30\n' +
      '每人每月 800 元，从今年七月起执行的新标准。\n> 来源：sal；施行：2026-07-01\n'
    const files = { 'knowledge/dibao.md': article({ body }) }
    expect(check(files)).toEqual([])
    expect(read(files).input.articles[0]?.passages.map(({ id }) => id)).toEqual([
      'dibao#一句话',
      'dibao#给什么@丹阳市',
      'dibao#给什么@丹阳市~2',
    ])
  })

  it('reports intents and lexicon files that are not YAML', () => {
    const problems = check({ 'intents/fire.yaml': 'a: [', 'knowledge/lexicon.yaml': 'synonyms: 3' })
    expect(problems.join('\n')).toContain('intents/fire.yaml:1 error')
    expect(problems.join('\n')).toContain('knowledge/lexicon.yaml:1 error synonyms')
  })

  it('gives the same bytes for the same content', () => {
    const files = { 'knowledge/tekun.md': article({ slug: 'tekun' }), 'knowledge/dibao.md': article() }
    const first = compileBundle(read(files).input)
    expect(JSON.stringify(compileBundle(read(files).input))).toBe(JSON.stringify(first))
    expect(first.articles.map(({ slug }) => slug)).toEqual(['dibao', 'tekun'])
    const changed = { ...files, 'knowledge/dibao.md': article().replace('一次性', '临时') }
    expect(compileBundle(read(changed).input).hash).not.toBe(first.hash)
  })
})
