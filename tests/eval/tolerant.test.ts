/** One odd line of a file has an error of its own; the others are run as ever (contracts §1, eval). */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BrokenLine, lineSchemas, parseLines, runTolerant } from '../../scripts/eval/lines.ts'
import { suites } from '../../scripts/eval/suites.ts'

const NOW = '2026-11-24T09:00:00+08:00'
const run = (suite: string, text: string) => (suites[suite] ?? expect.fail())(parseLines(text) as never[], true)
const lines = (...each: unknown[]) =>
  each.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')

describe('a file', () => {
  it('may begin with a byte order mark, end its lines as Windows does, and hold blank ones', () => {
    expect(parseLines('\uFEFF{"id":"a"}\r\n\r\n{"id":"b"}\r\n')).toEqual([{ id: 'a' }, { id: 'b' }])
  })

  it('keeps what is labelled of parts and sections', () => {
    const line = { question: '低保怎么办', slug: 'dibao', part: ['dibao.apply'], section: ['怎么办'] }
    expect(lineSchemas.questions.parse(line)).toMatchObject(line)
  })

  it('may hold what is no JSON', () => {
    expect(parseLines('{"id":\n{"id":"b"}')).toEqual([expect.any(BrokenLine), { id: 'b' }])
  })
})

describe('slots', () => {
  it('answer every line in its place', async () => {
    const { results, summary } = await run(
      'slots',
      lines(
        { id: 1, slot: 'cost', text: '三万二', now: NOW, value: 32_000 },
        { id: 'b', slot: 'shoe-size', text: '42', now: NOW },
        '{"id":"c",',
        { id: 'd', slot: 'phone', text: 7, now: NOW },
        { id: 'e', slot: 'phone', text: '没有', now: NOW, value: null },
        { id: 'f', slot: 'occurredAt', text: '昨晚', now: 'yesterday' },
        [1, 2],
        null,
      ),
    )
    expect(results).toEqual([
      { id: '1', value: 32_000, right: true },
      { id: 'b', error: expect.stringContaining('slot') as string },
      { id: '3', error: expect.stringContaining('no JSON') as string },
      { id: 'd', error: expect.stringContaining('text') as string },
      { id: 'e', value: null, right: true },
      { id: 'f', error: expect.stringContaining('now') as string },
      { id: '7', error: expect.any(String) as string },
      { id: '8', error: expect.any(String) as string },
    ])
    expect(summary).toMatchObject({ n: 2, right: 2, errors: 6 })
  })

  it('leave out of the summary what nobody labelled', async () => {
    const { summary } = await run('slots', lines({ id: 'a', slot: 'cost', text: '三万二', now: NOW }))
    expect(summary).toEqual({ n: 1 })
  })
})

describe('triage', () => {
  it('takes absent and null labels, and names wrong facts', async () => {
    const { results, summary } = await run(
      'triage',
      lines(
        { id: 'a', now: NOW, first_message: '家里着火了', facts: null, level: null },
        { id: 'b', now: NOW, facts: { cost: 'a lot' } },
        { id: 'c', first_message: '想问低保' },
        { id: 'd', now: NOW, first_message: '想问低保', level: 'P9' },
      ),
    )
    expect(results).toMatchObject([
      { id: 'a', level: 'P0' },
      { id: 'b', error: expect.stringContaining('facts.cost') as string },
      { id: 'c' },
      { id: 'd' },
    ])
    expect(summary).toEqual({ n: 3, errors: 1 })
  })
})

describe('routes and questions', () => {
  it('go on behind an odd line', async () => {
    const routes = await run(
      'routes',
      lines({ id: 1, text: '着火了', route: null, accept: null }, { id: 2 }, { text: '谢谢' }),
    )
    expect(routes.results).toMatchObject([
      { id: '1', route: 'emergency_now' },
      { id: '2', error: expect.any(String) as string },
      { id: '3' },
    ])
    expect(routes.summary).toEqual({ n: 2, errors: 1 })
    const questions = await run(
      'questions',
      lines(
        { id: 7, question: '低保怎么申请', slug: null, also: null },
        { question: 3 },
        { id: 'c', question: '', slug: 'none' },
      ),
    )
    expect(questions.results).toMatchObject([
      { id: '7', outcome: expect.any(String) as string },
      { error: expect.any(String) as string },
      { id: 'c' },
    ])
    expect(questions.results[0]).not.toHaveProperty('right')
  })
})

it('a line that breaks the suite itself is told alone', async () => {
  const suite = (good: readonly { id: string }[]) => {
    if (good.some(({ id }) => id === 'bad')) throw new RangeError('too odd')
    return { results: good.map(({ id }) => ({ id, fine: true })), summary: { n: good.length } }
  }
  const routes = ['a', 'bad', 'c'].map((id) => ({ id, text: 'x' }))
  expect(await runTolerant(routes, lineSchemas.routes, suite)).toEqual({
    results: [
      { id: 'a', fine: true },
      { id: 'bad', error: 'too odd' },
      { id: 'c', fine: true },
    ],
    summary: { n: 2, errors: 1 },
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-eval-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('prints a line a line and the summary last, and ends well', () => {
    const file = join(folder, 'slots.jsonl')
    writeFileSync(
      file,
      `\uFEFF${lines({ id: 'a', slot: 'cost', text: '三万二', now: NOW }, '{broken', { slot: 'x' })}\r\n`,
    )
    const printed = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/eval.ts', 'slots', file, '--json'], {
      encoding: 'utf8',
    })
    const out = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(out).toMatchObject([
      { id: 'a', value: 32_000 },
      { id: '2', error: expect.any(String) as string },
      { id: '3', error: expect.any(String) as string },
      { summary: { n: 1, errors: 2 } },
    ])
  })
})
