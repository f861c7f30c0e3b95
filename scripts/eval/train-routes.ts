/**
 * Learns the two models of the routes and writes src/core/understanding/route/doubt-weights.ts.
 * Learned from: tests/eval/routes-fit.jsonl and triage-fit.jsonl, the first blind sets (measured before they were learned,
 * docs/quality.md), the phrases of intents/safety.yaml, and the sample questions of the handbook as what is no emergency.
 * The report halves, the second blind sets and the shared samples are never read here.
 * Run: npx tsx scripts/eval/train-routes.ts
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { gramsOf } from '../../src/core/understanding/route/doubt.ts'
import { foldClauses } from '../../src/core/understanding/safety/text.ts'
import { readSafety } from '../../src/core/understanding/safety/safety.ts'
import { learn, vocabularyOf } from './regression.ts'
import type { Example, Learned } from './regression.ts'
import { loadRules } from './rules.ts'
import type { EvalRules } from './rules.ts'

const ROOT = join(import.meta.dirname, '../..')
const TARGET = join(ROOT, 'src/core/understanding/route/doubt-weights.ts')
/** Told danger words that lead to help, not to an alarm, so they teach nothing here. */
const LESSER = new Set(['no_food', 'scam'])
const DOUBT_GRAMS = 5000
const VOTE_GRAMS = 3000
/** A missed emergency costs more than a false one. */
const DANGER_COST = 2
/** The handbook's many questions must not drown the other routes. */
const HANDBOOK_SHARE = 0.25
const VOTE_ROUTES = ['answer', 'start_help_request', 'human', 'status', 'correction', 'stop', 'smalltalk', 'unknown']

const ROUTE_LINES = ['tests/eval/routes-fit.jsonl', 'tests/eval/routes-blind.jsonl']
const TRIAGE_LINES = ['tests/eval/triage-fit.jsonl', 'tests/eval/triage-blind.jsonl']

function jsonl(path: string): Record<string, unknown>[] {
  return readFileSync(join(ROOT, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

function handbookQuestions(): string[] {
  const found: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  const files = readdirSync(join(ROOT, 'knowledge'), { recursive: true, encoding: 'utf8' }).toSorted()
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    const front = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(ROOT, 'knowledge', file), 'utf8'))
    if (front?.[1] === undefined) continue
    collect((parse(front[1]) as { asks?: unknown }).asks)
  }
  return found
}

function dangerExamples(rules: EvalRules): Example[] {
  const examples: Example[] = []
  const add = (text: string, danger: boolean): void => {
    examples.push({
      grams: gramsOf(foldClauses(text, rules.safety.emoji)),
      label: danger ? 1 : 0,
      cost: danger ? DANGER_COST : 1,
    })
  }
  for (const line of ROUTE_LINES.flatMap(jsonl)) {
    const accepted = Array.isArray(line['accept']) && line['accept'].includes('emergency_now')
    if (line['route'] === 'emergency_now' || !accepted) add(String(line['text']), line['route'] === 'emergency_now')
  }
  for (const line of TRIAGE_LINES.flatMap(jsonl)) add(String(line['first_message']), line['level'] === 'P0')
  for (const kind of rules.source.safety.kinds) {
    if (!LESSER.has(kind.meta.kind)) for (const phrase of kind.go) add(phrase.replaceAll('…', ''), true)
    for (const phrase of kind.not) add(phrase, false)
  }
  // Questions in which the words already see a danger may be emergencies: they teach neither side.
  for (const question of handbookQuestions())
    if (readSafety(question, rules.safety).hits.length === 0) add(question, false)
  return examples
}

function voteExamples(rules: EvalRules): Example[] {
  const fold = (text: string): Set<string> => gramsOf(foldClauses(text, rules.safety.emoji))
  const told = ROUTE_LINES.flatMap(jsonl).filter((line) => VOTE_ROUTES.includes(String(line['route'])))
  const examples = told.map((line) => ({
    grams: fold(String(line['text'])),
    label: VOTE_ROUTES.indexOf(String(line['route'])),
    cost: 1,
  }))
  const asked = handbookQuestions().filter((question) =>
    /[吗么呢?？]|怎么|多少|什么|啥|哪|几|能不能|有没有/.test(question),
  )
  for (const question of asked) examples.push({ grams: fold(question), label: 0, cost: HANDBOOK_SHARE })
  const size = VOTE_ROUTES.map((_, label) =>
    examples.filter((one) => one.label === label).reduce((sum, one) => sum + one.cost, 0),
  )
  // Rare routes count more, up to twice.
  return examples.map((one) => ({ ...one, cost: one.cost * Math.min(2, Math.sqrt(120 / (size[one.label] ?? 1))) }))
}

function table(learned: Learned, pick: (weights: readonly number[]) => readonly number[]): string {
  const rows = [...learned.weights].map(
    ([gram, weights]) => [gram, pick(weights).map((weight) => Math.round(weight * 100))] as const,
  )
  return rows
    .filter(([, numbers]) => numbers.some((number) => Math.abs(number) > 5))
    .map(([gram, numbers]) => `${gram}\t${numbers.join(' ')}`)
    .toSorted()
    .join('\n')
}

const rules = loadRules(join(ROOT, 'intents'))
const danger = dangerExamples(rules)
const doubt = learn(danger, 2, vocabularyOf(danger, 2, DOUBT_GRAMS))
const ordinary = voteExamples(rules)
const votes = learn(ordinary, VOTE_ROUTES.length, vocabularyOf(ordinary, VOTE_ROUTES.length, VOTE_GRAMS))
const margin = ([calm, alarm]: readonly number[]): number => (alarm ?? 0) - (calm ?? 0)
writeFileSync(
  TARGET,
  `/** Made by \`npx tsx scripts/eval/train-routes.ts\`; not edited by hand. Rows: gram, tab, weights × 100. */
import type { RouteName } from './route-schema.ts'

export const DOUBT_BIAS = ${margin(doubt.bias).toFixed(4)}
export const DOUBT_WEIGHTS = ${JSON.stringify(table(doubt, (weights) => [margin(weights)]))}
export const VOTE_ROUTES: readonly RouteName[] = ${JSON.stringify(VOTE_ROUTES)}
export const VOTE_BIAS: readonly number[] = ${JSON.stringify(votes.bias.map((bias) => Number(bias.toFixed(4))))}
export const VOTE_WEIGHTS = ${JSON.stringify(table(votes, (weights) => weights))}
`,
)
console.log(`dangers: ${String(danger.length)} texts; routes: ${String(ordinary.length)} texts`)
