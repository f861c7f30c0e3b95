/** The part of Cloudflare's D1 that the store uses; the real binding fits it, and so does the SQLite face beside this file. */
export interface D1Meta {
  changes: number
  last_row_id: number
  [more: string]: unknown
}

export interface D1Rows<Row = Record<string, unknown>> {
  results: Row[]
  success: boolean
  meta: D1Meta
}

export interface D1Statement {
  bind(...values: unknown[]): D1Statement
  first<Row = Record<string, unknown>>(): Promise<Row | null>
  all<Row = Record<string, unknown>>(): Promise<D1Rows<Row>>
  run<Row = Record<string, unknown>>(): Promise<D1Rows<Row>>
  raw<Row = unknown[]>(): Promise<Row[]>
}

export interface D1 {
  prepare(sql: string): D1Statement
  /** All statements in one transaction: every one of them, or none. */
  batch<Row = Record<string, unknown>>(statements: D1Statement[]): Promise<D1Rows<Row>[]>
  /** Removes what deleted rows left in the write-ahead log. Absent where the platform owns the files. */
  scrub?(): Promise<void>
}
