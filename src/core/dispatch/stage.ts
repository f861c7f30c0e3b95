/** Which link of the chain an alarm is for, when the clock that rang does not say so itself. */
import type { AlertStage } from '../triage/stages.ts'

const OF_KIND: Readonly<Record<string, AlertStage>> = { unclaimed: 'lead', overdue: 'lead', repeat: 'lead' }

export function stageOf({ kind, stage }: { kind: string; stage?: AlertStage | null | undefined }): AlertStage {
  return stage ?? OF_KIND[kind] ?? 'worker'
}
