/** Every authoring mistake is named before anybody meets it. */
import { describe, expect, it } from 'vitest'
import { checkDanger, checkDialogue } from '../../../src/core/dialogue/check.ts'
import { dangerSchema, dialogueSchema, type Dialogue } from '../../../src/core/dialogue/schema.ts'
import { compileRules } from '../../../src/content/rules.ts'
import { rules } from '../conversation/talk.ts'

const review = {
  id: 'review',
  slots: ['review'],
  answer: 'review',
  label: '发出',
  ask: '对吗？',
  choices: [
    { id: 'send', label: '发出' },
    { id: 'edit', label: '改一改' },
  ],
}
const what = { id: 'what', slots: ['what'], answer: 'text', label: '什么事', ask: '什么事？' }

function aDialogue(steps: unknown[], over: Record<string, unknown> = {}): Dialogue {
  return dialogueSchema.parse({
    id: 'test',
    title: '测试',
    source: 'test',
    opens: {},
    steps: [...steps, ...(over['ends'] && over['ends'] !== 'case' ? [] : [review])],
    ...over,
  })
}

const known = { slots: new Set(['place']), dialogues: new Set(['test', 'other']) }
const pick = (choices: unknown[], over = {}) => ({
  ...what,
  id: 'pick',
  slots: ['pick'],
  answer: 'choice',
  choices,
  ...over,
})
const yes = { id: 'yes', label: '是' }

describe('a sound dialogue', () => {
  it('has no problems', () => expect(checkDialogue(aDialogue([what]), known)).toEqual([]))

  it('all of intents/ are sound', () => {
    const ids = new Set(rules.dialogues.map(({ id }) => id))
    expect(rules.dialogues.length).toBeGreaterThanOrEqual(10)
    expect(checkDanger(rules.danger, ids)).toEqual([])
  })
})

describe('a mistake', () => {
  it.each<[string, Dialogue, RegExp]>([
    ['one id for two steps', aDialogue([what, { ...what, slots: ['b'] }]), /step id what stands twice/],
    ['a condition on what nothing fills', aDialogue([{ ...what, when: { is: ['ghost', 1] } }]), /looks at ghost/],
    [
      'a condition on what only a later step fills',
      aDialogue([
        { ...what, when: { is: ['later', 1] } },
        { ...what, id: 'later', slots: ['later'] },
      ]),
      /looks at later/,
    ],
    ['one id for two choices', aDialogue([pick([yes, { ...yes, label: '对' }])]), /has a choice id twice/],
    ['a choice without choice', aDialogue([pick([yes])]), /at least two choices/],
    [
      'several slots of which a choice sets one',
      aDialogue([
        pick(
          [
            { ...yes, set: { a: 1 } },
            { id: 'no', label: '不', set: { a: 1, b: 2 } },
          ],
          { slots: ['a', 'b'] },
        ),
      ]),
      /each choice must set all/,
    ],
    [
      'a choice that leaves its own slot empty',
      aDialogue([
        pick([
          { ...yes, set: { other: 1 } },
          { id: 'no', label: '不' },
        ]),
      ]),
      /leaves its own slot empty/,
    ],
    [
      'one word for two choices',
      aDialogue([
        pick([
          { ...yes, words: ['好'] },
          { id: 'no', label: '不', words: ['好'] },
        ]),
      ]),
      /word 好 for two choices/,
    ],
    [
      'a dialogue that is not there',
      aDialogue([
        pick([
          { ...yes, starts: 'nowhere' },
          { id: 'no', label: '不' },
        ]),
      ]),
      /there is no dialogue nowhere/,
    ],
    ['no review', dialogueSchema.parse({ ...aDialogue([what]), steps: [what] }), /last step must be the one review/],
    [
      'a review with a condition',
      dialogueSchema.parse({ ...aDialogue([what]), steps: [what, { ...review, when: { filled: 'what' } }] }),
      /review must not have a condition/,
    ],
    ['a review where nothing is sent', aDialogue([what, review], { ends: 'alarm' }), /has no review/],
    ['a place that nobody fills', aDialogue([what], { receipt: '{name}您好' }), /names \{name\}/],
  ])('%s', (_, dialogue, problem) => {
    expect(checkDialogue(dialogue, known).join('\n')).toMatch(problem)
  })

  const danger = (steps: unknown[], endsVisibly: string[] = []) =>
    dangerSchema.parse({ source: 'test', phones: {}, endsVisibly, steps })
  const fire = { ...pick([yes, { id: 'no', label: '不' }]), kind: 'fire' }

  it.each([
    ['a danger step that is never asked', danger([fire, { ...fire, id: 'again' }]), /step again is never asked/],
    ['a danger that leads nowhere', danger([{ ...fire, dialogue: 'nowhere' }]), /there is no dialogue nowhere/],
    ['an end of a kind that is not there', danger([fire], ['flood']), /endsVisibly names flood/],
  ])('%s', (_, table, problem) => {
    expect(checkDanger(table, known.dialogues).join('\n')).toMatch(problem)
  })

  it('a step that is asked by strength or condition shadows nothing', () => {
    const steps = [
      { ...fire, id: 'a', strength: 'ask' },
      { ...fire, id: 'b', strength: 'go' },
    ]
    expect(checkDanger(danger(steps), known.dialogues)).toEqual([])
  })

  it('stops the start, and every problem is named with its file', () => {
    expect(() => compileRules({ 'test.yaml': { id: 'test' } })).toThrow(
      /intents\/test\.yaml: [\s\S]*intents\/danger\.yaml/,
    )
  })
})
