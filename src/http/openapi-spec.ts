/** GET /openapi.json: what the routes say of themselves, completed by the refusals that follow from the house's own doors. */
import type { Context, Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import * as z from 'zod'
import { problemSchema, WHY } from './openapi.ts'

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

type Status = keyof typeof WHY

interface Operation {
  requestBody?: { required?: boolean; content?: Record<string, { schema?: { type?: string; required?: string[] } }> }
  parameters?: { in?: string }[]
  responses?: Record<string, { description?: string; content?: object }>
}

/** The description is made once, at the first request. */
export function specOf(app: Hono, version: string): (c: Context) => Promise<Response> {
  let made: Promise<object> | undefined
  return async (c) => {
    made ??= describe(app, version)
    return c.json(await made)
  }
}

async function describe(app: Hono, version: string): Promise<object> {
  const spec = await generateSpecs(app, {
    // `/export/cases.csv` is a route, not a file.
    excludeStaticFile: false,
    defaultValidationErrorResponse: { description: WHY[400], content: PROBLEM },
    documentation: {
      openapi: '3.1.0',
      info: { title: '温情热线 Warmline', version, description: '居民对话、坐席与运行接口' },
      components: {
        securitySchemes: {
          chatToken: { type: 'http', scheme: 'bearer' },
          deskToken: {
            type: 'http',
            scheme: 'bearer',
            description: '接口令牌：管理员在“接口与推送”里建，权限和镇都可以少给，有期限',
          },
          deskSession: { type: 'apiKey', in: 'cookie', name: 'warmline_desk' },
        },
        schemas: { Problem: z.toJSONSchema(problemSchema) as object },
      },
    },
  })
  for (const [path, methods] of Object.entries(spec.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      complete(path, method, operation)
    }
  }
  return spec
}

/** Every refusal is a problem; those of the doors (body, session, path) are there although no route names them. */
function complete(path: string, method: string, operation: Operation): void {
  const responses = (operation.responses ??= {})
  if (operation.requestBody && mayBeLeftOut(operation.requestBody)) operation.requestBody.required = false
  for (const status of implied(path, method, operation)) responses[status] ??= { description: WHY[status] }
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400) continue
    response.description ??= WHY[Number(status) as Status]
    // The shape of refusals is the same everywhere; named once, it keeps the description readable.
    if (response.content === undefined || 'application/problem+json' in response.content) response.content = PROBLEM
  }
}

/** What the doors before a route may answer: limits of bodies, ids that name nothing, changes that came too late. */
function implied(path: string, method: string, { requestBody, parameters = [] }: Operation): Status[] {
  const writes = method !== 'get'
  if (path.startsWith('/webhooks')) return writes ? [400, 413, 415] : []
  if (!path.startsWith('/api/desk')) return []
  const isSession = path.endsWith('/session')
  const isHandbook = /\/(articles|gaps)/.test(path)
  return [
    ...when(requestBody !== undefined || parameters.some((parameter) => parameter.in === 'query'), 400),
    ...when(writes, 403, 413, 415),
    ...when(path.includes('{') || (writes && !isSession), 404),
    ...when(writes && !isSession, 409, 503),
    ...when(writes && isHandbook, 422),
    ...when(isSession && method === 'post', 429),
  ]
}

function when(holds: boolean, ...statuses: Status[]): Status[] {
  return holds ? statuses : []
}

/** The desk reads a missing body as `{}`: where nothing in it has to be there, neither has the body. */
function mayBeLeftOut(body: NonNullable<Operation['requestBody']>): boolean {
  const schema = body.content?.['application/json']?.schema
  return schema?.type === 'object' && (schema.required ?? []).length === 0
}
