/** The `triage` suite (contracts §1): the level of each need, and whether an urgent one was lowered. */
import { assess } from '../../src/core/triage/assess.ts'
import { factsSchema } from '../../src/core/triage/facts.ts'
import { LEVELS, isHigher } from '../../src/core/triage/level.ts'
import type { Level } from '../../src/core/triage/level.ts'
import type { SenseMessage } from '../../src/services/sense-message.ts'
import type { EvalRules } from './rules.ts'

export interface TriageLine {
  id: string
  now: string
  first_message?: string
  facts?: unknown
  level?: Level
}

export interface TriageResult {
  id: string
  level: Level
  reasons: { rule: string; level: Level; text: string }[]
  dueMinutes: number
}

export interface TriageSummary {
  n: number
  agreement?: number
  under?: number
  over?: number
  underP0P1?: number
  /** Labelled level → how many lines, and how many of them right. */
  byLevel?: Record<string, { n: number; right: number }>
}

/** Assesses every line; lines without a label are printed and left out of the summary's figures. */
export async function runTriage(
  lines: readonly TriageLine[],
  rules: Pick<EvalRules, 'safety' | 'triage'>,
  sense: SenseMessage = () => Promise.resolve(null),
): Promise<{ results: TriageResult[]; summary: TriageSummary }> {
  const results: TriageResult[] = []
  const byLevel: Record<string, { n: number; right: number }> = {}
  const count = { labelled: 0, right: 0, under: 0, over: 0, underP0P1: 0 }
  for (const line of lines) {
    const facts = factsSchema.parse(line.facts ?? {})
    const firstMessage = line.first_message ?? ''
    const given = assess(
      { facts, firstMessage, now: new Date(line.now), sense: await sense(firstMessage) },
      rules.triage,
      rules.safety,
    )
    results.push({
      id: line.id,
      level: given.level,
      reasons: given.reasons.map(({ rule, level, text }) => ({ rule, level, text })),
      dueMinutes: given.dueMinutes,
    })
    if (line.level === undefined || !LEVELS.includes(line.level)) continue
    const row = (byLevel[line.level] ??= { n: 0, right: 0 })
    count.labelled += 1
    row.n += 1
    if (given.level === line.level) {
      count.right += 1
      row.right += 1
    } else if (isHigher(given.level, line.level)) count.over += 1
    else {
      count.under += 1
      if (line.level === 'P0' || line.level === 'P1') count.underP0P1 += 1
    }
  }
  if (count.labelled === 0) return { results, summary: { n: lines.length } }
  const { labelled, right, under, over, underP0P1 } = count
  return { results, summary: { n: lines.length, agreement: right / labelled, under, over, underP0P1, byLevel } }
}
