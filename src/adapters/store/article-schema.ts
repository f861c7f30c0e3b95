/** The tables of migrations 0003 and 0012 as drizzle sees them. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { StepKind } from '../../core/knowledge/versions.ts'
import type { GapMark } from '../../ports/article-store.ts'

export const articleSteps = sqliteTable(
  'article_steps',
  {
    slug: text('slug').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<StepKind>().notNull(),
    version: integer('version').notNull(),
    restored: integer('restored'),
    at: text('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    note: text('note').notNull(),
    dueAt: text('due_at'),
  },
  (table) => [primaryKey({ columns: [table.slug, table.seq] })],
)

export const articleTexts = sqliteTable(
  'article_texts',
  {
    slug: text('slug').notNull(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slug, table.version] })],
)

export const gapMarks = sqliteTable('gap_marks', {
  gapId: text('gap_id').primaryKey(),
  kind: text('kind').$type<GapMark['kind']>().notNull(),
  slug: text('slug'),
  version: integer('version'),
  reason: text('reason').notNull(),
  at: text('at').notNull(),
  byId: text('by_id').notNull(),
  toldAt: text('told_at'),
})

export const benchRuns = sqliteTable('bench_runs', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  byName: text('by_name').notNull(),
  bundle: text('bundle').notNull(),
  result: text('result').notNull(),
})

export const benchQuestions = sqliteTable(
  'bench_questions',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    question: text('question').notNull(),
    slug: text('slug').notNull(),
    also: text('also').notNull(),
    retired: integer('retired').notNull(),
    at: text('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
)

export const gapLinks = sqliteTable('gap_links', {
  id: text('id').primaryKey(),
  one: text('one').notNull(),
  other: text('other').notNull(),
  at: text('at').notNull(),
  byId: text('by_id').notNull(),
})
