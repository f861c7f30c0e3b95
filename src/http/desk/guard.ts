/** The doors of the desk: who is signed in, from which page a change comes, and which right a route asks for. Closed unless opened. */
import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { describeRoute, resolver, type DescribeRouteOptions } from 'hono-openapi'
import type * as z from 'zod'
import { may, type Permission } from '../../core/rights.ts'
import { endSession, findSession } from '../../services/auth/sessions.ts'
import { findByToken } from '../../services/desk/api-tokens.ts'
import { bytes, eventStream, json, lastEventId, refusals } from '../openapi.ts'
import { problem } from '../problem.ts'
import { bucketOf, limit } from '../rate-limit.ts'
import { readSessionCookie } from './cookie.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { forbidden, unauthorized } from './refusals.ts'

/** The routes that take a file. */
const IMPORT_PATHS = ['/articles/import', '/register/import', '/visits/import'] as const

export function takesFile(path: string): boolean {
  return IMPORT_PATHS.some((one) => path.endsWith(one)) || /\/conversations\/[^/]+\/attachments$/.test(path)
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Changes come from the desk's own pages only (ASVS 3.5): SameSite=Strict keeps the cookie at home, the origin is checked
 * where the browser names one, and a body is JSON, which no form of a foreign page can send.
 */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  if (READS.has(c.req.method)) return next()
  if (!isOwnOrigin(c.req.header('origin'), c.req.header('sec-fetch-site'), c.req.url)) {
    return problem(c, { status: 403, type: 'foreign-origin', title: '来源不对', detail: '请从值班台页面操作。' })
  }
  const type = c.req.header('content-type')
  const isJson = type !== undefined && /^application\/json\s*(;|$)/i.test(type)
  // A document to read comes as a form; the origin and the SameSite cookie keep foreign forms out.
  const isDocument = takesFile(c.req.path) && /^multipart\/form-data\s*;/i.test(type ?? '')
  const isBare =
    type === undefined && (c.req.header('content-length') ?? '0') === '0' && !c.req.header('transfer-encoding')
  if (isJson || isBare || isDocument) return next()
  return problem(c, {
    status: 415,
    type: 'unsupported-media-type',
    title: '内容类型不对',
    detail: '请用 application/json。',
    headers: { accept: 'application/json' },
  })
}

function isOwnOrigin(origin: string | undefined, site: string | undefined, url: string): boolean {
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === new URL(url).host
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Nothing of the desk may be kept by a browser or a proxy. */
export const notKept: MiddlewareHandler = async (c, next) => {
  c.header('cache-control', 'no-store')
  await next()
}

/** Everything but signing in needs a session. */
export function signedIn(deps: DeskHttp) {
  const pace = bucketOf(deps.clock, TOKEN_RATE)
  return createMiddleware<DeskEnv>(async (c, next) => {
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (bearer !== undefined) {
      // A program names its token and is never taken for the person whose cookie happens to be there.
      const found = await findByToken(deps, bearer)
      if (found === null) return problem(c, unauthorized())
      limit(pace, found.tokenHash)
      c.set('staff', found.staff)
      c.set('tokenHash', found.tokenHash)
      await next()
      if (c.res.status === 403) deps.log.warn('desk-refused', { staff: found.staff.id, method: c.req.method })
      return undefined
    }
    const token = readSessionCookie(c, deps.secureCookies)
    const session = token === undefined ? null : await findSession(deps, token)
    if (session === null) return problem(c, unauthorized())
    if (!deps.idle.use(session.tokenHash)) {
      await endSession(deps, session.tokenHash)
      return problem(c, unauthorized())
    }
    c.set('staff', session.staff)
    c.set('tokenHash', session.tokenHash)
    await next()
    // Who knocked at a closed door is worth knowing (ASVS 16.3); the audit log keeps what was done, the log what was tried.
    if (c.res.status === 403) deps.log.warn('desk-refused', { staff: session.staff.id, method: c.req.method })
    return undefined
  })
}

/** Enough for a program that reads along; one that runs wild is told to wait. */
const TOKEN_RATE = { burst: 120, perSecond: 10 }

/** What a route is for and which right it asks; `signed-in`: anybody who works here, even with a first password. */
export interface RouteSpec {
  summary: string
  tag:
    | 'session'
    | 'conversations'
    | 'cases'
    | 'live'
    | 'figures'
    | 'staff'
    | 'handbook'
    | 'register'
    | 'discovery'
    | 'dispatch'
    | 'tables'
    | 'services'
    | 'integration'
    | 'dialogues'
  /** Body of the good answer. */
  answer?: z.ZodType
  status?: 200 | 201 | 202 | 204
  /** Body of a 202: taken, but somebody else has to agree first. */
  accepted?: z.ZodType
  /** The good answer is a file of one of these types. */
  files?: readonly string[]
  /** The good answer is a stream of events that may be resumed. */
  streams?: boolean
  /** The route takes a form with a file. */
  form?: { content: Record<string, { schema: object }> }
  description?: string
  /** Whether a program may come by a token; absent: where a right is asked for, yes. */
  byToken?: boolean
}

/** One middleware that both names the permission in `/openapi.json` and enforces it, so that the two cannot differ. */
export function guard(permission: Permission | 'signed-in' | 'anyone', spec: RouteSpec): MiddlewareHandler<DeskEnv> {
  const described = describeRoute(describe(permission, spec))
  const enforce = createMiddleware<DeskEnv>(async (c, next) => {
    if (permission === 'anyone') return next()
    const staff = c.get('staff')
    if (staff.token && !takesToken(permission, spec)) return problem(c, FOR_PEOPLE)
    if (permission === 'signed-in') return next()
    if (staff.mustChangePassword) {
      return problem(c, {
        status: 403,
        type: 'password-change-needed',
        title: '先改密码',
        detail: '先设一个自己的密码，再接着用。',
      })
    }
    return may(staff, permission) ? next() : problem(c, forbidden(permission))
  })
  // The description rides along as symbols of the handler; hono-openapi reads them from the route.
  return Object.assign(enforce, described)
}

function takesToken(permission: string, { byToken }: RouteSpec): boolean {
  return byToken ?? permission !== 'signed-in'
}

const FOR_PEOPLE = {
  status: 403,
  type: 'for-people',
  title: '接口令牌不能用',
  detail: '这一步要人登录后办，接口令牌不能用。',
} as const

function describe(permission: string, spec: RouteSpec): DescribeRouteOptions & { 'x-permission': string } {
  const { summary, tag, answer, status = 200, accepted, files, streams, form, description } = spec
  const content = answer ? { content: { 'application/json': { schema: resolver(answer) } } } : {}
  const good = files ? bytes(summary, ...files) : streams ? eventStream(summary) : { description: summary, ...content }
  return {
    summary,
    tags: [`desk/${tag}`],
    ...(description ? { description } : {}),
    ...(streams ? { parameters: [lastEventId] } : {}),
    ...(form ? { requestBody: { required: true, ...form } } : {}),
    security:
      permission === 'anyone'
        ? []
        : [{ deskSession: [] }, ...(takesToken(permission, spec) ? [{ deskToken: [] }] : [])],
    responses: {
      [status]: good,
      ...(accepted ? { 202: json('提出了，等另一位同事同意', accepted) } : {}),
      ...refusals(401),
      ...(permission === 'anyone' || permission === 'signed-in' ? {} : refusals(403)),
    },
    'x-permission': permission,
  }
}
