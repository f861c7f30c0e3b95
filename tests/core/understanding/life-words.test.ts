/** Danger told in plain words: on an edge, not to be roused, a machine without power. Near misses beside them must not be heard. */
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const { safety } = loadRules('intents')
const kindsOf = (text: string): string[] =>
  readSafety(text, safety)
    .hits.filter(({ strength }) => strength === 'go')
    .map(({ kind }) => kind)
const isPresent = (text: string): boolean => readSafety(text, safety).hits.some(({ present }) => present === true)

const EDGE = [
  '有个小伙子站在六楼外沿上 下面围了好多人',
  '孩子爬到教学楼顶上不肯下来',
  '我坐在天台边 风好大',
  '我姐骑在窗台上',
  '有个女的骑在阳台栏杆上哭',
  '工友讨不到钱爬上塔吊了 劝不下来',
  '他翻到桥栏外头去了',
  '一个老头坐在楼沿上 两条腿荡在外面',
  '他站在空调外机上谁劝都不听',
  '女儿半个身子都探出窗外了',
  '他上了水塔死活不下来',
  '小姑娘跨过大桥栏杆了',
  '他蹲在广告牌上面不让人靠近',
  '学生坐在五楼窗沿上一动不动',
]
const NOT_EDGE = [
  '坐在窗台上晒太阳',
  '孩子坐在窗台上写作业',
  '猫爬到屋顶上不肯下来',
  '太阳能装在楼顶不出水',
  '我在阳台边上浇花',
  '师傅站在脚手架上干活 工资还没发',
  '楼顶漏水物业不肯修',
  '翻过护栏抄近路要罚款吗',
  '广告牌挂在我家窗台下面挡光',
]
const ROUSE = [
  '我爸从刚才起就怎么摇都摇不醒',
  '喊半天才嗯一声',
  '叫他半天才嗯一声',
  '推了十几下才睁一下眼',
  '老头子叫不应了',
  '怎么推都推不醒',
  '晃了好久才哼一声',
  '摔过之后就睡 睡得叫不起来',
  '昨天从梯子上掉下来 今天一直吐 老想睡',
  '头磕了一下 现在老是犯困还吐',
  '打了胰岛素没吃东西 现在浑身湿透 认不得我是谁',
  '怀八个月了 下身一股热的淌到脚跟 红的',
  '打了针回来浑身起疙瘩 喉咙越来越紧 喘不上',
]
const NOT_ROUSE = [
  '孩子早上喊半天才起床',
  '叫半天才起床上学 天天迟到',
  '敲了半天才开门的是你们窗口吧',
  '喊他写作业喊半天才动一下',
  '打电话打了半天才有人接',
  '叫不应门 送餐的下次几点来',
  '贷款还得喘不过气',
  '孩子学习压力大 喘不过来',
  '手机摔了一下 一直吐槽质量差',
]
const POWER = [
  '欠了电费给掐了 我妈靠制氧机吸氧的 氧气袋就剩一点点',
  '停电了 爸爸的呼吸机电池还能撑二十分钟',
  '我爸离不开制氧机 刚才整栋楼跳闸了',
  '老伴靠呼吸机 供电所说欠费停了',
  '氧气瓶快没了 老人脸都变了',
  '吸痰机没电了 电还没来',
]
const NOT_POWER = ['买制氧机有没有补贴', '制氧机用电一个月两百多 电费有优惠吗', '氧气瓶还够到后天 供氧站说下次不送了']

describe('danger to life in other words', () => {
  test.each(EDGE)('on the edge: %s', (text) => {
    expect(kindsOf(text)).toContain('suicide')
    expect(isPresent(text)).toBe(true)
  })
  test.each(ROUSE)('not to be roused: %s', (text) => expect(kindsOf(text)).toContain('medical'))
  test.each(POWER)('a machine without power: %s', (text) => {
    expect(kindsOf(text)).toContain('medical')
    expect(isPresent(text)).toBe(true)
  })
  test.each([...NOT_EDGE, ...NOT_ROUSE, ...NOT_POWER])('nothing of it: %s', (text) => expect(kindsOf(text)).toEqual([]))
})
