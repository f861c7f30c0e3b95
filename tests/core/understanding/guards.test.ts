/** Words that lower a danger must frame it, never lie inside another word (材料着火, 主要是, 打游戏昏倒). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runRoutes } from '../../../scripts/eval/routes.ts'
import type { RouteLine } from '../../../scripts/eval/routes.ts'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { fromPinyin } from '../../../src/core/understanding/pinyin.ts'
import { routeOf } from '../../../src/core/understanding/route.ts'

const rules = loadRules('intents')

describe('a guard word inside another word lowers nothing', () => {
  test.each([
    '建筑材料着火了',
    '保险柜旁边着火了',
    '标准间着火了',
    '属于我们组的仓库着火了',
    '社区活动室起火 政策宣传栏都烧了',
    '主要是家里着火了',
    '我爸主要是打我',
    '孩子打游戏昏倒了',
    '电影院着火了',
    '看电影的时候我妈昏倒了',
    '孩子在作文班晕倒了',
    '培训班的孩子触电了',
    '演练的时候真的着火了',
    '墙倒了有人被压住了',
    '2026年11月24日上午我村二组村民张某家着火',
    '去年住过院的我妈昏倒了',
    '以前打过我的前夫在砸门',
    '当年的老房子塌了有人在底下',
    '我弟又犯了 拿着剪刀说电视里的人要害他',
  ])('%s', (text) => {
    expect(routeOf(text, rules).route).toBe('emergency_now')
  })
})

describe('what is asked, told of others, long past or a figure of speech alarms nobody', () => {
  test.each([
    '喝农药救回来了 想问医疗救助',
    '家中失火后负债 怎么申请',
    '煤气中毒怎么预防',
    '村里发防溺水宣传单 在哪领',
    '性侵未成年人的强制报告怎么做',
    '中暑算工伤不',
    '听说那个小区煤气爆炸了是真的吗',
    '昨晚看电视剧 女主跳江了',
    '前夫以前打我 现在不来往了 就是钱不够养孩子',
    '孩子被拐走过 找回来了 能申请啥',
    '我不想活动量太大 有轻点的公益岗吗',
    '没电话怎么办理低保',
    '再见',
  ])('%s', (text) => {
    expect(routeOf(text, rules).route).not.toBe('emergency_now')
  })
})

test.each(['routes-blind', 'routes-blind2'])('%s: no emergency is missed', async (name) => {
  const lines = readFileSync(`tests/eval/${name}.jsonl`, 'utf8').trim().split('\n')
  const { summary } = await runRoutes(
    lines.map((line) => JSON.parse(line) as RouteLine),
    rules,
  )
  expect(summary.missedEmergency).toBe(0)
  expect(summary.agreement).toBeGreaterThanOrEqual(0.95)
})

describe('pinyin in answers', () => {
  test.each([
    ['zuotian wanshang shi dian', '昨天晚上十点'],
    ['danyang lingkou', '丹阳陵口'],
    ['qian tian xia wu 3 dian', '前天下午3点'],
  ])('%s is %s', (typed, read) => {
    expect(fromPinyin(typed)).toBe(read)
  })

  test.each(['昨天 zuotian', 'hello world', '2026-11-20 14:05', ''])('%s stays', (typed) => {
    expect(fromPinyin(typed)).toBe(typed)
  })
})
