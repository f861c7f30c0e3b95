/** The level of a need with its reasons (contracts §3): every rule is tried, the highest wins, all that fired are kept. */
import type { CompiledSafety } from '../understanding/safety/safety.ts'
import type { Depths } from '../understanding/sense.ts'
import { nationalCalendar } from './calendar.ts'
import type { WorkingCalendar } from './calendar.ts'
import { deadline } from './clocks.ts'
import type { TriageFacts } from './facts.ts'
import { highest } from './level.ts'
import type { Level } from './level.ts'
import type { CompiledRule, CompiledTriage } from './rules.ts'
import { holds, viewOf, wordsBehind } from './view.ts'

export interface TriageReason {
  rule: string
  level: Level
  text: string
  source: string
  /** The resident's own words that made the rule fire. */
  words?: string
}

export interface Assessment {
  level: Level
  /** Highest level first. */
  reasons: TriageReason[]
  dueMinutes: number
}

export interface AssessInput {
  facts: TriageFacts
  firstMessage: string
  now: Date
  /** Kinds of danger noted earlier in the talk and not taken back. */
  dangers?: string[]
  /** Kinds that were only asked about: what a structural pattern finds of them is a doubt here too (second-hearing). */
  doubted?: string[]
  /** Kinds that the resident was asked about and called over: words of the first message do not bring them back. */
  ended?: string[]
  calendar?: WorkingCalendar
  /** What the words sound like; null where no model runs. It raises only. */
  sense?: Depths | null
}

const FALLBACK = 'T305'
const MINUTE = 60_000

/** Assesses a need. Adding a danger never lowers the level, and an unknown fact never gives less than a harmless one. */
export function assess(input: AssessInput, rules: CompiledTriage, safety: CompiledSafety): Assessment {
  const view = viewOf(input, rules, safety)
  const fired = withoutOvertold(rules.rules.filter((rule) => holds(rule.when, view)))
  let level: Level = 'P3'
  for (const rule of fired) level = highest(level, rule.level)
  const told = toldOf(fired, level)
  const reasons = told
    .map((rule): TriageReason => {
      const words = wordsBehind(rule.when, view)
      const reason = { rule: rule.id, level: rule.level, text: rule.text, source: rule.source }
      return words === undefined ? reason : { ...reason, words }
    })
    .sort((a, b) => (a.level < b.level ? -1 : a.level > b.level ? 1 : 0))
  return { level, reasons, dueMinutes: minutesUntilDue(level, input.now, input.calendar ?? nationalCalendar) }
}

/** 房屋受损还能住 is no reason beside 今晚没地方住: what another rule of its level says better or otherwise is left out. */
function withoutOvertold(fired: readonly CompiledRule[]): readonly CompiledRule[] {
  const ids = new Set(fired.map(({ id }) => id))
  return fired.filter(({ beside }) => beside.every((other) => !ids.has(other)))
}

/** What was only heard is a reason where it alone gives the level; beside a rule that can be argued with it says nothing new. */
function toldOf(fired: readonly CompiledRule[], level: Level): readonly CompiledRule[] {
  const named = fired.filter(({ heard, id }) => !heard && id !== FALLBACK)
  if (named.some((rule) => rule.level === level)) return named
  const heard = fired.filter((rule) => rule.heard && rule.level === level)
  return named.length + heard.length > 0 ? [...heard, ...named] : fired
}

/** Whole minutes until the first contact is due: P0 5, P1 60, P2 1440, P3 to 17:30 Beijing time of the third working day. */
function minutesUntilDue(level: Level, now: Date, calendar: WorkingCalendar): number {
  return Math.round((deadline(level, now, calendar).getTime() - now.getTime()) / MINUTE)
}
