/** Whoever asks for a person is rung for at once, told the truth while waiting, and never left there. */
import { describe, expect, it } from 'vitest'
import type { DeskState } from '../../../src/core/conversation/world.ts'
import { aTalk } from './talk.ts'

const OPEN: DeskState = { open: true, next: '明天8:30', ahead: 2, minutes: null }
const CLOSED: DeskState = {
  open: false,
  next: '明天8:30',
  nextAt: new Date('2026-11-25T08:30:00+08:00'),
  ahead: 0,
  minutes: null,
}
const texts = (talk: ReturnType<typeof aTalk>): string =>
  talk.alerts.map(({ text, stage }) => `${stage} ${text}`).join('\n')

describe('a call for a person', () => {
  it('rings the desk at once and tells the place in the queue also without minutes', () => {
    const talk = aTalk(undefined, { desk: OPEN }).say('转人工')
    expect(texts(talk)).toContain('worker 有人等人工')
    expect(talk.said).toContain('前面还有2位')
    expect(talk.said).toContain('没法估时间')
    expect(talk.replies.flatMap(({ choices }) => choices ?? []).map(({ label }) => label)).toContain('留电话')
  })

  it('counts only who is as urgent or more, and tells measured minutes', () => {
    const waiting = [
      { since: '2026-11-24T11:00:00.000Z', level: null },
      { since: '2026-11-24T11:30:00.000Z', level: 'P0' as const },
    ]
    const talk = aTalk(undefined, { desk: { ...OPEN, waiting, minutes: 4 } })
    talk.say('家里没饭吃了').say('转人工')
    expect(talk.said).toContain('前面还有1位。大约4分钟')
  })

  it('is told the truth after five minutes, with a call as a way out, and the desk rings one step up each time', () => {
    const talk = aTalk(undefined, { desk: OPEN }).say('转人工').wait(6)
    expect(talk.said).toContain('还没人接')
    expect(texts(talk)).toContain('lead 还没人接')
    talk.press('留电话')
    expect(talk.said).toContain('打哪个电话')
    talk.say('13812345678')
    expect(talk.said).toContain('已请工作人员打给您')
    expect(texts(talk)).toContain('居民要回电')
    talk.wait(15)
    expect(texts(talk)).toContain('centre 一直没人接')
  })

  it('is still rung for when nobody came for days, without a word more to a page that nobody reads', () => {
    const talk = aTalk(undefined, { desk: OPEN }).say('转人工').wait(1500)
    talk.wait(180)
    expect(talk.said).toBe('')
    expect(talk.alerts).toHaveLength(3)
  })

  it('ends with the person who comes', () => {
    const talk = aTalk(undefined, { desk: OPEN }).say('转人工').claim().wait(60)
    expect(talk.said).toBe('')
    expect(talk.alerts).toEqual([])
  })

  it('after hours is answered by the hours and rung when the desk opens', () => {
    const talk = aTalk(undefined, { desk: CLOSED }).say('转人工')
    expect(talk.said).toContain('明天8:30上班')
    expect(talk.alerts).toEqual([])
  })

  it('from somebody without food is answered at night, with a case or without one', () => {
    const talk = aTalk(undefined, { desk: CLOSED }).say('家里没饭吃了').say('转人工')
    expect(talk.case).toBeNull()
    expect(talk.said).not.toContain('下班')
    expect(texts(talk)).toContain('有人等人工')
  })
})
