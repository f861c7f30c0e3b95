/** Names beside numbers, behind surnames and put right; what stands in their place and is none. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type Said } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context = { now: new Date('2026-12-02T08:40:00+08:00'), gazetteer }

function said(text: string): Said {
  return extractAll(text, context)
}

describe('the name beside a number', () => {
  it.each([
    ['周磊 29岁 13800000905', '周磊'],
    ['周磊 29 13800000905', '周磊'],
    ['郑福生 一三八零零零零零九幺七', '郑福生'],
    ['何玉梅 13800000891 白天上班 晚上六点以后打', '何玉梅'],
    ['13800000905 李建国', '李建国'],
    ['电话13800000905 李建国', '李建国'],
    ['我是李建国 13800000905', '李建国'],
    ['陈静13800000905', '陈静'],
    ['陈静 女 30岁 电话:138 0000 0905', '陈静'],
    ['王秀兰 六十七岁 13800000905', '王秀兰'],
    ['欧阳建国 13800000905', '欧阳建国'],
    ['李桂花（13800000905）', '李桂花'],
    ['李建国 45 13800000905 吕城的', '李建国'],
    ['张奶奶电话13800000562 她说可以打', '张奶奶'],
  ])('%s', (text, name) => expect(said(text).name).toBe(name))

  it.each([
    '明天 13800000905',
    '周五 13800000905 打',
    '13800000905 周五打',
    '白天上班 13800000905',
    '13800000905 单位的',
    '13800000905 何必呢',
    '高资 13800000126',
    '李家庄 13800000126',
    '金坛 13800000905',
    '儿子王强 13800000905',
    '我儿子 王强 13800000905',
    '我妈王秀英 13800000905',
    '找王强 13800000905',
    '村书记李强 13800000905',
    '孙女写给我了 13800000350',
  ])('%s names nobody', (text) => {
    expect(said(text).name).toBeUndefined()
    expect(said(text).phone).toMatch(/^138/)
  })
})

it.each([
  ['我姓朱 朱凤英 电话13800000217', '朱凤英'],
  ['我姓周 周磊 29', '周磊'],
  ['我姓欧阳 欧阳娜', '欧阳娜'],
  ['我姓陈 叫陈静 13800000905', '陈静'],
  ['我姓陈 耳东陈 13800000905', '陈'],
  ['我姓王 王大妈', '王'],
  ['我姓陈 陈家村的', '陈'],
  ['我姓蒋 电话13800000673 千万别跟她儿子讲是我报的', '蒋'],
  ['我叫小雨 不说姓什么可以吗', '小雨'],
  ['我叫阿宝', '阿宝'],
  ['我叫小敏 今年9岁', '小敏'],
  ['我叫小孩过去看了', undefined],
  ['我叫小王来帮忙', undefined],
  ['我叫孙子涵', '孙子涵'],
  ['我叫孙子来打的', undefined],
  ['名字叫王桂珍 哎不对 王桂芳 桂珍是她妹妹', '王桂芳'],
  ['我叫王芳 哦不是 汪芳', '汪芳'],
  ['我叫张三 不对 张山', '张山'],
  ['姓名：王桂珍 更正 王桂芳', '王桂芳'],
  ['名字错了 是王桂芳', '王桂芳'],
  ['我叫丁丽 我妈叫赵银凤', '丁丽'],
])('%s → %s', (text, name) => expect(said(text).name).toBe(name))

it.each(['我叫孙志强 13800000346 发短信就行', '我叫孙女士', '我叫公孙丽', '我姓孙 孙大海', '我叫孙子涵'])(
  '%s has no grandchild',
  (text) => {
    expect(said(text).vulnerable).toBeUndefined()
    expect(said(text).household).toBeUndefined()
    expect(extractSlot('household', text, context)).toBeNull()
  },
)

it('takes the own number of two', () => {
  expect(said('老俞电话13800000238 我的是13800000239 先打我的').phone).toBe('13800000239')
  expect(said('13800000238是邻居的 13800000239是我的').phone).toBe('13800000239')
  expect(said('我的13800000239 老俞的13800000238').phone).toBe('13800000239')
  expect(said('13800000238 13800000239').phone).toBe('13800000238')
  expect(said('老俞电话13800000238 我的是13800000239 先打我的').incident).toBeUndefined()
})
