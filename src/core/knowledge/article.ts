/** What an article of the handbook is, and the bundle that the compiler writes. */
import * as z from 'zod'
import { AREAS, SECTIONS, SLUG } from './sections.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-07-01')
  .refine((text) => isRealDay(text), 'is not a day of the calendar')

const source = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'must be a short ASCII id'),
  title: z.string().min(2),
  // YAML reads a bare year as a number.
  date: z.coerce
    .string()
    .regex(/^\d{4}(?:-\d{2}){0,2}$/, 'must be a year, month or day like 2025, 2025-03 or 2026-07-01')
    .optional(),
  /** What happened on that date; without it the date is only the paper's. */
  dated: z.enum(['施行', '公布', '修正', '整理']).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
})

/** The front matter of `knowledge/<slug>.md`. */
export const frontMatterSchema = z.strictObject({
  slug: z.string().regex(SLUG, 'must be lower-case ASCII words joined by "-", with at most one ".part"'),
  title: z.string().min(2).max(40),
  department: z.string().min(2),
  area: z.enum(AREAS),
  /** The day from which the main rule holds; absent where no source tells it. */
  effective: day.optional(),
  reviewBy: day,
  lifeEvents: z.array(z.string().min(1)).default([]),
  sources: z.array(source).min(1),
  asks: z.array(z.string().min(2).max(80)),
})
export type FrontMatter = z.infer<typeof frontMatterSchema>
export type Source = FrontMatter['sources'][number]

const passageSchema = z.strictObject({
  id: z.string(),
  slug: z.string(),
  section: z.enum(SECTIONS),
  area: z.enum(AREAS),
  text: z.string(),
  sources: z.array(z.strictObject({ id: z.string(), article: z.string().nullable() })),
  from: z.string().nullable(),
  until: z.string().nullable(),
  checkLocally: z.boolean(),
})
export type Passage = z.infer<typeof passageSchema>

const articleSchema = z.strictObject({ ...frontMatterSchema.shape, passages: z.array(passageSchema) })
export type Article = z.infer<typeof articleSchema>

export const lexiconSchema = z.strictObject({
  synonyms: z.array(z.strictObject({ term: z.string().min(1), words: z.array(z.string().min(1)) })).default([]),
  lifeEvents: z.array(z.strictObject({ event: z.string().min(1), words: z.array(z.string().min(1)) })).default([]),
})
export type Lexicon = z.infer<typeof lexiconSchema>

/** Everything that `npm run content` compiles. `hash` names the content, so that caches know when to follow. */
export const bundleSchema = z.strictObject({
  version: z.literal(1),
  hash: z.string(),
  articles: z.array(articleSchema),
  lexicon: lexiconSchema,
  intents: z.record(z.string(), z.unknown()),
})
export type Bundle = z.infer<typeof bundleSchema>

/** One finding of the compiler, always with a place to look at. */
export type Problem = { level: 'error' | 'warning'; file: string; line: number; message: string }

function isRealDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
