/** How well the product does on questions that it was not tuned on: written by `npm run scorecard`, shown at /scorecard. */
import * as z from 'zod'
import card from './scorecard.json' with { type: 'json' }

const share = z.number().min(0).max(1)
const count = z.int().min(0)

export const scorecardSchema = z.object({
  /** Day of the measurement, in China. */
  day: z.iso.date(),
  questions: z.object({
    n: count,
    none: count,
    hit1: share,
    hit3: share,
    answerPrecision: share,
    coverage: share,
    abstention: share,
  }),
  routes: z.object({ n: count, emergencies: count, agreement: share, missedEmergency: count }),
  triage: z.object({ n: count, urgent: count, agreement: share, underP0P1: count }),
  slots: z.object({ n: count, right: count }),
})
export type Scorecard = z.infer<typeof scorecardSchema>

export const scorecard: Scorecard = scorecardSchema.parse(card)
