import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { extractAll } from '../../../src/core/understanding/slots.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const { safety, gazetteer } = compileRules(loadBundle().intents)
const kindsOf = (text: string): string[] => readSafety(text, safety).hits.map(({ kind }) => kind)
const told = (text: string): Record<string, unknown> => ({
  ...extractAll(text, { now: new Date('2026-12-08T09:30:00+08:00'), gazetteer }),
})

describe('a death that has happened', () => {
  it.each([
    '我老公心梗走的 前几天刚下葬 我现在脑子是空的',
    '我爸脑梗没救过来 后事办完了',
    '我妈人没了 昨天火化',
    '老头子没气了 上个礼拜就下葬了',
    '我家那口子车祸走的 头七刚过 家里欠了钱',
    '老公脑溢血走了 丧事借了三万',
    '儿子溺水没了 刚办完后事',
    '我老伴抢救没抢救过来 人已经火化了',
    '男人工地上触电死了 骨灰刚拿回来',
    '老爸心脏病突发去世 出殡了 现在家里没钱',
    '孩子他爸昏迷三天人还是走了 前天办的丧事',
    '我妈走了 刚把骨灰送上山',
  ])('is no danger and needs no doctor: %s', (text) => {
    expect(kindsOf(text)).toEqual([])
    expect(told(text)).toMatchObject({ incident: 'death' })
    expect(told(text)['medical']).toBeUndefined()
  })

  it.each([
    '刚才人没了气',
    '没气了',
    '老头子心梗现在躺地上',
    '我爸心口痛冒冷汗 心梗',
    '人快不行了 后事都没准备',
    '爷爷没了呼吸 刚刚',
    '老公前几天下葬 我现在胸口疼喘不上气',
    '办后事的钱没有 我妈快不行了',
    '老公心梗走的 婆婆听了昏过去了叫不醒',
    '老公刚下葬 婆婆昏迷了叫不应',
  ])('is not heard where somebody lives: %s', (text) => expect(kindsOf(text)).toContain('medical'))

  it.each(['煤气中毒死了两个人 里面还有人', '老公走了 我也不想活了', '家里着火 烧死人了 还在烧'])(
    'leaves other dangers as they are: %s',
    (text) => expect(kindsOf(text).length).toBeGreaterThan(0),
  )
})
