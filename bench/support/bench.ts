/** What a bench is: a name, what it asks, and a run that returns rows and ratios. */
import type { Cell } from './stats.ts'

export interface Report {
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Named ratios against the baseline of the same run; these are what to compare between machines. */
  ratios: Readonly<Record<string, number>>
  notes?: readonly string[]
}

export interface Bench {
  name: string
  asks: string
  run(): Promise<Report>
}
