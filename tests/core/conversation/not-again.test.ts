/** What is past and treated, denied, or only sounds grave in the middle of a talk does not set the desk running. */
import { expect, test } from 'vitest'
import { ROUTES, type RouteName } from '../../../src/core/understanding/route/schema.ts'
import type { Sense } from '../../../src/core/understanding/sense.ts'
import { aTalk } from './talk.ts'

const routes = Object.fromEntries(ROUTES.map((route) => [route, 0])) as Record<RouteName, number>

test.each([
  '男，62岁，11月12号从脚手架上摔下来，股骨骨折，手术做完了，明天上午出院。',
  '十月二十号从屋顶摔下来的 腿上打了石膏 现在在家养着',
  '上个月心梗 支架装好了 已经出院',
  '我老公骑电瓶车给人撞了 人在医院住着 刀开过了 命保住了 现在就是愁钱',
  '从楼梯上摔下来骨折了 打了石膏 在家养着',
])('hurt days ago and treated: %s', (text) => {
  const talk = aTalk('2026-11-25T16:40:00+08:00').say('您好，我是市一院骨科的社工，报一位病人的情况。').say(text)
  expect(talk.alerts).toEqual([])
  expect(talk.said).not.toContain('120')
  expect(talk.state.dangers).toEqual([])
})

test.each([
  '今天中午从脚手架上摔下来，人送到医院了',
  '刚从脚手架上摔下来 叫不应',
  '我爸给车撞了 人在医院抢救',
  '老爸出院了 今早又昏过去了',
])('hurt today: %s', (text) => {
  const talk = aTalk('2026-11-25T16:40:00+08:00').say('我是市一院的社工，报个情况').say(text)
  expect(talk.state.dangers).not.toEqual([])
})

test('a reproach is asked about once, and its denial is an answer', () => {
  const asked = aTalk().say('我要投诉 低保给停了').say('你们这是要把人逼死')
  expect(asked.alerts).toEqual([])
  expect(asked.said).toContain('想结束生命的念头吗')
  const denied = asked.say('放心 我不寻死 就是咽不下这口气')
  // The complaint is filed by itself; nothing else rings.
  expect(denied.alerts).toMatchObject([{ kind: 'case', level: 'P3' }])
  expect(denied.said).not.toContain('想结束生命的念头吗')
  const meant = denied.say('不说了 我现在就去跳楼')
  expect(meant.alerts).toMatchObject([{ level: 'P0' }])
})

test('what only sounds urgent in the middle of a talk weighs less; a listed word beside it weighs whole', () => {
  const sense: Sense = { life: 0.3, urgent: 0.7, serious: 0.7, routes, acts: null }
  const first = aTalk(undefined, { sense }).say('家里出了点事想求助')
  expect(first.state.depths).toMatchObject({ urgent: 0.7, serious: 0.7 })
  const depthsAfter = (text: string): unknown => {
    const world = { sense: { ...sense, urgent: 0, serious: 0 } }
    const talk = aTalk(undefined, world).say('我要求助')
    world.sense = sense
    return talk.say(text).state.depths
  }
  expect(depthsAfter('身份证在柜子里')).toMatchObject({ urgent: 0.55, serious: 0.6 })
  expect(depthsAfter('一天没吃饭了')).toMatchObject({ urgent: 0.7, serious: 0.7 })
})
