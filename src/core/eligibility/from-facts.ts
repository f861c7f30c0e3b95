/** What the facts of a case already answer of the questions of eligibility. What no fact tells stays open, never guessed. */
import type { Answers } from './evaluate.ts'
import type { Eligibility } from './schema.ts'

const EVENT_OF: Readonly<Record<string, string>> = {
  fire: 'accident',
  traffic: 'accident',
  injury: 'accident',
  gas_poison: 'accident',
  illness: 'illness',
  job_loss: 'job',
  flood_storm: 'disaster',
}
/** Sums told with these are what illness costs the family itself. */
const COSTLY: ReadonlySet<string> = new Set(['illness', 'injury', 'disability'])
const IDENTITY: readonly (readonly [string, string])[] = [
  ['tekun', 'tekun'],
  ['dibao', 'dibao'],
  ['dibao-edge', 'edge'],
  ['rigid-expense', 'edge'],
]

/** `facts` in the shape of contracts §3; unknown keys and odd values answer nothing. */
export function answersFromFacts(table: Eligibility, facts: Readonly<Record<string, unknown>>): Answers {
  const incident = String(facts['incident'] ?? '')
  const household = facts['household'] as { total?: unknown } | null | undefined
  const income = numberOf(facts['monthlyIncome'])
  const people = numberOf(household?.total)
  const cost = numberOf(facts['cost'])
  const receives = Array.isArray(facts['alreadyReceives']) ? facts['alreadyReceives'] : []
  const hardNow = facts['shelterTonight'] === false || facts['foodToday'] === false || facts['medicalNeed'] === 'now'
  return {
    event: EVENT_OF[incident],
    basics: hardNow ? 'now' : undefined,
    income: income === 0 ? inRange(table, 'income', 0) : perHead(table, income, people),
    spend: cost !== null && COSTLY.has(incident) ? inRange(table, 'spend', cost) : undefined,
    identity: IDENTITY.find(([slug]) => receives.includes(slug))?.[1],
    house: incident === 'homeless' ? 'nohouse' : undefined,
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}

function perHead(table: Eligibility, income: number | null, people: number | null): string | undefined {
  return income === null || people === null || people === 0
    ? undefined
    : inRange(table, 'income', Math.round(income / people))
}

/** The answer whose range holds the sum; the one without a range stands for nothing at all. */
function inRange({ questions }: Eligibility, key: string, sum: number): string | undefined {
  const answers = questions.find((question) => question.key === key)?.answers ?? []
  if (sum === 0) return answers.find(({ range }) => range === undefined)?.id
  return answers.find(({ range }) => range !== undefined && sum >= range[0] && sum <= (range[1] ?? Infinity))?.id
}
