/** The table as a dialogue of choices, so that everything else of a talk (side questions, corrections, 人工) works in it too. */
import { dialogueSchema, type Dialogue } from '../dialogue/schema.ts'
import type { Eligibility, Rule } from './schema.ts'

const SLOT = 'el_'

export function slotOf(key: string): string {
  return `${SLOT}${key}`
}

/** Throws when the table cannot be a dialogue: a text too long, a label twice. */
export function eligibilityDialogue({ questions, source, asks }: Eligibility): Dialogue {
  return dialogueSchema.parse({
    id: 'eligibility',
    title: '看看能领什么',
    source,
    opens: {
      phrases: [
        '我能领什么',
        '能领什么',
        '能领哪些',
        '能拿哪些',
        '够不够格',
        '够格',
        '符合哪些',
        '有哪些补助',
        '看看能领',
      ],
      asks,
    },
    opening: '好，几个问题看看，不留名字。',
    ends: 'result',
    steps: questions.map(({ key, ask, answers, per }) => ({
      id: key,
      slots: [slotOf(key)],
      answer: 'choice',
      label: ask.slice(0, 12),
      ask,
      optional: true,
      ...(per ? { per } : {}),
      choices: [
        ...answers.slice(0, 7).map(({ id, label, words, starts, range, sets }) => ({
          id,
          label,
          words,
          set: { [slotOf(key)]: id, ...sets },
          ...(starts ? { starts } : {}),
          ...(range ? { range } : {}),
        })),
        { id: 'dk', label: '不清楚', skips: 'unknown', words: ['不清楚', '不知道'] },
      ],
    })),
  }) as Dialogue
}

/** Problems of the table: an answer nobody can give, a question nobody asks, a figure nobody keeps. */
export function checkEligibility(table: Eligibility): string[] {
  const answers = new Map(table.questions.map(({ key, answers: given }) => [key, new Set(given.map(({ id }) => id))]))
  const rules = [
    ...table.policies.flatMap(({ id, likely, perhaps, unlikely }) =>
      [likely, perhaps, unlikely].map((rule) => ({ id, rule })),
    ),
    ...table.questions.flatMap(({ key, when }) => (when ? [{ id: key, rule: when }] : [])),
  ]
  const needs = table.policies.flatMap((policy) =>
    policy.needs
      .filter((name) => !(name in table.params))
      .map((name) => `${policy.id} needs ${name}, which is no param`),
  )
  return [
    ...rules.flatMap(({ id, rule }) => leaves(rule).flatMap((leaf) => checkLeaf(id, leaf, answers, table))),
    ...needs,
  ]
}

type Leaf = Extract<Rule, { is: unknown } | { in: unknown } | { param: unknown }>

function leaves(rule: Rule): Leaf[] {
  if ('all' in rule) return rule.all.flatMap(leaves)
  if ('any' in rule) return rule.any.flatMap(leaves)
  if ('not' in rule) return leaves(rule.not)
  return [rule]
}

function checkLeaf(
  id: string,
  leaf: Leaf,
  answers: ReadonlyMap<string, ReadonlySet<string>>,
  { params }: Eligibility,
): string[] {
  if ('param' in leaf) return leaf.param in params ? [] : [`${id}: ${leaf.param} is no param`]
  const [key, wanted] = 'is' in leaf ? [leaf.is[0], [leaf.is[1]]] : leaf.in
  const given = answers.get(key)
  if (given === undefined) return [`${id}: nobody asks ${key}`]
  return wanted.filter((answer) => !given.has(answer)).map((answer) => `${id}: ${key} is never ${answer}`)
}
