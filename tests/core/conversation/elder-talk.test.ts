import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

const TOLD = '我是延陵九里村网格员 村里王奶奶八十七了 儿子一家住楼上 她睡车库 儿媳妇不给她饭吃'

describe('a report of an old person whom her children starve', () => {
  it('alarms for the old person and asks about her, never about a child', () => {
    const talk = aTalk().say(TOLD)
    expect(talk.said).toContain('老人现在身边有人吗')
    expect(talk.said).not.toContain('孩子')
    expect(talk.case?.level).toBe('P0')
    talk.say('今早我去看的 人能讲话 就是瘦 只有一床薄被子')
    expect(talk.said).not.toMatch(/孩子|叫得应/)
    expect(slotsOf(talk)['incident']).toBe('elder_neglect')
  })

  it.each(['她自己不肯报 讲丢儿子的脸', '老人不愿意麻烦政府', '她死活不让报', '本人不同意上门', '奶奶不想让人管'])(
    'keeps her own unwillingness, and hears no new danger: %s',
    (text) => {
      const talk = aTalk().say(TOLD).say(text)
      expect(talk.alerts).toEqual([])
      expect(talk.said).toContain('去的人会先问本人')
      expect(slotsOf(talk)['subjectConsent']).toBe('refuses')
    },
  )

  it('gives no reason of a child, closes with the law for old people, and answers whether it is against the law', () => {
    const talk = aTalk().say(TOLD)
    talk.say('儿子这样算不算犯法')
    expect(talk.said).toContain('老年人权益保障法第76条')
    const rules = talk.case?.reasons.map(({ rule }) => rule) ?? []
    for (const rule of ['T013', 'T105', 'T111']) expect(rules).not.toContain(rule)
  })

  it('still hears a child in such a talk', () => {
    expect(
      aTalk()
        .say(TOLD)
        .say('她孙女五岁 也被打得身上青一块紫一块')
        .state.dangers.map(({ kind }) => kind),
    ).toContain('child_abuse')
  })
})
