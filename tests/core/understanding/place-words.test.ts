/** Places come from the names of places only: what merely sounds or looks like one, and whole names before parts of them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { spotsSaid } from '../../../src/core/understanding/place/detail.ts'
import { extractAll, extractSlot, type SlotContext } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context: SlotContext = { gazetteer, now: new Date('2026-11-30T20:00:00+08:00') }
const answer = (text: string): unknown => extractSlot('place', text, context)

describe('words without a place in them', () => {
  it.each([
    '还没',
    '还没离',
    '不是离婚 是还没离',
    '失业了',
    '上当了',
    '变成这样',
    '有房',
    '荒唐',
    '晚上会下雨吗',
    '路上会堵',
    '你们送东西来收费我就付不起了',
    '从江西来打工',
    '那边的村委会',
    '我借村口小店老板的手机',
    '隔壁村的表舅',
    '邻村的',
    '进村第一家',
    '外村嫁来的',
    '谷阳路不是骨阳路',
    '行吧行吧你记 但是有一条',
    '住城中村 导航找不到的',
    '残联推社区 社区推残联',
    '上面骂村书记',
    '我上午下村',
    '照规定写',
    '我在长江大桥上',
    '有人要跳长江大桥',
    '我要举报村书记',
    '听讲社区有个慈善小屋',
    '五一放假的时候',
    '住在桥东头',
    '江大附院',
  ])('%s is none, even as an answer', (text) => {
    expect(answer(text)).toBeNull()
    expect(extractAll(text, context).place).toBeUndefined()
  })

  it.each([
    ['上会那边', '上党镇'],
    ['西来桥', '西来桥镇'],
    ['扬中西来', '西来桥镇'],
    ['耳陵', '珥陵镇'],
    ['耳陵那边', '珥陵镇'],
    ['荒塘镇', '皇塘镇'],
    ['珥陵路边', '珥陵镇'],
    ['丹阳的耳陵', '珥陵镇'],
    ['丹北城中村', '丹北镇'],
    ['按丹徒辛丰算', '辛丰镇'],
    ['在高资 诶 高资是老厂 我人在蒋乔 按蒋乔写', '蒋乔街道'],
  ])('%s is one still', (text, town) => {
    expect(answer(text)).toMatchObject({ town })
  })

  it.each(['珥陵王村', '珥陵 育才社区', '丹北李家巷', '珥陵镇 王家塘'])('%s names a hamlet still', (text) => {
    expect((answer(text) as { village: string }).village).not.toBeNull()
  })

  it.each([
    '丹阳厂里',
    '句容饭店',
    '扬中大桥',
    '丹阳家里',
    '句容城里',
    '大港汽渡',
    '扬中二桥',
    '迁到句容来 还没落',
    '在后白 茅山那边过去',
    '丹阳吕城 就在运河边第二排',
  ])('%s names no hamlet', (text) => {
    expect(answer(text)).toMatchObject({ village: null })
  })
})

describe('a whole name', () => {
  it.each([
    ['石马湾社区的', '健康路街道', '石马湾社区'],
    ['京口 石马湾社区的', '健康路街道', '石马湾社区'],
    ['就是石马湾社区三号楼', '健康路街道', '石马湾社区'],
    ['茅山社区', '华阳街道', '茅山社区'],
    ['谷阳新村 3栋', '丁卯街道', '谷阳新村社区'],
    ['丹徒社区的', '象山街道', '丹徒社区'],
    ['象山丹徒社区', '象山街道', '丹徒社区'],
  ])('of a community counts before a town inside it: %s', (text, town, village) => {
    expect(answer(text)).toMatchObject({ town, village })
  })

  it.each([
    ['石马那边', '高资街道'],
    ['高桥村 丹徒的', '高桥镇'],
    ['大港村三组', '大港街道'],
    ['官塘桥村', '官塘桥街道'],
    ['延陵延陵村', '延陵镇'],
  ])('of a town stays what it is: %s', (text, town) => {
    expect(answer(text)).toMatchObject({ town })
  })
})

describe('the way to the door', () => {
  it.each([
    ['新治村 十八号夜里进的水', undefined],
    ['儒里村18号下午塌的', undefined],
    ['丈山村 二十号 早上起的火', undefined],
    ['新治村十八号', '十八号'],
    ['儒里村18号二楼', '18号二楼'],
    ['大港做电子厂的', undefined],
    ['住高桥镇 我再补一句门口有树', undefined],
    ['人住后白 妈说的地址少了个组', undefined],
    ['访仙 卖眼镜布那条街', '卖眼镜布那条街'],
    ['谏壁 老电厂宿舍', '老电厂宿舍'],
  ])('in %s is %s', (text, detail) => {
    expect((answer(text) as { detail?: string }).detail).toBe(detail)
  })

  it.each([
    '今晚也在村部',
    '我该怎么弄',
    '下面我替她弄',
    '我带路',
    '二十五号',
    '应该是20号',
    '日期不对 是11号',
    '大前天傍晚下班路上',
    '家里有个上小学的',
    '我扫马路',
    '在哪个银行',
    '跟工友挤宿舍',
    '门口有个捡破烂的老太',
    '鱼塘 翻塘',
    '就蹲在灶门口',
    '我在医院四楼',
    '人在人民医院十一楼',
    '二十号 早上',
  ])('is not %s', (text) => {
    expect(spotsSaid(text)).toBeNull()
  })

  it.each([
    '现在在汽车站候车室',
    '就在村部后头',
    '住三单元',
    '在医院对面',
    '现在人在火车站南广场边上',
    '6栋302',
    '门牌是19号',
    '我住十八号',
    '出租屋',
  ])('is %s', (text) => {
    expect(spotsSaid(text)).not.toBeNull()
  })
})
