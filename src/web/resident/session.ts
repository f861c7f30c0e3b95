/** The resident's session: a cookie that holds the token of one conversation. Nothing is stored before the first post. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { conversationOfToken, openSession } from '../../services/open-conversation.ts'
import type { PageDeps } from './deps.ts'
import { cookieManner, FRAME_COOKIE, isEmbedded } from './embed.ts'

export const COOKIE = 'wl'
/** Tells the script in a frame its token, once: the browser may refuse the cookie there. */
const TOKEN_HEADER = 'Session-Token'
const THIRTY_DAYS_S = 30 * 86_400
/** How long a second tap on the very first form still finds the talk that the first tap opened. */
const OPENING_MS = 60_000

/** The conversation of this browser, or null. */
export async function currentSession(c: Context, deps: PageDeps): Promise<string | null> {
  const token = tokenOf(c)
  return token === undefined || token.length > 200 ? null : conversationOfToken(deps, token)
}

/** A frame's script names its token itself; everybody else has the cookie of the place. */
function tokenOf(c: Context): string | undefined {
  const named = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const cookies = isEmbedded(c) ? [FRAME_COOKIE, COOKIE] : [COOKIE, FRAME_COOKIE]
  return named ?? cookies.map((name) => getCookie(c, name)).find((value) => value !== undefined)
}

/** Opens sessions, one for each first form: a double tap reaches the same talk although it carries no cookie yet. */
export function sessionOpener(deps: PageDeps): (c: Context, clientId: string) => Promise<string> {
  const opening = new Map<string, { opened: ReturnType<typeof openSession>; at: number }>()
  return async (c, clientId) => {
    const known = await currentSession(c, deps)
    if (known !== null) return known
    const now = deps.clock.now().getTime()
    for (const [key, { at }] of opening) if (now - at > OPENING_MS) opening.delete(key)
    const first = opening.get(clientId) ?? { opened: openSession(deps), at: now }
    opening.set(clientId, first)
    try {
      const { sessionId, token } = await first.opened
      const framed = isEmbedded(c)
      const options = { ...cookieManner(c), httpOnly: true, maxAge: THIRTY_DAYS_S }
      setCookie(c, framed ? FRAME_COOKIE : COOKIE, token, options)
      if (framed) c.header(TOKEN_HEADER, token)
      return sessionId
    } catch (error) {
      opening.delete(clientId)
      throw error
    }
  }
}

export function forgetSession(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' })
  if (isEmbedded(c)) deleteCookie(c, FRAME_COOKIE, cookieManner(c))
}

/** A fresh id for a form: the same form sent twice is one message. */
export function freshClientId(): string {
  return `p.${crypto.randomUUID()}`
}
