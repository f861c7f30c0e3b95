/** The life of an article as a list of steps, and where it stands: a fold, like every other state of the house. */

export const STEP_KINDS = ['saved', 'submitted', 'returned', 'scheduled', 'published', 'retired'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export type Author = { id: string; name: string }

/** One step; `seq` counts from 1 in each article. A `saved` step, and a `published` one with `restored`, brings a new text. */
export type ArticleStep = {
  slug: string
  seq: number
  kind: StepKind
  version: number
  restored: number | null
  at: string
  by: Author
  note: string
  dueAt: string | null
}

export type ArticleState = 'draft' | 'submitted' | 'scheduled' | 'published' | 'retired'

export type VersionHead = {
  version: number
  at: string
  by: Author
  note: string
  restored: number | null
  /** When it first went live; null: never seen by a resident. */
  publishedAt: string | null
  publishedBy: Author | null
}

export type ArticleHead = {
  slug: string
  /** Number of steps so far: the next one carries `seq + 1`, and of two writers one wins. */
  seq: number
  /** Where the newest version stands. */
  state: ArticleState
  /** The newest version. */
  version: number
  /** The version that residents read; null: none. */
  live: number | null
  due: { version: number; at: string; by: Author } | null
  submittedBy: Author | null
  versions: VersionHead[]
  updatedAt: string
  updatedBy: Author
}

/** Whoever wrote the files of knowledge/. */
export const HANDBOOK: Author = { id: 'handbook', name: '知识库' }

/** An article that nobody edited here: version 1 is its file. */
export function baseHead(slug: string, at: string): ArticleHead {
  return headOf([baseStep(slug, at)]) as ArticleHead
}

/** The step that stands for the file in knowledge/, written down when the first edit comes. */
export function baseStep(slug: string, at: string): ArticleStep {
  return { slug, seq: 1, kind: 'published', version: 1, restored: null, at, by: HANDBOOK, note: '', dueAt: null }
}

/** Null without a step. */
export function headOf(steps: readonly ArticleStep[]): ArticleHead | null {
  const [first, ...rest] = steps
  if (!first) return null
  return rest.reduce(apply, apply(empty(first), first))
}

export function headsOf(steps: readonly ArticleStep[]): Map<string, ArticleHead> {
  const heads = new Map<string, ArticleHead>()
  for (const step of steps) heads.set(step.slug, apply(heads.get(step.slug) ?? empty(step), step))
  return heads
}

/** The version that somebody else must have looked at: its author and whoever handed it in. */
export function authorsOf(head: ArticleHead): string[] {
  const newest = head.versions.find(({ version }) => version === head.version)
  return [newest?.by.id, head.submittedBy?.id].filter((id) => id !== undefined)
}

function empty({ slug, at, by }: ArticleStep): ArticleHead {
  return {
    slug,
    seq: 0,
    state: 'draft',
    version: 0,
    live: null,
    due: null,
    submittedBy: null,
    versions: [],
    updatedAt: at,
    updatedBy: by,
  }
}

function apply(before: ArticleHead, step: ArticleStep): ArticleHead {
  const head: ArticleHead = { ...before, seq: step.seq, updatedAt: step.at, updatedBy: step.by }
  const versions = withVersion(head.versions, step)
  const version = Math.max(head.version, step.version)
  switch (step.kind) {
    case 'saved':
      return { ...head, versions, version, state: 'draft', submittedBy: null }
    case 'submitted':
      return { ...head, state: 'submitted', submittedBy: step.by }
    case 'returned':
      return { ...head, state: 'draft', due: null, submittedBy: null }
    case 'scheduled':
      return { ...head, state: 'scheduled', due: { version: step.version, at: step.dueAt ?? step.at, by: step.by } }
    case 'published':
      return {
        ...head,
        versions: versions.map((one) => (one.version === step.version ? published(one, step) : one)),
        version,
        live: step.version,
        due: null,
        state: step.version === version ? 'published' : head.state,
      }
    case 'retired':
      return { ...head, live: null, due: null, state: 'retired', submittedBy: null }
  }
}

function withVersion(versions: VersionHead[], { version, at, by, note, restored }: ArticleStep): VersionHead[] {
  if (versions.some((one) => one.version === version)) return versions
  return [...versions, { version, at, by, note, restored, publishedAt: null, publishedBy: null }]
}

function published(head: VersionHead, { at, by }: ArticleStep): VersionHead {
  return { ...head, publishedAt: head.publishedAt ?? at, publishedBy: head.publishedBy ?? by }
}
