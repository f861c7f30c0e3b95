/** Dangers told with their answer, of whom they are told, and what is no danger at all. */
import { describe, expect, it } from 'vitest'
import { acceptAnswer, answeredUnasked } from '../../../src/core/dialogue/answer-kinds.ts'
import { aTalk, NOW, rules, slotsOf } from './talk.ts'

const stepOf = (id: string) => {
  const step = rules.danger.steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`no step ${id}`)
  return step
}
const meant = (id: string, text: string): string | undefined => answeredUnasked(stepOf(id), text)?.id

describe('a fall', () => {
  const answered = (text: string): string | undefined => {
    const given = acceptAnswer(
      stepOf('danger-medical-ask'),
      { text, photos: 0 },
      { now: new Date(NOW), gazetteer: rules.gazetteer },
    )
    return given?.kind === 'filled' ? given.choice?.id : undefined
  }
  it.each(['我去医院打了石膏 不要住院', '包扎过了', '卫生院看过了 拍了片', '夹板上好了', '手断了 打了石膏 还有点疼'])(
    '%s: seen to',
    (text) => expect(answered(text)).toBe('treated'),
  )
  it.each(['没钱打石膏', '要打石膏', '还没包扎过', '没看过医生', '医生说要住院', '疼得很'])('%s: not yet', (text) =>
    expect(answered(text)).not.toBe('treated'),
  )

  it('says nothing of 他 to the one who fell, and asks no more after the plaster', () => {
    const talk = aTalk().say('我儿子瘫在床上二十几年了 我昨天跌了一跤手断了 没人弄他')
    expect(talk.said).not.toContain('动他')
    expect(talk.said).toContain('120')
    expect(talk.said).toContain('有没有出血')
    expect(talk.say('我去医院打了石膏 不要住院').said).not.toMatch(/叫得应|有没有出血/)
    expect(slotsOf(talk)['dangerAnswer']).toBe('treated')
  })
})

describe('a tight chest', () => {
  it.each(['她现在躺着 腿肿 气有点急 还能说话', '能说话 刚刚还起来上厕所的', '胸口闷 人是清醒的'])(
    '%s tells how she is',
    (text) => expect(meant('danger-unwell', text)).toBe('awake'),
  )
  it.each(['她不能说话了', '奶奶说胸口闷 不肯去医院', '气有点急 腿肿'])('%s does not', (text) =>
    expect(meant('danger-unwell', text)).toBeUndefined(),
  )
  it('has a card and a question of its own', () => {
    const talk = aTalk().say('我奶奶这两天说胸口闷 不肯去医院')
    expect(talk.said).toMatch(/胸口闷.*喘.*冒冷汗.*马上打120/)
    expect(talk.said).toContain('喘不喘')
    expect(talk.said).not.toMatch(/别急着动|出血|摔/)
  })
  it('is an alarm once it grows worse', () => {
    const talk = aTalk().say('我奶奶这两天说胸口闷 不肯去医院').say('喘不上气了 叫不应')
    expect(talk.said).toContain('120')
    expect(talk.case?.level).toBe('P0')
  })
  it('is ended by a doctor who has seen it', () => {
    const talk = aTalk().say('我奶奶这两天说胸口闷').say('卫生院看过了 说没大碍')
    expect(talk.said).not.toContain('喘不喘')
  })
})

describe('who speaks of dying and has left', () => {
  it.each([
    ['我老公说不想活了 门一摔出去了', 'away'],
    ['他说活着没意思 跑出去了', 'away'],
    ['儿子不想活了 电话打不通', 'away'],
    ['电话不接 往江边那个方向走的', 'headed'],
    ['他骑车往大桥那边去了', 'headed'],
  ])('%s: %s', (text, choice) => expect(meant('danger-suicide-other', text)).toBe(choice))
  it.each([
    '我老公说不想活了 说要跑出去',
    '门一摔出去了 又被我弟弟拉回来了',
    '往江边走的 追上了 在家里',
    '他在屋里不说话',
    '他没往江边走',
    '好 我打110',
  ])('%s: nothing of it', (text) => expect(meant('danger-suicide-other', text)).toBeUndefined())

  it('asks nobody whether they are beside one who has left', () => {
    const talk = aTalk().say('我老公刚才跟我吵了几句 说活着没意思不想活了 门一摔出去了')
    expect(talk.said).toContain('110')
    expect(talk.said).not.toContain('您在他身边吗')
    expect(talk.alerts.length).toBeGreaterThan(0)
    expect(aTalk().say('我老公说不想活了 坐在那里').said).toContain('您在他身边吗')
  })
  it('does not ask where he is when that was told', () => {
    const talk = aTalk().say('我老公说不想活了').say('电话不接 往江边那个方向走的')
    expect(talk.said).toContain('打110')
    expect(talk.said).not.toContain('您知道他现在在哪吗')
  })
})

describe('water and cold', () => {
  it.each(['他人现在在我家坐着呢 没伤到', '吃饭嘛在我家吃一口', '我们都住到亲戚家了', '晚上没法睡那边'])(
    '%s: out of the water',
    (text) => expect(meant('danger-flood', text)).toBe('safe'),
  )
  it.each(['我们困在家里', '人在我家屋顶上', '水还在涨 没法睡家里 出不去', '老人在家', '爬到邻居家屋顶上了'])(
    '%s: not',
    (text) => expect(meant('danger-flood', text)).not.toBe('safe'),
  )
})

describe('gas before illness', () => {
  it('sends who lies in the gas of a stove out into the air', () => {
    const talk = aTalk().say('门推开了 屋里烧煤炉子味道大得很 人躺床上叫不醒')
    expect(talk.said).toMatch(/开门窗/)
    expect(talk.said).toContain('120')
    expect(talk.said).not.toContain('别搬动')
    expect(talk.alerts.length).toBeGreaterThan(0)
  })
  it.each(['我妈躺床上叫不醒', '煤气中毒上个月送医院治好了 我妈现在昏过去了 叫不醒'])('%s is illness', (text) => {
    expect(aTalk().say(text).said).toContain('别搬动')
  })
})

describe('a pick-up from school', () => {
  it('rings nobody', () => {
    const talk = aTalk()
      .say('我老公前天送外卖被车撞了 腿断掉了 现在住院没钱交')
      .say('在句容天王镇')
      .say('我一天没合眼了 小孩放学还没人接')
    expect(talk.said).not.toMatch(/孩子先不能一个人|110/)
    expect(talk.alerts).toEqual([])
  })
  it('is an alarm where the child stands alone in the dark', () => {
    const talk = aTalk().say('孩子七岁 放学没人接 天黑了 一个人在校门口哭')
    expect(talk.said).toContain('孩子先不能一个人')
    expect(talk.alerts.length).toBeGreaterThan(0)
  })
})

describe('told in other words than the question', () => {
  it.each(['人都跑出来了 在隔壁场上站着呢', '里面没人', '我们全家都出来了'])(
    'nobody lies under the roof: %s',
    (text) => {
      const talk = aTalk().say('现在两间屋顶都塌了').say(text)
      expect(talk.said).not.toContain('有人压在里面')
      expect(talk.state.dangers.find(({ kind }) => kind === 'collapse')?.current).toBe(false)
    },
  )
  it.each(['我跑出来了 老头子还压在里面', '人都跑出来了 还有一个没出来'])('somebody may: %s', (text) => {
    const talk = aTalk().say('现在两间屋顶都塌了').say(text)
    expect(talk.state.dangers.find(({ kind }) => kind === 'collapse')?.current).not.toBe(false)
  })
  it.each(['前天上午的事 我转完了才觉得不对头', '转出去了才发现是骗子'])('the money is gone: %s', (text) =>
    expect(aTalk().say('我被人骗了 说是公安局的 叫我把钱转到安全账户').say(text).said).not.toContain('钱转出去了吗'),
  )
  it('not yet', () => expect(aTalk().say('叫我把钱转到安全账户').say('还没转过去').said).toContain('别转'))
})
