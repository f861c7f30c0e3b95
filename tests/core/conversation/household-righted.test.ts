/** Who lives at home: who lives elsewhere is out, who comes back is in, and several homes in one message are none. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, type Household } from '../../../src/core/understanding/slots.ts'
import { aTalk, NOW, type Talk } from './talk.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)

function heads(home: Household | null | undefined): string | null {
  if (home === undefined || home === null) return null
  const { total, adults, children, elders } = home
  return [total, adults, children, elders].map((part) => part ?? '?').join(' ')
}
const read = (text: string): string | null => heads(extractAll(text, { now: new Date(NOW), gazetteer }).household)
const home = (talk: Talk): string | null => {
  const held = talk.state.slots['household']
  return held?.kind === 'filled' ? heads(held.value as Household) : null
}

describe('the home that a message tells', () => {
  it.each<[string, string | null]>([
    ['家里就我们两个 儿子在老家念初中 婆婆带着', '2 2 0 0'],
    ['家里就我们两个 小孩在老家奶奶带', '2 2 0 0'],
    ['家里就我们两个 女儿放在外婆家 外婆带着', '2 2 0 0'],
    ['就我一个人 儿子丢在老家 他奶奶带着', '1 1 0 0'],
    ['家里就我们两个 孩子留在乡下上小学', '2 2 0 0'],
    ['连我带外甥五个人吃饭 户口本上是四个', '5 ? ? ?'],
    ['五个人吃饭 户口本上四个', '5 ? ? ?'],
    ['连我带孙子三个人', '3 ? 1 ?'],
    ['六口人过 户口本上只有四口', '6 ? ? ?'],
    ['1、王桂英 82岁 独居 屋顶掀了 2、李建国 58 带个13岁孙女 3、赵小妹 36 怀孕七个月', null],
    ['第一户 王奶奶一个人住 第二户 李家 三口人', null],
    ['1.老王家 两口子 2.老李家 就老太一个人', null],
    // Near misses: one home.
    ['家里四口人 1、我 2、老婆 3、儿子 4、老娘', '4 2 1 1'],
    ['我家户口本上四口人', '4 ? ? ?'],
    ['家里三口 我 老婆 儿子在镇上念初中', '3 2 1 0'],
    ['我跟女儿两个人 女儿二年级', '2 1 1 0'],
  ])('%s → %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })
})

describe('the home that was told', () => {
  const told = (): Talk => aTalk().say('水管爆了 家里进水了').say('家里三个人 我 我老婆 还有我爸 八十一')

  it.each([
    ['不对 是四个人 我儿子今晚从厂里回来了', '4 3 0 1'],
    ['说错了 四个人 我儿子刚从工地回来', '4 3 0 1'],
    ['不是三个 是四个人 我弟弟今天从上海回来了', '4 3 0 1'],
    ['不对 四口人', '4 ? ? ?'],
    ['不对 是四个人 还有个孙子六岁', '4 2 1 1'],
    ['我儿子在厂里上班', '3 2 0 1'],
  ])('with %s → %s', (text, wanted) => {
    expect(home(told().say(text))).toBe(wanted)
  })

  it.each([
    ['噢 说岔了 初一那个是我姐家的 我自己就两个', 2],
    ['讲错了 我自己的就两个', 2],
    ['不对 我就两个孩子', 2],
    ['我自己只有两个小的 那个是我姐的', 2],
    ['我自己就两个月工资没发', 3],
    ['我自己就一个人忙', 3],
  ])('of three children: %s → %d', (text, wanted) => {
    const talk = aTalk().say('男人没了 家里没钱了').say('家里我带三个小的 大的高二 老二初一 小的五岁 还有婆婆七十三')
    expect((talk.say(text).state.slots['household'] as { value: Household }).value.children).toBe(wanted)
  })
})
