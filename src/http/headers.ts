/** Headers that every answer carries: who may frame it, what it may load, and that nothing personal is kept by the way. */
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** Answers that are read by programs: they load nothing. */
const BARE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** The console: built scripts only. Ant Design writes its styles into the page, so styles may stand inline; scripts never. */
const CONSOLE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const common = secureHeaders({
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  crossOriginResourcePolicy: 'same-origin',
})

/** Resident pages and attachments bring a policy of their own; what brings none gets the strictest that works there. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  let shared: string | null = null
  await common(c, async () => {
    await next()
    const { headers } = c.res
    const { path } = c.req
    shared = headers.get(RESOURCE_POLICY)
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', isConsole(path) ? CONSOLE : BARE)
    if (path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
  openToNamedSites(c.res.headers, shared)
}

const RESOURCE_POLICY = 'cross-origin-resource-policy'

/** A page that names who may frame it drops the older header, which knows no names; what is made for other sites says so. */
function openToNamedSites(headers: Headers, shared: string | null): void {
  if (/frame-ancestors https?:/.test(headers.get('content-security-policy') ?? '')) headers.delete('x-frame-options')
  if (shared !== null) headers.set(RESOURCE_POLICY, shared)
}

function isConsole(path: string): boolean {
  return path === '/desk' || path.startsWith('/desk/')
}

/** For a page that carries its own script and style: both are let in by a number that is never used twice. */
export function withNonce(c: Context, page: (nonce: string) => string): Response {
  const random = crypto.getRandomValues(new Uint8Array(16))
  const nonce = btoa(String.fromCharCode(...random))
  const own = `'nonce-${nonce}'`
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src ${own}; style-src ${own}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  c.header('cache-control', 'no-store')
  return c.html(page(nonce)) as Response
}
