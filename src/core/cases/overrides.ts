/** Levels that people changed: each beside the rule that had decided, so that the rules people keep correcting are found. */
import { mondayOf } from '../dispatch/roster.ts'
import { beijing } from '../time.ts'
import { isHigher, type Level } from '../triage/level.ts'

/** One change of a level by a person. */
export interface Override {
  at: string
  from: Level
  to: Level
  /** The rule that had decided the level; null: a person had opened the case with it. */
  rule: string | null
  /** Badge. */
  by: string
  /** Why, in the words of whoever changed it; sealed with the case, never in the marks. */
  reason: string
}

export type OverrideMark = Omit<Override, 'reason'>

export interface RuleWeek {
  /** Its Monday. */
  week: string
  up: number
  down: number
}

export interface RuleOverrides {
  rule: string | null
  up: number
  down: number
  /** Cases of the span whose level this rule decided. */
  decided: number
  weeks: RuleWeek[]
  /** What to look at: people keep raising what it gives, or keep lowering it. */
  proposal: 'too-low' | 'too-high' | null
}

export interface OverrideLine extends Override {
  number: string
  town: string | null
}

export interface Overrides {
  rules: (RuleOverrides & { text: string; level: Level | null })[]
  /** The latest changes, each with its words. */
  changes: OverrideLine[]
  /** How many changes there are in the span. */
  total: number
}

/** A few changes are chance. */
const PROPOSED_FROM = 3
/** So much more often one way than the other. */
const ONE_WAY = 2 / 3

/** Rules by how often people changed what they gave, most first; `decided`: the deciding rule of each case of the span. */
export function overridesByRule(
  changes: readonly OverrideMark[],
  decided: readonly (string | null)[],
): RuleOverrides[] {
  const rules = new Set(changes.map(({ rule }) => rule))
  return [...rules]
    .map((rule): RuleOverrides => {
      const own = changes.filter((change) => change.rule === rule)
      const up = own.filter(isRaise).length
      const down = own.length - up
      return {
        rule,
        up,
        down,
        decided: decided.filter((one) => one === rule).length,
        weeks: weeksOf(own),
        proposal: rule === null ? null : proposalOf(up, down),
      }
    })
    .sort((a, b) => b.up + b.down - a.up - a.down || String(a.rule).localeCompare(String(b.rule)))
}

function proposalOf(up: number, down: number): RuleOverrides['proposal'] {
  const all = up + down
  if (all < PROPOSED_FROM) return null
  if (up / all >= ONE_WAY) return 'too-low'
  return down / all >= ONE_WAY ? 'too-high' : null
}

function weeksOf(changes: readonly OverrideMark[]): RuleWeek[] {
  const weeks = new Map<string, RuleWeek>()
  for (const change of changes) {
    const week = mondayOf(beijing(new Date(change.at)).date)
    const row = weeks.get(week) ?? { week, up: 0, down: 0 }
    row[isRaise(change) ? 'up' : 'down'] += 1
    weeks.set(week, row)
  }
  return [...weeks.values()].sort((a, b) => a.week.localeCompare(b.week))
}

function isRaise({ from, to }: OverrideMark): boolean {
  return isHigher(to, from)
}

/** The rule that decides a level: the first of its reasons that no person gave. */
export function decidingRule(reasons: readonly { rule: string; level: Level }[]): string | null {
  return reasons.find(({ rule }) => rule !== 'worker')?.rule ?? null
}
