/** Everything a decision may look at besides the conversation itself, handed in as values: time, rules, words, what the handbook found. */
import type { CaseHead } from '../cases/case.ts'
import type { Aside } from '../dialogue/asides.ts'
import type { DangerRules, Dialogue } from '../dialogue/schema.ts'
import type { Eligibility } from '../eligibility/schema.ts'
import type { Citation } from '../reply.ts'
import type { Level } from '../triage/level.ts'
import type { CompiledTriage } from '../triage/rules.ts'
import type { WorkingCalendar } from '../cases/deadlines.ts'
import type { CompiledRoutes } from '../understanding/route/route.ts'
import type { CompiledSafety } from '../understanding/safety/safety.ts'
import type { Sense } from '../understanding/sense.ts'
import type { Gazetteer } from '../understanding/place/place.ts'
import type { AnswerTrace } from '../knowledge/trace.ts'
import type { InForce } from './asides/explanation.ts'
import type { ClaimedDraft } from './cases/resume-code.ts'
import type { ClaimedCase } from './cases/take-up.ts'
import type { Words } from './words.ts'

export interface Rules {
  dialogues: readonly Dialogue[]
  danger: DangerRules
  /** Words of a known danger that gets worse or comes back, by kind. */
  worse: ReadonlyMap<string, WorseWords>
  safety: CompiledSafety
  routes: CompiledRoutes
  triage: CompiledTriage
  gazetteer: Gazetteer
  eligibility: Eligibility
  asides: readonly Aside[]
}

/** `danger.yaml`, again, compiled. */
export type WorseWords = Readonly<
  Record<'any' | 'not' | 'still' | 'hush' | 'hide' | 'back' | 'denies' | 'elsewhere' | 'home', RegExp>
>

/** What the handbook says to a question; the shape of `ask --json` (contracts §1) as far as a talk needs it. */
export interface HandbookAnswer {
  outcome: 'answer' | 'choose' | 'emergency' | 'smalltalk' | 'human' | 'unknown'
  slug: string | null
  section: string | null
  answer: string
  citations: Citation[]
  confidence: number
  passageId?: string | null
  choices?: { id: string; label: string }[]
  /** false: unanswered, yet nothing that the handbook should learn. */
  isGap?: boolean
  /** How it was found; only where it was asked for. */
  trace?: AnswerTrace
}

export interface DeskState {
  open: boolean
  /** When it opens again, in words: 明天8:30. */
  next: string
  /** The same as an instant. */
  nextAt?: Date
  /** People waiting for a person. */
  ahead: number
  /** Each of them: since when, and how urgent. The desk takes the most urgent first. */
  waiting?: readonly { since: string; level: Level | null }[]
  /** Minutes to wait, from the last seven days; null when there is nothing to estimate from. */
  minutes: number | null
}

export interface Office {
  name: string
  /** How long records are kept, in words. */
  keep: string
}

export interface World {
  now: Date
  rules: Rules
  words: Words
  /** null: the handbook was not asked. */
  answer: HandbookAnswer | null
  /** What the message sounds like to the learnt model; null where none runs, and for a button. */
  sense: Sense | null
  /** The case that the message names by number and phone; null when it names none. */
  claimed: ClaimedCase | null
  /** The unfinished talk that the message names by code and phone; null when it names none. */
  draft: ClaimedDraft | null
  /** A code that no talk has yet, should this turn tell one; empty where it can tell none. */
  resumeCode: string
  /** A number nobody has yet, for the case this turn may open. */
  caseNumber: string
  newId(prefix: string): string
  office: Office
  desk: DeskState
  calendar: WorkingCalendar
  /** Cases with the phone that this talk has told, newest first. */
  earlier?: readonly CaseHead[]
  /** What the explanation of this turn names; null: it is a trial that nobody explains. */
  inForce: InForce | null
}
