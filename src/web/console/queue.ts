/** The queues of the inbox: which conversations each shows, and in which order. */
import type { CaseRow, ConversationRow, Me } from './types.ts'

export type Queue = 'mine' | 'waiting' | 'town' | 'all'

/** A row with the deadline of its case beside it. */
export interface QueueItem {
  row: ConversationRow
  case: CaseRow | null
}

export function itemsOf(rows: readonly ConversationRow[], cases: readonly CaseRow[]): QueueItem[] {
  const byNumber = new Map(cases.map((row) => [row.number, row]))
  return rows.map((row) => ({ row, case: row.caseNumber === null ? null : (byNumber.get(row.caseNumber) ?? null) }))
}

export function isIn(queue: Queue, { row }: QueueItem, me: Me): boolean {
  if (row.floor === 'closed') return false
  switch (queue) {
    case 'mine':
      return row.holder?.id === me.id
    case 'waiting':
      return row.floor === 'waiting'
    case 'town':
      return row.town !== null && me.towns.includes(row.town)
    case 'all':
      return true
  }
}

/** Level first, then whoever waits, then the least time left. */
export function byUrgency(a: QueueItem, b: QueueItem): number {
  return (
    rank(a.row) - rank(b.row) ||
    Number(b.row.floor === 'waiting') - Number(a.row.floor === 'waiting') ||
    deadline(a).localeCompare(deadline(b)) ||
    b.row.updatedAt.localeCompare(a.row.updatedAt)
  )
}

function rank({ level }: ConversationRow): number {
  return level === null ? 4 : Number(level.slice(1))
}

function deadline({ row, case: linked }: QueueItem): string {
  return linked?.firstContactAt === null ? linked.dueAt : (row.waitingSince ?? '9')
}

export function lastClosed(rows: readonly ConversationRow[], count: number): ConversationRow[] {
  return rows
    .filter(({ floor }) => floor === 'closed')
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, count)
}
