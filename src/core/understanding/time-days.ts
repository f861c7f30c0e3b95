// Which day, week, month or year a phrase names, seen from today.
import type { Day, Days } from './time-calendar.ts'
import { FULL_DATES, LONE_DATES, MONTH_DATES } from './time-dates.ts'
import { FEASTS } from './time-feasts.ts'
import type { Phrase } from './time-phrases.ts'
import { RELATIVE } from './time-relative.ts'

export interface DayPhrase extends Days {
  index: number
  end: number
  /** Today was named; a night named with it may be last night's. */
  today?: true
}

// Where two start at one character, the earlier list wins.
const READERS: readonly Phrase[] = [...FULL_DATES, ...FEASTS, ...MONTH_DATES, ...RELATIVE, ...LONE_DATES]

/** The first phrase that names a day or longer, and lies in the past or reaches today. */
export function findDays(text: string, today: Day): DayPhrase | null {
  let best: DayPhrase | null = null
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text)
    if (found === null || (best !== null && found.index >= best.index)) continue
    const days = read(found, today)
    if (days === null || days.from > today) continue
    const end = found.index + found[0].length
    best = {
      ...days,
      index: found.index,
      end,
      ...(/^今|当天/.test(found[0]) && days.from === today ? { today: true as const } : {}),
    }
  }
  return best
}
