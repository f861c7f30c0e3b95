/** The session cookie: HttpOnly, SameSite=Strict, for the whole origin; behind https with the `__Host-` prefix (RFC 6265bis). */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const NAME = 'warmline_desk'

function options(secure: boolean) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    ...(secure ? { prefix: 'host' as const } : {}),
  } as const
}

export function readSessionCookie(c: Context, secure: boolean): string | undefined {
  return secure ? getCookie(c, NAME, 'host') : getCookie(c, NAME)
}

/** Until the session's own end at the latest; the browser forgets it no sooner than the house does. */
export function setSessionCookie(c: Context, secure: boolean, session: { token: string; expiresAt: string }): void {
  setCookie(c, NAME, session.token, { ...options(secure), expires: new Date(session.expiresAt) })
}

export function clearSessionCookie(c: Context, secure: boolean): void {
  deleteCookie(c, NAME, options(secure))
}
