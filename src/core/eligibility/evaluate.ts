/** Which policies may fit, from the answers given so far. An answer that is missing leaves a condition open, never false. */
import type { Eligibility, Policy, Question, Result, Rule } from './schema.ts'

export type Answers = Readonly<Record<string, string | undefined>>
/** true and false are certain; null is open. */
type Truth = boolean | null

export interface Finding {
  policy: Policy
  result: Result
}

function truth(rule: Rule, answers: Answers, table: Eligibility): Truth {
  if ('all' in rule) return every(rule.all.map((part) => truth(part, answers, table)))
  if ('any' in rule) return not(every(rule.any.map((part) => not(truth(part, answers, table)))))
  if ('not' in rule) return not(truth(rule.not, answers, table))
  if ('param' in rule) return hasParam(table, rule.param)
  const [key, wanted] = 'is' in rule ? [rule.is[0], [rule.is[1]]] : rule.in
  const answer = answers[key]
  return answer === undefined ? null : wanted.includes(answer)
}

function every(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

function not(value: Truth): Truth {
  return value === null ? null : !value
}

function hasParam({ params }: Eligibility, name: string): boolean {
  return typeof params[name]?.value === 'number'
}

/** First of likely, perhaps, unlikely that holds for sure; else it cannot be told yet. */
export function resultOf(policy: Policy, answers: Answers, table: Eligibility): Result {
  const figures = policy.needs.every((name) => hasParam(table, name))
  if (truth(policy.likely, answers, table) === true) return figures ? 'likely' : 'perhaps'
  if (truth(policy.perhaps, answers, table) === true) return 'perhaps'
  // What may still turn out likely is not called unlikely.
  if (truth(policy.unlikely, answers, table) === true && truth(policy.likely, answers, table) === false)
    return 'unlikely'
  return 'cannot'
}

export function findings(table: Eligibility, answers: Answers): Finding[] {
  return table.policies.map((policy) => ({ policy, result: resultOf(policy, answers, table) }))
}

/** More questions than this nobody answers on a phone (dialogues §1.4). */
export const MAX_QUESTIONS = 10

/**
 * The question whose answer can change most results next; null when none can, or enough was asked.
 * `asked`: keys that were put, answered or not; `said`: the resident's words so far.
 */
export function nextQuestion(
  table: Eligibility,
  answers: Answers,
  asked: ReadonlySet<string>,
  said = '',
): Question | null {
  if (asked.size >= MAX_QUESTIONS) return null
  let best: { question: Question; weight: number } | null = null
  for (const question of table.questions) {
    if (asked.has(question.key) || !applies(question, answers, table)) continue
    const weight = weightOf(table, question, answers, said)
    if (weight > (best?.weight ?? 0)) best = { question, weight }
  }
  return best?.question ?? null
}

function applies({ when }: Question, answers: Answers, table: Eligibility): boolean {
  return when === undefined || truth(when, answers, table) === true
}

/** A policy counts when the answer alone can change its result, and a little when it is one of several answers needed. */
function weightOf(table: Eligibility, question: Question, answers: Answers, said: string): number {
  const weight = table.policies.reduce((sum, policy) => {
    if (!openKeys(policy, answers, table).has(question.key)) return sum
    const now = resultOf(policy, answers, table)
    const changes = question.answers.some(
      ({ id }) => resultOf(policy, { ...answers, [question.key]: id }, table) !== now,
    )
    return sum + (changes ? 1 : 0.3)
  }, 0)
  if (weight === 0) return 0
  const named = question.about.some((word) => said.includes(word))
  return weight + (named ? 2 * table.policies.length : 0) + (question.early ? table.policies.length : 0)
}

/** Keys whose answer the result of this policy still waits for. */
function openKeys(policy: Policy, answers: Answers, table: Eligibility): Set<string> {
  const keys = new Set<string>()
  for (const rule of [policy.likely, policy.perhaps, policy.unlikely]) {
    const value = truth(rule, answers, table)
    if (value === true) break
    if (value === null) collectOpen(rule, answers, table, keys)
  }
  return keys
}

function collectOpen(rule: Rule, answers: Answers, table: Eligibility, keys: Set<string>): void {
  if (truth(rule, answers, table) !== null) return
  if ('all' in rule) for (const part of rule.all) collectOpen(part, answers, table, keys)
  else if ('any' in rule) for (const part of rule.any) collectOpen(part, answers, table, keys)
  else if ('not' in rule) collectOpen(rule.not, answers, table, keys)
  else if ('is' in rule) keys.add(rule.is[0])
  else if ('in' in rule) keys.add(rule.in[0])
}
