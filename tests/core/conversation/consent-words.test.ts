/** What refuses, agrees and takes back at the question of consent, and whose numbers stand beside it. */
import { describe, expect, it } from 'vitest'
import { letsKeep } from '../../../src/core/conversation/asides/agreement-words.ts'
import { isNoAgreement, refusesConsent, wantsReading } from '../../../src/core/conversation/asides/consent-words.ts'
import { tellsTheirConsent } from '../../../src/core/conversation/asking/names-told.ts'
import { ownNumber, reportedOwner } from '../../../src/core/conversation/asking/teller.ts'
import { aTalk, slotsOf, type Talk } from './talk.ts'

const play = (...lines: string[]): Talk => lines.reduce((talk, line) => talk.say(line), aTalk())

describe('no, as a clause of its own or with the record', () => {
  it.each([
    '不行',
    '不同意',
    '我不愿意',
    '不要',
    '那不行的',
    '我不要登记',
    '不同意 我不要登记 你们一登记社区就晓得了',
    '别把我名字留下来',
    '不要记我的电话',
    '登记我不同意',
    '怕人晓得 还是别记了',
    '不想让你们存我的东西',
  ])('%s refuses', (text) => expect(refusesConsent(text)).toBe(true))

  it.each([
    '大概下礼拜二三出院 出院以后没人照顾他 走路还不行',
    '他儿子不同意出院',
    '医院不让留',
    '不要记错了 是周根生',
    '身体不行了',
    '不要紧的',
    '他不愿意住院',
    '不行了再打120',
    '别留疤就好',
    '钱不要多 够吃就行',
    '同意',
  ])('%s refuses nothing', (text) => expect(refusesConsent(text)).toBe(false))

  it.each(['他可以下床了', '医生同意出院', '下礼拜可以出院'])('%s agrees to nothing', (text) =>
    expect(isNoAgreement(text)).toBe(true),
  )
  it.each(['可以', '可以的 他可以下床了', '同意 医生同意出院的', '可以记'])('%s agrees', (text) =>
    expect(isNoAgreement(text)).toBe(false),
  )
})

describe('to have it read out', () => {
  it.each(['念给我听', '你念一下', '我先听听', '读一遍吧'])('%s', (text) => expect(wantsReading(text)).toBe(true))
  it.each(['收入不知道 听他讲是做小工的', '我没念过书', '我刚念过了', '他耳朵听不见'])('not: %s', (text) =>
    expect(wantsReading(text)).toBe(false),
  )
})

describe('a refusal taken back', () => {
  it.each([
    '那好吧 我同意 但是只好打我手机 不要上门',
    '同意的 我刚念给他听了',
    '我同意 别跟我儿子讲',
    '算了 还是留吧 不要白天打',
    '同意 你们别记错了',
  ])('%s', (text) => expect(letsKeep(text)).toBe(true))
  it.each([
    '同意 电话不留',
    '我同意什么了 我不同意',
    '要是我同意 你们上不上门',
    '同意帮忙 但是别登记',
    '村里同意了 我没同意',
    '不要上门',
  ])('not: %s', (text) => expect(letsKeep(text)).toBe(false))
})

describe('the one who is reported agrees', () => {
  it.each([
    ['他愿意', undefined],
    ['张洪才自己同意的 儿子讲不清楚 不懂', undefined],
    ['病人同意', undefined],
    ['他知道我来问的 他愿意 就是怕村里人晓得', undefined],
    ['老人家自己也愿意的', undefined],
    ['本人点头了', undefined],
    ['洪才同意的', '张洪才'],
  ])('%s', (text, subject) => expect(tellsTheirConsent(text, subject)).toBe(true))
  it.each([
    '他不愿意',
    '他愿意吗',
    '他儿子同意的',
    '医生同意出院',
    '房东同意宽限',
    '我同意',
    '他愿意出院',
    '女儿自己同意的',
    '他同意赔三千',
  ])('not: %s', (text) => expect(tellsTheirConsent(text, undefined)).toBe(false))
})

describe('whose number it is', () => {
  it.each([
    ['病人叫周根生 手机18752960318 人能接电话', '周根生'],
    ['他的手机18752960318', '他本人'],
    ['周根生电话18752960318', '周根生'],
    ['病人手机18752960318', '病人'],
  ])('%s: %s', (text, owner) => expect(reportedOwner(text)).toBe(owner))
  it.each(['我姓徐 手机13775360492', '打我手机18752960318', '手机18752960318', '我叫周根生 18752960318'])(
    'the own: %s',
    (text) => expect(reportedOwner(text)).toBeNull(),
  )
  it.each(['我的话打科室吧 0511-85023316', '打我的 13812468057', '我手机13812468057'])('%s is mine', (text) =>
    expect(ownNumber(text)).toBe(true),
  )
  it.each(['他的手机18752960318', '病人手机18752960318'])('%s is not mine', (text) =>
    expect(ownNumber(text)).toBe(false),
  )
})

describe('in the talk', () => {
  const WARD = [
    '我是医院骨科护士 我们病区一个病人没钱治',
    '骑电瓶车被货车刮倒 上周五送来的 大腿骨折 手术做完了',
    '他住丹徒辛丰 山北村的',
  ]

  it('both numbers are kept and told back', () => {
    const first = play(...WARD, '病人叫周根生 手机18752960318 人能接电话')
    expect(first.said).toContain('187 5296 0318（周根生的）')
    const both = first.say('我的话打科室吧 0511-85023316 白天都有人 我姓吴')
    expect(both.said).toContain('0511-85023316（科室的）')
    expect(both.said).toContain('187 5296 0318（周根生的）')
    expect(slotsOf(both)).toMatchObject({ phone: '0511-85023316', name: '吴' })
  })

  it('the patient’s number behind the own stands beside it', () => {
    const both = play(...WARD, '我手机13812468057', '病人叫周根生 手机18752960318')
    expect(slotsOf(both)).toMatchObject({ phone: '13812468057', subjectPhone: '187 5296 0318（周根生的）' })
  })

  it('a new number of one’s own replaces the old', () => {
    const both = play(...WARD, '我手机13812468057', '打错了 打我13812468058')
    expect(slotsOf(both)).toMatchObject({ phone: '13812468058' })
    expect(slotsOf(both)['subjectPhone']).toBeUndefined()
  })

  it('walking that does not go yet refuses nothing', () => {
    const talk = aTalk().say('厂里裁员 我没工作了').say('丹阳珥陵')
    let at = talk
    for (let i = 0; at.state.openStep !== 'consent' && i < 12; i += 1) at = at.say('不知道')
    if (at.state.openStep !== 'consent') return
    at = at.say('出院以后没人照顾他 走路还不行')
    expect(at.state.consent).not.toBe('refused')
    expect(at.state.openStep).toBe('consent')
    expect(at.say('不行').state.consent).toBe('refused')
  })

  it('whom the reported agrees is not asked again', () => {
    const talk = play('我是村干部 报一户 大风把张洪才家屋顶掀了', '句容后白 西城村', '张洪才自己同意的')
    expect(slotsOf(talk)).toMatchObject({ subjectConsent: 'agrees' })
  })
})

describe('without a number nobody promises to ring', () => {
  const SCAM = [
    '我被人骗了 说是公安局的 叫我把钱转到安全账户',
    '前天上午的事 我转完了才觉得不对头',
    '我在润州 三茅宫第二社区这边',
    '没有受伤的',
    '饭有得吃 米还有 住自己家的',
    '不同意 我不要登记 你们一登记社区就晓得了',
  ]

  it('it is said what goes out without a name', () => {
    const talk = play(...SCAM)
    expect(talk.said).toContain('匿名')
    expect(talk.said).not.toContain('联系您')
    expect(talk.say('进度').said).not.toContain('联系您')
  })

  it('agreed to after all, the number is asked for and kept', () => {
    const agreed = play(...SCAM, '那好吧 我同意 但是只好打我手机 不要上门')
    expect(agreed.said).toContain('打哪个电话')
    const given = agreed.say('我姓徐 手机13775360492 下午打 中午老头子睡觉')
    expect(given.said).toContain('137 7536 0492')
    expect(given.case?.contact).toMatchObject({ name: '徐', phone: '13775360492' })
    expect(given.say('进度').said).toContain('联系您')
  })
})
