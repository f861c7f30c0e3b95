/** Pieces of route descriptions: good answers by their zod schema, refusals as problem+json with the reason in words. */
import { resolver } from 'hono-openapi'
import * as z from 'zod'

/** One thing that is wrong. Both wordings are there: `detail` as in RFC 9457, `problem` as the chat has always said it. */
const fieldProblem = z.looseObject({ field: z.string(), detail: z.string(), problem: z.string() })

/** RFC 9457, with what our routes add. */
export const problemSchema = z.looseObject({
  type: z.string().describe('urn:warmline:problem:…，程序按它分辨'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('错在哪、怎么改'),
  errors: z.array(fieldProblem).optional().describe('哪一项不对'),
})

/** What a status means here. */
export const WHY = {
  400: '内容不对：哪一项、怎么改',
  401: '没有令牌或没有登录',
  403: '没有权限，或不在所管的镇',
  404: '没有找到',
  409: '和别人的改动或先前的请求冲突',
  413: '太大',
  415: '内容类型不对',
  422: '这一步现在不能走',
  429: '太快：Retry-After 秒后再来；急事打电话',
  503: '还不行，稍后再试',
} as const

type Answer = { description: string; content?: Record<string, { schema: ReturnType<typeof resolver> }> }

type Plain = { type: 'string'; format?: string; description?: string }
type Described = { description: string; content: Record<string, { schema: Plain }> }
type FormBody = {
  content: Record<string, { schema: { type: 'object'; properties: Record<string, Plain>; required?: string[] } }>
}

export function json(description: string, schema: z.ZodType): Answer {
  return { description, content: { 'application/json': { schema: resolver(schema) } } }
}

/** The refusals of a route, by status. */
export function refusals(...statuses: (keyof typeof WHY)[]): Record<string, Answer> {
  const content = { 'application/problem+json': { schema: resolver(problemSchema) } }
  return Object.fromEntries(statuses.map((status) => [String(status), { description: WHY[status], content }]))
}

/** Bytes of a file, as they are described. */
export function bytes(description: string, ...types: string[]): Described {
  const schema = { type: 'string' as const, format: 'binary' }
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema }])) }
}

export const eventStream = (description: string): Described => ({
  description,
  content: { 'text/event-stream': { schema: { type: 'string', description: 'event、id、data 各一行，空行结束一件' } } },
})

/** Where a stream goes on after its line broke. */
export const lastEventId = {
  in: 'header',
  name: 'Last-Event-ID',
  description: '上次收到的 id；从它后面接着发',
  schema: { type: 'string', pattern: String.raw`^\d+$` },
} as const

/** A body of a form with one file and, where there are any, texts beside it. */
export function fileForm(texts: Record<string, string> = {}, required = ['file']): FormBody {
  const fields = Object.fromEntries(
    Object.entries(texts).map(([name, description]) => [name, { type: 'string' as const, description }]),
  )
  const schema = {
    type: 'object' as const,
    properties: { file: { type: 'string' as const, format: 'binary' }, ...fields },
    ...(required.length > 0 ? { required } : {}),
  }
  return { content: { 'multipart/form-data': { schema } } }
}
