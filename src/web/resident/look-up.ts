/** A case by its number and the last four digits of its phone, with few tries: what it shows is status, never the story. */
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { readCaseNumber } from '../../core/cases/case-number.ts'
import type { MyCase } from '../../services/my-data.ts'
import type { PageDeps } from './deps.ts'

export type LookedUp = { kind: 'found'; case: MyCase } | { kind: 'refused'; words: string }

/** Wrong tries for one number in a day: a guess at four digits then finds less than one case in a thousand. */
const TRIES = 5
/** Wrong tries for all numbers together in an hour, against somebody who tries many numbers. */
const TRIES_ALL = 200
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export interface LookupLimits {
  left(number: string, now: number): number
  miss(number: string, now: number): void
}

/** Counts in this process; a restart forgives, which a stranger cannot bring about. */
export function lookupLimits(): LookupLimits {
  const misses = new Map<string, number[]>()
  let all: number[] = []
  return {
    left(number, now) {
      all = all.filter((at) => now - at < HOUR_MS)
      const own = (misses.get(number) ?? []).filter((at) => now - at < DAY_MS)
      return all.length >= TRIES_ALL ? 0 : Math.max(0, TRIES - own.length)
    },
    miss(number, now) {
      all.push(now)
      misses.set(number, [...(misses.get(number) ?? []).filter((at) => now - at < DAY_MS), now])
      if (misses.size > 10_000) misses.delete(misses.keys().next().value ?? '')
    },
  }
}

export async function findByNumber(
  deps: PageDeps,
  limits: LookupLimits,
  typed: { number: string; last4: string },
): Promise<LookedUp> {
  const number = readCaseNumber(typed.number)
  const last4 = typed.last4.trim()
  if (number === null) return { kind: 'refused', words: w.my.badNumber }
  if (!/^\d{4}$/.test(last4)) return { kind: 'refused', words: w.my.badLast4 }
  const now = deps.clock.now().getTime()
  if (limits.left(number, now) === 0) return { kind: 'refused', words: w.my.locked }
  const found = await deps.cases.find(number)
  const phone = found?.contact.phone?.replaceAll(/\D/g, '') ?? ''
  if (found !== null && phone.length >= 4 && phone.endsWith(last4)) return { kind: 'found', case: shownOf(found) }
  limits.miss(number, now)
  const left = limits.left(number, now)
  return { kind: 'refused', words: left === 0 ? w.my.locked : w.my.wrong(left) }
}

/** Status, deadline and office; no words of the resident, no reasons, no name. */
function shownOf(found: Case): MyCase {
  const { number, level, status, town, district, openedAt, dueAt, firstContactAt, documents, documentsDueAt } = found
  const handledBy = found.assignee === null ? null : `${found.assignee.office} ${found.assignee.badge}号`
  return {
    number,
    level,
    status,
    town,
    district,
    openedAt,
    dueAt,
    firstContactAt,
    documents,
    documentsDueAt,
    aid: [],
    reasons: [],
    handledBy,
  }
}
