/** What may stand in a log line: ids, counts and codes. A resident's words, numbers and names are masked whatever field they came in. */

export type LogFields = Record<string, string | number | boolean | null>

const SECRET_FIELD = /pass|token|secret|cookie|authorization|otp|phone|name$|address|text|body|question|words/i
const MASK = '[redacted]'
/** Longer is no id and no code. */
const MAX_LENGTH = 300

export function redactFields(fields: LogFields): LogFields {
  const shown: LogFields = {}
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value !== 'string') shown[key] = value
    else shown[key] = SECRET_FIELD.test(key) ? MASK : redactText(value)
  }
  return shown
}

/** Masks phones and other runs of seven digits that are no part of an id, and everything outside of ASCII (names, words). */
export function redactText(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/[^\x20-\x7e\n]+/g, '·')
    .replace(/1[3-9]\d{9}/g, '#')
    .replace(/(?<![A-Za-z0-9_-])\+?\d(?:[ -]?\d){6,}(?![A-Za-z0-9_])/g, '#')
}

export interface LoggedError {
  name: string
  code: string | null
  message: string
  stack: string[]
  cause?: LoggedError
}

const MAX_DEPTH = 3
const MAX_FRAMES = 12

/** An error as it is logged: masked message, places in the code, and its causes; never its own fields. */
export function redactError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, message: '', stack: [] }
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null
  // A wrapper with parameters repeats them in its message.
  const message = 'params' in error ? '' : redactText(error.message)
  const shown = {
    name: error.name,
    code: code === null ? null : redactText(String(code)),
    message,
    stack: frames(error),
  }
  return error.cause === undefined || depth >= MAX_DEPTH
    ? shown
    : { ...shown, cause: redactError(error.cause, depth + 1) }
}

function frames({ stack = '', message }: Error): string[] {
  const places = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at [^\s]/.test(line))
  return places.slice(0, MAX_FRAMES).map((line) => redactText(line.trim()))
}
