/** The phone form: any order, the same slots as a talk, and what it tells about policies and addresses. */
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/core/conversation/facts.ts'
import { slotValue } from '../../../src/core/conversation/state.ts'
import { isSameAddress } from '../../../src/core/intake/address.ts'
import { answersFrom, mayFit } from '../../../src/core/intake/eligible.ts'
import { linesOf, readForm, type FormInput } from '../../../src/core/intake/read-form.ts'
import { rules } from '../conversation/talk.ts'

const NOW = new Date('2026-11-24T20:00:00+08:00')
const dialogueOf = (id: string) => {
  const found = rules.dialogues.find((dialogue) => dialogue.id === id)
  if (!found) throw new Error(id)
  return found
}
const read = (intent: string, input: FormInput) => readForm(dialogueOf(intent), input, rules, NOW)

describe('a phone form', () => {
  it('fills the same slots whatever the order of the answers', () => {
    const answers = [
      { step: 'tonight', choices: ['no-bed'] },
      { step: 'hurt', choices: ['none'] },
      { step: 'where', text: '云阳街道 云阳桥社区3组' },
      { step: 'people', people: { adults: 2, elders: 1, children: 2 } },
    ]
    const slots = (list: typeof answers) => {
      const { state } = read('emergency-help', { said: '家里昨晚着火了', answers: list })
      return ['shelter', 'food', 'medical', 'household', 'incident'].map((slot) => slotValue(state, slot))
    }
    expect(slots(answers)).toEqual(slots(answers.toReversed()))
    expect(slots(answers)).toEqual([false, true, 'none', { total: 5, adults: 2, children: 2, elders: 1 }, 'fire'])
  })

  it('lets a button overrule what the words said, and names what it could not read', () => {
    const { state, missed } = read('emergency-help', {
      said: '没地方住了',
      answers: [
        { step: 'tonight', choices: ['both'] },
        { step: 'where', text: '那边' },
      ],
    })
    expect(factsOf(state).shelterTonight).toBe(true)
    expect(missed).toEqual(['where'])
  })

  it('keeps “不清楚” as said and not as an answer', () => {
    const { state } = read('emergency-help', { said: '', answers: [{ step: 'hurt', choices: ['unsure'] }] })
    expect(state.slots['medical']).toMatchObject({ kind: 'unknown' })
    expect(factsOf(state).medicalNeed).toBeNull()
  })

  it('works for every dialogue that ends in a case, with its questions in the file of the case', () => {
    const service = dialogueOf('service-request')
    const { state } = read('service-request', {
      said: '想有人给老人送饭',
      answers: [
        { step: 'class', choices: ['life'] },
        { step: 'item-life', choices: ['meals'] },
      ],
    })
    expect(slotValue(state, 'serviceItem')).toBe('meals')
    expect(linesOf(state, service)).toContainEqual(
      expect.objectContaining({ slot: 'serviceItem', asked: '要哪一项？', answered: '送餐' }),
    )
  })
})

describe('what a form tells about policies', () => {
  it('names temporary aid after a fire with no bed, and nothing without facts', () => {
    const told = answersFrom(rules.eligibility, { incident: 'fire', shelterTonight: false })
    expect(told).toMatchObject({ event: 'accident', basics: 'now' })
    expect(mayFit(rules.eligibility, told)[0]?.policy.id).toBe('temporary-aid')
    expect(mayFit(rules.eligibility, answersFrom(rules.eligibility, {}))).toEqual([])
  })

  it('counts income a head, and never takes the price of a house for spending on a doctor', () => {
    const facts = { incident: 'fire', cost: 80_000, monthlyIncome: 2000, household: { total: 4 } }
    expect(answersFrom(rules.eligibility, facts)).toMatchObject({ income: 'i1' })
    expect(answersFrom(rules.eligibility, facts)).not.toHaveProperty('spend')
  })
})

describe('two addresses', () => {
  const town = '云阳街道'
  it.each([
    ['丹阳市云阳街道云阳桥社区3组12号', '云阳街道云阳桥社区 3组12号', true],
    ['云阳街道云阳桥社区3组12号', '云阳桥社区3组12号', true],
    ['云阳街道云阳桥社区3组', '云阳街道云阳桥社区3组12号', true],
    ['云阳街道云阳桥社区', '云阳街道云阳桥社区3组12号', false],
    ['云阳街道', '云阳街道', false],
    ['云阳街道云阳桥社区3组', '云阳街道云阳桥社区4组', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(isSameAddress(a, b, town)).toBe(same)
  })
})
