/** Replies on channels that show plain text only: order, numbered choices, numbers typed back, and texts that are too long. */
import { describe, expect, it } from 'vitest'
import { choicesByNumber, replyText, splitText, utf8Length } from '../../src/core/reply-text.ts'
import type { Reply } from '../../src/core/reply.ts'

const question: Reply = {
  kind: 'question',
  text: '人都出来了吗？',
  why: '先顾人',
  phones: [{ number: '119', label: '火警' }],
  choices: [
    { id: 'out', label: '都出来了' },
    { id: 'in', label: '还有人在里面' },
  ],
}

describe('a reply as text', () => {
  it('says the phones first, and numbers the choices', () => {
    expect(replyText(question, { buttons: false })).toBe(
      '☎ 119 火警\n人都出来了吗？\n（为什么问：先顾人）\n1. 都出来了\n2. 还有人在里面\n回数字就行，也可以打字说。',
    )
  })

  it('leaves the choices to the buttons where there are any', () => {
    expect(replyText(question, { buttons: true })).not.toContain('1.')
  })

  it('numbers nothing where a number is the answer', () => {
    const people: Reply = { ...question, input: 'people' }
    expect(replyText(people, { buttons: false })).toContain('也可以回：都出来了、还有人在里面')
    expect(choicesByNumber('2', people)).toBeNull()
  })
})

describe('a typed number', () => {
  it.each(['2', ' 2 ', '２', '②', '2.', '2、', '2）', '第2个', '选2', '2号'])('%s is the second choice', (text) => {
    expect(choicesByNumber(text, question)?.map(({ id }) => id)).toEqual(['in'])
  })

  it.each(['1、2', '1 2', '1,2', '1和2'])('%s are both', (text) => {
    expect(choicesByNumber(text, question)?.map(({ id }) => id)).toEqual(['out', 'in'])
  })

  it.each(['3', '0', '12', '2个人', '119', '2号楼', '二', '1、3', '', '2 3 1', '-1'])('%s is none', (text) => {
    expect(choicesByNumber(text, question)).toBeNull()
  })

  it('means nothing where nothing was offered', () => {
    expect(choicesByNumber('1', { kind: 'text', text: '好' })).toBeNull()
  })
})

describe('a long text', () => {
  it('is cut at borders of sentences, and nothing is lost', () => {
    const text = Array.from({ length: 120 }, (_, index) => `这是第${index}句，说的是怎样申请临时救助。`).join('')
    const parts = splitText(text, 2048, utf8Length)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) {
      expect(utf8Length(part)).toBeLessThanOrEqual(2048)
      expect(part.endsWith('。')).toBe(true)
    }
    expect(parts.join('')).toBe(text)
  })

  it('prefers the border of a paragraph', () => {
    const parts = splitText(`${'一'.repeat(30)}。二\n\n${'三'.repeat(60)}`, 80, (part) => part.length)
    expect(parts).toEqual([`${'一'.repeat(30)}。二`, '三'.repeat(60)])
  })

  it('never cuts a character in two', () => {
    const parts = splitText('😀'.repeat(50), 7, (part) => part.length)
    expect(parts.join('')).toBe('😀'.repeat(50))
    for (const part of parts) expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
  })

  it('stays whole when it fits', () => {
    expect(splitText('短', 10, utf8Length)).toEqual(['短'])
    expect(splitText('', 10, utf8Length)).toEqual([''])
  })
})
