/** One statement of the D1 face: reads answer at once, writes wait for the shared commit. */
import type { Database, Statement } from 'better-sqlite3'
import type { D1Rows, D1Statement } from './d1.ts'
import type { GroupCommit } from './group-commit.ts'

/** Compiled statements kept; the store's texts are few, lists with filters make some more. */
const CACHE_LIMIT = 400

type Compiled = Statement
type Rows = Record<string, unknown>[]

export interface Compiler {
  (sql: string): Compiled
}

/** Keeps compiled statements by their text, the least recently used going first. */
export function compiler(db: Database): Compiler {
  const cache = new Map<string, Compiled>()
  return (sql) => {
    const known = cache.get(sql)
    const statement = known ?? db.prepare(sql)
    if (known) cache.delete(sql)
    cache.set(sql, statement)
    if (cache.size > CACHE_LIMIT) cache.delete(cache.keys().next().value ?? sql)
    return statement
  }
}

export interface SqliteStatement extends D1Statement {
  /** Runs inside the transaction that is open now. */
  execute: () => D1Rows
  isReadOnly: () => boolean
}

/** D1 takes booleans and buffers and refuses `undefined`; better-sqlite3 takes neither of the first two. */
function toBindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (value === undefined) throw new TypeError('a bound value is undefined')
  return value
}

export function sqliteStatement(
  compile: Compiler,
  group: GroupCommit,
  sql: string,
  params: unknown[],
): SqliteStatement {
  function execute(): D1Rows {
    const statement = compile(sql)
    if (statement.reader) {
      const results = statement.raw(false).all(...params) as Rows
      return { results, success: true, meta: { changes: statement.readonly ? 0 : results.length, last_row_id: 0 } }
    }
    const done = statement.run(...params)
    return { results: [], success: true, meta: { changes: done.changes, last_row_id: Number(done.lastInsertRowid) } }
  }

  function values(): unknown[][] {
    return compile(sql)
      .raw(true)
      .all(...params) as unknown[][]
  }

  /** Promises even for errors, as D1 does. */
  async function perform<T>(work: () => T): Promise<T> {
    return compile(sql).readonly ? work() : group.write(work)
  }

  return {
    execute,
    isReadOnly: () => compile(sql).readonly,
    bind: (...next) => sqliteStatement(compile, group, sql, next.map(toBindable)),
    all: <Row>() => perform(execute) as Promise<D1Rows<Row>>,
    run: <Row>() => perform(execute) as Promise<D1Rows<Row>>,
    first: async <Row>() => ((await perform(execute)).results[0] ?? null) as Row | null,
    raw: <Row>() => perform(values) as Promise<Row[]>,
  }
}
