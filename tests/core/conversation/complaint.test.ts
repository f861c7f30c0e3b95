/** What a resident complains of stays with the complaint. */
import { describe, expect, it } from 'vitest'
import { aTalk } from './talk.ts'

const complaint = () =>
  aTalk()
    .say('我要投诉村书记 低保给他亲戚不给我')
    .say('访仙镇')
    .say('没批 也没给说法')
    .say('不留名字')
    .press('不说了')
    .press('就在这里答复')
    .press('同意')
    .press('发出')

describe('a complaint', () => {
  it('is a case of its own kind, and the supervisors hear of it', () => {
    const talk = complaint()
    expect(talk.case?.incident).toBe('complaint')
    expect(talk.case?.level).toBe('P3')
    expect(talk.alerts.map(({ text }) => text).join()).toContain('投诉')
  })

  it('gives its words to no case of another matter', () => {
    const talk = complaint()
    const number = talk.case?.number
    talk.say('救命 家里着火了')
    expect(talk.case?.number).not.toBe(number)
    expect(talk.case?.level).toBe('P0')
    expect(talk.case?.incident).toBe('fire')
    expect(JSON.stringify(talk.case)).not.toContain('书记')
    talk.say('访仙镇红光村')
    expect(JSON.stringify(talk.case)).not.toContain('书记')
  })
})
