/** A table that leaves the house as a file. */
export type Cell = string | number | null

export interface Table {
  /** Name of the file without its ending, and of the sheet. */
  name: string
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
}
