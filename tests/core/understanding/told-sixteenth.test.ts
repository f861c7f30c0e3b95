/** What lasts, who is gone, who lives at home, what there is to eat, and what is treated: told in passing. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type Said } from '../../../src/core/understanding/slots.ts'
import { withoutOtherTimes } from '../../../src/core/understanding/time/not-of-trouble.ts'
import { findTime } from '../../../src/core/understanding/time/time.ts'
import { isParentOfNoAge } from '../../../src/core/understanding/vulnerable.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context = { now: new Date('2026-12-02T10:00:00+08:00'), gazetteer }
const said = (text: string): Said => extractAll(text, context)

describe('a time of something else', () => {
  const day = (text: string): string | null =>
    findTime(withoutOtherTimes(text), context.now, false)?.from.slice(0, 10) ?? null

  it.each([
    ['我老婆尿毒症透析三年了 实在撑不下去', null],
    ['我儿子瘫在床上二十几年了 我昨天跌了一跤手断了', '2026-12-01'],
    ['老伴中风五年了 昨晚摔了', '2026-12-01'],
    ['我爸糖尿病十几年 前天脚烂了', '2026-11-30'],
    ['离婚八年了 一个人带孩子', null],
    ['我残疾十几年了', null],
    ['今天没吃什么 早上一个馒头', null],
    ['我们没吃晚饭 昨天也没吃', null],
    ['昨晚没睡 一夜没合眼', null],
    ['今天早上邻居帮着喂了几口', null],
    ['刚才那个八万不止 我算了下 有十三万多', null],
    // Near misses
    ['三年前查出来尿毒症', '2023-01-01'],
    ['老公走了三年了', '2023-01-01'],
    ['腿摔断两年了', '2024-01-01'],
    ['房子塌了三年了没修', '2023-01-01'],
    ['昨天起没饭吃', '2026-12-01'],
    ['昨晚睡觉的时候着火了', '2026-12-01'],
    ['今天早上吃早饭的时候摔了', '2026-12-02'],
    ['昨天晚上吃完饭 房子塌了', '2026-12-01'],
    ['昨晚被赶出来睡车站', '2026-12-01'],
    ['前天吃坏肚子 住院', '2026-11-30'],
    ['停电三天了', '2026-11-29'],
    ['五年级的儿子昨天摔了', '2026-12-01'],
    ['刚才家里着火了', '2026-12-02'],
  ])('%s → %s', (text, wanted) => {
    expect(day(text)).toBe(wanted)
  })
})

describe('who has gone for ever', () => {
  it.each([
    '我家男人上个星期走了 心梗 才四十六',
    '我老公前天走了 才四十二',
    '心梗 我爸昨天走了',
    '老伴前天走了',
    '我奶奶前天晚上走了 办事要花钱',
    '我妈走了 肺癌',
  ])('%s', (text) => {
    expect(said(text).incident).toBe('death')
    expect(said(text).medical).toBeUndefined()
  })

  it.each([
    '他爸早不在了',
    '老伴前天走了去打工',
    '老伴上个星期走了去打工',
    '老伴前天走了 去女儿家了',
    '奶奶昨天走了 到现在没回来',
    '我家男人上个星期走了 电话不接',
    '我老公走了不管我们',
    '老头子心梗现在躺地上',
    '我爸心梗 马上要走了',
  ])('not by %s', (text) => {
    expect(said(text).incident).not.toBe('death')
  })
})

describe('who lives at home', () => {
  it.each([
    ['家里就我跟他 他爸早不在了', 2],
    ['家里就我跟她', 2],
    ['就我跟她两个人', 2],
    ['就我跟儿子', 2],
    ['就我和老娘', 2],
    ['跟奶奶两个', 2],
    ['我跟奶奶两个过', 2],
    // Near misses
    ['就我跟他在现场', undefined],
    ['就我跟他在家', undefined],
    ['就我跟他吵', undefined],
    ['昨天就我跟他', undefined],
    ['我跟我哥两个早分家了', undefined],
    ['我跟同事两个', undefined],
    ['我跟他讲过了', undefined],
  ])('%s → %s', (text, wanted) => {
    expect(said(text).household?.total).toBe(wanted)
  })

  it('is read of the answer, too', () => {
    expect(extractSlot('household', '就我跟他', context)?.total).toBe(2)
    expect(extractSlot('household', '就我跟他吵', context)?.total ?? null).not.toBe(2)
  })
})

describe('what there is to eat and where to sleep', () => {
  it.each([
    ['家里有没有吃的也不清楚 昨天敲门没人应', undefined],
    ['家里有没有米我不晓得', undefined],
    ['不清楚有没有吃的', undefined],
    ['家里没吃的', false],
    ['不清楚怎么办 家里没米了', false],
    ['住的有 饭也有得吃', true],
  ])('food: %s → %s', (text, wanted) => {
    expect(said(text).food).toBe(wanted)
  })

  it.each([
    ['住的有 租的房子 饭也有得吃', true],
    ['住自己家老房子 吃的有', true],
    ['房子是自己的 住没问题', true],
    ['住的有 就是没钱', true],
    ['住的有问题', undefined],
    ['住的有困难', undefined],
    ['租的房子要到期了', undefined],
    ['租的房子塌了', undefined],
    ['房东把租的房子收了', undefined],
  ])('bed: %s → %s', (text, wanted) => {
    expect(said(text).shelter).toBe(wanted)
  })
})

describe('treatment and sums', () => {
  it.each([
    ['这礼拜少做了一次透析 没钱去', 'now'],
    ['化疗漏了一次', 'now'],
    ['我老婆透析 每周三次 这周只去了两次', 'now'],
    ['我老婆透析 每周三次 这周去了三次', undefined],
    ['我手上烫了几个泡 没去医院 我老公没事', 'soon'],
    ['现在人清醒的 就是脚冻伤了 要换药', 'soon'],
    ['我是医院急诊的护士 这边有个人明天要出院没地方去', 'soon'],
    ['我是急诊的护士', undefined],
    // Near misses
    ['少做点饭', undefined],
    ['我是重症科的护士 病人在抢救', 'now'],
    ['急诊的医生说要马上开刀', 'now'],
    ['送急诊了', 'now'],
  ])('%s → %s', (text, wanted) => {
    expect(said(text).medical).toBe(wanted)
  })

  it.each([
    ['医生说要开刀 要先叫两万', 20000],
    ['医生说要先交两万', 20000],
    ['办后事花了四万多 有两万是跟他哥借的', 40000],
    ['先叫两个人来', undefined],
    ['叫了两千斤煤', undefined],
  ])('%s → %s', (text, wanted) => {
    expect(said(text).cost).toBe(wanted)
  })

  it.each([
    ['我妈妈昨天出去了到现在没有回来', true],
    ['妈妈不见了', true],
    ['我妈八十了 昨天出去没回来', false],
    ['我妈老年痴呆 昨天走丢了', false],
    ['我妈走丢了', false],
    ['我下班回来 我妈不见了', false],
    ['我老公说我妈不见了', false],
    ['奶奶不见了', false],
  ])('%s: a parent of no age: %s', (text, wanted) => {
    expect(isParentOfNoAge(text)).toBe(wanted)
  })
})
