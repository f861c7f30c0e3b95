/** Calling out: whom a matter calls that nobody has taken, round after round up the chain, until somebody answers or takes it. */
import type { AlertKind } from '../cases/who-hears.ts'
import type { Level } from '../triage/level.ts'
import { ALERT_STAGES, type AlertStage } from '../triage/stages.ts'
import type { DispatchPlan } from './plan.ts'

/** The links of the chain, and above them everybody who supervises. */
export const RUNGS = [...ALERT_STAGES, 'everybody'] as const
export type Rung = (typeof RUNGS)[number]

/** `coming`: I do it myself; `told`: I have told somebody. */
export const ANSWERS = ['coming', 'told'] as const
export type AnswerHow = (typeof ANSWERS)[number]

export interface Colleague {
  id: string
  badge: string
}

/** One round of calls about one matter. */
export interface CallOut {
  /** Case number, else conversation id. */
  ref: string
  round: number
  /** The newest alert about the matter when it was called. */
  alertId: string
  rung: Rung
  called: Colleague[]
  at: string
  /** Unanswered until then, or answered and still nobody's: the next rung is called. */
  nextAt: string
  answer: (Colleague & { at: string; how: AnswerHow }) | null
}

/** What calls somebody; the rest only tells. */
const CALLING: ReadonlySet<AlertKind> = new Set([
  'danger',
  'case',
  'unclaimed',
  'overdue',
  'repeat',
  'waiting',
  'urged',
])

export function callsOut({ kind, level, forId }: { kind: AlertKind; level: Level; forId?: string }): boolean {
  return forId === undefined && CALLING.has(kind) && (level === 'P0' || level === 'P1' || kind === 'urged')
}

export interface Matter {
  /** The furthest that a clock of it has come. */
  stage: AlertStage
  /** When the first and the last of its open alerts rang. */
  since: string
  latest: string
  isHeld: boolean
}

/** The rung to call now; null: it is nobody's turn yet. */
export function dueRung({ stage, since, latest, isHeld }: Matter, before: CallOut | null, now: string): Rung | null {
  // What rings anew after all of it had ended begins anew.
  if (before === null || since > before.at) return stage
  const { answer, rung } = before
  const isOver = now >= before.nextAt
  if (answer === null) return rank(stage) > rank(rung) ? stage : isOver ? above(rung) : null
  if (latest > answer.at) return stage
  return isOver && !isHeld ? above(rung) : null
}

/** This rung and those above it: an empty one passes the call on. */
export function fromRung(rung: Rung): readonly Rung[] {
  return RUNGS.slice(rank(rung))
}

/** Minutes that a rung has before the next one is called. */
export function minutesOf(rung: Rung, { toLead, toCentre }: DispatchPlan['minutes']): number {
  if (rung === 'worker') return toLead
  return rung === 'lead' ? Math.max(1, toCentre - toLead) : toCentre
}

function rank(rung: Rung): number {
  return RUNGS.indexOf(rung)
}

function above(rung: Rung): Rung {
  return RUNGS[rank(rung) + 1] ?? 'everybody'
}
