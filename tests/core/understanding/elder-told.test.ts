import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { extractIncident } from '../../../src/core/understanding/incident.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'
import { extractSlot } from '../../../src/core/understanding/slots.ts'

const { safety, gazetteer } = compileRules(loadBundle().intents)
const kindsOf = (text: string): string[] => readSafety(text, safety).hits.map(({ kind }) => kind)
const CHILDREN = ['child_abuse', 'child_alone']

describe('an old person who is starved, shut out or left by grown children', () => {
  it.each([
    '村里王奶奶八十七了 儿子一家住楼上 她睡车库 儿媳妇不给她饭吃',
    '对门的老太八十多了 儿子不让她上桌吃饭 就给点剩的',
    '我们村一个老爹九十了 几个儿子轮流都不给他饭吃',
    '隔壁老奶奶被媳妇赶到猪圈睡 大冷天的',
    '我七十九了 儿子不给我饭吃',
    '楼下张爷爷 孙子不给他饭吃',
    '有个孤老 侄子霸了他房子 让他睡柴房',
    '媳妇不给婆婆饭吃',
    '老娘八十三 几个儿女把她撂在那 不准她进门',
    '五保户老人家被侄子赶到牛棚睡',
  ])('is an elder’s danger and no child’s: %s', (text) => {
    expect(kindsOf(text)).toContain('elder_abuse')
    for (const kind of CHILDREN) expect(kindsOf(text)).not.toContain(kind)
  })

  it.each(['婆婆瘫在床上 儿子女儿都没人管', '儿子不孝 老娘饿了两天没人问', '她自己不肯报 讲丢儿子的脸'])(
    'tells of no child: %s',
    (text) => {
      for (const kind of CHILDREN) expect(kindsOf(text)).not.toContain(kind)
    },
  )

  it.each([
    '奶奶不给孙子饭吃 孩子瘦得很',
    '爷爷天天打孙女 身上青一块紫一块',
    '我奶奶不给我饭吃 我9岁',
    '后妈不给孩子饭吃',
    '奶奶把弟弟锁在家里',
    '把孩子丢在家里没人管',
    '丢孩子了 在超市',
    '邻居家小孩六岁 奶奶七十了 天天不给饭吃',
  ])('stays a child’s danger: %s', (text) => {
    expect(kindsOf(text).some((kind) => CHILDREN.includes(kind))).toBe(true)
  })

  it.each([
    '医生不让爷爷吃饭 明天要做胃镜',
    '医院不让老人喝水 说要开刀',
    '儿子给我盖了新楼 我睡不惯 还是睡老屋',
    '奶奶七十了 住车库改的房子 租的',
    '丢不起这个人 全家的脸都丢光了',
    '讲出去丢子女的面子',
  ])('is no danger at all: %s', (text) => {
    for (const kind of [...CHILDREN, 'elder_abuse']) expect(kindsOf(text)).not.toContain(kind)
  })

  it('is what happened, and the meal held back is none', () => {
    const told = '王奶奶八十七了 儿媳妇不给她饭吃'
    expect(extractIncident(told)).toBe('elder_neglect')
    expect(extractIncident('后妈不给孩子饭吃')).not.toBe('elder_neglect')
    expect(extractSlot('food', told, { now: new Date('2026-12-01T10:00:00+08:00'), gazetteer })).toBe(false)
  })
})
