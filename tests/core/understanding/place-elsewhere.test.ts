/** Who works, is sent, comes from or moves elsewhere does not move the matter. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type SlotContext } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context: SlotContext = { gazetteer, now: new Date('2026-11-30T20:00:00+08:00') }
const answer = (text: string): unknown => extractSlot('place', text, context)
const passing = (text: string): unknown => extractAll(text, context).place ?? null

describe('elsewhere', () => {
  it.each([
    '说是送句容人民医院',
    '救护车拉到丹阳中医院去了',
    '转到镇江一院了',
    '珥陵镇是我娘家村 我是嫁过来的',
    '我是从珥陵嫁过来的',
    '儿子在大港厂里看大门 他老板会晓得这个事吗',
    '老公在吕城上班还没回来',
    '妈妈在扬中做月嫂 月底才回',
    '孩子在谷阳上初二',
    '娃爸判了四年 关在句容',
    '单位在新区 做电子厂普工',
    '老板姓吴 厂在丹北',
    '我开9点那班从谏壁到大市口的公交',
    '我出生在延陵',
  ])('%s is no place of the matter, even as an answer', (text) => {
    expect(answer(text)).toBeNull()
    expect(passing(text)).toBeNull()
  })

  it.each([
    '好人啊 谢谢 对了 我老家宝堰的',
    '女儿昨晚上把我接到丹阳来了 房子的事不报了',
    '今晚去导墅我姐家',
    '女儿嫁到扬中去了',
    '我在陵口菜场卖菜 卖到十点多',
    '回延陵娘家了',
    '人在丹阳人民医院急诊 家里没人管',
  ])('%s is none in passing', (text) => {
    expect(passing(text)).toBeNull()
  })

  it.each([
    ['我妈住珥陵护国村 一个人', '珥陵镇'],
    ['我弟弟在导墅 瘫在床上', '导墅镇'],
    ['我爸在丹徒上党 一个人在家', '上党镇'],
    ['家住珥陵镇护国村 儿子在外打工', '珥陵镇'],
    ['我老家在珥陵 房子塌了', '珥陵镇'],
    ['在大港做电焊 租的房子', '大港街道'],
    ['我娘家在八桥 万福村 出事的就是我娘家', '八桥镇'],
    ['我在珥陵我儿子家', '珥陵镇'],
    ['从皇塘搬到吕城好几年了', '吕城镇'],
    ['厂在丹北 厂里着火了', '丹北镇'],
    ['我在大港打工 厂里着火了', '大港街道'],
    ['我爸在上党镇工地上干活 从架子上摔下来', '上党镇'],
  ])('%s tells the place still', (text, town) => {
    expect(passing(text)).toMatchObject({ town })
  })

  it.each(['户口在句容 人在丹阳女儿家住了四年', '户口在句容乡下，人在丹阳租房子看孙子'])(
    '%s: where one lives, not where one is registered',
    (text) => {
      expect(passing(text)).toMatchObject({ county: '丹阳市' })
    },
  )

  it('leaves a house opposite a hospital where it is', () => {
    expect(passing('我住句容人民医院对面')).toMatchObject({ county: '句容市', detail: '人民医院对面' })
  })

  it.each(['我在陵口菜场卖菜', '我在大港打工', '老家宝堰的'])('%s is an answer to who was asked', (text) => {
    expect(answer(text)).not.toBeNull()
  })
})
