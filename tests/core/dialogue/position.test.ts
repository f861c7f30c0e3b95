/** Where a dialogue stands follows from the answers alone. */
import { describe, expect, it } from 'vitest'
import { holds, type View } from '../../../src/core/dialogue/condition.ts'
import { nextStep, pathOf, progressOf } from '../../../src/core/dialogue/position.ts'
import { dialogueSchema, type Condition } from '../../../src/core/dialogue/schema.ts'

function aView(slots: Record<string, unknown>, skipped: string[] = []): View {
  return {
    value: (name) => slots[name],
    known: (name) => name in slots || skipped.includes(name),
  }
}

const step = (id: string, over = {}) => ({ id, slots: [id], answer: 'text', label: id, ask: `${id}?`, ...over })
const dialogue = dialogueSchema.parse({
  id: 'test',
  title: 't',
  source: 's',
  opens: {},
  ends: 'none',
  steps: [
    step('where', { must: true }),
    step('when', { changeOnly: true }),
    step('kids', { when: { is: ['where', 'home'] } }),
    step('phone'),
  ],
})

describe('the next question', () => {
  it.each<[string, Record<string, unknown>, string[], string | null]>([
    ['nothing said: the first', {}, [], 'where'],
    ['a condition that does not hold is passed over', { where: 'out' }, [], 'phone'],
    ['a condition that holds is asked', { where: 'home' }, [], 'kids'],
    ['skipped is answered', { where: 'home' }, ['kids'], 'phone'],
    ['all said: none', { where: 'out', phone: '1' }, [], null],
    ['changeOnly is never asked by itself', { where: 'out', phone: '1' }, [], null],
    ['sending early: only what must be', { review: 'send' }, [], 'where'],
    ['sending early: nothing more', { review: 'send', where: 'home' }, [], null],
  ])('%s', (_, slots, skipped, expected) => {
    expect(nextStep(dialogue, aView(slots, skipped))?.id ?? null).toBe(expected)
  })

  it('progress counts the present path only', () => {
    expect(progressOf(dialogue, aView({ where: 'home', kids: '2' }))).toEqual({ answered: 2, total: 3 })
    expect(pathOf(dialogue, aView({ where: 'out' })).map(({ id }) => id)).toEqual(['where', 'phone'])
  })
})

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ is: ['a', 1] }, true],
    [{ is: ['a', 2] }, false],
    [{ in: ['a', [1, 2]] }, true],
    [{ over: ['a', 0] }, true],
    [{ over: ['none', 0] }, false],
    [{ has: ['list', 'x'] }, true],
    [{ has: ['a', 'x'] }, false],
    [{ known: 'skipped' }, true],
    [{ filled: 'skipped' }, false],
    [{ unknown: 'none' }, true],
    [{ not: { is: ['none', 1] } }, true],
    [{ all: [{ is: ['a', 1] }, { is: ['none', 1] }] }, false],
    [{ any: [{ is: ['none', 1] }, { is: ['a', 1] }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, aView({ a: 1, list: ['x'] }, ['skipped']))).toBe(expected)
  })
})
