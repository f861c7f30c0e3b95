/** Words that sound like a fact and are none, and facts that stand among other words. */
import { expect, it } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { findFood } from '../../../src/core/understanding/food.ts'
import { extractIncident } from '../../../src/core/understanding/incident.ts'
import { extractRelation } from '../../../src/core/understanding/relation.ts'
import { routeOf } from '../../../src/core/understanding/route/route.ts'
import { findShelter } from '../../../src/core/understanding/shelter.ts'

const rules = loadRules('intents')

it('a wish for meals says nothing about today’s', () => {
  expect(findFood('想给我爷爷找人送饭', false)).toBeNull()
  expect(findFood('邻居给了口吃的', false)).toBe(true)
})

it('a bed that is there is heard in passing', () => {
  expect(findShelter('屋是有的 老母有糖尿病', false)).toBe(true)
})

it('you cheat is anger, not a fraud', () => {
  expect(extractIncident('说好一小时内打给我 你们骗人')).not.toBe('scam')
  expect(extractIncident('有人骗了我两万块')).toBe('scam')
})

it('the neighbour’s fire is the neighbour’s, also when somebody is upstairs', () => {
  expect(extractRelation('邻居家着火了 小孩还在楼上')).toBe('neighbour')
  expect(extractRelation('我家着火了，去隔壁睡一晚')).not.toBe('neighbour')
})

it.each([
  ['上党 屋顶被大风掀了', 'start_help_request'],
  ['屋顶塌了压着人', 'emergency_now'],
  ['我不要你们帮了', 'stop'],
  ['过得去', 'smalltalk'],
  ['催我补火灾证明 拍给你', 'status'],
])('%s → %s', (text, route) => expect(routeOf(text, rules).route).toBe(route))
