/**
 * The heads of all cases in memory, for figures and tables: read once in portions, then kept up by the same changes that feed
 * the live stream. Counting 50,000 rows anew took 1.5 s at each look and held up alarms meanwhile; this takes what changed.
 */
import { CASE_STATUSES, type CaseHead } from '../../core/cases/case.ts'
import { marksOf, type CaseMarks } from '../../core/cases/marks.ts'
import type { FigureRow } from '../../core/cases/picks.ts'
import { LEVELS } from '../../core/triage/level.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { ConversationStore } from '../../ports/conversation-store.ts'

export interface CaseRegister {
  heads(): Promise<CaseHead[]>
  /** The heads with what figures count of them. */
  rows(): Promise<FigureRow[]>
}

/** More than a county opens in a lifetime. */
const ALL = 10_000_000
const PORTION = 1000
/** Numbers that one query can name. */
const MARKED = 90
/** So many cases changed since the last look that reading all of them is quicker. */
const TOO_MANY = 5000

export function caseRegister(deps: {
  conversations: Pick<ConversationStore, 'changesAfter' | 'lastCursor'>
  cases: Pick<CaseStore, 'find' | 'list' | 'marks'>
}): CaseRegister {
  const known = new Map<string, CaseHead>()
  const marks = new Map<string, CaseMarks>()
  /** Heads and marks put together, until something changes. */
  let joined: FigureRow[] | null = null
  let cursor: number | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function readAll(): Promise<void> {
    // The cursor is taken first: what changes while the portions are read is read again, never missed.
    const start = await deps.conversations.lastCursor()
    for (const status of CASE_STATUSES) {
      for (const level of LEVELS) {
        const heads = await deps.cases.list({ status: [status], level: [level], limit: ALL })
        for (const head of heads) known.set(head.number, head)
      }
    }
    await readMarks()
    joined = null
    cursor = start
  }

  /** A case written before there were marks is opened once for them. */
  async function readMarks(numbers?: readonly string[]): Promise<void> {
    for (const { number, marks: own } of await deps.cases.marks(numbers)) {
      const whole = own === null ? await deps.cases.find(number) : null
      const read = own ?? (whole && marksOf(whole))
      if (read) marks.set(number, read)
    }
  }

  async function catchUp(from: number): Promise<void> {
    const changed = new Set<string>()
    let at = from
    for (let more = true; more;) {
      const changes = await deps.conversations.changesAfter(at, PORTION)
      for (const { kind, ref } of changes) if (kind === 'case') changed.add(ref)
      at = changes.at(-1)?.cursor ?? at
      more = changes.length === PORTION && changed.size <= TOO_MANY
    }
    if (changed.size > TOO_MANY) return readAll()
    if (changed.size > 0) joined = null
    const numbers = [...changed]
    for (let from = 0; from < numbers.length; from += MARKED) await readMarks(numbers.slice(from, from + MARKED))
    for (const number of numbers) {
      const [head] = await deps.cases.list({ q: number, limit: 1 })
      if (head) known.set(number, head)
    }
    cursor = at
  }

  function look(): Promise<void> {
    // One look after the other: two at once would both read everything.
    const next = last.then(() => (cursor === null ? readAll() : catchUp(cursor)))
    last = next.catch(() => undefined)
    return next
  }

  return {
    async heads() {
      await look()
      return [...known.values()]
    },
    async rows() {
      await look()
      joined ??= [...known.values()].map((head) => ({ ...head, marks: marks.get(head.number) ?? unmarked(head) }))
      return joined
    },
  }
}

function unmarked({ openedAt }: CaseHead): CaseMarks {
  return { aid: [], leftAt: null, startedAt: openedAt, refusal: null, service: null }
}
