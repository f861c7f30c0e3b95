import { describe, expect, it } from 'vitest'
import { answerMessages } from '../../../src/content/answer-messages.zh-CN.ts'
import { aTalk, anAnswer } from './talk.ts'

const unanswered = { outcome: 'unknown' as const, slug: null, citations: [] }

describe('what the handbook does not answer', () => {
  it('leaves the words of the other door when it is none of ours, and notes nothing', () => {
    const talk = aTalk().say('上海的地铁几点收班', {
      answer: anAnswer(answerMessages.outOfScope, { ...unanswered, isGap: false }),
    })
    expect(talk.said).toContain('打12345问该找哪个部门')
    expect(talk.said).not.toContain('记下了')
    expect(talk.replies.at(-1)?.choices?.map(({ id }) => id)).toContain('cmd:human')
  })

  it('is noted as a gap when it is about assistance', () => {
    const talk = aTalk().say('低保户装假牙给报吗', { answer: anAnswer('', unanswered) })
    expect(talk.said).toContain('记下了')
  })
})
