/** Where one is signed in, and ending it elsewhere. */
import { Hono } from 'hono'
import * as z from 'zod'
import { endOthers, ownSessions } from '../../services/auth/own-sessions.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'

const tag = 'session' as const
const list = z.object({
  sessions: z.array(
    z.object({ id: z.string(), device: z.string(), since: z.string(), until: z.string(), isThis: z.boolean() }),
  ),
})
const ended = z.object({ ended: z.number() })

export function ownSessionRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/me/sessions', guard('signed-in', { summary: '我在哪些地方登录着', tag, answer: list }), async (c) =>
      c.json({ sessions: await ownSessions(deps, c.get('staff'), c.get('tokenHash')) }),
    )
    .delete(
      '/me/sessions',
      guard('signed-in', { summary: '退出别处的登录，这里留着', tag, answer: ended }),
      async (c) => c.json({ ended: await endOthers(deps, c.get('staff'), c.get('tokenHash'), null) }),
    )
    .delete(
      '/me/sessions/:id',
      guard('signed-in', { summary: '退出别处的一个登录', tag, answer: ended }),
      async (c) => {
        const id = c.req.param('id')
        // A short piece would name more than one.
        const isWhole = /^[0-9a-zA-Z_-]{16}$/.test(id)
        return c.json({ ended: isWhole ? await endOthers(deps, c.get('staff'), c.get('tokenHash'), id) : 0 })
      },
    )
}
