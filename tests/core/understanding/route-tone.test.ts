/** What only sounds like danger: told as harmless, over, an errand or an answer it is no doubt; with any sign of trouble it stays one. */
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { ROUTES, type RouteName } from '../../../src/core/understanding/route/schema.ts'
import { routeOf } from '../../../src/core/understanding/route/route.ts'
import type { Sense } from '../../../src/core/understanding/sense.ts'

const rules = loadRules('intents')
const routes = Object.fromEntries(ROUTES.map((route) => [route, 0])) as Record<RouteName, number>
const sounding = (life: number): Sense => ({
  life,
  urgent: 0,
  serious: 0,
  routes: { ...routes, emergency_now: life },
  acts: null,
})
const doubted = (text: string, life: number): boolean => routeOf(text, rules, sounding(life)).route === 'emergency_now'

const CALM = [
  '人没得事 就裤脚湿了点 换一条就好',
  '前年心脏放了支架 如今好得很',
  '孩子流鼻血 塞着棉花 止住了',
  '热水瓶炸了 人没烫着',
  '他吃药起过疹子 停了药就好了',
  '我娘耳背 人硬朗着呢',
  '等下 锅里还炖着汤 我去关个火再回你',
  '上午在田里打药水 才看到你回的话',
  '小家伙抢手机 哭得一塌糊涂 我等会打字',
]
const ANSWERS = [
  '我女儿下午从上海到家 等她来了叫她弄',
  '住119路车终点站边上 消防队隔壁那幢 三楼',
  '小的叫淼淼 三个水 大的叫焱焱 三个火',
  '娃在他外婆家 刚才视频还喊我呢',
  '孩子他爸跑船 在江里一漂两个月 过年才回',
  '家里没人开门 钥匙在隔壁王婶那儿',
]
/** Told calmly, or with hardly a word: something is the matter all the same. */
const TROUBLE = [
  '人没得事 就是头有点晕 炉子烧了一夜',
  '前年放了支架 今天胸口又闷',
  '好好的 突然不吱声了 软塌塌的',
  '我等会打字 他在门口砸',
  '不要紧 就是一直止不住',
  '都安排好了 存折在抽屉里 猫托给楼下王姨了',
  '塘边上只剩一双鞋 人影子都没有',
  '孙子去摸螺蛳 中午没家来',
  '圩埂开口子了 我们爬到鸡棚顶上',
  '这回划完又没忍住',
  '又打了',
  '数到一百我就松手',
  '给猫留了粮 钥匙在垫子下面 谢谢',
  '把保险受益人改好了 下班开车去江边',
  '等他们来拆我就点 汽油买好了',
  '婆婆昨天跌的 说不疼 今天屁股下全是尿',
  '商场门口一转身 三岁的那个就没了影',
]

describe('a message that only sounds like danger', () => {
  test.each(CALM)('is no doubt when it tells that all is well or of an errand: %s', (text) => {
    expect(doubted(text, 0.55)).toBe(false)
  })

  test.each(ANSWERS)('is no doubt when it only answers who, where or how one is called: %s', (text) => {
    expect(doubted(text, 0.55)).toBe(false)
  })

  test.each(TROUBLE)('stays a doubt where something is the matter: %s', (text) => {
    expect(doubted(text, 0.5)).toBe(true)
  })

  test.each([...CALM, ...ANSWERS])('is a doubt whatever it says when it sounds grave enough: %s', (text) => {
    expect(doubted(text, 0.85)).toBe(true)
  })
})
