/** A question in the middle of a talk that nothing here answers is owned up to, not met with 记下了; and it answers no choice by its last word. */
import { describe, expect, it } from 'vitest'
import { aTalk, anAnswer } from './talk.ts'

const begun = () => aTalk().say('我要求助').say('我男人走了，家里揭不开锅').say('丹阳访仙')

describe('a question that cannot be answered', () => {
  it.each([
    '村会计看不看得到',
    '这个钱到底哪个出',
    '怎么晓得来的人是真是假',
    '报警会不会更惹火他',
    '那边的医生厉不厉害',
  ])('%s', (text) => {
    const talk = begun().say(text)
    expect(talk.said).not.toMatch(/记下了。|没听懂/)
  })

  it.each(['儿子在外头打工 没空管我', '家里就一口锅了', '我不晓得咋讲', '差不多吧'])('%s is none', (text) => {
    expect(begun().say(text).said).not.toContain('答不准')
  })
})

it.each(['见面 手语 翻译 有 没有', '能带孩子的地方有没有'])('%s leaves the open choice open', (text) => {
  const talk = aTalk().say('我要求助').say('房东赶我走').say('丹阳访仙').say('没人受伤')
  const before = talk.state.slots['shelter']
  expect(talk.say(text).state.slots['shelter']).toEqual(before)
})

describe('what no article answers joins the gaps of the handbook as well as the case', () => {
  const none = anAnswer('', { outcome: 'unknown', slug: null, citations: [] })
  const question = '公墓的钱谁家出'

  it('in the middle of a talk', () => {
    expect(begun().say(question, { answer: none }).gaps).toMatchObject([{ question, reason: 'unknown' }])
  })

  it('after sending', () => {
    const sent = aTalk()
    for (const words of ['家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡', '发出']) sent.say(words)
    expect(sent.say(question, { answer: none }).gaps).toMatchObject([{ question, reason: 'unknown' }])
    expect(sent.say(question, { answer: { ...none, isGap: false } }).gaps).toEqual([])
  })
})
