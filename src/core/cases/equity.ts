/** Levels by group of people, with small numbers hidden: a cell of few could be told to be somebody. */
import { LEVELS, type Level } from '../triage/level.ts'

/** Fewer than this are not shown as a number. */
export const FEW = 5

/** null: too few to be shown, or shown it would give away another. */
export type Cell = number | null

export interface EquityRow {
  group: string
  total: Cell
  levels: Record<Level, Cell>
  /** Cases of P0 and P1 in a hundred; null where the group is too small. */
  urgentShare: number | null
}

export interface EquityTable {
  rows: EquityRow[]
  /** Percentage points between the groups with the most and the least P0 and P1; null below two groups large enough. */
  gap: number | null
}

export const EQUITY_KINDS = ['area', 'age', 'channel', 'wording'] as const
export type EquityKind = (typeof EQUITY_KINDS)[number]
export type Equity = Record<EquityKind, EquityTable> & { total: number }

/** Groups with too few cases for a share of their own are named without numbers. */
const SHARE_FROM = 20

export function equityTable(cases: readonly { group: string; level: Level }[], order: readonly string[]): EquityTable {
  const groups = new Map<string, Record<Level, number>>()
  for (const { group, level } of cases) {
    const row = groups.get(group) ?? { P0: 0, P1: 0, P2: 0, P3: 0 }
    row[level] += 1
    groups.set(group, row)
  }
  const rank = (group: string): number => (order.includes(group) ? order.indexOf(group) : order.length)
  const names = [...groups.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  const rows = protectTotals(names.map((group) => rowOf(group, groups.get(group) ?? { P0: 0, P1: 0, P2: 0, P3: 0 })))
  const shares = rows.flatMap(({ urgentShare }) => urgentShare ?? [])
  return { rows, gap: shares.length < 2 ? null : Math.max(...shares) - Math.min(...shares) }
}

function rowOf(group: string, counts: Record<Level, number>): EquityRow {
  const total = LEVELS.reduce((sum, level) => sum + counts[level], 0)
  const cells = protect(LEVELS.map((level) => counts[level]))
  const levels = Object.fromEntries(LEVELS.map((level, index) => [level, cells[index] ?? null])) as Record<Level, Cell>
  const urgent = counts.P0 + counts.P1
  // A share of few would tell the few.
  const isShown = total >= SHARE_FROM && (urgent === 0 || urgent >= FEW) && (urgent === total || total - urgent >= FEW)
  return { group, total: total < FEW ? null : total, levels, urgentShare: isShown ? (urgent / total) * 100 : null }
}

/** Hides the few; where one alone is hidden the next smallest is hidden too, or it could be reckoned from the total. */
function protect(counts: readonly number[]): Cell[] {
  const cells = counts.map((count): Cell => (count > 0 && count < FEW ? null : count))
  if (cells.filter((cell) => cell === null).length !== 1) return cells
  const shown = cells.flatMap((cell, index) => (cell === null || cell === 0 ? [] : [{ cell, index }]))
  const next = shown.toSorted((a, b) => a.cell - b.cell)[0]
  return cells.map((cell, index) => (index === next?.index ? null : cell))
}

/** The sum of all groups is known from elsewhere: one hidden total alone would follow from it. */
function protectTotals(rows: EquityRow[]): EquityRow[] {
  if (rows.filter(({ total }) => total === null).length !== 1) return rows
  const shown = rows.filter((row): row is EquityRow & { total: number } => row.total !== null)
  const next = shown.toSorted((a, b) => a.total - b.total)[0]
  return rows.map((row) => (row === next ? hidden(row) : row))
}

function hidden({ group }: EquityRow): EquityRow {
  return { group, total: null, levels: { P0: null, P1: null, P2: null, P3: null }, urgentShare: null }
}
