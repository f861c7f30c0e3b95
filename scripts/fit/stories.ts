/** Labelled messages from which the senses are learnt: routes and levels. The report halves and the newest blind sets are never read here. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Level } from '../../src/core/triage/level.ts'
import { ROUTES, type RouteName } from '../../src/core/understanding/route/schema.ts'
import { safetySchema } from '../../src/core/understanding/safety/safety.ts'

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

const ROUTE_SETS = ['routes-fit', 'routes-blind', 'routes-blind2', 'routes-blind3', 'routes-drill']
const LEVEL_SETS = ['triage-fit', 'triage-blind', 'triage-blind2', 'triage-blind3']
/** Of the many letters to the handbook every sixth, at half weight: they must not drown the rest. */
const LETTER_SHARE = 6
const LETTER_WEIGHT = 0.5

export function readStories(root: string): Story[] {
  const read = (path: string): Record<string, unknown>[] => jsonLines(join(root, path))
  const old = [
    ...ROUTE_SETS.flatMap((name) => read(`tests/eval/${name}.jsonl`)).map((line) => ofRoute(line, false)),
    ...LEVEL_SETS.flatMap((name) => read(`tests/eval/${name}.jsonl`)).map((line) => ofLevel(line, false)),
    ...letters(root),
    ...asks(root),
    ...phrases(root),
  ]
  const fresh = [
    ...namesOf(root, /^triage-stories.*\.jsonl$/)
      .flatMap(read)
      .map((line) => ofLevel(line, true)),
    ...namesOf(root, /^routes-stories.*\.jsonl$/)
      .flatMap(read)
      .map((line) => ofRoute(line, true)),
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
    .map((line) =>
      story(line.slice(line.indexOf('\t') + 1), 'answer', ['start_help_request', 'unknown'], LETTER_WEIGHT),
    )
}

function namesOf(root: string, pattern: RegExp): string[] {
  const names = readdirSync(join(root, 'scripts/fit')).filter((name) => pattern.test(name))
  return names.toSorted().map((name) => `scripts/fit/${name}`)
}

/** Sample questions of the handbook: asked, not suffered. */
function asks(root: string): Story[] {
  const folder = join(root, 'knowledge')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted()
    .flatMap((name) => {
      const front = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(folder, name), 'utf8'))
      const { asks: own } = askSchema.parse(parse(front?.[1] ?? ''))
      return own
    })
    .filter((_, index) => index % ASK_SHARE === 0)
    .map((text) => story(text, 'answer', ['start_help_request'], LETTER_WEIGHT))
}

const askSchema = z.object({ asks: z.array(z.string()).default([]) })
const ASK_SHARE = 8

/** The listed words of danger, and those beside them that are none: the short way in which people shout. */
function phrases(root: string): Story[] {
  const { kinds } = safetySchema.parse(parse(readFileSync(join(root, 'intents/safety.yaml'), 'utf8')))
  return kinds.flatMap(({ meta, go, not }) => [
    ...go.map((text) =>
      story(text.replaceAll('…', ''), LESSER.has(meta.kind) ? 'start_help_request' : 'emergency_now', [], 1),
    ),
    ...not.map((text) =>
      story(text.replaceAll('…', ''), null, ['answer', 'smalltalk', 'unknown', 'start_help_request'], LETTER_WEIGHT),
    ),
  ])
}

/** Told with danger words that lead to help, not to an alarm. */
const LESSER = new Set(['no_food', 'scam'])

function story(text: string, route: RouteName | null, accept: readonly RouteName[], weight: number): Story {
  return { text, route, accept, level: null, weight, fresh: false }
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
