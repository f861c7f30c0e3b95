import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/core/understanding/normalise.ts'
import { buildGazetteer, findPlaces, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type SlotContext, type SlotName } from '../../../src/core/understanding/slots.ts'

const raw = JSON.parse(
  readFileSync(new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url), 'utf8'),
) as RawGazetteer
const gazetteer = buildGazetteer(raw)

function at(now = '2026-11-24T09:00:00+08:00'): SlotContext {
  return { now: new Date(now), gazetteer }
}

function read(slot: SlotName, text: string, now?: string): unknown {
  return extractSlot(slot, text, at(now))
}

describe('the gazetteer', () => {
  it('leaves every official name of the gazetteer findable', () => {
    for (const district of raw.districts) {
      for (const town of district.towns) {
        const found = findPlaces(normalise(`${district.name}${town.name}`), gazetteer)[0]
        expect([found?.county, found?.town], town.name).toEqual([district.name, town.name])
      }
    }
  })

  it('finds every village beside its town', () => {
    for (const district of raw.districts) {
      for (const town of district.towns) {
        for (const village of town.villages) {
          const found = findPlaces(normalise(`${district.name}${town.name}${village}`), gazetteer)[0]
          expect([found?.town, found?.village], `${town.name}${village}`).toEqual([town.name, village])
        }
      }
    }
  })
})

describe('occurredAt', () => {
  const range = (text: string, now?: string): string | null => {
    const value = extractSlot('occurredAt', text, at(now))
    return value === null ? null : `${value.from.slice(5, 19)}/${value.to.slice(5, 19)} ${value.precision}`
  }

  it.each([
    ['昨晚十点', '11-23T22:00:00/11-23T22:59:59 hour'],
    ['昨天下午三点二十', '11-23T15:20:00/11-23T15:20:59 minute'],
    ['前天傍晚', '11-22T16:30:00/11-22T19:30:59 part'],
    ['不对 是前天晚上', '11-22T18:00:00/11-22T23:59:59 part'],
    ['礼拜六', '11-21T00:00:00/11-21T23:59:59 day'],
    ['上礼拜三', '11-18T00:00:00/11-18T23:59:59 day'],
    ['八月半', '09-25T00:00:00/09-25T23:59:59 day'],
    ['腊月二十八', '02-15T00:00:00/02-15T23:59:59 day'],
    ['上个月', '10-01T00:00:00/10-31T23:59:59 month'],
    ['三天前', '11-21T00:00:00/11-21T23:59:59 day'],
    ['昨夜两点', '11-24T02:00:00/11-24T02:59:59 hour'],
    ['昨晚八点到十点', '11-23T20:00:00/11-23T21:59:59 hour'],
    ['半个小时前', '11-24T08:30:00/11-24T08:30:59 minute'],
  ])('%s', (text, wanted) => {
    expect(range(text)).toBe(wanted)
  })

  it.each([
    '明天',
    '下周三',
    '后天晚上',
    '我今年六十八',
    '我家住二十号楼',
    '每天晚上',
    '不记得',
    '我有两点要求',
    '13800001111',
  ])('nothing in %s', (text) => {
    expect(range(text)).toBeNull()
  })

  it.each([
    ['昨天', '2026-03-01T08:00:00+08:00', '02-28T00:00:00/02-28T23:59:59 day'],
    ['昨天', '2024-03-01T08:00:00+08:00', '02-29T00:00:00/02-29T23:59:59 day'],
    ['上个月31号', '2026-12-05T08:00:00+08:00', '11-01T00:00:00/11-30T23:59:59 month'],
    ['31号', '2026-12-05T08:00:00+08:00', '10-31T00:00:00/10-31T23:59:59 day'],
    ['大前天', '2026-01-02T08:00:00+08:00', '12-30T00:00:00/12-30T23:59:59 day'],
    ['12月30号', '2026-11-24T08:00:00+08:00', '12-30T00:00:00/12-30T23:59:59 day'],
    ['晚上八点', '2026-11-24T00:30:00+08:00', '11-23T20:00:00/11-23T20:59:59 hour'],
    ['2月30号', '2026-11-24T08:00:00+08:00', '02-01T00:00:00/02-28T23:59:59 month'],
  ])('%s at %s', (text, now, wanted) => {
    expect(range(text, now)).toBe(wanted)
  })

  it('reads Beijing days whatever zone the instant is written in', () => {
    const east = extractSlot('occurredAt', '昨天', { now: new Date('2026-11-24T01:00:00+08:00'), gazetteer })
    const west = extractSlot('occurredAt', '昨天', { now: new Date('2026-11-23T12:00:00-05:00'), gazetteer })
    expect(east).toEqual(west)
    expect(east?.from).toBe('2026-11-23T00:00:00+08:00')
  })
})

describe('place', () => {
  const short = (text: string, place?: SlotContext['place']): string | null => {
    const value = extractSlot('place', text, { ...at(), ...(place === undefined ? {} : { place }) })
    return value === null ? null : [value.county, value.town, value.village].map((part) => part ?? '-').join(' ')
  }

  it.each([
    ['丹阳珥陵丈山村', '丹阳市 珥陵镇 丈山村'],
    ['珥陵张庄', '丹阳市 珥陵镇 张庄村'],
    ['西来桥', '扬中市 西来桥镇 -'],
    ['茅山镇丁庄村', '句容市 茅山镇 丁庄村'],
    ['丁庄村', '- - 丁庄村'],
    ['句容丁庄', '句容市 茅山镇 丁庄村'],
    ['不是丹阳，是句容', '句容市 - -'],
    ['耳陵镇', '丹阳市 珥陵镇 -'],
    ['辛丰的黄墟', '丹徒区 辛丰镇 黄墟村'],
    ['不想说在哪', null],
    ['南京', null],
  ])('%s', (text, wanted) => {
    expect(short(text)).toBe(wanted)
  })

  it('reads a bare village inside the known town', () => {
    const known = { county: '扬中市', town: '八桥镇', village: null }
    expect(short('红光村', known)).toBe('扬中市 八桥镇 红光村')
    expect(short('就是我们村', { ...known, village: '红光村' })).toBe('扬中市 八桥镇 红光村')
  })

  it('offers every town that has the village', () => {
    expect(findPlaces('红光村', gazetteer).map((place) => place.town)).toEqual(['访仙镇', '八桥镇', '姚桥镇'])
  })
})

describe('household', () => {
  it.each([
    ['五口人两个老的一个小的', [5, 2, 1, 2]],
    ['就我跟我老妈 她七十六了', [2, 1, 0, 1]],
    ['一家三口', [3, null, null, null]],
    ['弟弟9岁我14岁 爸妈都不在', [2, 0, 2, 0]],
    ['我和两岁的儿子 还有我妈 五十二', [3, 2, 1, 0]],
    ['老公走了 我带两个娃', [3, 1, 2, 0]],
    ['五口 不对 四口', [4, null, null, null]],
    ['不说', null],
  ])('%s', (text, wanted) => {
    const value = extractSlot('household', text, at())
    expect(value === null ? null : [value.total, value.adults, value.children, value.elders]).toEqual(wanted)
  })
})

describe('single values', () => {
  it.each<[SlotName, string, unknown]>([
    ['phone', '幺三八 零零零零 一一一一', '13800001111'],
    ['phone', '+86 138-0000-1111', '13800001111'],
    ['phone', '不是13800001111，是13800002222', '13800002222'],
    ['phone', '32118119000101000X', null],
    ['phone', '0511-80000000', null],
    ['phone', '138 0000 111', null],
    ['name', '登记写林阿根 身份证上是林根生', '林根生'],
    ['name', '叫我小周就行 周一鸣', '周一鸣'],
    ['name', '我姓陈', '陈'],
    ['name', '不想留名字', null],
    ['name', '方便', null],
    ['cost', '总共六万三 医保报了两万一 自己要出四万二', 42_000],
    ['cost', '房租一个月1300 欠了三个月', 3900],
    ['cost', '万把块', 10_000],
    ['cost', '2w', 20_000],
    ['cost', '住了五天院', null],
    ['income', '一天两百做二十天', 4000],
    ['income', '年收入两万四', 2000],
    ['income', '没有收入', 0],
    ['income', '看情况 有时多有时少', null],
    ['shelter', '睡车里', false],
    ['shelter', '不是没地方住 就是没钱', true],
    ['shelter', '房租一个月1300', null],
    ['food', '昨天没吃 今天吃了', true],
    ['food', '吃低保的', null],
    ['food', '昨天起没吃东西', false],
    ['medical', '药断了三天', 'now'],
    ['medical', '下个月化疗', 'soon'],
    ['medical', '没受伤', 'none'],
    ['medical', '没有生命危险 在住院', 'none'],
    ['medical', '手术费三万', null],
  ])('%s: %s', (slot, text, wanted) => {
    expect(read(slot, text)).toEqual(wanted)
  })
})

describe('extractAll', () => {
  it('fills many slots from one breath', () => {
    const said = extractAll(
      '昨夜头十点家里着火，房子烧光了，三口人老娘七十八，在丹阳珥陵丈山村，今晚没地方住，13812345678',
      at(),
    )
    expect(said).toMatchObject({
      incident: 'fire',
      place: { county: '丹阳市', town: '珥陵镇', village: '丈山村' },
      household: { total: 3, elders: 1 },
      phone: '13812345678',
      shelter: false,
      vulnerable: ['elder'],
    })
    expect(said.occurredAt?.from).toBe('2026-11-23T22:00:00+08:00')
  })

  it.each(['低保多少钱一个月', '你好', '这件事情世界上没有道理', '大路不平', '2026年低保标准是多少', '吃饭了吗'])(
    'reads no facts into %s',
    (text) => {
      expect(extractAll(text, at())).toEqual({})
    },
  )

  it('keeps a landline apart from the mobile', () => {
    expect(extractAll('家里座机0511-86221234', at())).toEqual({ landline: '0511-86221234' })
  })

  it.each(['墙裂了 雨下得不停', '我在家换药', '人都在村委会坐着', '房子烧光了', '出院了'])(
    'never calms anybody by accident: %s',
    (text) => {
      const said = extractAll(text, at())
      expect(said.shelter).not.toBe(true)
      expect(said.medical).not.toBe('none')
    },
  )

  it.each([
    ['我是网格员 红光村有个独居老人', 'village_officer'],
    ['急诊护士：刚送来三个月婴儿', 'hospital'],
    ['我老公尿毒症', 'family'],
    ['对门两个娃一个人在家', 'neighbour'],
    ['派出所：家里4岁男孩没人管', 'police'],
  ])('%s is told by %s', (text, relation) => {
    expect(extractAll(text, at()).relation).toBe(relation)
  })

  it('says what is already received, not what is asked for', () => {
    expect(extractAll('我吃低保的', at()).alreadyReceives).toEqual(['dibao'])
    expect(extractAll('想给我娘办低保', at()).alreadyReceives).toBeUndefined()
  })
})
