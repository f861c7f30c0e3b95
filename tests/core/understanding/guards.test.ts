/** Words that lower a danger must frame it, never lie inside another word (材料着火, 主要是, 打游戏昏倒). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runRoutes } from '../../../scripts/eval/routes.ts'
import type { RouteLine } from '../../../scripts/eval/routes.ts'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { fromPinyin } from '../../../src/core/understanding/pinyin.ts'
import { routeOf } from '../../../src/core/understanding/route/route.ts'

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
    // Somebody grown cares for the children.
    '男人年头上没了 丢下两个小的 往后怎么过',
    '儿子坐牢 媳妇跑了 孙女念书的钱我老太婆拿不出',
    '孙子跟着我老头子过 学费没着落',
    '小孩不是没人管 他姑姑在带 改一下',
    // Told of others, long ago.
    '表哥前年跳河走的 剩个十岁的小子跟我 开销大',
    '跳河的那家听说领了补助 有这回事吗',
    '自杀未遂住院医保能不能报',
    '听说隔壁乡有人投河 家里还给补助 是不是真的',
    '精神病人打伤人算谁的',
    '小孩溺水学校有没有责任',
    '大火烧了我家猪圈 猪死了二十头 人都好',
    '老母亲九十 我弄不动她 想找个护工',
    '打字慢 麻烦打我儿子电话',
    // For a paper, a bill or a form.
    '课程作业用 家暴告诫书要哪些证据',
    '煤气中毒救治费医保报不报',
    '走失老人手环在哪块领',
    '弃婴捡到了怎么办收养手续',
  ])('%s', (text) => {
    expect(routeOf(text, rules).route).not.toBe('emergency_now')
  })
})

describe('nor does a carer, a paper or a past hide what goes on now', () => {
  test.each([
    '孙子跟着我过 我倒下了起不来 他一个人在家哭',
    '爸妈都走了 丢下两个小的 没人管 饿得哭',
    '孩子跟着爷爷 爷爷昏过去了',
    '妈妈前年跳楼没了 我现在也站在楼顶',
    '跳楼的那个人还在上面',
    '听说有人投河 是真的 现在还在水里',
    '大火烧了猪圈 人都好 隔壁还在烧',
    '他打我还砸手机',
    '药都留着呢 一瓶没动',
    '头上破了个口子在淌血',
    '膀子划开了 还在往外冒血',
    '我爸喝酒了拿棍子 我躲在楼梯下面',
    '氧气瓶空了 老慢支的爹坐着喘',
    '电拉掉了 欠费四个月 家里老的靠制氧机 机器停了',
    '冷得吃不消 屋里没被子没炉子 就我一个八十几的孤老头',
    '孩子被打得流血 能报警吗 他还在打',
    '我写论文的手都在抖 他在砸门 手里有刀',
  ])('%s', (text) => {
    expect(routeOf(text, rules).route).toBe('emergency_now')
  })
})

test('a farewell hidden in an answer is asked about, old medicine is not', () => {
  const { ask } = routeOf('反正弄完这个我也就踏实了 别的都不想了', rules)
  expect(ask.map(({ kind }) => kind)).toContain('suicide')
  const old = routeOf('药都留着 没动 过期了能退吗', rules)
  expect([...old.safety, ...old.ask].map(({ kind }) => kind)).not.toContain('suicide')
})

test('an adult who is beaten again is no child', () => {
  for (const text of ['他又打我', '上礼拜他把我打住院', '男人拿皮带抽我']) {
    const kinds = routeOf(text, rules).safety.map(({ kind }) => kind)
    expect(kinds, text).toContain('violence_home')
    expect(kinds, text).not.toContain('child_abuse')
  }
  for (const text of ['爸爸又打我', '老师把我关厕所', '隔壁男的天天打孩子'])
    expect(
      routeOf(text, rules).safety.map(({ kind }) => kind),
      text,
    ).toContain('child_abuse')
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
