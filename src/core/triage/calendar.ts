/** The one working calendar: working days of the Chinese calendar with 调休, as dates in Asia/Shanghai. */
import chineseDays from 'chinese-days'

/** Handed to core as a value, so that an office may keep its own calendar. */
export interface WorkingCalendar {
  /** `dateISO` is a day in Shanghai: 2026-11-24. */
  isWorkingDay(dateISO: string): boolean
}

/** The State Council's holidays as the pure library chinese-days knows them; for years it does not know, Monday to Friday. */
export const nationalCalendar: WorkingCalendar = {
  isWorkingDay: (dateISO) => chineseDays.isWorkday(dateISO),
}
