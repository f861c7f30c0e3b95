import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'
import type { SafetyHit } from '../../../src/core/understanding/safety/safety.ts'

const { safety, source } = loadRules('intents')
const kinds = source.safety.kinds
const hit = (text: string, kind: string): SafetyHit | undefined =>
  readSafety(text, safety).hits.find((one) => one.kind === kind)

describe.each(kinds.map((kind) => [kind.meta.kind, kind] as const))('%s', (name, kind) => {
  test.each(kind.go)('alarms: %s', (phrase) => {
    expect(hit(phrase.replaceAll('…', '了'), name)?.strength).toBe('go')
  })

  test.each(kind.not)('stays silent: %s', (phrase) => {
    expect(hit(phrase, name)).toBeUndefined()
  })

  test.runIf(kind.ask.length > 0)('asks softly', () => {
    for (const phrase of kind.ask) expect(hit(phrase, name), phrase).toBeDefined()
  })

  test('shows phones, one sentence and one question', () => {
    const found = hit((kind.go[0] ?? '').replaceAll('…', '了'), name)
    expect(found?.phones.length).toBeGreaterThan(0)
    expect(found?.first).toBe(kind.say.first)
    expect(found?.buttons).toEqual(kind.say.buttons)
  })
})

describe('words nobody listed', () => {
  test.each([
    ['窗帘烧着了往天花板窜', 'fire'],
    ['生了一夜煤球炉 全家头晕想吐', 'gas_co'],
    ['山墙歪了 砖头往下掉 人还在屋里', 'collapse'],
    ['老太太在桌子上蹲着 水漫到床沿了', 'flood'],
    ['被一辆渣土车刮倒了 腿压住', 'traffic'],
    ['爸爸一口气上不来', 'medical'],
    ['他把敌敌畏往嘴里灌', 'poisoning'],
    ['药我都摆在桌上了 今晚走', 'suicide'],
    ['胳膊上割了七八道', 'self_harm'],
    ['男人拿板凳砸我头', 'violence_home'],
    ['叔叔把手伸进我衣服里', 'sexual_violence'],
    ['后娘拿火钳烫孩子', 'child_abuse'],
    ['垃圾桶里有婴儿哭', 'child_alone'],
    ['自闭症的儿子挣脱跑了', 'missing'],
    ['五保户老陈好几天没看见了', 'elder_alone'],
    ['有个人睡在桥洞 冻得说不出话', 'exposure'],
    ['水米不进三天了', 'no_food'],
    ['身份证被收了 门口有人守着 不让走', 'trafficking'],
    ['对方叫我别挂电话 马上转到安全账户', 'scam'],
    ['他发病了举着铁锹见人就打', 'mental_crisis'],
  ])('%s is %s', (text, kind) => {
    expect(hit(text, kind)?.strength).toBe('go')
  })

  test.each([
    ['jiali zhaohuo le', 'fire'],
    ['wo bu xiang huo le', 'suicide'],
    ['自sha', 'suicide'],
    ['家里着货了', 'fire'],
    ['孫子唔見咗', 'missing'],
    ['阿婆掼勒地上 叫伊勿应', 'medical'],
  ])('%s: pinyin, homophone, traditional or dialect', (text, kind) => {
    expect(hit(text, kind)?.strength).toBe('go')
  })
})

describe('guards', () => {
  test('G1 a negation before the word drops it', () => {
    expect(hit('家里没着火', 'fire')).toBeUndefined()
    expect(hit('他没有打我', 'violence_home')).toBeUndefined()
  })

  test('G1 a negation that is the danger itself stands', () => {
    expect(hit('我妈没呼吸了', 'medical')?.strength).toBe('go')
  })

  test('G2 the past is dropped for a fire and asked about for violence and suicide', () => {
    const fire = readSafety('前年我家着火了', safety)
    expect(fire.hits).toEqual([])
    expect(fire.past).toBe(true)
    expect(hit('前年他拿刀要砍我', 'violence_home')?.strength).toBe('ask')
    expect(hit('我爷爷十年前自杀了', 'suicide')?.strength).toBe('ask')
  })

  test('G2 a present word beats the past', () => {
    expect(hit('去年离婚的前夫现在正在砸我门', 'violence_home')?.strength).toBe('go')
  })

  test('G3 a supposed fire adds a line to the answer', () => {
    const reading = readSafety('如果家里着火了找谁', safety)
    expect(reading.hits).toEqual([])
    expect(reading.answerPlusLine).toBe('要是现在就有危险，先打电话。')
    expect(reading.supposed).toMatchObject({ phones: ['119', '120'] })
    expect(readSafety('如果着火了……现在厨房着火了', safety).supposed).toBeNull()
  })

  test('G4 fiction is no alarm', () => {
    expect(readSafety('电影里有人跳楼了', safety).hits).toEqual([])
  })

  test('G5 somebody else counts the same', () => {
    expect(hit('邻居家着火了', 'fire')).toMatchObject({ strength: 'go', notes: ['third_person'] })
  })

  test('G6 what is over is kept and noted', () => {
    expect(hit('家里着火了 火灭了 人都没事', 'fire')?.notes).toContain('over')
  })

  test('G7 a guard works in its own clause', () => {
    expect(hit('火灭了 可我爸叫不醒', 'medical')).toMatchObject({ strength: 'go', level: 'P0' })
  })

  test('G8 the higher kind comes first', () => {
    expect(readSafety('家里着火了 我妈昏过去了', safety).hits.map(({ kind }) => kind)).toEqual(['medical', 'fire'])
  })

  test('G10 a child who writes is noted', () => {
    expect(hit('我今年9岁 爸爸打我', 'child_abuse')?.notes).toContain('child_writes')
  })

  test('a figure of speech is asked about', () => {
    expect(hit('唉 穷得想死', 'suicide')).toMatchObject({ strength: 'ask', level: 'P1' })
  })

  test('words that only sound like danger are none', () => {
    for (const text of ['火车票能报吗', '今天热死了', '老公打我电话没接到', '救命稻草', '跳楼价大甩卖', '找活干']) {
      expect(readSafety(text, safety).hits, text).toEqual([])
    }
  })
})

describe('for any text', () => {
  test('reading never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => readSafety(text, safety).hits.length >= 0),
    )
  })

  test('a sentence set apart before a cry for help does not hide it', () => {
    const calm = fc.constantFrom('你好', '我想问一下', '低保多少钱', '今天天气不错', '我住在丹阳')
    const cry = fc.constantFrom('家里着火了', '我爸叫不醒了', '我不想活了', '他又打我', '孩子不见了')
    fc.assert(
      fc.property(calm, cry, (before, after) =>
        readSafety(`${before}。${after}`, safety).hits.some(({ strength }) => strength === 'go'),
      ),
    )
  })

  test('a long paste is read to its end', () => {
    const paste = '传达学习上级精神，压实责任，形成合力。'.repeat(400)
    readSafety(paste, safety)
    expect(readSafety(paste, safety).hits).toEqual([])
  })
})
