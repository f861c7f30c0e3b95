/** Shapes of the handbook's backend, for `/openapi.json` and for what comes in. */
import * as z from 'zod'
import { AREAS, SLUG } from '../../core/knowledge/sections.ts'
import { words } from './schemas.ts'

export const articleState = z.enum(['draft', 'submitted', 'scheduled', 'published', 'retired'])
const instant = z.string().describe('ISO 8601')

export const fault = z.object({ level: z.enum(['error', 'warning']), line: z.number(), message: z.string() })
export const warning = z.object({
  kind: z.enum([
    'amount-undated',
    'amount-unsourced',
    'contradiction',
    'review-overdue',
    'ask-lost',
    'source-unproved',
  ]),
  section: z.string().nullable(),
  text: z.string(),
  other: z.object({ slug: z.string(), title: z.string(), section: z.string().nullable(), text: z.string() }).nullable(),
})
const told = z.object({
  outcome: z.string(),
  slug: z.string().nullable(),
  answer: z.string(),
  grade: z.number().describe('2 对 · 1 列在选项里 · 0 没答 · -1 答错'),
})
export const regression = z.object({
  questions: z.number(),
  changed: z.number(),
  better: z.number(),
  worse: z.number(),
  reworded: z.number(),
  differences: z.array(
    z.object({
      question: z.string(),
      expected: z.string(),
      change: z.enum(['better', 'worse', 'other']),
      before: told,
      after: told,
    }),
  ),
  ms: z.number(),
})
export const review = z.object({ warnings: z.array(warning), regression })

export const articleRow = z.object({
  slug: z.string(),
  title: z.string(),
  department: z.string(),
  area: z.string(),
  effective: z.string().nullable(),
  reviewBy: z.string().nullable(),
  reviewOverdue: z.boolean(),
  state: articleState,
  version: z.number(),
  live: z.number().nullable(),
  dueAt: instant.nullable(),
  updatedAt: instant.nullable(),
  updatedBy: z.string(),
  submittedBy: z.string().nullable(),
  asks: z.number(),
})
export const articleDetail = articleRow.extend({
  text: z.string(),
  liveText: z.string().nullable(),
  faults: z.array(fault),
  warnings: z.array(warning),
})
export const published = articleDetail.extend({ review })
const diffLine = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const diff = z.array(diffLine)
export const versionRow = z.object({
  version: z.number(),
  at: instant,
  by: z.string(),
  note: z.string(),
  restored: z.number().nullable(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  live: z.boolean(),
  added: z.number(),
  removed: z.number(),
})
export const preview = z.object({
  article: z.record(z.string(), z.unknown()).nullable(),
  passages: z.array(
    z.looseObject({ section: z.string(), area: z.string(), text: z.string(), line: z.number(), length: z.number() }),
  ),
  faults: z.array(fault),
  warnings: z.array(warning),
})
export const answer = z.looseObject({
  outcome: z.string(),
  slug: z.string().nullable(),
  section: z.string().nullable(),
  answer: z.string(),
  confidence: z.number(),
  bundle: z.string(),
})

export const listQuery = z.object({
  state: articleState.optional(),
  department: words(40).optional(),
  area: z.enum(AREAS).optional(),
  overdue: z
    .enum(['true', 'false', '1', '0'])
    .transform((text) => text === 'true' || text === '1')
    .optional(),
  q: words(60).optional(),
})
/** Not trimmed: the text is kept byte for byte. */
const articleText = z.string().min(1, { error: '还没写字。' }).max(40_000, { error: '太长了，最多40000个字。' })
const note = words(1000).default('')

export const saveBody = z.object({ text: articleText, expectedVersion: z.int().min(0), note })
export const noteBody = z.object({ note })
export const publishBody = z.object({
  at: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: '日期要写成 2026-12-01，或带时区的时间。' })
    .nullish(),
  confirm: z.boolean().default(false),
  alone: z.boolean().default(false),
  note,
})
export const rollbackBody = z.object({ version: z.int().min(1), note })
export const previewBody = z.object({ text: articleText })
export const tryBody = z.object({
  question: words(400).min(1, { error: '还没写字。' }),
  draft: articleText.optional(),
  area: words(20).optional(),
})
export const versionsQuery = z.object({
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
})
export const exportQuery = z.object({ version: z.coerce.number().int().min(1).optional() })
export const slugText = z.string().regex(SLUG, { error: '代号用小写字母、数字和“-”，如 dibao.apply。' })
