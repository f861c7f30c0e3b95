/** Calls of the desk API: typed, with every refusal as an ApiProblem that says what is wrong and how to mend it. */
import { problems } from './words.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface ProblemBody {
  type?: string
  title?: string
  detail?: string
  [member: string]: unknown
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  /** 0 when nothing came back at all. */
  readonly status: number
  /** Last part of the problem's type URI, such as `held`. */
  readonly type: string
  readonly detail: string
  /** Members beside the standard ones, such as who holds a conversation. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, body: ProblemBody, options?: ErrorOptions) {
    const { type, title, detail, ...extra } = body
    super(title ?? problems.unknown.title, options)
    this.status = status
    this.type = type?.split(/[:/]/).at(-1) ?? 'unknown'
    this.detail = detail ?? problems.unknown.detail
    this.extra = extra
  }
}

/** Anything thrown, as a problem that can be shown. */
export function toProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  return new ApiProblem(0, { type: 'page', ...problems.page }, { cause: thrown })
}

let onSignedOut: () => void = () => undefined
/** What to do when the session has ended meanwhile. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

export async function call<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await reach(method, path, body, signal)
  if (!response.ok) throw await problemOf(response, path)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', path, undefined, signal)
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return call<T>('POST', path, body)
}

async function reach(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(`/api/desk${path}`, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    throw new ApiProblem(0, { type: 'offline', ...problems.offline }, { cause })
  }
}

async function problemOf(response: Response, path: string): Promise<ApiProblem> {
  const body = await bodyOf(response)
  if (response.status === 401 && path !== '/session' && path !== '/me') onSignedOut()
  return new ApiProblem(response.status, body)
}

/** A proxy in between may answer with a page instead of a problem. */
async function bodyOf(response: Response): Promise<ProblemBody> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) {
    return { type: 'server', ...problems.server }
  }
  return (await response.json()) as ProblemBody
}

/** `?a=1&b=2` of what is set; empty values are left out. */
export function query(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const pairs = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  )
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}
