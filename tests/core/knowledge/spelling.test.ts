import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSpeller, usageOf } from '../../../src/core/knowledge/spelling.ts'
import { syllablesIn } from '../../../src/core/knowledge/sounds.ts'
import { packedTopicModelSchema, unpackTopicModel } from '../../../src/core/knowledge/topic-model.ts'

const model = unpackTopicModel(
  packedTopicModelSchema.parse(JSON.parse(readFileSync('models/topics/words.json', 'utf8'))),
)
const spell = createSpeller(usageOf(model.vocabulary, model.idf), ['特困人员', '临时救助', '残疾人证'])

describe('letters without end', () => {
  const usage = usageOf(model.vocabulary, model.idf)

  it.each(['yi', 'shi ', 'jishi', 'yi, '])('cost no more than a question does: %s', (piece) => {
    let looks = 0
    const counting = { ...usage, pair: (pair: string) => ((looks += 1), usage.pair(pair)) }
    createSpeller(counting, [])(piece.repeat(4000 / piece.length))
    expect(looks).toBeLessThan(500_000)
  })

  it('are cut as short letters are', () => {
    expect(syllablesIn('xian'.repeat(1000))).toHaveLength(1000)
    expect(syllablesIn(`${'a'.repeat(3999)}q`)).toBeNull()
  })
})

describe('spelling', () => {
  it.each([
    ['底保怎么申请', '低保怎么申请'],
    ['抵保多少钱', '低保多少钱'],
    ['保低怎么办', '低保怎么办'],
    ['医疗救住', '医疗救助'],
    ['残疾人扑贴', '残疾人补贴'],
    ['高令津贴', '高龄津贴'],
    ['特因人员', '特困人员'],
    ['di bao zen me shen qing', '低保怎么申请'],
    ['gongzi bu gei zenme ban', '工资不给怎么办'],
    ['我想问dibao怎么办理', '我想问低保怎么办理'],
  ])('of "%s" is mended to "%s"', (written, meant) => expect(spell(written)).toBe(meant))

  it.each([
    '五保老头，在家躺着，请了隔壁婶子照看',
    '我嫁过来四年，丈夫输了钱就打我',
    '镇江残疾人服务热线的号码给我',
    '带着八十岁父母来金山玩',
    'app上怎么申请',
    'hiv感染者',
    '2026年',
    '',
  ])('of "%s" is left as it is', (text) => expect(spell(text)).toBe(text))

  it('cuts letters into as few syllables as can be, and nothing else', () => {
    expect(syllablesIn('shenqing')).toEqual(['shen', 'qing'])
    expect(syllablesIn('xian')).toEqual(['xian'])
    expect(syllablesIn('https')).toBeNull()
  })
})
