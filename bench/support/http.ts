/** A small HTTP client over keep-alive connections, so that a bench needs no tool from outside. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: unknown
  /** The call fails after this long without an answer. */
  timeoutMs?: number
}

export interface Wire {
  (path: string, call?: Call): Promise<Answer>
  close(): void
}

/** Longer than any load here should make somebody wait; a wait that long is reported as a failure. */
const TIMEOUT_MS = 60_000

/** The server had ended an idle connection at the moment when we took it up again (nodejs.org, request.reusedSocket). */
class ClosedMeanwhile extends Error {
  override readonly name = 'ClosedMeanwhile'
}

/** At most `connections` at once, kept open between calls. A broken connection rejects: the caller does not know. */
export function wire(origin: string, connections: number): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const once = (path: string, { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? null : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
      const typed = bytes ? { 'content-type': 'application/json', 'content-length': bytes.length } : {}
      const options = { agent, method, timeout: timeoutMs, headers: { ...typed, ...headers } }
      const sent = request(new URL(path, origin), options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
        })
      })
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)))
      sent.on('error', (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new ClosedMeanwhile() : error),
      )
      sent.end(bytes)
    })
  const send = (path: string, call: Call = {}): Promise<Answer> =>
    once(path, call).catch((error: unknown) => {
      if (error instanceof ClosedMeanwhile) return once(path, call)
      throw error
    })
  return Object.assign(send, { close: () => agent.destroy() })
}

/** The JSON of an answer with the expected status; anything else is an error that says what came instead. */
export function jsonOf<T>({ status, text }: Answer, expected = 200): T {
  if (status !== expected) throw new Error(`expected ${expected}, got ${status}: ${text.slice(0, 300)}`)
  return JSON.parse(text) as T
}
