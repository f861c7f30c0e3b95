/** What triage knows of a need (contracts §3 Facts). Every key may be absent; null means asked and not known. */
import * as z from 'zod'

export const INCIDENTS = [
  'fire',
  'flood_storm',
  'traffic',
  'illness',
  'injury',
  'job_loss',
  'death',
  'violence',
  'homeless',
  'child_neglect',
  'elder_neglect',
  'suicide',
  'gas_poison',
  'scam',
  'utility_cut',
  'disability',
  'education',
  'other',
] as const
export type Incident = (typeof INCIDENTS)[number]

const count = z.number().nullable().optional()

/** Open to new words of other parties: an unknown incident or relation is kept as text and meets no rule that names it. */
export const factsSchema = z.looseObject({
  incident: z.string().nullable().optional(),
  occurredAt: z.string().nullable().optional(),
  place: z.unknown().optional(),
  household: z.looseObject({ adults: count, children: count, elders: count, total: count }).nullable().optional(),
  harm: z.string().nullable().optional(),
  ongoingDanger: z.boolean().nullable().optional(),
  shelterTonight: z.boolean().nullable().optional(),
  foodToday: z.boolean().nullable().optional(),
  medicalNeed: z.string().nullable().optional(),
  cost: z.number().nullable().optional(),
  monthlyIncome: z.number().nullable().optional(),
  vulnerable: z.array(z.string()).nullable().optional(),
  alreadyReceives: z.array(z.string()).nullable().optional(),
  contact: z.looseObject({ relation: z.string().nullable().optional() }).nullable().optional(),
})

/** Facts as the dialogues fill them. */
export interface TriageFacts {
  incident?: Incident | (string & {}) | null | undefined
  occurredAt?: string | null | undefined
  place?: unknown
  household?:
    | {
        adults?: number | null | undefined
        children?: number | null | undefined
        elders?: number | null | undefined
        total?: number | null | undefined
      }
    | null
    | undefined
  harm?: string | null | undefined
  ongoingDanger?: boolean | null | undefined
  shelterTonight?: boolean | null | undefined
  foodToday?: boolean | null | undefined
  medicalNeed?: 'now' | 'soon' | 'none' | (string & {}) | null | undefined
  cost?: number | null | undefined
  monthlyIncome?: number | null | undefined
  vulnerable?: string[] | null | undefined
  alreadyReceives?: string[] | null | undefined
  contact?: { relation?: string | null | undefined } | null | undefined
}
