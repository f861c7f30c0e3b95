/** How one answer to one question is understood: button, number, label, everyday words; never a guess. */
import { describe, expect, it } from 'vitest'
import { acceptAnswer, answeredUnasked } from '../../../src/core/dialogue/answer-kinds.ts'
import { stepSchema, type Step } from '../../../src/core/dialogue/schema.ts'
import { rules } from '../conversation/talk.ts'

const context = { now: new Date('2026-11-24T20:00:00+08:00'), gazetteer: rules.gazetteer }

function aStep(over: Partial<Record<keyof Step, unknown>> = {}): Step {
  return stepSchema.parse({
    id: 'hurt',
    slots: ['medical'],
    answer: 'choice',
    label: '受伤',
    ask: '有人受伤吗？',
    choices: [
      { id: 'none', label: '没有', value: 'none', words: ['没有', '没受伤'] },
      { id: 'now', label: '马上要看', value: 'now', words: ['很重'], unasked: ['流血不止'] },
      { id: 'unsure', label: '说不准', skips: 'unknown' },
    ],
    ...over,
  })
}

const given = (text: string, choice?: string) => ({ text, photos: 0, ...(choice ? { choice } : {}) })

describe('a choice', () => {
  it.each([
    ['the button', given('没有', 'none'), 'none'],
    ['its label', given('没有'), 'none'],
    ['its label with a full stop', given('没有。'), 'none'],
    ['its number', given('2'), 'now'],
    ['its words', given('伤得很重'), 'now'],
    ['a generic word alone in a clause', given('没有的，谢谢'), 'none'],
  ])('is meant by %s', (_, answer, value) => {
    expect(acceptAnswer(aStep(), answer, context)).toMatchObject({ kind: 'filled', values: { medical: value } })
  })

  it.each(['没有钱', '没有人管', '你好', '9'])('is not meant by %s', (text) => {
    const accepted = acceptAnswer(aStep({ slots: ['other'] }), given(text), context)
    expect(accepted).toBeNull()
  })

  it.each([
    ['不知道', 'unknown'],
    ['我也不清楚', 'unknown'],
    ['说不准', 'unknown'],
    ['不想说', 'declined'],
    ['不给', 'declined'],
  ])('%s is %s', (text, how) => {
    expect(acceptAnswer(aStep({ slots: ['other'] }), given(text), context)).toMatchObject({ kind: 'skipped', how })
  })

  it('the longest word wins', () => {
    const step = aStep({
      slots: ['safe'],
      choices: [
        { id: 'safe', label: '安全', words: ['安全'] },
        { id: 'danger', label: '还有危险', words: ['不安全'] },
      ],
    })
    expect(acceptAnswer(step, given('现在还不安全呢'), context)).toMatchObject({ values: { safe: 'danger' } })
  })
})

describe('before it was asked', () => {
  it('only the plainest words answer', () => {
    expect(answeredUnasked(aStep(), '他流血不止')?.id).toBe('now')
    expect(answeredUnasked(aStep(), '没有')).toBeNull()
  })

  it('words that fit two choices answer nothing', () => {
    const step = aStep({
      choices: [
        { id: 'in', label: '里面', unasked: ['在里面'] },
        { id: 'out', label: '出来', unasked: ['出来了'] },
      ],
    })
    expect(answeredUnasked(step, '我出来了 他在里面')).toBeNull()
  })
})

describe('other kinds', () => {
  it.each([
    ['phone', '幺三八 1234 5678', 'phone', '13812345678'],
    ['phone', '0511-86881234', 'phone', expect.stringMatching(/^0511-?86881234$/) as string],
    ['money', '六百块', 'income', 600],
    ['text', '灰棉袄', 'clothes', '灰棉袄'],
  ] as const)('%s: %s', (answer, text, slot, value) => {
    const step = aStep({ answer, slots: [slot], choices: [] })
    expect(acceptAnswer(step, given(text), context)).toMatchObject({ kind: 'filled', values: { [slot]: value } })
  })

  it('a place joins what is known', () => {
    const step = aStep({ answer: 'place', slots: ['place'], choices: [] })
    const known = { ...context, place: { county: '丹阳市', town: '珥陵镇', village: null } }
    expect(acceptAnswer(step, given('丈山村'), known)).toMatchObject({
      values: { place: { town: '珥陵镇', village: '丈山村' } },
    })
  })

  it('a review is answered by whole words only', () => {
    const step = aStep({
      answer: 'review',
      slots: ['review'],
      choices: [{ id: 'send', label: '发出', words: ['发', '好'] }],
    })
    expect(acceptAnswer(step, given('发'), context)).toMatchObject({ values: { review: 'send' } })
    expect(acceptAnswer(step, given('孩子发烧了'), context)).toBeNull()
  })

  it('a set takes several, and 都没有 is an empty set', () => {
    const step = aStep({
      answer: 'set',
      slots: ['needs'],
      choices: [
        { id: 'bed', label: '住处', words: ['住'] },
        { id: 'meal', label: '吃的', words: ['吃'] },
        { id: 'none', label: '都没有', set: { needs: [] } },
      ],
    })
    expect(acceptAnswer(step, given('要住的，还要吃的'), context)).toMatchObject({ values: { needs: ['bed', 'meal'] } })
    expect(acceptAnswer(step, given('都没有'), context)).toMatchObject({ values: { needs: [] } })
  })
})

it('keeps the pressed key of a question with several answers as a list of one', () => {
  const step = stepSchema.parse({
    id: 'weak',
    slots: ['vulnerable'],
    answer: 'set',
    label: '要照顾的人',
    ask: '家里有这样的人吗？',
    choices: [
      { id: 'child', label: '小孩', value: 'child' },
      { id: 'none', label: '都没有', set: { vulnerable: [] } },
    ],
  })
  const context = { now: new Date('2026-11-24T20:00:00+08:00'), gazetteer: rules.gazetteer }
  expect(acceptAnswer(step, { text: '小孩', choice: 'child', photos: 0 }, context)).toMatchObject({
    kind: 'filled',
    values: { vulnerable: ['child'] },
  })
})
