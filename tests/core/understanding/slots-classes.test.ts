/** One line for each class of reading that a set by another hand once found missing. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type SlotName } from '../../../src/core/understanding/slots.ts'
import { extractVulnerable } from '../../../src/core/understanding/vulnerable.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const MORNING = '2026-11-24T09:00:00+08:00'

function time(text: string, now = MORNING): string | null {
  const said = extractSlot('occurredAt', text, { now: new Date(now), gazetteer })
  return said === null ? null : `${said.from.slice(5, 16)}/${said.to.slice(5, 16)}`
}

describe('occurredAt', () => {
  it.each<[string, string | null, string?]>([
    ['今晚九点多他就打我 现在他睡着了', '11-23T21:10/11-23T21:59', '2026-11-24T02:25:00+08:00'],
    ['刚才十一点半', '11-24T23:30/11-24T23:30', '2026-11-25T00:20:00+08:00'],
    ['19年那回发水没开口 这回是前天', '11-22T00:00/11-22T23:59'],
    ['自来水停了整整一个礼拜', '11-17T00:00/11-17T23:59'],
    ['三月三赶庙会那天', '04-19T00:00/04-19T23:59'],
    ['夜里两三点', '11-24T02:00/11-24T03:59'],
    ['头伏那天', '07-15T00:00/07-15T23:59'],
    ['是礼拜五的事 礼拜五下午', '11-20T13:00/11-20T16:59'],
    ['二十一二号的样子', '11-21T00:00/11-22T23:59'],
    ['我家住11幢24号 1109室', null],
    ['礼拜天我都不休息的', null],
    ['每天早上五点出摊', null],
    ['下午两点要开会', null],
    ['一天到晚都这样', null],
  ])('%s', (text, wanted, now) => expect(time(text, now)).toBe(wanted))
})

describe('single values', () => {
  const read = (slot: SlotName, text: string): unknown => extractSlot(slot, text, { now: new Date(MORNING), gazetteer })

  it.each<[SlotName, string, unknown]>([
    ['cost', '借了亲戚两万 信用社三万', 50_000],
    ['cost', '先打给医院三千 昨天又补了四千五', 7500],
    ['cost', '房租一个月800 押一付三 中介费400', 3600],
    ['cost', '五千八千都有可能', 6500],
    ['cost', '本来要八千 减免完了交三千五', 3500],
    ['cost', '手机号尾数是3600', null],
    ['income', '三个儿子每人每月给五百', 1500],
    ['income', '他五千我四千 扣掉社保到手八千一', 8100],
    ['income', '夫妻俩加一块六千五', 6500],
    ['name', '我叫眭凤英 眼目旁那个眭', '眭凤英'],
    ['shelter', '旅馆老板不让赊了 今晚不晓得去哪块', false],
    ['food', '低血糖不能吃甜的', null],
    ['food', '中午就啃了个馒头', true],
    ['medical', '在医院挂水 医生看着呢', 'none'],
  ])('%s: %s', (slot, text, wanted) => expect(read(slot, text)).toEqual(wanted))

  it.each<[string, string | null, string | null]>([
    ['吕成虎墅的 就在小学后头', '吕城镇', '虎墅村'],
    ['我人住丁卯女儿家 漏的是老房子 老房子在大港北角村', '大港街道', '北角村'],
    ['陵口 陵口街上', '陵口镇', null],
  ])('place: %s', (text, town, village) => expect(read('place', text)).toMatchObject({ town, village }))

  it.each(['我只会讲丹阳话', '昨天吃了扬中的河豚', '大路上都是水'])('no place in %s', (text) =>
    expect(read('place', text)).toBeNull(),
  )
})

describe('in passing', () => {
  const said = (text: string): ReturnType<typeof extractAll> => extractAll(text, { now: new Date(MORNING), gazetteer })

  it('takes no loss for an income and no deadline for a date', () => {
    expect(said('上个月给电信诈骗弄走五万 现在靠工资还债').income).toBeUndefined()
    expect(said('老伴走了两个月 丧事借了三万 每月退休金两千二')).toMatchObject({ cost: 30_000, income: 2200 })
    expect(said('学费两千七没着落 老师让月底前交').occurredAt).toBeUndefined()
  })

  it('hears no baby in 一个月大概三千', () => {
    expect(extractVulnerable('我一个月大概三千')).toEqual([])
    expect(extractVulnerable('娃才三个月大')).toContain('infant')
  })
})
