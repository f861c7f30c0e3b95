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
  '有个男的吊在空调架子上',
  '学生坐在五楼窗沿上一动不动',
]
const NOT_EDGE = [
  '坐在窗台上晒太阳',
  '孩子坐在窗台上写作业',
  '猫爬到屋顶上不肯下来',
  '窗台上坐着两只猫',
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
  '奶奶喊她光哼哼不睁眼',
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
  '米和被子都接不上，听说年底有一回',
  '补助一停生活费就接不上，能不能缓几个月',
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
const NOT_POWER = [
  '老头靠制氧机吊着命，门上贴单子说周五断电，求通融几天',
  '买制氧机有没有补贴',
  '制氧机用电一个月两百多 电费有优惠吗',
  '氧气瓶还够到后天 供氧站说下次不送了',
]

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

describe('figures of speech are quiet, and the same words of a real danger are not', () => {
  test.each([
    '外头晒得跟着了火一样',
    '喉咙辣得像着了火似的',
    '孙子考了一百分 我高兴得要昏过去',
    '这菜香得差点昏过去',
    '窗口那女的冲我翻白眼 我要反映',
    '办事员对我翻了个白眼',
    '听人说外省有栋楼着火烧死好多人 是不是真的',
    '救命 你们那个小程序死活登不上 验证码一直转圈',
    '救命啊 这个网页老是闪退',
    '我手烫了个泡',
  ])('quiet: %s', (text) => expect(kindsOf(text)).toEqual([]))

  test.each([
    ['楼上像着了火 全是烟', 'fire'],
    ['外头柴堆着了火', 'fire'],
    ['他高兴得昏过去了 叫不醒', 'medical'],
    ['孩子冲我翻白眼 身上直抽', 'medical'],
    ['老头子翻白眼了 叫不应', 'medical'],
    ['听说隔壁楼着火了 是不是真的 我妈还在楼上', 'fire'],
    ['救命 我被困在车里 手机验证码打不开', 'help_cry'],
    ['救命啊 孩子掉下去了', 'help_cry'],
    ['股票亏光了 我想跳楼', 'suicide'],
    ['股票跌得我想跳楼 不是开玩笑', 'suicide'],
    ['孩子手烫了个泡 皮掉了一大片', 'medical'],
    ['讨债的刚把我爸架到面包车上拉走了', 'trafficking'],
    ['商场门口一转身 三岁的那个就没了影', 'missing'],
    ['我带五岁丫头逛超市 付钱那一下 一转眼没影了', 'missing'],
    ['在公园长椅上睡了好几天', 'exposure'],
    ['索性把灶上的气开了 窗户也塞好了', 'suicide'],
  ])('heard: %s', (text, kind) => expect(kindsOf(text)).toContain(kind))
})
