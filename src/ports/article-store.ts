/** Where the handbook's working copies live: steps and texts are appended, never changed. */
import type { ArticleStep } from '../core/knowledge/versions.ts'
import type { AuditEntry } from './conversation-store.ts'

/** A step together with the text it brings, when it brings one. */
export interface NewStep extends ArticleStep {
  text: string | null
}

/** What became of a question without an answer. */
export interface GapMark {
  gapId: string
  kind: 'wording' | 'draft' | 'dismissed'
  slug: string | null
  /** The version of the article that answers it. */
  version: number | null
  reason: string
  at: string
  byId: string
  toldAt: string | null
}

/** A measured run of the labelled questions; `result` belongs to whoever wrote it. */
export interface BenchRunRow {
  id: string
  at: string
  byName: string
  /** Hash of the handbook that was measured. */
  bundle: string
  result: string
}

/** A question of the bench with its label; a change is a further version. */
export interface BenchQuestionRow {
  id: string
  version: number
  question: string
  slug: string
  also: string[]
  retired: boolean
  at: string
  byId: string
  byName: string
}

/** A person says that the groups of these two questions are one. */
export interface GapLink {
  id: string
  one: string
  other: string
  at: string
  byId: string
}

export interface BenchStore {
  addBenchRun(run: BenchRunRow, audit: AuditEntry[]): Promise<void>
  benchRuns(limit: number): Promise<BenchRunRow[]>
  /** The newest version of each, retired ones too, by id. */
  benchQuestions(): Promise<BenchQuestionRow[]>
  /** Questions whose id and version stand there already are left as they are. */
  seedBenchQuestions(rows: BenchQuestionRow[]): Promise<void>
  /** `conflict`: somebody else wrote this version first; nothing was written. */
  putBenchQuestion(row: BenchQuestionRow, audit: AuditEntry[]): Promise<'stored' | 'conflict'>
}

export interface GapLinkStore {
  gapLinks(): Promise<GapLink[]>
  linkGaps(link: GapLink, audit: AuditEntry[]): Promise<void>
  /** False: there is no such link any more. */
  unlinkGaps(id: string, audit: AuditEntry[]): Promise<boolean>
}

export interface ArticleStore extends BenchStore, GapLinkStore {
  /** All steps, or those of one article, in order. */
  steps(slug?: string): Promise<ArticleStep[]>
  text(slug: string, version: number): Promise<string | null>
  /** How many steps there are in all: it only grows, so it tells whether something changed. */
  revision(): Promise<number>
  /** One atomic batch. `conflict`: somebody else took a step of the same article first; nothing was written. */
  append(steps: NewStep[], audit: AuditEntry[]): Promise<'stored' | 'conflict'>
  marks(): Promise<GapMark[]>
  /** Marks that name an article and whose askers were not told yet. */
  untoldMarks(): Promise<GapMark[]>
  /** The first mark of a gap stays. */
  mark(marks: GapMark[], audit: AuditEntry[]): Promise<void>
  told(gapIds: string[], at: string): Promise<void>
}
