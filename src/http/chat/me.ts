/** One's own data over HTTP (PIPL §44–47): take it along, erase it. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { eraseMyData } from '../../services/erase-my-data.ts'
import { exportMyData } from '../../services/my-data.ts'
import { json, refusals } from '../openapi.ts'
import type { ChatDeps, ChatEnv } from './env.ts'
import { chatToken, erasedSchema, myDataSchema } from './schemas.ts'

export function meRoutes(deps: ChatDeps): Hono<ChatEnv> {
  return new Hono<ChatEnv>()
    .get(
      '/me',
      describeRoute({
        ...chatToken,
        summary: '导出我的全部信息',
        responses: { 200: json('对话、求助、照片清单、评价', myDataSchema), ...refusals(401, 429) },
      }),
      async (c) => c.json(await exportMyData(deps, c.get('conversationId'))),
    )
    .delete(
      '/me',
      describeRoute({
        ...chatToken,
        summary: '删除我的信息',
        description: '没有在办的求助时，对话、照片和令牌都删掉，此后这个令牌是401。',
        responses: { 200: json('删了什么、留了什么、为什么', erasedSchema), ...refusals(401, 429) },
      }),
      async (c) => c.json(await eraseMyData(deps, c.get('conversationId'))),
    )
}
