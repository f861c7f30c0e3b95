/** Reads a JSON body as a resident or program may really send it: too large, not JSON, wrong fields — each with its own answer. */
import type { Context, MiddlewareHandler } from 'hono'
import { validator } from 'hono-openapi'
import type * as z from 'zod'
import { HttpProblem, problem } from './problem.ts'

/** Largest JSON body, in bytes. A talk's message is at most 4,000 characters; 64 KiB leaves room for every script. */
export const MAX_JSON_BYTES = 64 * 1024

/** Refuses bodies that are too large or not JSON before anything parses them. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) {
    return problem(c, { status: 415, type: 'not-json', title: '格式不对', detail: '请用 application/json 发送。' })
  }
  const declared = Number(c.req.header('content-length') ?? '0')
  if (declared > MAX_JSON_BYTES) return tooLarge(c)
  const text = await c.req.text()
  if (new TextEncoder().encode(text).length > MAX_JSON_BYTES) return tooLarge(c)
  try {
    JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return problem(c, {
      status: 400,
      type: 'broken-json',
      title: '内容读不了',
      detail: '发来的不是完整的 JSON，请检查后再发。',
    })
  }
  return next()
}

function tooLarge(c: Context): Response {
  return problem(c, { status: 413, type: 'too-large', title: '写得太长了', detail: '写得太长了，请分两次发。' })
}

/** The body parsed by a zod schema; a wrong field is named with what is wrong about it. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return validator('json', schema, (result) => {
    if (result.success) return
    const errors = result.error.map((issue) => ({
      field: (issue.path ?? []).map((key) => (typeof key === 'object' ? key.key : key)).join('.'),
      problem: issue.message,
    }))
    throw new HttpProblem({
      status: 400,
      type: 'invalid-body',
      title: '内容不对',
      detail: errors.map(({ field, problem: what }) => `${field || '内容'}：${what}`).join('；'),
      extra: { errors },
    })
  })
}
