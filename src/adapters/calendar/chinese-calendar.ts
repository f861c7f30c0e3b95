/** The working calendar of the State Council's yearly notice, by chinese-days: holidays and the weekends worked for them (调休). */
import chineseDays from 'chinese-days'
import type { WorkingCalendar } from '../../core/cases/deadlines.ts'

export function chineseCalendar(): WorkingCalendar {
  return { isWorkingDay: (day) => chineseDays.isWorkday(day) }
}
