/** The clocks of a case under the names that cases use; the rules themselves stand with triage (contracts §3, dialogues §3). */
import type { WorkingCalendar } from '../triage/calendar.ts'
import { deadline, takeUpDeadline } from '../triage/clocks.ts'
import type { Level } from '../triage/level.ts'

export type { WorkingCalendar } from '../triage/calendar.ts'
export { deadline as firstContactDue, papersDeadline as documentsDue, workingDaysLater } from '../triage/clocks.ts'

/** Default where the town sets no other number; no national rule counts days (社会救助法 §50). */
export const DOCUMENT_WORKING_DAYS = 5

/**
 * By when somebody must have taken the case, never later than the resident is owed a word: the four working hours of P2
 * stand still over a weekend, its 24 hours do not.
 */
export function takeUpDue(level: Level, from: Date, calendar: WorkingCalendar): Date {
  const takeUp = takeUpDeadline(level, from, calendar)
  const contact = deadline(level, from, calendar)
  return takeUp < contact ? takeUp : contact
}
