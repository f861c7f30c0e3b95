/** What a request for help already tells about policies: facts of triage as answers of the eligibility table, never a guess. */
import type { Answers } from '../eligibility/evaluate.ts'
import { findings, type Finding } from '../eligibility/evaluate.ts'
import type { Eligibility } from '../eligibility/schema.ts'
import type { TriageFacts } from '../triage/facts.ts'

const EVENTS: Readonly<Record<string, string>> = {
  fire: 'accident',
  traffic: 'accident',
  injury: 'accident',
  gas_poison: 'accident',
  illness: 'illness',
  job_loss: 'job',
  flood_storm: 'disaster',
}
/** Slugs of the handbook that somebody receives already, first the one that says most. */
const IDENTITIES = [
  ['tekun', 'tekun'],
  ['dibao', 'dibao'],
  ['dibao-edge', 'edge'],
  ['rigid-expense', 'edge'],
] as const

export function answersFrom(table: Eligibility, facts: TriageFacts): Answers {
  const { incident, household, monthlyIncome, cost, alreadyReceives, shelterTonight, foodToday, medicalNeed } = facts
  const people = household?.total ?? null
  const event = incident ? EVENTS[incident] : undefined
  const isHardNow = shelterTonight === false || foodToday === false || medicalNeed === 'now'
  const income = typeof monthlyIncome === 'number' && people ? monthlyIncome / people : undefined
  // What illness or an accident costs is spending; the price of a burnt roof is not.
  const spend = typeof cost === 'number' && (event === 'illness' || incident === 'injury') ? cost : undefined
  const identity = IDENTITIES.find(([slug]) => alreadyReceives?.includes(slug))?.[1]
  return {
    ...(event ? { event } : {}),
    ...(isHardNow ? { basics: 'now' } : {}),
    ...(income === undefined ? {} : { income: inRange(table, 'income', income) }),
    ...(spend === undefined ? {} : { spend: inRange(table, 'spend', spend) }),
    ...(identity ? { identity } : {}),
    ...(incident === 'illness' && medicalNeed ? { illness: 'major' } : {}),
  }
}

function inRange({ questions }: Eligibility, key: string, sum: number): string | undefined {
  const answers = questions.find((question) => question.key === key)?.answers ?? []
  const found = answers.find(({ range }) => range && Math.round(sum) >= range[0] && sum <= (range[1] ?? Infinity))
  return found?.id ?? (sum === 0 ? answers[0]?.id : undefined)
}

/** Policies worth naming to a caller; never a promise. */
export function mayFit(table: Eligibility, answers: Answers): Finding[] {
  const order = { likely: 0, perhaps: 1, unlikely: 2, cannot: 3 } as const
  return findings(table, answers)
    .filter(({ result }) => result === 'likely' || result === 'perhaps')
    .sort((a, b) => order[a.result] - order[b.result])
}
