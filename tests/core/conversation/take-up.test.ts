/** A case taken up on another device by its number and the phone's last four digits. */
import { describe, expect, it } from 'vitest'
import { caseNumber } from '../../../src/core/cases/case-number.ts'
import type { Case } from '../../../src/core/cases/case.ts'
import { claimOf } from '../../../src/core/conversation/cases/take-up.ts'
import { EMPTY_STATE } from '../../../src/core/conversation/state.ts'
import { aTalk, NOW, type Talk } from './talk.ts'

const NUMBER = caseNumber(new Date(NOW), '12345')

function aSentCase(): Case {
  const talk = aTalk()
  for (const words of ['家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡', '发出']) talk.say(words)
  if (talk.case === null) throw new Error('nothing was sent')
  return { ...talk.case, number: NUMBER, conversationId: 'c_other' }
}

/** A fresh talk in which the store knows one case. */
function elsewhere(words: string, found: Case | null = aSentCase()): Talk {
  const claim = claimOf(words, EMPTY_STATE)
  const talk = aTalk(NOW, { claimed: claim && { case: found, last4: claim.last4 } })
  return talk.say(words)
}

describe('claimOf', () => {
  it.each([
    [`我的编号是${NUMBER} 电话13812345678`, '5678'],
    [`${NUMBER}，后四位5678`, '5678'],
    [`编号${NUMBER.replace('-', ' ')} 尾号 5678`, '5678'],
    [`编号${NUMBER}`, null],
  ])('%s', (words, last4) => expect(claimOf(words, EMPTY_STATE)).toMatchObject({ number: NUMBER, last4 }))

  it.each(['139 0000 5678', '0511-86881234', '我家五口人', '欠了12345678块', '2026年11月24日'])('none: %s', (words) =>
    expect(claimOf(words, EMPTY_STATE)).toBeNull(),
  )

  it('hears the phone in the message after the number', () => {
    const state = { ...EMPTY_STATE, said: [{ seq: 1, text: `编号${NUMBER}`, at: NOW }] }
    expect(claimOf('5678', state)).toEqual({ number: NUMBER, last4: '5678', named: false })
  })
})

describe('taking up a case', () => {
  it('binds the talk when number and phone fit, tells the status, and writes it down', () => {
    const talk = elsewhere(`编号${NUMBER} 电话13812345678`)
    expect(talk.said).toContain('对上了')
    expect(talk.said).toContain('等人接')
    expect(talk.state.case?.number).toBe(NUMBER)
  })

  it('shows nothing of the case while the phone does not fit', () => {
    const talk = elsewhere(`编号${NUMBER} 后四位0000`)
    expect(talk.said).toContain('对不上')
    expect(talk.said).not.toMatch(/珥陵|等人接|1381234/)
    expect(talk.state.case).toBeNull()
  })

  it('says the same of a number that was never given out', () => {
    expect(elsewhere(`编号${NUMBER} 后四位0000`, null).said).toContain('对不上')
  })

  it('asks for the phone when only the number is named', () => {
    expect(elsewhere(`编号${NUMBER}`).said).toContain('电话后四位')
  })

  it('lets nobody try a third time within ten minutes', () => {
    const talk = elsewhere(`编号${NUMBER} 后四位0000`)
    talk.say(`编号${NUMBER} 后四位0001`)
    expect(talk.say(`编号${NUMBER} 后四位5678`).said).toContain('过10分钟')
    expect(talk.state.case).toBeNull()
  })
})
