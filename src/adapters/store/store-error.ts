/** What the store throws: the operation, an id and a code. Drizzle's own errors carry bound values and never pass this edge. */

/** `constraint`: the schema refused it; `busy`: another writer held the file too long; `full`, `io`: the disk; `corrupt`: a row cannot be read; `failed`: anything else. */
export type StoreErrorCode = 'constraint' | 'busy' | 'full' | 'io' | 'corrupt' | 'data-key' | 'contention' | 'failed'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  /** E.g. `conversations.append`. */
  readonly operation: string
  /** The conversation, case or row it was about, when known. */
  readonly id: string | null
  constructor(code: StoreErrorCode, operation: string, id: string | null = null, cause?: Error) {
    super(`${operation}${id === null ? '' : ` ${id}`}: ${code}`, cause ? { cause } : undefined)
    this.code = code
    this.operation = operation
    this.id = id
  }
}

/** The first column of the key that is taken, such as `events.conversation_id`; null when the error is something else. */
export function clashedKey(error: unknown): string | null {
  for (const message of messages(error)) {
    const found = /UNIQUE constraint failed: (\w+\.\w+)/.exec(message)
    if (found) return found[1] ?? null
  }
  return null
}

const CODES: [RegExp, StoreErrorCode][] = [
  [/constraint/i, 'constraint'],
  [/SQLITE_BUSY|database is locked/, 'busy'],
  [/SQLITE_FULL|disk is full/, 'full'],
  [/SQLITE_IOERR|disk I\/O error|SQLITE_READONLY/, 'io'],
  [/SQLITE_CORRUPT|malformed|SQLITE_NOTADB/, 'corrupt'],
]

export function toStoreError(error: unknown, operation: string, id: string | null): Error {
  // An unsealing error says why in one word and nothing else.
  if (error instanceof StoreError || (error instanceof Error && error.name === 'UnsealError')) return error
  const told = messages(error)
  const code = CODES.find(([pattern]) => told.some((message) => pattern.test(message)))?.[1] ?? 'failed'
  return new StoreError(code, operation, id, sanitised(error))
}

/** SQLite's code and the columns it names, and where in the code it happened; no other word of the message survives. */
function sanitised(error: unknown): Error {
  const chain = [...causes(error)]
  const code = chain.map(codeOf).find((found) => found !== null)
  const columns = messages(error)
    .filter((message) => message.includes('constraint failed'))
    .flatMap((message) => message.match(/\b[a-z_]+\.[a-z_]+\b/g) ?? [])
  const root = chain.at(-1)
  const clean = new Error([code ?? root?.name ?? 'unknown', ...new Set(columns)].join(' '))
  clean.name = 'Sanitised'
  clean.stack = [clean.message, ...framesOf(root)].join('\n')
  return clean
}

function* causes(error: unknown): Generator<Error> {
  let next: unknown = error
  for (let depth = 0; next instanceof Error && depth < 5; depth++) {
    yield next
    next = next.cause
  }
}

function codeOf(error: Error): string | null {
  const code = 'code' in error ? error.code : /SQLITE_[A-Z_]+/.exec(error.message)?.[0]
  return typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : null
}

/** Messages of the database itself. Drizzle's wrapper is left out: it holds the parameters. */
function messages(error: unknown): string[] {
  return [...causes(error)].filter((cause) => !('params' in cause)).map((cause) => cause.message)
}

function framesOf(error: Error | undefined): string[] {
  if (!error || 'params' in error) return []
  return (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at \S/.test(line))
}
