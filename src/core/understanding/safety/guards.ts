/** What stands around a danger word: negation, past, hypothesis, fiction, third person, over (dialogues §2 G1–G10). */
import { CLAUSE } from './text.ts'
import { anyOf, escapeRegExp } from './pattern.ts'
import type { Groups } from './pattern.ts'
import type { SafetyGuards } from './schema.ts'

export interface Span {
  start: number
  end: number
}

/** What the guards make of a match: it stands, it is asked about, or it only adds a line to an answer. */
export type Verdict = 'stands' | 'ask' | 'line' | 'supposed' | 'past' | 'drop'

export interface CompiledGuards {
  negatedBefore: RegExp
  negatedInside: RegExp
  negationExempt: ReadonlySet<string>
  deniedBefore: RegExp
  denies: ReadonlySet<string>
  past: RegExp
  /** So long ago that even a need that lasts is over. */
  pastLong: RegExp
  /** "X过的 …": the past belongs to a person or thing, not to what is told of it. */
  attribute: RegExp
  now: RegExp
  pastAsks: ReadonlySet<string>
  pastKeeps: ReadonlySet<string>
  recent: RegExp
  recentKinds: ReadonlySet<string>
  hypothetical: RegExp
  hypotheticalAsks: ReadonlySet<string>
  line: string
  knowledge: RegExp
  /** What makes a question of a clause. */
  question: RegExp
  fiction: RegExp
  knowledgeAsks: ReadonlySet<string>
  policy: RegExp
  policyKinds: ReadonlySet<string>
  urgent: RegExp
  third: RegExp
  overKinds: ReadonlyMap<string, RegExp>
  /** Words that only tell of an end when they come after the danger: 昏迷……术后, but not 术后……昏迷. */
  overAfter: ReadonlyMap<string, RegExp>
  child: RegExp
}

export function compileGuards(guards: SafetyGuards, groups: Groups): CompiledGuards {
  const gap = guards.negated.gap.map(escapeRegExp).join('|')
  const perKind = (lists: Readonly<Record<string, readonly string[]>>): Map<string, RegExp> =>
    new Map(Object.entries(lists).map(([kind, words]) => [kind, anyOf(words, groups)]))
  return {
    negatedBefore: new RegExp(`(?:${guards.negated.words.join('|')})(?:${gap})?$`),
    negatedInside: anyOf(guards.negated.inside, groups),
    negationExempt: new Set(guards.negated.exempt),
    deniedBefore: new RegExp(`(?:${guards.negated.denied.join('|')})$`),
    denies: new Set(guards.negated.denies),
    past: anyOf(guards.past.words, groups),
    pastLong: anyOf(guards.past.long, groups),
    attribute: anyOf(guards.past.attribute, groups, 'g'),
    now: anyOf(guards.past.now, groups),
    pastAsks: new Set(guards.past.asks),
    pastKeeps: new Set(guards.past.keeps),
    recent: anyOf(guards.recent.words, groups),
    recentKinds: new Set(guards.recent.kinds),
    hypothetical: anyOf(guards.hypothetical.words, groups),
    hypotheticalAsks: new Set(guards.hypothetical.asks),
    line: guards.hypothetical.line,
    knowledge: anyOf(guards.knowledge.words, groups),
    question: anyOf(guards.knowledge.question, groups),
    fiction: anyOf(guards.knowledge.fiction, groups),
    knowledgeAsks: new Set(guards.knowledge.asks),
    policy: anyOf(guards.policy.words, groups),
    policyKinds: new Set(guards.policy.kinds),
    urgent: anyOf(guards.policy.urgent, groups),
    third: anyOf(guards.third.words, groups),
    overKinds: perKind(guards.over.kinds),
    overAfter: perKind(guards.over.after),
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
  const before = text.slice(clause.start, span.end).replace(guards.attribute, '')
  if (guards.fiction.test(words)) return 'line'
  if (isNegated(text, span, clause, kind, guards)) return 'drop'
  if (guards.denies.has(kind) && guards.deniedBefore.test(text.slice(clause.start, span.start))) return 'ask'
  if (guards.hypothetical.test(before)) return guards.hypotheticalAsks.has(kind) ? 'ask' : 'supposed'
  const now = guards.now.test(words)
  if (!now && guards.past.test(before)) return pastVerdict(kind, before, guards)
  if (!now && isKnowledge(text, span, clause, guards)) return guards.knowledgeAsks.has(kind) ? 'ask' : 'line'
  return 'stands'
}

/** G4: what is asked comes after the danger (车祸……怎么赔); before it, only a question counts (保险柜旁边着火了 is none). */
function isKnowledge(text: string, span: Span, clause: Span, guards: CompiledGuards): boolean {
  if (guards.knowledge.test(text.slice(span.start, clause.end))) return true
  const words = text.slice(clause.start, clause.end)
  return guards.knowledge.test(words) && guards.question.test(words)
}

function pastVerdict(kind: string, before: string, guards: CompiledGuards): Verdict {
  if (guards.pastKeeps.has(kind)) return guards.pastLong.test(before) ? 'past' : 'stands'
  return guards.pastAsks.has(kind) ? 'ask' : 'past'
}

/** G6: the fire is out, the hurt are in hospital, the lost are found; or it was yesterday and nothing says it goes on. */
export function isOver(text: string, span: Span, kind: string, guards: CompiledGuards): boolean {
  const clause = clauseAround(text, span)
  const own = text.slice(clause.start, clause.end)
  if (!guards.now.test(own)) {
    if (guards.overKinds.get(kind)?.test(text) === true) return true
    if (guards.overAfter.get(kind)?.test(text.slice(span.start)) === true) return true
  }
  if (guards.policyKinds.has(kind) && guards.policy.test(text) && !guards.urgent.test(text)) return true
  if (!guards.recentKinds.has(kind) || guards.now.test(text)) return false
  return guards.recent.test(text.slice(clause.start, span.end)) || guards.recent.test(clauseBefore(text, clause))
}

function clauseBefore(text: string, clause: Span): string {
  if (clause.start < 2) return ''
  const from = text.lastIndexOf(CLAUSE, clause.start - 2) + 1
  return text.slice(from, clause.start - 1)
}
