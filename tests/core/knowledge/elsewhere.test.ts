import { describe, expect, it } from 'vitest'
import { asksElsewhere } from '../../../src/core/knowledge/elsewhere.ts'

describe('a question for the rules of another place', () => {
  it.each([
    '长沙的低保标准是多少',
    '请问厦门高龄津贴怎么领',
    '甘肃那边的特困供养一年多少钱',
    '我舅舅在沈阳，那边的残疾补贴一个月多少',
    '想问下法国的失业金发多久',
    '听说深圳低保有一千四',
    '听讲合肥那边的公租房便宜，一个月多少',
    '老家连云港的大病救助最多报几万',
    '我老家在阜阳的五保金一年多少',
  ])('is one: %s', (question) => {
    expect(asksElsewhere(question)).toBe(true)
  })

  it.each([
    '低保标准是多少',
    '句容的低保标准是多少',
    '我户口在长沙，人在镇江，能不能申请临时救助',
    '长沙人在丹阳打工摔伤了，有没有救急的钱',
    '孩子在厦门上大学，学费交不起',
    '去南京看病要备案吗',
    '我住中山路，社区在哪里办低保',
    '江苏省的低保是怎么算的',
    '老家安徽的，在镇江打工，低保能办吗',
    '我老家盐城，来句容八年了，残疾补贴归哪边',
    '老家连云港的户口，镇江能办临时救助吗',
    '听说上海医院好，去看病回来能报多少',
    '听说苏州人来镇江也能救急',
    '厦门拿着低保，迁到镇江来要重新申请吗',
  ])('is none: %s', (question) => {
    expect(asksElsewhere(question)).toBe(false)
  })
})
