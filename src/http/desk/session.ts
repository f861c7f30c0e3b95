/** Signing in and out, and what a person may change about the own account. */
import { Hono } from 'hono'
import * as z from 'zod'
import { may, permissionsOf } from '../../core/rights.ts'
import { changePassword, proposeCodes, setUpCodes } from '../../services/auth/change-password.ts'
import { deviceWords } from '../../services/auth/own-sessions.ts'
import { endSession } from '../../services/auth/sessions.ts'
import type { SignInOutcome } from '../../services/auth/sign-in.ts'
import { problem, type ProblemDetails } from '../problem.ts'
import { clearSessionCookie, setSessionCookie } from './cookie.ts'
import type { DeskEnv, DeskHttp, SignedIn } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { valueOf } from './respond.ts'
import { me, required } from './schemas.ts'

const credentials = z.object({
  username: required(64).toLowerCase(),
  password: z.string().min(1, { error: '还没写密码。' }).max(256),
  otp: z.string().trim().max(16).optional(),
})
const newPassword = z.object({ password: z.string().max(256).optional(), newPassword: z.string().max(256) })
const codes = z.object({
  secret: z.string().regex(/^[A-Z2-7]{32}$/, { error: '请用刚才给的密钥。' }),
  otp: z.string().regex(/^\d{6}$/, { error: '写六位数字。' }),
})

const proposal = z.object({ secret: z.string(), uri: z.string() })

export function signInRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>().post(
    '/session',
    guard('anyone', { summary: '登录', tag: 'session', answer: me }),
    input('json', credentials),
    async (c) => {
      const device = deviceWords(c.req.header('user-agent'))
      const outcome = await deps.signIn({ ...c.req.valid('json'), device })
      if (outcome.kind !== 'signed-in') return problem(c, signInProblem(outcome))
      setSessionCookie(c, deps.secureCookies, outcome.session)
      return c.json(meOf(outcome.session.staff))
    },
  )
}

export function accountRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .delete('/session', guard('signed-in', { summary: '退出', tag: 'session', status: 204 }), async (c) => {
      await endSession(deps, c.get('tokenHash'))
      deps.idle.forget(c.get('tokenHash'))
      clearSessionCookie(c, deps.secureCookies)
      return c.body(null, 204)
    })
    .get('/me', guard('signed-in', { summary: '我是谁，能做什么', tag: 'session', answer: me, byToken: true }), (c) =>
      c.json(meOf(c.get('staff'))),
    )
    .patch(
      '/me',
      guard('signed-in', { summary: '改自己的密码', tag: 'session', answer: me }),
      input('json', newPassword),
      async (c) => {
        const session = valueOf(deps, await changePassword(deps, c.get('staff'), c.req.valid('json')))
        setSessionCookie(c, deps.secureCookies, session)
        return c.json(meOf(session.staff))
      },
    )
    .post('/me/codes', guard('signed-in', { summary: '要一个动态码密钥', tag: 'session', answer: proposal }), (c) =>
      c.json(proposeCodes(c.get('staff'))),
    )
    .put(
      '/me/codes',
      guard('signed-in', { summary: '启用动态码', tag: 'session', answer: me }),
      input('json', codes),
      async (c) => {
        const session = valueOf(deps, await setUpCodes(deps, c.get('staff'), c.req.valid('json')))
        setSessionCookie(c, deps.secureCookies, session)
        return c.json(meOf(session.staff))
      },
    )
}

function meOf(staff: SignedIn): z.infer<typeof me> {
  const { id, username, name, badge, office, role, towns, mustChangePassword, otpSecret } = staff
  const permissions = permissionsOf(role).filter((permission) => may(staff, permission))
  return { id, username, name, badge, office, role, towns, permissions, mustChangePassword, codes: otpSecret !== null }
}

function signInProblem(outcome: Exclude<SignInOutcome, { kind: 'signed-in' }>): ProblemDetails {
  switch (outcome.kind) {
    case 'wrong':
      return { status: 401, type: 'wrong-sign-in', title: '登录没成功', detail: '用户名、密码或动态码不对，再试一次。' }
    case 'code-needed':
      return { status: 401, type: 'code-needed', title: '还要动态码', detail: '再输入手机上的六位动态码。' }
    case 'locked':
      return {
        status: 429,
        type: 'locked',
        title: '暂时不能登录',
        detail: `试错太多次。${outcome.minutes}分钟后再试，或找管理员。`,
        extra: { minutes: outcome.minutes },
        headers: { 'retry-after': String(outcome.minutes * 60) },
      }
  }
}
