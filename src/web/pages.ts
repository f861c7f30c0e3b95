/** All pages: the resident's at `/`, the console's shell at `/desk`, built files at `/assets`. */
import { Hono } from 'hono'
import type { Bundle } from '../core/knowledge/article.ts'
import type { StaffStore } from '../ports/staff-store.ts'
import type { ChatDeps } from '../http/chat/routes.ts'
import { setSessionCookie } from '../http/desk/cookie.ts'
import { redeemTicket } from '../services/auth/tickets.ts'
import { residentPages } from './resident/pages.tsx'

export type Assets = (path: string) => Promise<{ body: Uint8Array | string; type: string } | null>

export interface PageDeps extends ChatDeps {
  assets: Assets
  handbook: Bundle
  staff: StaffStore
  secureCookies: boolean
  /** Sites that may show the resident's chat in a frame; the console never is. */
  embedOrigins: readonly string[]
}

const YEAR = 31_536_000

export function webPages(deps: PageDeps): Hono {
  const app = new Hono()

  /** The one-time link: used once, then the console opens signed in. */
  app.get('/desk/sign-in', async (c) => {
    const ticket = c.req.query('ticket') ?? ''
    const session = ticket === '' ? null : await redeemTicket(deps, ticket)
    if (session !== null) setSessionCookie(c, deps.secureCookies, session)
    c.header('cache-control', 'no-store')
    return c.redirect(session === null ? '/desk?ticket=used' : '/desk', 303)
  })

  app.get('/desk/assets/*', async (c) =>
    file(await deps.assets(`console/${c.req.path.slice('/desk/assets/'.length)}`), YEAR),
  )
  app.get('/desk', async () => file(await deps.assets('console/index.html'), 0))
  app.get('/desk/*', async () => file(await deps.assets('console/index.html'), 0))
  app.route('/', residentPages(deps))
  return app
}

function file(found: Awaited<ReturnType<Assets>>, maxAge: number): Response {
  if (found === null)
    return new Response('没有这个文件。请先运行 npm run build。', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  const headers = {
    'content-type': found.type,
    'cache-control': maxAge > 0 ? `public, max-age=${maxAge}, immutable` : 'no-cache',
  }
  return new Response(found.body as BodyInit, { headers })
}
