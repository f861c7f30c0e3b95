/** Answering a call, and the own chat in which one is called. */
import { Hono } from 'hono'
import * as z from 'zod'
import { ANSWERS } from '../../core/dispatch/call-out.ts'
import { answerCall } from '../../services/desk/answer-call.ts'
import { newChatCode } from '../../services/dispatch/staff-chat.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { callOut, instant } from './schemas.ts'

const chat = z.object({ available: z.boolean(), since: instant.nullable() })

export function callOutRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const stateOf = async (staffId: string) => {
    const own = (await deps.callOuts.chats()).find((one) => one.staffId === staffId)
    return { available: deps.takesChats ?? false, since: own?.at ?? null }
  }
  return new Hono<DeskEnv>()
    .post(
      '/alerts/:id/answer',
      guard('conversation.work', { summary: '应呼叫：我来，或已通知', tag: 'live', answer: callOut, byToken: false }),
      input('json', z.strictObject({ how: z.enum(ANSWERS) })),
      async (c) => {
        const { how } = c.req.valid('json')
        return c.json(valueOf(deps, await answerCall(deps, actorOf(c.get('staff')), c.req.param('id'), how)))
      },
    )
    .get('/me/chat', guard('signed-in', { summary: '我在哪里收呼叫', tag: 'session', answer: chat }), async (c) =>
      c.json(await stateOf(c.get('staff').id)),
    )
    .post(
      '/me/chat',
      guard('signed-in', {
        summary: '拿一个绑定码，发给机器人',
        tag: 'session',
        answer: z.object({ code: z.string(), expiresAt: instant }),
      }),
      async (c) => c.json(await newChatCode(deps, c.get('staff').id)),
    )
    .delete(
      '/me/chat',
      guard('signed-in', { summary: '不再往那里发呼叫', tag: 'session', answer: chat }),
      async (c) => {
        const { id } = c.get('staff')
        await deps.callOuts.removeChat(id)
        const at = deps.clock.now().toISOString()
        await deps.staff.audit({ at, actor: id, action: 'chat.unbound', target: id, detail: '' })
        return c.json(await stateOf(id))
      },
    )
}
