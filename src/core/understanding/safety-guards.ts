/** What stands around a danger word: negation, past, hypothesis, fiction, third person, over (dialogues §2 G1–G10). */
import { CLAUSE } from './safety-text.ts'
import { anyOf, escapeRegExp } from './safety-pattern.ts'
import type { Groups } from './safety-pattern.ts'
import type { SafetyGuards } from './safety-schema.ts'

export interface Span {
  start: number
  end: number
}

/** What the guards make of a match: it stands, it is asked about, or it only adds a line to an answer. */
export type Verdict = 'stands' | 'ask' | 'past' | 'line' | 'drop'

export interface CompiledGuards {
  negatedBefore: RegExp
  negatedInside: RegExp
  negationExempt: ReadonlySet<string>
  past: RegExp
  now: RegExp
  pastAsks: ReadonlySet<string>
  pastKeeps: ReadonlySet<string>
  recent: RegExp
  recentKinds: ReadonlySet<string>
  hypothetical: RegExp
  hypotheticalAsks: ReadonlySet<string>
  line: string
  knowledge: RegExp
  fiction: RegExp
  knowledgeAsks: ReadonlySet<string>
  policy: RegExp
  policyKinds: ReadonlySet<string>
  urgent: RegExp
  third: RegExp
  over: RegExp
  overKinds: ReadonlyMap<string, RegExp>
  child: RegExp
}

export function compileGuards(guards: SafetyGuards, groups: Groups): CompiledGuards {
  const gap = guards.negated.gap.map(escapeRegExp).join('|')
  const overKinds = new Map<string, RegExp>()
  for (const [kind, words] of Object.entries(guards.over.kinds)) overKinds.set(kind, anyOf(words, groups))
  return {
    negatedBefore: new RegExp(`(?:${guards.negated.words.join('|')})(?:${gap})?$`, 'u'),
    negatedInside: anyOf(guards.negated.inside, groups),
    negationExempt: new Set(guards.negated.exempt),
    past: anyOf(guards.past.words, groups),
    now: anyOf(guards.past.now, groups),
    pastAsks: new Set(guards.past.asks),
    pastKeeps: new Set(guards.past.keeps),
    recent: anyOf(guards.recent.words, groups),
    recentKinds: new Set(guards.recent.kinds),
    hypothetical: anyOf(guards.hypothetical.words, groups),
    hypotheticalAsks: new Set(guards.hypothetical.asks),
    line: guards.hypothetical.line,
    knowledge: anyOf(guards.knowledge.words, groups),
    fiction: anyOf(guards.knowledge.fiction, groups),
    knowledgeAsks: new Set(guards.knowledge.asks),
    policy: anyOf(guards.policy.words, groups),
    policyKinds: new Set(guards.policy.kinds),
    urgent: anyOf(guards.policy.urgent, groups),
    third: anyOf(guards.third.words, groups),
    over: anyOf(guards.over.words, groups),
    overKinds,
    child: anyOf(guards.child.words, groups),
  }
}

/** The clause (or clauses) in which a match lies. */
export function clauseAround(text: string, span: Span): Span {
  const from = text.lastIndexOf(CLAUSE, span.start - 1) + 1
  const to = text.indexOf(CLAUSE, span.end)
  return { start: span.start === 0 ? 0 : from, end: to === -1 ? text.length : to }
}

/** G1: 没, 不是 … directly before the match, or between its subject and its verb. */
function isNegated(text: string, span: Span, clause: Span, kind: string, guards: CompiledGuards): boolean {
  if (guards.negatedBefore.test(text.slice(clause.start, span.start))) return true
  return !guards.negationExempt.has(kind) && guards.negatedInside.test(text.slice(span.start, span.end))
}

/**
 * Whether a match stands after its guards. A guard works in its own clause (G7); what would only be dropped for an
 * ordinary danger is asked about when the danger is suicide, violence or a child (G2).
 */
export function judge(text: string, span: Span, kind: string, guards: CompiledGuards): Verdict {
  const clause = clauseAround(text, span)
  const words = text.slice(clause.start, clause.end)
  const before = text.slice(clause.start, span.end)
  if (guards.fiction.test(words)) return 'line'
  if (isNegated(text, span, clause, kind, guards)) return 'drop'
  if (guards.hypothetical.test(before)) return guards.hypotheticalAsks.has(kind) ? 'ask' : 'line'
  const now = guards.now.test(words)
  if (!now && guards.past.test(before)) return pastVerdict(kind, guards)
  if (!now && guards.knowledge.test(words)) return guards.knowledgeAsks.has(kind) ? 'ask' : 'line'
  return 'stands'
}

function pastVerdict(kind: string, guards: CompiledGuards): Verdict {
  if (guards.pastKeeps.has(kind)) return 'stands'
  return guards.pastAsks.has(kind) ? 'ask' : 'past'
}

/** G6: the fire is out, the hurt are in hospital, the lost are found; or it was yesterday and nothing says it goes on. */
export function isOver(text: string, span: Span, kind: string, guards: CompiledGuards): boolean {
  const clause = clauseAround(text, span)
  const own = text.slice(clause.start, clause.end)
  if (guards.overKinds.get(kind)?.test(text) === true && !guards.now.test(own)) return true
  if (guards.policyKinds.has(kind) && guards.policy.test(text) && !guards.urgent.test(text)) return true
  if (!guards.recentKinds.has(kind) || guards.now.test(text)) return false
  return guards.recent.test(text.slice(clause.start, span.end)) || guards.recent.test(clauseBefore(text, clause))
}

function clauseBefore(text: string, clause: Span): string {
  if (clause.start < 2) return ''
  const from = text.lastIndexOf(CLAUSE, clause.start - 2) + 1
  return text.slice(from, clause.start - 1)
}
