/** The answer that another office owes: of several the one that is due first, and its clocks. */
import type { Case, OfficeAsk } from './case.ts'
import { caseTimer, timerId, type CaseTimer, type Linked } from './timers.ts'

export function owedAnswer({ asks = [] }: Pick<Case, 'asks'>): (OfficeAsk & { answerBy: string }) | null {
  const owed = asks.flatMap((ask) =>
    ask.answer === null && ask.answerBy !== null ? [{ ...ask, answerBy: ask.answerBy }] : [],
  )
  return owed.toSorted((a, b) => Date.parse(a.answerBy) - Date.parse(b.answerBy))[0] ?? null
}

const DAY = 86_400_000

/** A word to whoever asked on the day before, then the deadline itself; nothing owed stops both. */
export function answerTimers(current: Linked & Pick<Case, 'asks'>, now: Date): { set: CaseTimer[]; cancel: string[] } {
  const owed = owedAnswer(current)
  const ids = [timerId('answer', current.number), timerId('answer-soon', current.number)]
  if (owed === null) return { set: [], cancel: ids }
  const due = new Date(owed.answerBy)
  const soon = new Date(due.getTime() - DAY)
  const before = soon > now ? [caseTimer('answer-soon', current, soon)] : []
  return { set: [...before, caseTimer('answer', current, due)], cancel: ids }
}
