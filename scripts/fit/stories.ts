/** Labelled messages from which the senses are learnt: routes and levels. The report halves and the newest blind sets are never read here. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Level } from '../../src/core/triage/level.ts'
import { ROUTES, type RouteName } from '../../src/core/understanding/route-schema.ts'

/** One message: what it is labelled with, and how much it counts. */
export interface Story {
  text: string
  route: RouteName | null
  /** Routes that a fair judge would take as well. */
  accept: readonly RouteName[]
  level: Level | null
  weight: number
  /** Written with no rule in view: what the bars are set on. */
  fresh: boolean
  facts?: unknown
  now?: string
}

const ROUTE_SETS = ['routes-fit', 'routes-blind', 'routes-blind2', 'routes-drill']
const LEVEL_SETS = ['triage-fit', 'triage-blind', 'triage-blind2']
/** Of the many letters to the handbook every third, at half weight: they must not drown the rest. */
const LETTER_SHARE = 3
const LETTER_WEIGHT = 0.5

export function readStories(root: string): Story[] {
  const read = (path: string): Record<string, unknown>[] => jsonLines(join(root, path))
  const old = [
    ...ROUTE_SETS.flatMap((name) => read(`tests/eval/${name}.jsonl`)).map((line) => ofRoute(line, false)),
    ...LEVEL_SETS.flatMap((name) => read(`tests/eval/${name}.jsonl`)).map((line) => ofLevel(line, false)),
    ...letters(root),
  ]
  const fresh = [
    ...read('scripts/fit/triage-stories.jsonl').map((line) => ofLevel(line, true)),
    ...read('scripts/fit/routes-stories.jsonl').map((line) => ofRoute(line, true)),
  ]
  // Fresh ones last: there a left-out score is cheap (fitKernelRidge).
  return [...old, ...fresh].filter(({ text }) => text !== '')
}

function ofRoute(line: Record<string, unknown>, fresh: boolean): Story {
  const accept = Array.isArray(line['accept']) ? line['accept'].filter(isRoute) : []
  const route = isRoute(line['route']) ? line['route'] : null
  return { text: String(line['text'] ?? ''), route, accept, level: null, weight: 1, fresh }
}

function ofLevel(line: Record<string, unknown>, fresh: boolean): Story {
  const level = line['level'] as Level
  const text = String(line['first_message'] ?? '')
  return { text, route: null, accept: [], level, weight: 1, fresh, facts: line['facts'], now: String(line['now']) }
}

function letters(root: string): Story[] {
  const folder = join(root, 'scripts/fit')
  return readdirSync(folder)
    .filter((name) => /^(?:letters|none|topics).*\.(?:tsv|txt)$/.test(name))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line, index) => line.trim() !== '' && index % LETTER_SHARE === 0)
    .map((line) => ({
      text: line.slice(line.indexOf('\t') + 1),
      route: 'answer' as const,
      accept: ['start_help_request', 'unknown'] as const,
      level: null,
      weight: LETTER_WEIGHT,
      fresh: false,
    }))
}

function isRoute(value: unknown): value is RouteName {
  return (ROUTES as readonly unknown[]).includes(value)
}

function jsonLines(path: string): Record<string, unknown>[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
