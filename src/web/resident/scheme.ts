/** Whether the resident's side of the line is encrypted. */
import type { Context } from 'hono'

/** True behind TLS, also when our own proxy in front ends it (TRUST_PROXY; noted by `http/app.ts`). */
export function isHttps(c: Context): boolean {
  return c.get('behindTls') === true || new URL(c.req.url).protocol === 'https:'
}
