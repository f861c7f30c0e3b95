/** Errors as application/problem+json (RFC 9457): what is wrong and how to mend it, in Chinese. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface ProblemDetails {
  status: ContentfulStatusCode
  /** Last part of the type URI, kebab-case: a program can tell errors apart by it. */
  type: string
  title: string
  detail: string
  /** Members added to the body, such as `holder` or `errors`. */
  extra?: Record<string, unknown>
  headers?: Record<string, string>
}

/** One thing that is wrong; `problem` and `detail` say the same, so that a program may read either name. */
export interface FieldProblem {
  field: string
  detail: string
  problem: string
}

/** Thrown inside routes; `app.onError` turns it into the response. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly details: ProblemDetails
  constructor(details: ProblemDetails) {
    super(details.title)
    this.details = details
  }
}

export function problem(c: Context, { status, type, title, detail, extra, headers }: ProblemDetails): Response {
  return c.body(JSON.stringify({ type: `urn:warmline:problem:${type}`, title, status, detail, ...extra }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...headers,
  })
}
