/** Whoever was helped is asked afterwards, and an answer that needs something moves the desk (dialogues §1.14). */
import { describe, expect, it } from 'vitest'
import { careTimers } from '../../../src/core/cases/timers.ts'
import { aTalk } from './talk.ts'

const MORNING = 60 * 14

/** P1 at eight in the evening; reached at once. */
const urgent = () =>
  aTalk()
    .say('家里没饭吃了，丹阳珥陵')
    .say('发出')
    .work({ status: 'contacted', firstContactAt: '2026-11-24T12:10:00.000Z' })

const helped = (given: 'cash' | 'service' = 'cash') => {
  const talk = urgent()
  const current = { number: talk.case?.number ?? '', conversationId: 'c_1' }
  const aid = { kind: given, amount: 500, item: '送餐', note: '', by: '012', at: '' }
  return talk.work({ status: 'aided', aid: [aid] }, careTimers(current, given, new Date('2026-11-24T12:20:00Z')))
}

const alarms = (talk: ReturnType<typeof aTalk>): string =>
  talk.alerts.map(({ text, stage }) => `${stage} ${text}`).join('\n')

describe('the next morning', () => {
  it('asks once, with buttons, and takes a good answer for the end', () => {
    const talk = urgent().wait(MORNING)
    expect(talk.said).toContain('今天好些了吗')
    expect(talk.press('好些').said).toContain('那就好')
    expect(talk.wait(2 * 1440).said).not.toContain('好些了吗')
  })

  it('更难了 opens the case again with a deadline, and the lead hears of it', () => {
    const talk = urgent().wait(MORNING).press('更难了')
    expect(alarms(talk)).toContain('lead 回访：更难了')
    expect(talk.case?.firstContactAt).toBeNull()
    expect(talk.said).toContain('最晚今天11:00联系您')
    expect(talk.wait(90).said).toContain('过点了')
  })

  it('that nobody answers is asked once more, then a person telephones', () => {
    const talk = urgent().wait(MORNING + 1440)
    expect(talk.said.match(/今天好些了吗/g)).toHaveLength(2)
    expect(alarms(talk.wait(1440))).toContain('请打电话')
  })

  it('is asked by no bot after violence', () => {
    const talk = aTalk().say('他又打我 不敢回家').wait(MORNING)
    expect(talk.said).not.toContain('好些了吗')
  })
})

describe('after aid', () => {
  it('没收到 raises and alarms, also when the case was closed', () => {
    const talk = helped()
      .wait(MORNING)
      .press('好些')
      .work({ status: 'closed' })
      .wait(6 * 1440)
    expect(talk.said).toContain('救助收到了吗')
    talk.say('钱没收到')
    expect(alarms(talk)).toContain('lead 回访：救助没收到')
    expect(talk.case?.status).toBe('new')
    expect(talk.state.case?.status).toBe('new')
  })

  it('a service that did not come is the worker’s to hear', () => {
    const talk = helped('service').wait(MORNING).press('好些').wait(1440)
    expect(talk.said).toContain('送餐来过了吗')
    expect(alarms(talk.press('没来'))).toContain('上门服务没来')
  })

  it('asks after a month, and 不用再问 ends all asking', () => {
    const talk = helped().wait(MORNING).press('不用再问')
    expect(talk.said).toContain('不再问了')
    expect(talk.wait(40 * 1440).said).not.toMatch(/收到了吗|难处吗/)
    expect(
      helped()
        .wait(MORNING)
        .press('好些')
        .wait(7 * 1440)
        .press('收到')
        .wait(24 * 1440).said,
    ).toContain('什么难处吗')
  })

  it('lets other words pass as what they are', () => {
    const talk = helped().wait(MORNING).say('家里着火了')
    expect(talk.said).toContain('119')
  })
})
