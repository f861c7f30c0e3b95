/** What the resident is told about deadlines is what is stored, at every moment. */
import { describe, expect, it } from 'vitest'
import type { CaseHead } from '../../../src/core/cases/case.ts'
import { aCase } from '../../support/desk.ts'
import { messages } from '../../../src/content/messages.zh-CN.ts'
import { assessNow } from '../../../src/core/conversation/facts.ts'
import { foldConversation } from '../../../src/core/conversation/fold.ts'
import type { World } from '../../../src/core/conversation/world.ts'
import { aTalk, rules } from './talk.ts'

const URGENT = '家里没饭吃了，丹阳珥陵'
const SLOW = '厂倒了我失业了，家里欠了两万块，丹阳珥陵，电话13812345678'

const slowCase = (now?: string, earlier: CaseHead[] = []) =>
  aTalk(now, { earlier }).say(SLOW).press('没有').press('都有').say('3口').press('都没有').press('同意').press('发出')

describe('进度 after the deadline', () => {
  it('owns up instead of promising what has passed', () => {
    const talk = aTalk().say(URGENT).say('发出')
    expect(talk.say('进度').said).toContain('最晚今天21:00联系您')
    const late = talk.wait(61).say('进度').said
    expect(late).toContain('过点了')
    expect(late).toContain('还没有人接')
    expect(late).not.toContain('最晚今天21:00')
  })
})

describe('a deadline that passes', () => {
  it('raises a P2, and what is promised anew is what is stored', () => {
    const talk = slowCase()
    expect(talk.case?.level).toBe('P2')
    talk.wait(1441)
    expect(talk.case?.level).toBe('P1')
    expect(talk.case?.dueAt).toBe(talk.state.case?.dueAt)
    expect(talk.said).toContain('本该今天20:00联系您')
    expect(talk.said).toContain('现在最晚今天21:00联系您')
    expect(talk.said).not.toContain('看到了')
  })

  it('is told of before it passes when nobody has taken the case', () => {
    expect(slowCase().wait(1300).said).toContain('还没有人接手')
  })

  it('is apologised for once when nobody takes a P0', () => {
    const { said } = aTalk().say('家里着火了').wait(6)
    expect(said.match(/没有人接手|对不起/g)).toHaveLength(1)
  })

  it('of a P1 that nobody takes is not kept quiet until the hour is over', () => {
    expect(aTalk().say(URGENT).say('发出').wait(20).said).toContain('还没有人接手')
  })
})

describe('没人找我', () => {
  it('raises one step a promise, alarms the desk and tells no story (RU-3)', () => {
    const talk = slowCase().say('没人找我')
    expect(talk.case?.level).toBe('P1')
    expect(talk.case?.reasons[0]?.rule).toBe('RU-3')
    expect(talk.alerts.map(({ kind }) => kind)).toContain('repeat')
    expect(talk.said).toContain('现在按更急的办，最晚今天21:00联系您')
    talk.say('没人联系我').say('还有一个老人要照顾，八十岁')
    expect(JSON.stringify(talk.case?.facts)).not.toMatch(/没人找我|没人联系我/)
  })

  it('makes no P0 of it, however often it is said', () => {
    const talk = slowCase()
    for (let i = 0; i < 5; i++) talk.wait(200).say('没人找我')
    expect(talk.case?.level).toBe('P1')
  })
})

describe('the same phone again within 72 hours', () => {
  const unheard: CaseHead = aCase({ number: '2640-0001', openedAt: '2026-11-23T12:00:00.000Z' })

  it('is linked, raised, and the desk is told (RU-3)', () => {
    const talk = aTalk(undefined, { earlier: [unheard] })
      .say(SLOW)
      .press('没有')
      .press('都有')
      .say('发出')
    expect(talk.case?.level).toBe('P1')
    expect(talk.alerts.map(({ text }) => text).join()).toContain('同一人又来求助')
    expect(talk.case?.reasons.map(({ rule }) => rule)).toContain('RU-3')
    expect(talk.said).toContain('很急')
  })

  it('is only linked when somebody has been in touch', () => {
    const talk = slowCase(undefined, [{ ...unheard, firstContactAt: '2026-11-23T13:00:00.000Z' }])
    expect(talk.case?.level).toBe('P2')
  })

  it('of a village officer is another family, linked and not raised', () => {
    const officer = '我是网格员，张庄村有一户，厂倒了失业了，家里欠了两万块，丹阳珥陵，我电话13812345678'
    const talk = aTalk(undefined, { earlier: [unheard] }).say(officer)
    for (let i = 0; i < 12 && talk.case === null; i++) talk.say('发出')
    expect(talk.case?.reasons.map(({ rule }) => rule) ?? []).not.toContain('RU-3')
  })

  it('long ago, or as a complaint, is nothing', () => {
    expect(slowCase(undefined, [{ ...unheard, openedAt: '2026-11-20T12:00:00.000Z' }]).case?.level).toBe('P2')
    expect(slowCase(undefined, [{ ...unheard, incident: 'complaint' }]).case?.level).toBe('P2')
  })
})

describe('a child that writes', () => {
  it('is never below P1 (RU-6)', () => {
    const world: World = {
      now: new Date('2026-11-24T20:00:00+08:00'),
      rules,
      words: messages,
      answer: null,
      sense: null,
      inForce: null,
      claimed: null,
      draft: null,
      resumeCode: '',
      caseNumber: '',
      newId: () => '',
      office: { name: '', keep: '' },
      desk: { open: true, next: '', ahead: 0, minutes: null },
      calendar: { isWorkingDay: () => true },
    }
    const slot = (name: string, value: unknown) => ({
      seq: 1,
      at: '2026-11-24T12:00:00.000Z',
      event: { type: 'slot-filled', slot: name, value, said: '', how: 'extracted' } as const,
    })
    const told = [slot('harm', '想问问有没有补贴')]
    expect(assessNow(foldConversation(told), world).level).toBe('P3')
    const child = assessNow(foldConversation([...told, slot('childWrites', true)]), world)
    expect(child.level).toBe('P1')
    expect(child.reasons[0]?.rule).toBe('RU-6')
  })
})
