/** What every resident page answers with, and who may post to it: our own pages only. */
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { pageWords } from '../../content/page-words.zh-CN.ts'
import { HttpProblem } from '../../http/problem.ts'
import { FRAME_COOKIE, frameAncestors, framedAddress, isEmbedded, type EmbedOrigins } from './embed.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
].join('; ')

/** Strict policy, nothing kept by browser or proxy unless a route says so; in a frame every way leads on inside it. */
export const pageHeaders =
  (origins: EmbedOrigins): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy'))
      headers.set('Content-Security-Policy', `${CSP}; frame-ancestors ${frameAncestors(c, origins)}`)
    const onward = headers.get('location')
    if (onward?.startsWith('/') && isEmbedded(c)) headers.set('location', framedAddress(onward))
    headers.set('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }

/**
 * Refuses posts from other sites. Browsers name the origin of a form post; very old ones name nothing,
 * and for those the cookie's SameSite=Lax stands guard; the cookie of a frame has no such guard and needs the name.
 */
export const ownOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST' || isOwn(c)) return next()
  throw new HttpProblem({
    status: 403,
    type: 'other-site',
    title: pageWords.errors.elsewhere,
    detail: pageWords.errors.elsewhere,
  })
}

function isOwn(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return getCookie(c, FRAME_COOKIE) === undefined
  if (origin === 'null') return site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === hostOf(c)
}

function hostOf(c: Context): string {
  return c.req.header('host') ?? new URL(c.req.url).host
}
