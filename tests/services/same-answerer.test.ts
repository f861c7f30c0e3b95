/** What `ask` and `eval` measure is what residents get: one way to build the answerer for every entry. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeAnswerer } from '../../scripts/answerer.ts'
import type { Answerer } from '../../src/services/answer-question.ts'
import { openTalk, testHouse, type TestHouse } from '../support/house.ts'

const QUESTIONS = [
  ['traditional characters', '殘疾人護理補貼多少錢'],
  ['traditional characters and Taiwan words', '低保怎麼申請'],
  ['typing mistakes', '低宝怎么申清'],
  ['small talk', '您好'],
  ['thanks', '谢谢你啊'],
  ['a person', '我要找人工'],
  ['danger', '家里煤气漏了'],
  ['what is not ours', '哪里可以买火车票'],
  ['two topics', '低保和残疾补贴能一起拿吗'],
  ['plain', '临时救助要什么材料'],
] as const

describe.each([
  ['words', true],
  ['bge', false],
] as const)('the live server with %s and the command line', (embedder, wordsOnly) => {
  let house: TestHouse
  let asked: Answerer
  beforeAll(async () => {
    house = await testHouse({ EMBEDDER: embedder })
    asked = await nodeAnswerer({ wordsOnly })
  })
  afterAll(() => house.close())

  it.each(QUESTIONS)('say the same to %s', async (_, question) => {
    const [live, line] = await Promise.all([
      house.house.handbook.live.answerer.answer(question),
      asked.answer(question),
    ])
    expect({ ...live, ms: 0 }).toEqual({ ...line, ms: 0 })
  })

  it('answer traditional characters in a talk as they do on the line', async () => {
    const question = '殘疾人護理補貼多少錢'
    const talk = await openTalk(house)
    const { replies } = (await (await talk.say({ text: question })).json()) as { replies: { text: string }[] }
    const { outcome, answer } = await asked.answer(question)
    if (!wordsOnly) expect(outcome).toBe('answer')
    if (outcome === 'answer') expect(replies.map(({ text }) => text)).toContain(answer)
  })
})
