/** A visit to somebody of whom a village officer or grid worker reported: what was said, by when, and what was found. */
import * as z from 'zod'

const words = (most: number) => z.string().trim().max(most)

export const RESULTS = ['fine', 'needs-help', 'not-found'] as const
export type VisitResult = (typeof RESULTS)[number]
export const REPORTERS = ['village_officer', 'grid_worker', 'neighbour', 'desk'] as const

export const visitReport = z.strictObject({
  town: words(40).min(1, '镇（街道）没有填。'),
  village: words(60),
  name: words(40).min(1, '姓名没有填。'),
  phone: words(20).nullable(),
  reporter: z.enum(REPORTERS),
  /** What was seen, in the reporter's words. */
  said: words(500).min(1, '写一下看到什么。'),
  /** null: within the usual days. */
  dueOn: z.iso.date('日期写成 2026-03-01 这样。').nullable(),
})
export type VisitReport = z.infer<typeof visitReport>

export const visitFinding = z.strictObject({
  expectedVersion: z.number().int().min(1),
  result: z.enum(RESULTS),
  note: words(500).min(1, '写一下看到什么。'),
})
export type VisitFinding = z.infer<typeof visitFinding>

export interface Visit extends Omit<VisitReport, 'dueOn'> {
  id: string
  dueOn: string
  reportedAt: string
  /** Badge of the worker who wrote the report down. */
  reportedBy: string
  /** Households of the register with this phone, when it was reported. */
  onRegister: number
  finding: { result: VisitResult; note: string; at: string; by: string; caseNumber: string | null } | null
  version: number
}

export interface VisitRow {
  id: string
  town: string
  village: string
  who: string
  dueOn: string
  isLate: boolean
  onRegister: number
  result: VisitResult | null
  caseNumber: string | null
  version: number
}

/** A line of a list, with the name masked by whoever asks for it. */
export function visitRow(visit: Visit, today: string, mask: (name: string) => string): VisitRow {
  const { id, town, village, name, dueOn, onRegister, finding, version } = visit
  return {
    id,
    town,
    village,
    who: mask(name),
    dueOn,
    isLate: finding === null && dueOn < today,
    onRegister,
    result: finding?.result ?? null,
    caseNumber: finding?.caseNumber ?? null,
    version,
  }
}

/** A finding may be written once; help that was needed but brought no case yet may be written again. */
export function mayFind({ finding }: Visit): boolean {
  return finding === null || (finding.result === 'needs-help' && finding.caseNumber === null)
}
