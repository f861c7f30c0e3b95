/** What may fit: an answer that is missing leaves a result open, never "no"; nothing is ever promised. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEligibility } from '../../../src/core/eligibility/dialogue.ts'
import {
  findings,
  MAX_QUESTIONS,
  nextQuestion,
  resultOf,
  type Answers,
} from '../../../src/core/eligibility/evaluate.ts'
import type { Eligibility, Result } from '../../../src/core/eligibility/schema.ts'
import { aTalk, rules } from '../conversation/talk.ts'

const table = rules.eligibility
const withFigures: Eligibility = {
  ...table,
  params: { ...table.params, dibaoStd: { value: 919, date: '2025-07-01', note: 'test' } },
}

function result(id: string, answers: Answers, using = table): Result {
  const policy = using.policies.find((one) => one.id === id)
  if (!policy) throw new Error(id)
  return resultOf(policy, answers, using)
}

describe('a policy', () => {
  it.each<[string, Answers, Result]>([
    ['temporary-aid', { event: 'accident', basics: 'hard' }, 'likely'],
    ['temporary-aid', { event: 'accident' }, 'perhaps'],
    ['temporary-aid', { event: 'none', basics: 'ok', spend: 's0' }, 'unlikely'],
    ['temporary-aid', {}, 'cannot'],
    ['disability-allowances', { grade: 'g2' }, 'likely'],
    ['disability-allowances', { grade: 'g3' }, 'perhaps'],
    ['disability-allowances', { grade: 'g0' }, 'unlikely'],
    ['dibao', {}, 'cannot'],
    ['dibao', { property: 'none' }, 'cannot'],
    ['orphans-children', { age: 'a16', father: 'dead', mother: 'jail' }, 'likely'],
    ['disaster-relief', { event: 'accident' }, 'unlikely'],
    ['medical-aid', { illness: 'major' }, 'perhaps'],
  ])('%s with %j: %s', (id, answers, expected) => expect(result(id, answers)).toBe(expected))

  it('is not called likely while the office has not given its figure', () => {
    const answers = { income: 'i0', property: 'none' }
    expect(result('dibao', answers)).toBe('perhaps')
    expect(result('dibao', answers, withFigures)).toBe('likely')
  })

  it('is not called unlikely while it may still turn out likely', () => {
    expect(result('dibao', { income: 'i2' })).toBe('cannot')
    expect(result('dibao', { income: 'i4' })).toBe('unlikely')
  })

  it('every one can be likely or perhaps by some answers, and every result has its words', () => {
    for (const { id, say } of table.policies) {
      expect(Object.values(say).every((words) => words.length > 0)).toBe(true)
      expect(Object.values(say).join(), id).not.toMatch(/一定能|您能领到/)
    }
  })
})

const answersOf = fc
  .tuple(...table.questions.map(({ answers }) => fc.option(fc.constantFrom(...answers.map(({ id }) => id)))))
  .map((values) => Object.fromEntries(values.map((value, i) => [table.questions[i]?.key ?? '', value ?? undefined])))

describe('questions', () => {
  it('come in the order of what they can change, at most ten, and stop when none can', () => {
    fc.assert(
      fc.property(answersOf, (all) => {
        const answers: Record<string, string | undefined> = {}
        const asked = new Set<string>()
        for (;;) {
          const next = nextQuestion(table, answers, asked)
          if (next === null) break
          expect(asked.has(next.key)).toBe(false)
          asked.add(next.key)
          answers[next.key] = all[next.key]
        }
        expect(asked.size).toBeLessThanOrEqual(MAX_QUESTIONS)
      }),
      { numRuns: 200 },
    )
  })

  it('a missing answer never makes a result worse than some answer would: open is not no', () => {
    fc.assert(
      fc.property(answersOf, fc.constantFrom(...table.questions.map(({ key }) => key)), (answers, key) => {
        const open = { ...answers, [key]: undefined }
        for (const { policy, result: without } of findings(table, open)) {
          if (without !== 'unlikely') continue
          const options = table.questions.find((question) => question.key === key)?.answers ?? []
          for (const { id } of options) expect(resultOf(policy, { ...open, [key]: id }, table)).not.toBe('likely')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('begin with what the resident spoke of', () => {
    expect(nextQuestion(table, {}, new Set(), '我残疾没工作')?.key).toBe('grade')
    expect(nextQuestion(table, {}, new Set(), '孩子上学没钱')?.key).toBe('school')
  })
})

describe('the table', () => {
  it('is sound', () => expect(checkEligibility(table)).toEqual([]))

  it.each<[string, Partial<Eligibility>, RegExp]>([
    [
      'an answer nobody can give',
      { policies: [{ ...table.policies[0]!, likely: { is: ['event', 'ghost'] } }] },
      /event is never ghost/,
    ],
    [
      'a question nobody asks',
      { policies: [{ ...table.policies[0]!, likely: { is: ['ghost', 'x'] } }] },
      /nobody asks ghost/,
    ],
    ['a figure nobody keeps', { policies: [{ ...table.policies[0]!, needs: ['ghost'] }] }, /needs ghost/],
  ])('names %s', (_, change, problem) => {
    expect(checkEligibility({ ...table, ...change }).join('\n')).toMatch(problem)
  })
})

describe('the talk', () => {
  it('asks for no name, stores no case, ends with a card that promises nothing', () => {
    const talk = aTalk().say('我残疾 没工作 能拿哪些')
    for (let taps = 0; talk.state.dialogue !== null && taps < 12; taps += 1) talk.press('不清楚')
    expect(talk.said).toContain('初步判断，以镇（街道）审核为准，不答应一定给')
    expect(talk.said).toContain('还缺信息')
    expect(talk.case).toBeNull()
  })

  it('turns to today when today is hard', () => {
    const talk = aTalk().say('我能领什么')
    for (let taps = 0; talk.state.dialogue?.intent === 'eligibility' && taps < 12; taps += 1) {
      const now = talk.replies.some(({ choices }) => choices?.some(({ label }) => label === '今天就难'))
      talk.press(now ? '今天就难' : '不清楚')
    }
    expect(talk.state.dialogue?.intent).toBe('emergency-help')
  })
})
