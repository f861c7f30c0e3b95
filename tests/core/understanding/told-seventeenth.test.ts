/** Food and beds told beside each other, times of somebody else, and how pressing a hurt is. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { findFood } from '../../../src/core/understanding/food.ts'
import { findMedical } from '../../../src/core/understanding/medical.ts'
import { findShelter } from '../../../src/core/understanding/shelter.ts'
import { extractAll, extractSlot, type Said } from '../../../src/core/understanding/slots.ts'
import { withoutOtherTimes } from '../../../src/core/understanding/time/not-of-trouble.ts'
import { findTime } from '../../../src/core/understanding/time/time.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context = { now: new Date('2026-12-02T10:00:00+08:00'), gazetteer }
const said = (text: string): Said => extractAll(text, context)

describe('whether they eat today', () => {
  it.each([
    ['家里实在有点吃紧', null],
    ['女儿生病 家里实在有点吃紧', null],
    ['手头有点吃力', null],
    ['我一天没合眼了', null],
    ['吃住没有问题', true],
    ['住和吃没问题', true],
    ['吃住都没问题', true],
    ['吃的没有问题', true],
    ['饭没有问题', true],
    ['饭我自己烧', true],
    ['饭是我自己在家烧', true],
    ['饭他自己会做', true],
    ['饭是工友带的', true],
    ['饭是护工打的', true],
    ['没有吃 就吃了饼干', false],
    ['没吃饭 只吃了两块饼干', false],
    ['饭还没吃 儿子吃了包方便面', false],
    ['晚饭没吃 孩子啃了个馒头', false],
    // Near misses
    ['今天有点吃的', true],
    ['家里有点面', true],
    ['饭没有了', false],
    ['吃住都没有', false],
    ['吃的没有', false],
    ['一天没吃了', false],
    ['饭自己烧不了', null],
    ['早上没吃 中午吃了碗面', true],
    ['刚才没吃 现在邻居送了饭来', true],
    ['早饭没吃 中午儿子煮了面 我们都吃了', true],
    ['孩子没吃 我吃了包方便面', false],
  ])('%s → %s', (text, wanted) => expect(findFood(text, false)).toBe(wanted))
})

describe('who has not slept', () => {
  it.each(['我一天没合眼了', '一夜没睡了', '愁得睡不着'])('%s tells of no meal and no bed', (text) => {
    expect(extractSlot('food', text, context)).toBeNull()
    expect(extractSlot('shelter', text, context)).toBeNull()
  })
  it('still goes hungry, or has no bed, where it is told', () => {
    expect(extractSlot('food', '一天没合眼 也没吃', context)).toBe(false)
    expect(extractSlot('shelter', '在外面一夜没睡', context)).toBe(false)
  })
})

describe('where they sleep tonight', () => {
  it.each([
    ['吃住没有问题', true],
    ['吃住没有问题 我们不是讨饭的', true],
    ['住和吃没问题', true],
    ['住没有问题', true],
    ['大屋能睡', true],
    ['大屋 能睡', true],
    ['灶间没了 大屋 能睡', true],
    ['东屋还能住', true],
    ['住在医院里', true],
    ['我住在医院里 饭是工友带的', true],
    ['今晚在病房 有饭吃', true],
    ['有没有地方能睡觉', false],
    ['有没有地方睡', false],
    ['跟我爸吵架 他说滚出去别回来 也没打我', false],
    ['我妈叫我滚 不许再回来', false],
    // Near misses
    ['住没有着落', false],
    ['吃住都没有', false],
    ['大屋不能睡', false],
    ['大屋塌了 能睡哪', null],
    ['住在医院走廊', false],
    ['今晚在医院大厅睡', false],
    ['我老婆住在医院', null],
    ['儿子烧伤了 住在医院里 家里房子没了', null],
    ['他说滚 我没理他', null],
    ['他滚出去了 别回来才好', null],
  ])('%s → %s', (text, wanted) => expect(findShelter(text, false)).toBe(wanted))
})

describe('when it happened', () => {
  const evening = new Date('2026-12-02T21:00:00+08:00')
  const day = (text: string): string | null =>
    findTime(withoutOtherTimes(text), evening, false)?.from.slice(0, 10) ?? null

  it.each([
    ['今晚在病房 有饭吃', null],
    ['今晚住医院', null],
    ['今晚住同学家', null],
    ['他妈妈早跑掉了 他爸爸去年生病死了 就我跟他两个人过', null],
    ['他爹前年没了 孩子跟我过', null],
    ['我七十一 腰不好 上礼拜抱他闪了腰', '2026-11-23'],
    // Near misses
    ['今晚房子着火了', '2026-12-02'],
    ['今晚被赶出来 住桥洞', '2026-12-02'],
    ['我老公去年生病死了', '2025-01-01'],
    ['他爸爸上个月走了', '2026-11-01'],
    ['昨天晚上在病房摔了', '2026-12-01'],
  ])('%s → %s', (text, wanted) => expect(day(text)).toBe(wanted))
})

describe('who is ill', () => {
  it.each(['他爸爸去年生病死了', '我老公前年得癌症走的', '孩子妈生病没了'])('nobody: %s', (text) =>
    expect(said(text).vulnerable ?? []).not.toContain('ill'),
  )
  it.each(['他爸爸去年死了 我也有糖尿病', '他爸爸生病了', '我老公生病 家里米没了', '他爸死了 孩子生病'])(
    'somebody: %s',
    (text) => expect(said(text).vulnerable).toContain('ill'),
  )
})

describe('how pressing a hurt is', () => {
  it.each([
    ['右小腿骨折 医生说要开刀打钢板 明天后天就要做', 'soon'],
    ['腿断了 要打钢板 后天做', 'soon'],
    ['没去看 贴的膏药', 'soon'],
    ['没看 自己擦了点红花油', 'soon'],
    // Near misses
    ['没去看', 'now'],
    ['没去看 贴的膏药 现在疼得受不了', 'now'],
    ['没去看 胸口痛 贴的膏药', 'now'],
    ['没钱开刀 贴的膏药', 'now'],
    ['骨折打了钢板 在家养', 'none'],
    ['开刀打过钢板了 在家养', 'none'],
  ])('%s → %s', (text, wanted) => expect(findMedical(text, true)).toBe(wanted))
})
