/** The shape of `intents/eligibility.yaml`: what is asked, and which answers make which policy likely. Data only. */
import * as z from 'zod'

/** Conditions over answers; `param` is true when the office has filled that figure in. */
export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { is: [string, string] }
  | { in: [string, string[]] }
  | { param: string }

export const ruleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ruleSchema).min(1) }),
    z.strictObject({ any: z.array(ruleSchema).min(1) }),
    z.strictObject({ not: ruleSchema }),
    z.strictObject({ is: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ in: z.tuple([z.string(), z.array(z.string()).min(1)]) }),
    z.strictObject({ param: z.string() }),
  ]),
) as z.ZodType<Rule>

const questionSchema = z.strictObject({
  key: z.string().regex(/^[a-z]+$/),
  ask: z.string().min(1).max(40),
  /** Asked only when this holds for sure. */
  when: ruleSchema.optional(),
  /** Comes early in every talk: whoever is in need today is helped today. */
  early: z.boolean().default(false),
  /** The period that the sums of its answers are for. */
  per: z.enum(['month', 'year']).optional(),
  /** Words of the resident that make this question come first. */
  about: z.array(z.string()).default([]),
  answers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]\w*$/),
        label: z.string().min(1).max(12),
        words: z.array(z.string()).default([]),
        /** Fragments as in safety.yaml that give this answer wherever they are told (残疾证……二级). */
        told: z.array(z.string()).default([]),
        starts: z.string().optional(),
        /** What an application asks and this answer tells already. */
        sets: z.record(z.string(), z.unknown()).optional(),
        /** Sums in yuan that mean this answer. */
        range: z.tuple([z.number(), z.number().nullable()]).optional(),
      }),
    )
    .min(2),
})

export const RESULTS = ['likely', 'perhaps', 'unlikely', 'cannot'] as const
export type Result = (typeof RESULTS)[number]

const policySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  likely: ruleSchema,
  perhaps: ruleSchema,
  unlikely: ruleSchema,
  /** Figures without which nothing is likely and no sum is shown. */
  needs: z.array(z.string()).default([]),
  /** For residents: law and article. */
  source: z.string(),
  say: z.strictObject({ likely: z.string(), perhaps: z.string(), unlikely: z.string(), cannot: z.string() }),
  /** A figure that was checked, as the handbook states it; none where nobody has checked one. */
  sum: z.strictObject({ text: z.string(), source: z.string() }).optional(),
  papers: z.string(),
  where: z.string(),
})

export const eligibilitySchema = z.strictObject({
  source: z.string(),
  /** Questions about one's own case that open the talk, as fragments. */
  asks: z.array(z.string()).default([]),
  /** Per county; null until the office fills it in with its date and source. */
  params: z.record(
    z.string(),
    z.strictObject({ value: z.number().nullable(), date: z.string().optional(), note: z.string() }),
  ),
  questions: z.array(questionSchema).min(1),
  policies: z.array(policySchema).min(1),
})
export type Eligibility = z.infer<typeof eligibilitySchema>
export type Question = Eligibility['questions'][number]
export type Policy = Eligibility['policies'][number]
