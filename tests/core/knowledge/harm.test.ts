import { describe, expect, it } from 'vitest'
import { tellsOfHarm } from '../../../src/core/knowledge/harm.ts'

describe('harm', () => {
  it.each([
    '路上井盖没盖好，老太太掉下去了',
    '电梯门开着里头是空的，有人踩空了',
    '楼上吵架，女的叫了几声后来一点声音都没有了',
    '楼下烧烤摊的煤气罐炸了',
    '广告牌掉下来砸伤个人',
    '小区的狗把小孩咬伤了',
    '施工的沟没围，骑车的栽进沟里',
  ])('is told of: %s', (text) => {
    expect(tellsOfHarm(text)).toBe(true)
  })

  it.each([
    '路上井盖翘起来好几天了',
    '电梯天天坏，物业不修',
    '楼上半夜拖桌子吵得睡不着',
    '楼下烧烤油烟太大',
    '广告牌摇摇晃晃的没人管',
    '小区的狗天天叫',
    '树枝掉了一地没人扫',
  ])('is not told of: %s', (text) => {
    expect(tellsOfHarm(text)).toBe(false)
  })
})
