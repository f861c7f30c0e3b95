import { describe, expect, it } from 'vitest'
import { speaksAsChild } from '../../../src/core/conversation/danger/left-alone.ts'
import { EMPTY_STATE } from '../../../src/core/conversation/state.ts'
import { aTalk, slotsOf, type Talk } from './talk.ts'

const atHome = (): Talk =>
  aTalk().say('你好 我是小学生 可以跟你说话吗').say('妈妈昨天早上出去了 到现在没回来 打她电话是关机')

describe('a child that writes', () => {
  it.each(['我是小学生 可以跟你说话吗', '我是小朋友 能跟你讲话吗', '你好 我上三年级 有人吗', '我是初中生 想跟你聊聊'])(
    'is welcomed without a menu: %s',
    (text) => {
      const talk = aTalk().say(text)
      expect(talk.said).toContain('可以呀')
      expect(talk.said).not.toContain('您')
      expect(talk.replies.flatMap(({ choices }) => choices ?? [])).toEqual([])
    },
  )

  it.each(['我女儿是小学生 学费能减吗', '我是小学生家长', '我是小学老师', '孩子是小学生'])(
    'is not heard in %s',
    (text) => expect(speaksAsChild(text, EMPTY_STATE)).toBe(false),
  )

  it('whose mother is gone is asked as a child, never by the form of somebody lost', () => {
    const talk = atHome()
    expect(talk.case?.level).toBe('P0')
    for (const text of [
      '我10岁 弟弟4岁',
      '家里没电了 有点冷',
      '安全',
      '没有大人',
      '没有受伤 弟弟头好像有点烫',
      '句容边城青山村',
    ]) {
      expect(talk.said).not.toMatch(/您|最近的大人先过去|走丢|穿什么|记性|照片|报警了吗/)
      talk.say(text)
    }
    expect(slotsOf(talk)['medical']).toBe('soon')
  })

  it.each(['门口有个大水塘', '门口有个小卖部', '门外有个大树'])('is warned of nobody at the door: %s', (text) =>
    expect(atHome().say(text).said).not.toContain('隔着门'),
  )

  it.each(['门外有人', '门口有个不认识的叔叔', '有人敲门'])('is warned of a stranger at the door: %s', (text) =>
    expect(atHome().say(text).said).toContain('隔着门'),
  )

  it.each([
    '隔壁张奶奶来敲门了 我认识她的 开门了',
    '楼下王阿姨来了 陪着我们',
    '老师来了 带我们去她家',
    '门卫爷爷给我们吃的 他在这里',
  ])('is glad of a grown-up it knows, who is nobody of the home: %s', (text) => {
    const talk = atHome().say(text)
    expect(talk.said).toContain('认识的大人来了')
    expect(slotsOf(talk)['vulnerable']).not.toContain('elder')
    expect(talk.case?.level).toBe('P0')
  })

  it.each(['隔壁张奶奶没来', '来了个叔叔 我不认识', '隔壁叔叔打我'])('is not left with anybody by %s', (text) =>
    expect(atHome().say(text).said).not.toContain('认识的大人来了'),
  )

  it.each(['妈妈会不会被抓起来呀', '是不是我的错', '都怪我不听话', '爸爸会不会不要我'])('is comforted: %s', (text) =>
    expect(atHome().say(text).said).toContain('不是你的错'),
  )

  it('is called by its name and may keep the rest', () => {
    const talk = atHome().say('我叫小雨 不说姓什么可以吗')
    expect(talk.said).toContain('可以，就叫你小雨。')
    expect(slotsOf(talk)['name']).toBe('小雨')
    expect(atHome().say('可以不说名字吗').said).toContain('不说也没关系')
  })
})

it('a child whose mother is gone, alone with a small brother, is asked what a child is asked', () => {
  const talk = aTalk().say('你好 我妈妈昨天出去了到现在没有回来')
  talk.say('我和弟弟在家 我10岁弟弟4岁 我们没吃晚饭')
  expect(talk.state.dialogue?.intent).toBe('child')
  expect(talk.said).not.toMatch(/不能没人看|您/)
})

describe('a child is answered as a child', () => {
  const begun = () => aTalk().say('我妈妈躺地上叫不醒 我九岁')

  it.each([
    ['我不敢打电话', '打错了也没人怪你'],
    ['妈妈会不会怪我', '不是你的错'],
    ['你们会不会把我们送走啊', '先找大人来陪你们'],
    ['隔壁有个张奶奶 我可以去叫她吗', '可以，就去叫'],
  ])('%s', (text, said) => expect(begun().say(text).said).toContain(said))

  it.each(['爷爷在另外一个村我不知道电话', '奶奶住得远'])('%s is no grown-up beside it', (text) => {
    expect(aTalk().say('我和弟弟在家没吃饭 妈妈走了 我10岁').say(text).said).not.toContain('请他陪你')
  })
})
