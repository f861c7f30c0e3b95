/** The chat inside another site's page: who may frame it, and cookies for a frame whose storage is divided by site. */
import type { Context } from 'hono'
import type { CookieOptions } from 'hono/utils/cookie'
import { isHttps } from './scheme.ts'

/** Sites that may show the chat in a frame, as origins; none by default (EMBED_ORIGINS). */
export type EmbedOrigins = readonly string[]

/** Holds the token of a talk that was opened in a frame of another site. */
export const FRAME_COOKIE = 'wle'

/** The address says so (the embedding script, our own script), or the browser does; old ones do not. */
export function isEmbedded(c: Context): boolean {
  return c.req.query('embed') === '1' || c.req.header('sec-fetch-dest') === 'iframe'
}

/** Who may frame this answer: the named sites, and only the page made for it. */
export function frameAncestors(c: Context, origins: EmbedOrigins): string {
  return origins.length > 0 && isEmbedded(c) ? origins.join(' ') : "'none'"
}

/**
 * Cookies of our own site travel with our own pages only. In a frame of another site such a cookie never arrives:
 * there it is one of that site's own jar (CHIPS), which browsers take over TLS only.
 */
export function cookieManner(c: Context): CookieOptions {
  return isEmbedded(c)
    ? { path: '/', sameSite: 'None', secure: true, partitioned: true }
    : { path: '/', sameSite: 'Lax', secure: isHttps(c) }
}

/** An address of ours that stays in the frame. */
export function framedAddress(path: string): string {
  const [address = '/', fragment] = path.split('#')
  const joined = `${address}${address.includes('?') ? '&' : '?'}embed=1`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}
