/** The numbers that `npm run fit` writes to weights.json: one set a way of searching. */
import * as z from 'zod'
import { DOUBTS } from './decide.ts'
import type { Decision } from './decide.ts'
import { FEATURES } from './evidence.ts'
import type { Fusion } from './fuse.ts'

const weights = z.partialRecord(z.enum(FEATURES), z.number())
const doubts = z.partialRecord(z.enum(DOUBTS), z.number())

const fittedSchema = z.object({
  fusion: z.object({ topics: weights, articles: weights }),
  decision: z.object({
    scope: doubts,
    right: doubts,
    thresholds: z.object({
      scope: z.number(),
      answer: z.number(),
    }),
  }),
})
export type Fitted = { fusion: Fusion; decision: Decision }

/** `sets` by embedder id; `words` is the set without an embedder. */
export const fittedFileSchema = z.object({
  provenance: z.record(z.string(), z.unknown()),
  sets: z.record(z.string(), fittedSchema),
})
export type FittedFile = z.infer<typeof fittedFileSchema>
