/** Statements ready for a batch. Drizzle writes their text once; a turn only binds its values (a fifth of the cost of a turn otherwise). */
import { eq, getTableColumns, getTableName, sql, type InferInsertModel } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { D1, D1Statement } from '../sqlite/d1.ts'

/** D1 binds at most 100 values a statement. */
const MAX_BOUND = 100

/** A row to bind: text, numbers, and null for what is left out. */
export type Row<Table extends SQLiteTable> = InferInsertModel<Table>

export interface Writer {
  /** Inserts all rows, as many in a statement as can be bound. Only for tables whose columns are plain text and numbers. */
  insert<Table extends SQLiteTable>(table: Table, rows: Row<Table>[]): D1Statement[]
  /** Sets every column of the row whose key column says so. */
  replace<Table extends SQLiteTable>(table: Table, key: keyof Row<Table> & string, row: Row<Table>): D1Statement
  /** Any other query, bound and not run: drizzle's own queries run as soon as somebody awaits them. */
  bound(query: { toSQL(): { sql: string; params: unknown[] } }): D1Statement
}

export function writer(db: DrizzleD1Database, d1: D1): Writer {
  const texts = new Map<string, string>()

  function text(name: string, table: SQLiteTable, render: () => { sql: string }): string {
    const key = `${name} ${getTableName(table)}`
    const known = texts.get(key) ?? render().sql
    texts.set(key, known)
    return known
  }

  function insertText(table: SQLiteTable, columns: string[], count: number): string {
    const row = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]))
    return text(`insert ${count}`, table, () =>
      db
        .insert(table)
        .values(Array.from({ length: count }, () => row))
        .toSQL(),
    )
  }

  function replaceText(table: SQLiteTable, columns: string[], keyColumn: SQLiteColumn): string {
    const set = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]))
    return text('replace', table, () =>
      db
        .update(table)
        .set(set)
        .where(eq(keyColumn, sql.placeholder('key')))
        .toSQL(),
    )
  }

  return {
    insert(table, rows) {
      const columns = Object.keys(getTableColumns(table))
      return portions(rows, columns.length).map((portion) => {
        const values = portion.flatMap((row) => columns.map((column) => valueOf(row, column)))
        return d1.prepare(insertText(table, columns, portion.length)).bind(...values)
      })
    },
    replace(table, key, row) {
      const columns: Record<string, SQLiteColumn> = getTableColumns(table)
      const keyColumn = columns[key]
      if (!keyColumn) throw new TypeError(`${getTableName(table)} has no column ${key}`)
      const others = Object.keys(columns).filter((column) => column !== key)
      const values = [...others, key].map((column) => valueOf(row, column))
      return d1.prepare(replaceText(table, others, keyColumn)).bind(...values)
    },
    bound(query) {
      const { sql: statement, params } = query.toSQL()
      return d1.prepare(statement).bind(...params)
    },
  }
}

function valueOf(row: object, column: string): unknown {
  return (row as Record<string, unknown>)[column] ?? null
}

/** Rows in portions that one statement of `columns` columns can bind. */
export function portions<Item>(rows: Item[], columns: number): Item[][] {
  const size = Math.floor(MAX_BOUND / columns)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
