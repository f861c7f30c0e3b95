/** What the model of turns hears where no listed words fit: answered, refused, sent, or asked about, and never against an answer. */
import { describe, expect, it } from 'vitest'
import {
  ACTS,
  LIFE_KINDS,
  tells,
  TOLD_SLOTS,
  type Act,
  type ActScores,
  type LifeKind,
  type ToldSlot,
} from '../../../src/core/understanding/acts.ts'
import { ROUTES } from '../../../src/core/understanding/route/schema.ts'
import type { Sense } from '../../../src/core/understanding/sense.ts'
import { aTalk, type Talk } from './talk.ts'

/** A message that sounds like these acts, and like no danger unless said so. */
type Scores = Record<Act | LifeKind | `tells_${ToldSlot}`, number>

function sounding(acts: Partial<Scores>, life = 0): Sense {
  // What the words tell is told, unless a test says otherwise.
  const told = TOLD_SLOTS.map((name) => [tells(name), 1])
  const none = Object.fromEntries([...[...ACTS, ...LIFE_KINDS].map((name) => [name, 0]), ...told]) as Scores
  const scores: ActScores = { ...none, ...acts }
  const routes = Object.fromEntries(ROUTES.map((route) => [route, 0])) as Sense['routes']
  return { life, urgent: 0, serious: 0, routes, acts: scores }
}

/** In the middle of a talk about a lost job, then one message that sounds so. */
function inTalk(text: string, sense: Sense): Talk {
  const world = { sense: sounding({}) }
  const talk = aTalk(undefined, world).say('我要求助').say('厂里裁员 我没工作了').say('丹阳珥陵')
  world.sense = sense
  return talk.say(text)
}

describe('asides by act', () => {
  it.each<[string, Partial<Record<Act, number>>, string]>([
    ['这里头讲的 我那个厂长翻得着么', { who_reads: 0.7 }, '只给办这件事的人看'],
    ['往后后悔了还抽得回来么', { may_withdraw: 0.6 }, '说“撤回”'],
    ['莫到我门上来 邻舍要嚼舌头', { no_visit: 0.7 }, '先别上门'],
    ['我这张脸算是丢尽了', { ashamed: 0.6 }, '不丢人'],
    ['那我眼下做点啥', { what_now: 0.6 }, '我就报给值班员'],
  ])('%s', (text, acts, told) => {
    const after = inTalk(text, sounding(acts))
    expect(after.said).toContain(told)
    expect(after.alerts).toEqual([])
    expect(after.state.dialogue?.intent).toBe('emergency-help')
  })

  it('says two at once in one breath', () => {
    const { said } = inTalk('你是活人啵 我讲的哪个望得到', sounding({ who_reads: 0.7, machine: 0.6 }))
    expect(said).toContain('我是机器人')
    expect(said).toContain('只给办这件事的人看')
  })

  it('never hears an act where the words answer what was asked', () => {
    const after = inTalk('没有', sounding({ withdraw: 0.9 }))
    expect(after.said).not.toContain('撤')
    expect(after.state.dialogue).not.toBeNull()
  })

  it('keeps a name with thanks in it for a name', () => {
    const after = inTalk('谢大哥 13800009173', sounding({ thanks: 0.9 }))
    expect(after.said).not.toContain('不用谢')
    expect(after.state.slots['phone']).toMatchObject({ value: '13800009173' })
  })

  it('calls a person for whoever wants one, whatever anger sounds beside it', () => {
    expect(inTalk('滚一边去 换个喘气的来', sounding({ human: 0.7, angry: 0.5 })).state.floor).toBe('waiting')
  })
})

describe('danger in the middle of a talk', () => {
  it('asks about what only sounds like it, in its own kind', () => {
    const after = inTalk('灶台那块有股怪味 头发沉', sounding({ life: 0.7, gas_co: 0.6 }, 0.3))
    expect(after.state.dangers.map(({ kind, strength }) => [kind, strength])).toEqual([['gas_co', 'ask']])
    expect(after.said).toContain('头晕')
  })

  it('meets what has no name as a cry for help', () => {
    const after = inTalk('他们都在往坡上奔', sounding({ life: 0.8 }, 0.9))
    expect(after.state.dangers.map(({ kind }) => kind)).toEqual(['help_cry'])
  })

  it('lets pass what sounds harmless', () => {
    expect(inTalk('愁得头都要炸了', sounding({ calm: 0.5 })).state.dangers).toEqual([])
  })

  it('asks instead of alarming where a pattern found what sounds harmless', () => {
    const words = '有人打来推销 打得我头疼'
    const after = inTalk(words, sounding({ calm: 0.7 }))
    expect(after.alerts.filter(({ level }) => level === 'P0')).toEqual([])
  })

  it('alarms for listed words whatever the rest sounds like, and for one’s own life', () => {
    expect(inTalk('家里着火了', sounding({ calm: 0.2 })).alerts).toMatchObject([{ level: 'P0' }])
    expect(inTalk('我不想活了', sounding({ calm: 0.9 })).alerts).toMatchObject([{ level: 'P0' }])
  })
})

describe('a wish beside an answer', () => {
  it('tells a number back that was given beside it', () => {
    const after = inTalk('13800001234 莫跟我家大伢子讲', sounding({ keep_secret: 0.8 }))
    expect(after.said).toContain('138 0000 1234')
    expect(after.said).toContain('不告诉别人')
  })

  it('is acknowledged once and kept, and the answer counts', () => {
    const after = inTalk('没人受伤 莫跟我家大伢子讲', sounding({ keep_secret: 0.8 }))
    expect(after.said).toContain('不告诉别人')
    expect(after.state.slots['medical']).toMatchObject({ value: 'none' })
    expect(after.state.slots['keepsSecret']).toBeDefined()
  })
})

describe('sending', () => {
  it('takes 就这样报上去 for a yes once it was told who reads it', () => {
    const after = aTalk(undefined, { sense: sounding({}) })
      .say('我要求助')
      .say('厂里裁员 我没工作了')
      .say('丹阳珥陵')
      .say('没人受伤 有地方住 有饭吃')
      .say('就这样报上去吧')
    expect(after.state.consent).toBe('given')
    expect(after.case).not.toBeNull()
  })
})

describe('what set eleven showed', () => {
  it('files nothing by itself for whoever has stopped', () => {
    const left = aTalk().say('今晚没地方住').say('丹阳珥陵').say('算了不弄了')
    expect(left.said).toContain('12345')
    const waited = left.wait(30)
    expect(waited.case).toBeNull()
    expect(waited.said).not.toContain('先替您报上去')
  })

  it.each([
    ['我火大得要烧起来了 两个月工钱不给', null],
    ['我家火大得要烧到隔壁了', 'P0'],
    ['弟弟打游戏老是被打死 哈哈', null],
    ['打游戏的时候他冲进来打我妈', 'P0'],
  ])('%s', (words, level) => {
    expect(aTalk().say(words).alerts[0]?.level ?? null).toBe(level)
  })

  it('takes 没吃 in a talk about life for the pills', () => {
    const after = aTalk().say('我不想活了 药都买好了').say('没吃 瓶子在抽屉里')
    expect(after.state.slots['food']).toBeUndefined()
  })

  it('rings again where somebody cannot be moved out of the gas', () => {
    const after = aTalk().say('煤气中毒 我头晕 老公躺着').say('我能站起来 他拖不动')
    expect(after.replies.flatMap(({ phones }) => phones ?? []).map(({ number }) => number)).toContain('119')
  })
})

describe('what set twelve showed', () => {
  it.each([
    ['屋里 煤炉 烧 门窗 关 今天 早上 我 头 很 痛 老公 吐 宝宝 叫 不太 醒', 'gas_co'],
    ['前天夜里他抓着我膀子往门上撞 现在抬不起来', 'violence_home'],
    ['隔壁老头 敲了半天没人理 礼拜二以后就没看见他出来过', 'elder_alone'],
  ])('rings for %s', (words, kind) => {
    const { alerts, state } = aTalk().say(words)
    expect(alerts).toMatchObject([{ level: 'P0' }])
    expect(state.dangers.map((danger) => danger.kind)).toContain(kind)
  })

  it.each([
    '邻居帮打120了 车在路上',
    '他手机号不肯给 怕催债的打',
    '我是他女儿 打我手机 13800003956',
    '不是讲车翻了啊 车好好的',
    '一个女儿在外地联系不上',
  ])('rings for no danger of its own in %s', (words) => {
    expect(
      aTalk()
        .say(words)
        .state.dangers.filter(({ level }) => level === 'P0'),
    ).toEqual([])
  })

  it('speaks to a grown-up who took the phone from a child', () => {
    const child = aTalk().say('我十岁 妈妈住院了 就我跟妹妹在家')
    expect(child.state.slots['childWrites']).toBeDefined()
    const grown = child.say('我是隔壁阿姨 姓江 小孩刚才打的都是真的')
    expect(grown.state.slots['childWrites']).toBeUndefined()
    expect(grown.said).not.toContain('有人打你')
  })

  it('sends what was told while it was only looked at what one may get', () => {
    const sent = aTalk().say('我能领哪些补助').say('丹阳珥陵').say('对的 报吧')
    expect(sent.state.dialogue?.intent).not.toBe('eligibility')
  })
})

describe('what set thirteen showed', () => {
  it.each([
    ['警察来了 他被带走了', []],
    ['手机要炸了 全是催花呗的', []],
    ['手机是妈妈丢在家的', []],
    ['煤气罐要炸了', ['fire']],
    ['孩子被人带走了', ['missing']],
  ])('%s', (words, kinds) => {
    const found = aTalk()
      .say(words)
      .state.dangers.filter(({ level }) => level === 'P0')
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('says that it cannot dial, and shows the number', () => {
    const after = aTalk().say('煤炉烧了一夜 头痛想吐 老头子叫不醒').say('120我不会打 你帮我打撒')
    expect(after.said).toContain('拨不了电话')
    expect(after.replies.flatMap(({ phones }) => phones ?? []).map(({ number }) => number)).toContain('120')
  })

  it('takes hands that are wanted for a service', () => {
    expect(aTalk().say('我要求助').say('叫个人来帮我打扫打扫').state.floor).toBe('bot')
  })
})
