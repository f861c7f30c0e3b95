/** What was asked before the matter was told does not count as the matter. */
import { describe, expect, it } from 'vitest'
import { EMPTY_STATE } from '../../../src/core/conversation/state.ts'
import { firstMessageOf } from '../../../src/core/conversation/facts.ts'

const at = '2026-11-24T04:00:00.000Z'
const said = [
  { seq: 2, text: '低保怎么申请', at },
  { seq: 9, text: '昨晚十点家里着火，房子烧光了', at },
]

describe('the first message of a case', () => {
  it('is the story, not the policy question asked before it', () => {
    const slots = {
      harm: { kind: 'filled', value: '昨晚十点家里着火，房子烧光了', said: '', how: 'extracted', at },
    } as const
    expect(firstMessageOf({ ...EMPTY_STATE, said, slots })).toBe('昨晚十点家里着火，房子烧光了')
  })

  it('is the first words with a matter while no story was told', () => {
    expect(firstMessageOf({ ...EMPTY_STATE, said: [{ seq: 1, text: '你好', at }, ...said] })).toBe('低保怎么申请')
  })
})
