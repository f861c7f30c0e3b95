/** Papers that follow aid: reminded of, handed in by photo, replaced by a statement, put off once (dialogues §1.7). */
import { describe, expect, it } from 'vitest'
import type { CaseDocument } from '../../../src/core/cases/case.ts'
import { documentsTimers } from '../../../src/core/cases/timers.ts'
import { aTalk } from './talk.ts'

const DUE = '2026-12-01T09:30:00.000Z'
const paper = (id: string, name: string): CaseDocument => ({ id, name, state: 'missing', at: '' })

function owing(...names: string[]) {
  const talk = aTalk().say('家里没饭吃了，丹阳珥陵').say('发出')
  const number = talk.case?.number ?? ''
  const clocks = documentsTimers({ number, conversationId: 'c_1' }, DUE, new Date('2026-11-24T12:00:00Z'))
  return talk.work(
    {
      status: 'aided',
      firstContactAt: '2026-11-24T12:10:00.000Z',
      aid: [{ kind: 'cash', amount: 500, note: '', by: '012', at: '' }],
      documents: names.map((name, index) => paper(`d${index}`, name)),
      documentsDueAt: DUE,
    },
    clocks,
  )
}

describe('papers', () => {
  it('are named by 进度, with their day', () => {
    expect(owing('身份证明', '火灾证明').say('进度').said).toContain('还差材料：身份证明、火灾证明，12月1日前补')
  })

  it('are reminded of three days and one day before, and the worker hears on the day', () => {
    const talk = owing('火灾证明')
    talk.wait(4 * 1440)
    expect(talk.said).toContain('还差火灾证明，12月1日前补')
    talk.wait(2 * 1440)
    expect(talk.said).toContain('还差火灾证明，明天前补')
    talk.wait(1440)
    expect(talk.said).toContain('材料今天到期')
    expect(talk.alerts.map(({ text, stage }) => `${stage} ${text}`).join()).toContain('worker 材料到期未补')
  })

  it('come in by a photo, whatever is said with it, and are papers of the case', () => {
    const talk = owing('身份证明', '火灾证明').say('', { photos: 1 })
    expect(talk.said).toContain('今天补哪一样')
    talk.press('火灾证明')
    expect(talk.said).toContain('收到1张')
    expect(talk.said).toContain('还差身份证明')
    expect(talk.case?.documents).toMatchObject([{ state: 'missing' }, { state: 'received', attachmentId: 'f_0' }])
    talk.say('', { photos: 1 })
    expect(talk.said).toContain('材料都齐了')
    expect(talk.alerts.map(({ text }) => text).join()).toContain('材料补齐')
    expect(talk.wait(20_000).said).not.toContain('还差')
  })

  it('are put off once, by five working days', () => {
    const talk = owing('火灾证明').say('来不及补材料，能不能宽几天')
    expect(talk.said).toContain('材料宽到12月6日')
    expect(talk.case?.documentsDueAt).toBe('2026-12-06T09:30:00.000Z')
    expect(talk.say('再宽几天').said).toContain('已经宽过一次')
    expect(talk.case?.documentsDueAt).toBe('2026-12-06T09:30:00.000Z')
  })

  it('that nobody can get are replaced by a statement', () => {
    const talk = owing('火灾证明').say('火灾证明没有 写个说明行不行')
    talk.press('火灾证明')
    expect(talk.said).toContain('我帮您写：“丹阳市珥陵镇')
    talk.press('对')
    expect(talk.said).toContain('情况说明记下了')
    expect(talk.case?.documents).toMatchObject([{ name: '火灾证明（情况说明）', state: 'received' }])
  })

  it('are not asked of anybody who owes none', () => {
    const talk = aTalk().say('家里没饭吃了，丹阳珥陵').say('发出').say('补材料')
    expect(talk.state.dialogue).toBeNull()
    expect(talk.said).not.toContain('补哪一样')
  })
})
