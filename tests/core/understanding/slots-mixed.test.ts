/** Facts that stand beside others like them: an age beside a time, a dead man beside an illness, a sum beside another one. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findTransferred } from '../../../src/core/understanding/money/transferred.ts'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type Said } from '../../../src/core/understanding/slots.ts'
import { isHarmless, isMinor } from '../../../src/core/understanding/treated.ts'
import { isHurtOnly } from '../../../src/core/understanding/vulnerable.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context = { now: new Date('2026-12-09T16:20:00+08:00'), gazetteer }

function said(text: string): Said {
  return extractAll(text, context)
}

describe('who must be thought of first', () => {
  it.each<[string, string[]]>([
    ['小的三岁 大的在外婆家', ['child']],
    ['孩子在奶奶家', ['child']],
    ['把孩子放外婆家了', ['child']],
    ['今晚去外婆家睡', []],
    ['婆婆家不让我回', []],
    ['我现在住在奶奶家', ['elder']],
    ['奶奶家里没米了', ['elder']],
    ['跟外婆住', ['elder']],
    ['没人生病', []],
    ['没有人生病', []],
    ['都没生病', []],
    ['没病人', []],
    ['没人生病 就是我妈瘫了', ['disabled']],
    ['生病了 没人管', ['ill']],
    ['有气管炎', ['ill']],
    ['一条腿断了走不了路', []],
    ['骨折了在床上动不了', []],
    ['脚扭了走不动', []],
    ['腿脚不便多年', ['disabled']],
    ['瘫在床上 前天又摔了', ['disabled']],
    ['腿截肢了', ['disabled']],
    ['丫头上高二', ['child']],
    ['孙女高一', ['child']],
    ['儿子念高三', ['child']],
    ['上初一了', ['child']],
    ['农历初一着的火', []],
    ['高一点的地方', []],
  ])('%s', (text, kinds) => expect(said(text).vulnerable ?? []).toEqual(kinds))

  it('takes a leg that was broken these days for no disability, and an old lameness for one', () => {
    expect(isHurtOnly('就腿不能动 手没事', '昨天被车撞了')).toBe(true)
    expect(isHurtOnly('就腿不能动 手没事')).toBe(false)
    expect(isHurtOnly('腿不能动', '十年前摔断的')).toBe(false)
    expect(isHurtOnly('瘫了', '昨天被车撞了')).toBe(false)
  })
})

describe('when it was', () => {
  it.each([
    '儿子不是24 上个月过了生日 25了',
    '我儿子上个月刚满十八',
    '儿子25了 去年过的生日',
    '这礼拜还没去',
    '这周还没做',
    '一个礼拜要做三次',
    '医生刚来过 说宽两天 改后天出',
    '今早我去看的 人能讲话 就是瘦',
    '昨天我去看了 门都没有',
    '不对 两万多是去年的 加上今年的总共三万六',
  ])('%s tells no time of the trouble', (text) => expect(said(text).occurredAt).toBeUndefined())

  it.each([
    ['人是29号走的 上上个礼拜天 下葬是礼拜四', '2026-11-29'],
    ['昨天过生日的时候摔了一跤', '2026-12-08'],
    ['昨天我去医院看的 骨折', '2026-12-08'],
    ['时间讲得不准 是今天凌晨一点多烧起来的', '2026-12-09'],
    ['这礼拜没米吃了', '2026-12-07'],
  ])('%s', (text, day) => expect(said(text).occurredAt?.from.slice(0, 10)).toBe(day))
})

describe('money', () => {
  it.each([
    ['哦不对 一万六 我把另外两千也算进去了 那两千没转', 16000],
    ['一万六 那两千还没付', 16000],
    ['一万六 多算了两千', 16000],
    ['抢救跟办事一共借了四万 哦不是 抢救三万是借的 办事一万多是自家的', 40000],
    ['哦不是珥陵 是导墅 花了三千', 3000],
    ['前头已经花了两万三 平台讲我不是他们员工', 23000],
  ])('%s', (text, sum) => expect(extractSlot('cost', text, context)).toBe(sum))

  it.each<[string, number | null]>([
    ['刚刚已经转过一笔了 一万八', 18000],
    ['汇过去五千', 5000],
    ['已经打了一万八给他', 18000],
    ['转出去一万六', 16000],
    ['被骗了两万', 20000],
    ['转了两千 又转了三千', 5000],
    ['分两次转的 一次五千 一次三千', 8000],
    ['转给他一万二 现在他又要八千', 12000],
    ['刷单垫了四千八', 4800],
    ['卡里三万都转走了', 30000],
    ['他叫我转两万', null],
    ['还没转', null],
    ['没转 他要两万', null],
    ['要我再转五千', null],
    ['我女儿转了两千给我', null],
  ])('%s was paid to a swindler: %s', (text, sum) => expect(findTransferred(text)).toBe(sum))
})

describe('who needs a doctor', () => {
  it.each<[string, string | undefined]>([
    ['我老公心梗走的 前几天刚下葬', undefined],
    ['老公车祸没救过来', undefined],
    ['抢救跟办事一共借了四万', undefined],
    ['我爸上个月病故了 我妈现在心梗发作', 'now'],
    ['老公走了 我胸口痛', 'now'],
    ['抢救三万还没交', 'now'],
    ['抢救三天了', 'now'],
    ['腿断了 手没事', 'now'],
    ['头没事 胳膊断了', 'now'],
    ['人没事 就是腿断了', 'now'],
    ['晚上躺不平 人是清醒的', 'now'],
    ['腰疼躺不平', undefined],
    ['一个礼拜要做三次 现在只做得起一次', 'now'],
    ['该透三次只透了一次', 'now'],
    ['没有受伤 弟弟头好像有点烫', 'soon'],
    ['锅很烫', undefined],
    ['动手了 胳膊青的 没流血', 'soon'],
    ['就胳膊青 没流血', 'soon'],
    ['他爸没大事 骨头裂了 要住一个礼拜', 'soon'],
    ['手去卫生院包过了 不碍事', 'none'],
    ['打了120 车子在路上', 'now'],
  ])('%s: %s', (text, need) => expect(said(text).medical).toBe(need))

  it.each<[string, string, boolean]>([
    ['老头子手上烫了个泡', '手去卫生院包过了 不碍事', true],
    ['他爸摔了 送医院了', '他爸没大事 骨头裂了', true],
    ['手破了', '医生看过了 不要紧', true],
    ['手破了', '不要紧吧', false],
    ['手破了', '包过了 疼得更厉害', false],
    ['手破了', '没事', false],
    ['他爸摔了 送医院了', '没大事 就是没钱交押金', false],
  ])('after %s, %s is harmless: %s', (before, later, harmless) => expect(isHarmless(before, later)).toBe(harmless))

  it.each<[string, string, boolean]>([
    ['就老头子手上烫了个泡', '手去卫生院包过了 不碍事', true],
    ['脚崴了', '脚看过了 没什么大事', true],
    ['膝盖擦破了', '膝盖上药了 不要紧', true],
    ['手破了 人昏过去了', '手包过了 不碍事', false],
    ['喘不上气', '手包过了 不碍事', false],
    ['手断了', '手包过了 不碍事', false],
    ['手烫了', '手不碍事', false],
    ['手烫了', '包过了 要不要紧', false],
    ['烫了一大片', '手处理过了 不碍事', false],
  ])('after %s, %s is a minor hurt: %s', (before, later, minor) => expect(isMinor(before, later)).toBe(minor))

  it('tells a death, where somebody has died of an illness', () => {
    expect(said('我老公心梗走的 前几天刚下葬').incident).toBe('death')
    expect(said('我妈心梗发作').incident).toBe('illness')
  })
})

describe('bed and food in one breath', () => {
  it.each<[string, boolean | undefined, boolean | undefined]>([
    ['吃住都有', true, true],
    ['吃的住的都没问题', true, true],
    ['住的吃的都有 没人生病', true, true],
    ['吃的跟住的都有', true, true],
    ['住跟吃都不愁', true, true],
    ['吃住都没有', false, false],
    ['吃的住的都没有', false, false],
    ['住的吃的都没得', false, false],
    ['吃住都有问题', undefined, undefined],
    ['吃的住的都有困难', undefined, undefined],
    ['房子是自己的', true, undefined],
    ['米跟菜有的 吃个把礼拜够了 房子是自己的', true, true],
    ['房子是自己的 烧了', undefined, undefined],
    ['房子是自己盖的 漏雨', undefined, undefined],
    ['房子是租的', undefined, undefined],
    ['今天晚上还是住这', true, undefined],
    ['今晚还住在这里', true, undefined],
    ['今晚去我姐那睡 明天没着落', true, undefined],
    ['老的小的去我妹子家挤挤 我跟老头没处去 铺盖都没得', false, undefined],
    ['能自己吃饭 医院有盒饭', undefined, true],
    ['吃过了 吃的饼干 没有了', undefined, false],
    ['吃过饭了 没有了', undefined, true],
  ])('%s: bed %s, food %s', (text, bed, food) => {
    expect([said(text).shelter, said(text).food]).toEqual([bed, food])
  })

  it('is read the same when asked', () => {
    for (const text of ['吃的住的都没问题', '住的吃的都有', '吃住都有'])
      expect([extractSlot('shelter', text, context), extractSlot('food', text, context)]).toEqual([true, true])
    expect(extractSlot('shelter', '房子是自己的', context)).toBe(true)
  })
})

it.each<[string, string | null]>([
  ['家里还有婆婆七十九 一个丫头上高二 能做事的就我一个', '3 1 1 1'],
  ['他爸坐牢 妈妈老早走了 她一直跟我和奶奶过', '3 ? ? ?'],
  ['孩子跟我和老伴过', '3 ? 1 ?'],
  ['租在丁卯马家山那块 我跟老婆还有个奶娃七个月', '3 2 1 0'],
  ['老的小的去我妹子家挤挤 我跟老头没处去', null],
  ['我和老公没地方去', null],
  ['我跟老婆和儿子过', '3 2 1 0'],
])('%s: %s', (text, heads) => {
  const home = said(text).household
  const told =
    home === undefined
      ? null
      : [home.total, home.adults, home.children, home.elders].map((part) => part ?? '?').join(' ')
  expect(told).toBe(heads)
})

it.each([
  ['低保拿着的', ['dibao']],
  ['低保我们领着呢', ['dibao']],
  ['低保拿不到', undefined],
])('%s', (text, received) => expect(said(text).alreadyReceives).toEqual(received))
