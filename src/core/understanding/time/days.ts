// Which day, week, month or year a phrase names, seen from today.
import type { Day, Days } from './calendar.ts'
import { FULL_DATES, LONE_DATES, MONTH_DATES } from './dates.ts'
import { FEASTS } from './feasts.ts'
import type { Phrase } from './phrases.ts'
import { RELATIVE } from './relative.ts'

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
  return best === null ? null : refined(text, best, today)
}

/** "过完年正月十二": a day right behind a longer time says it better. */
function refined(text: string, days: DayPhrase, today: Day): DayPhrase {
  if (days.precision !== 'week' && days.precision !== 'month') return days
  const next = findDays(text.slice(days.end), today)
  if (next === null || next.precision !== 'day' || next.index > 1) return days
  if (next.from < days.from || next.to > days.to) return days
  return { ...next, index: days.index, end: days.end + next.end }
}
