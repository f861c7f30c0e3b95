/** Papers that follow aid: what is owed, the one extension, and what a resident hands in afterwards (社会救助法 §50, §62). */
import type { Case, CaseDocument, TimelineEntry } from './case.ts'
import { DOCUMENT_WORKING_DAYS, workingDaysLater, type WorkingCalendar } from './deadlines.ts'

/** Aid was given and the account of it is not complete: something is missing, or nobody has made the list yet. */
export function owesPapers({ status, documents, documentsDueAt }: Case): boolean {
  if (documentsDueAt === null || !(status === 'aided' || status === 'documents_pending')) return false
  return documents.length === 0 || documents.some(({ state }) => state === 'missing')
}

export function missingPapers({ documents }: Pick<Case, 'documents'>): CaseDocument[] {
  return documents.filter(({ state }) => state === 'missing')
}

/** How the line of an extension begins; there is one extension, whoever gives it (dialogues.md, clock "papers"). */
export const EXTENDED = '补材料宽限'

export function isExtended(
  { timeline }: Pick<Case, 'timeline'>,
  entries: readonly Pick<TimelineEntry, 'kind' | 'text'>[] = [],
): boolean {
  return [...timeline, ...entries].some(({ kind, text }) => kind === 'document' && text.startsWith(EXTENDED))
}

/** Five working days more, from the deadline or from now, whichever is later. */
export function extendedDue(documentsDueAt: string, now: Date, calendar: WorkingCalendar): string {
  const from = new Date(Math.max(Date.parse(documentsDueAt), now.getTime()))
  return workingDaysLater(from, DOCUMENT_WORKING_DAYS, calendar).toISOString()
}
