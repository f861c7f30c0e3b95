import { describe, expect, it } from 'vitest'
import { freshBundle } from '../../../scripts/content/fresh.ts'
import { compileRules } from '../../../src/content/rules.ts'
import { asideFor } from '../../../src/core/dialogue/asides.ts'

const { asides } = compileRules(freshBundle().intents)
const of = (
  text: string,
  intent: string | null = 'emergency-help',
  values: Record<string, unknown> = {},
): string | null => {
  const state: Record<string, unknown> = { $dialogue: intent, $case: 'none', $overdue: false, $quiet: false, ...values }
  const view = { value: (name: string) => state[name], known: (name: string) => state[name] !== undefined }
  return asideFor(asides, text, { intent, view })?.id ?? null
}

describe('short questions about the help itself', () => {
  it.each([
    ['要花钱吗', 'fee'],
    ['收费吗', 'fee'],
    ['要交多少钱才办', 'fee'],
    ['资料要交么', 'papers'],
    ['会不会告诉别人', 'secret'],
    ['别说是我讲的', 'secret'],
    ['那你们还帮吗', 'still'],
    ['把隔壁老王的记录给我看', 'others-records'],
    ['谢谢', 'thanks'],
    ['等一下', 'wait'],
  ])('%s', (text, id) => expect(of(text)).toBe(id))

  it.each([
    '我没钱交药费',
    '欠了两万块要还钱',
    '老公不让我告诉别人的电话是多少钱买的',
    '家里着火了',
    '5口人',
    '丹阳珥陵',
  ])('none: %s', (text) => expect(of(text)).toBeNull())

  it('belong to their talk', () => {
    expect(of('会不会要离婚才行', 'violence-home')).toBe('divorce')
    expect(of('会不会要离婚才行')).toBeNull()
    expect(of('别告诉别人', 'suicidal-thoughts')).toBe('secret-life')
    expect(of('真的假的', 'emergency-help', { incident: 'scam' })).toBe('swindle')
    expect(of('真的假的')).toBe('swindle-here')
  })
})
