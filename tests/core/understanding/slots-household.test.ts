/** Who lives at home: each person once, by pronoun, group and age; the dead, the divorced and the unborn are out. */
import { describe, expect, it } from 'vitest'
import { findHousehold } from '../../../src/core/understanding/household/household.ts'

/** total, adults, children, elders */
type Heads = readonly [number, number | null, number | null, number | null]

function heads(text: string, answer = true): Heads | null {
  const home = findHousehold(text, answer)
  return home === null || home.total === null ? null : [home.total, home.adults, home.children, home.elders]
}

it('children named in passing are not the whole home', () => {
  expect(findHousehold('床都湿了，两个小孩没法睡', false)).toBeNull()
})

describe('counts each person once', () => {
  it.each<[string, Heads]>([
    ['父女俩 我五十她二十四', [2, 2, 0, 0]],
    ['就我和八岁儿子', [2, 1, 1, 0]],
    ['叔叔阿姨 家里就我和弟弟', [2, 0, 2, 0]],
    ['我跟儿子两个人，儿子八岁', [2, 1, 1, 0]],
    ['母子两个 儿子六岁 我三十一', [2, 1, 1, 0]],
    ['儿子十九在上大学 加我跟他爸 我俩四十出头', [3, 3, 0, 0]],
    ['一个孙子一个孙女都是我老太婆拉扯 我七十二 小的五岁大的八岁', [3, 0, 2, 1]],
    ['我 老婆 三个女儿 大的22 另外两个一个高二一个五年级', [5, 3, 2, 0]],
    ['三个老的 我爸 我妈 我老丈人 都七十朝上 加我跟老婆', [5, 2, 0, 3]],
    ['我和老公 他爸他妈都过七十了 娃儿俩 一个四岁一个七岁', [6, 2, 2, 2]],
    ['我跟一对双胞胎丫头 十一岁', [3, 1, 2, 0]],
    ['我和孩子爸爸 还有三个孩子 最大的十二 中间的八岁 小的三岁', [5, 2, 3, 0]],
    ['我们三姐妹 最大的我十五 爸妈都没了', [3, 0, 3, 0]],
  ])('%s', (text, wanted) => expect(heads(text)).toEqual(wanted))
})

describe('leaves out who is gone', () => {
  it.each<[string, Heads]>([
    ['丈夫坐牢 我一个人带着三岁的和八个月的', [3, 1, 2, 0]],
    ['家里原来五口 公公去年走了 现在剩两个大人两个小的', [4, 2, 2, 0]],
    ['加上肚子里的四个 眼下三个人 我们俩跟个上幼儿园的', [3, 2, 1, 0]],
    ['我离了婚 两个孩子一个跟我一个跟他爸', [2, 1, 1, 0]],
    ['儿子媳妇孙子都在上海 就我跟老太婆两个', [2, 0, 0, 2]],
    ['外公外婆带大的 现在就外婆跟我 我十七', [2, 0, 1, 1]],
    ['我女儿离婚带着外孙回来住 加我跟老伴', [4, 1, 1, 2]],
  ])('%s', (text, wanted) => expect(heads(text)).toEqual(wanted))
})

describe('fills up a head count only where nothing else can be', () => {
  it.each<[string, Heads]>([
    ['三个人 老人一个 别的是大人', [3, 2, 0, 1]],
    ['一家四口 两个上小学的', [4, null, 2, null]],
    ['家里三个人 有一个重残', [3, null, null, null]],
    ['大人四个小孩三个', [7, 4, 3, 0]],
    ['老奶奶一个人 八十八了 我是她邻居', [1, 0, 0, 1]],
  ])('%s', (text, wanted) => expect(heads(text)).toEqual(wanted))

  it.each(['电被停了 家里有吸氧的老人', '问我老婆去', '邻居一共来了七八个人帮忙救火'])('nothing from %s', (text) =>
    expect(heads(text, false)).toBeNull(),
  )
})
