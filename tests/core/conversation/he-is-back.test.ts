import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { foldClauses } from '../../../src/core/understanding/safety/text.ts'

const back = compileRules(loadBundle().intents).worse.get('violence_home')?.back ?? /(?!)/

describe('he is back', () => {
  it.each([
    '他回来了',
    '老公到家了 怎么办',
    '我男人刚进门',
    '听见他开门了',
    '他喝多了回来了',
    '爸爸上楼了',
    '我听到钥匙声',
  ])('is heard in %s', (text) => expect(back.test(foldClauses(text, []))).toBe(true))

  it.each([
    '他没回来',
    '我回娘家',
    '他不回家',
    '孩子放学',
    '钱还没到账',
    '水费在哪块交',
    '他出去了',
    '对门奶奶开门了',
    '我妈到家了',
    '民警上楼了',
    '我回家了',
  ])('is not heard in %s', (text) => expect(back.test(foldClauses(text, []))).toBe(false))
})
