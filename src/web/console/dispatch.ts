/** What the rules of dispatch answer (src/http/desk/dispatch.ts), in words. */
import { dispatchWords as words } from './words-dispatch.ts'

export interface Called {
  id: string
  badge: string
  because: 'holder' | 'named' | 'roster' | 'rule' | 'centre' | 'supervisor' | 'least'
}

export interface Suggested {
  period: 'day' | 'night'
  isDayOff: boolean
  first: Called | null
  chain: { stage: 'worker' | 'lead' | 'centre'; after: number; people: Called[] }[]
  skipped: { badge: string; why: 'full' | 'off-duty' | 'elsewhere' | 'gone' }[]
}

/** 建议 012 号（值班表）；015 号满额。 */
export function suggestionWords(dispatch: Suggested | null): string {
  if (dispatch === null) return ''
  const { first, skipped } = dispatch
  const passed = skipped.map(({ badge, why }) => words.passed(badge, words.skipped[why]))
  return [first === null ? words.nobody : words.suggested(first.badge, words.because[first.because]), ...passed].join(
    '；',
  )
}
