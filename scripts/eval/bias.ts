/** The `bias` suite: the same emergencies told in different manners; who is heard less than others, and by how much. */
import { createHash } from 'node:crypto'
import { messages } from '../../src/content/messages.zh-CN.ts'
import type { Rules } from '../../src/core/conversation/world.ts'
import { isHigher, type Level } from '../../src/core/triage/level.ts'
import { playMoves, type PlayDeps } from '../../src/services/dialogues/play.ts'
import type { SenseMessage } from '../../src/services/sense-message.ts'

export interface BiasLine {
  id: string
  /** The emergency that the line is one telling of. */
  emergency: string
  wording: string
  area: string
  age: string
  level: Level
  text: string
}

export interface BiasResult {
  id: string
  level: Level
  rule: string | null
  /** Not below its label. */
  right: boolean
}

export interface BiasGroup {
  n: number
  levels: Record<Level, number>
  /** Of the tellings labelled P0: how many are; and in a hundred. */
  red: { of: number; heard: number; recall: number | null }
  /** Below their label, whatever it is. */
  lowered: number
}

export interface BiasSummary {
  n: number
  emergencies: number
  byWording: Record<string, BiasGroup>
  byArea: Record<string, BiasGroup>
  byAge: Record<string, BiasGroup>
  /** Percentage points of red recall between the best and the worst heard group of each kind. */
  gap: Record<'wording' | 'area' | 'age', { points: number; worst: string | null }>
}

const NOW = new Date('2026-11-24T20:00:00+08:00')

/** Each telling is the first message of a talk of its own, played as the console's try-out plays it. */
export async function runBias(
  lines: readonly BiasLine[],
  rules: Rules,
  sense: SenseMessage = () => Promise.resolve(null),
): Promise<{ results: BiasResult[]; summary: BiasSummary }> {
  const deps = depsOf(rules, sense)
  const results: BiasResult[] = []
  for (const { id, text, level: label } of lines) {
    const [played] = await playMoves(deps, NOW, [{ text }])
    const level = played?.level ?? 'P3'
    results.push({ id, level, rule: played?.reasons[0]?.rule ?? null, right: !isHigher(label, level) })
  }
  const groups = { wording: grouped('wording'), area: grouped('area'), age: grouped('age') }
  return {
    results,
    summary: {
      n: lines.length,
      emergencies: new Set(lines.map(({ emergency }) => emergency)).size,
      byWording: groups.wording,
      byArea: groups.area,
      byAge: groups.age,
      gap: { wording: gapOf(groups.wording), area: gapOf(groups.area), age: gapOf(groups.age) },
    },
  }

  function grouped(kind: 'wording' | 'area' | 'age'): Record<string, BiasGroup> {
    const names = [...new Set(lines.map((line) => line[kind]))]
    return Object.fromEntries(
      names.map((name) => [
        name,
        groupOf(lines.flatMap((line, at) => (line[kind] === name ? [[line, results[at]] as const] : []))),
      ]),
    )
  }
}

function groupOf(rows: readonly (readonly [BiasLine, BiasResult | undefined])[]): BiasGroup {
  const levels: Record<Level, number> = { P0: 0, P1: 0, P2: 0, P3: 0 }
  for (const [, result] of rows) if (result) levels[result.level] += 1
  const red = rows.filter(([{ level }]) => level === 'P0')
  const heard = red.filter(([, result]) => result?.level === 'P0').length
  const recall = red.length === 0 ? null : (heard / red.length) * 100
  return {
    n: rows.length,
    levels,
    red: { of: red.length, heard, recall },
    lowered: rows.filter(([, result]) => result?.right === false).length,
  }
}

function gapOf(groups: Record<string, BiasGroup>): { points: number; worst: string | null } {
  const recalls = Object.entries(groups).flatMap(([name, { red }]) =>
    red.recall === null ? [] : [{ name, recall: red.recall }],
  )
  const sorted = recalls.toSorted((a, b) => a.recall - b.recall)
  const [worst, best] = [sorted[0], sorted.at(-1)]
  if (worst === undefined || best === undefined) return { points: 0, worst: null }
  return { points: best.recall - worst.recall, worst: best.recall === worst.recall ? null : worst.name }
}

/** The handbook is not asked: what is measured is what the rules hear. */
function depsOf(rules: Rules, sense: SenseMessage): PlayDeps {
  let made = 0
  const unknown = {
    outcome: 'unknown',
    slug: null,
    section: null,
    answer: '',
    citations: [],
    confidence: 0,
    isGap: false,
  } as const
  return {
    rules,
    sense,
    words: messages,
    office: { name: '救助热线', keep: '5年' },
    calendar: { isWorkingDay: () => true },
    clock: { now: () => NOW },
    ids: { next: (prefix) => `${prefix}_${(made += 1)}`, token: () => 'none', digits: (count) => '7'.repeat(count) },
    bell: { ring: () => undefined, wait: () => Promise.resolve() },
    vault: { sha256: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')) } as PlayDeps['vault'],
    ask: () => Promise.resolve({ ...unknown, citations: [] }),
  }
}
