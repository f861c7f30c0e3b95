/** Reads a JSON body as a resident or program may really send it: too large, not JSON, wrong fields — each with its own answer. */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { validator } from 'hono-openapi'
import type * as z from 'zod'
import { HttpProblem, problem, type FieldProblem } from './problem.ts'

/** Largest JSON body, in bytes. A talk's message is at most 4,000 characters; 64 KiB leaves room for every script. */
export const MAX_JSON_BYTES = 64 * 1024

const small = bodyLimit({ maxSize: MAX_JSON_BYTES, onError: (c) => tooLarge(c) })

/** Refuses bodies that are too large or not JSON before anything parses them. */
export const jsonOnly: MiddlewareHandler = (c, next) => {
  if (!isJson(c)) return Promise.resolve(notJson(c))
  return small(c, () => parsed(c, next, false))
}

/** As `jsonOnly`, where the body may be left out. */
export const jsonOrNothing: MiddlewareHandler = (c, next) =>
  small(c, async () => {
    const isEmpty = (await c.req.text()) === ''
    if (!isEmpty && !isJson(c)) {
      c.res = notJson(c)
      return
    }
    await parsed(c, next, true)
  })

function isJson(c: Context): boolean {
  return /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')
}

/** Says before a route reads it that a JSON body which is left out is `{}`: some callers name a type and send nothing. */
export const emptyIsNothing: MiddlewareHandler = async (c, next) => {
  if (isJson(c) && (await c.req.text()) === '') readAsNothing(c)
  await next()
}

function readAsNothing(c: Context): void {
  // Hono keeps promises here, though its type says texts.
  c.req.bodyCache.text = Promise.resolve('{}') as never
}

async function parsed(c: Context, next: () => Promise<void>, mayBeEmpty: boolean): Promise<void> {
  const text = await c.req.text()
  if (mayBeEmpty && text === '') {
    readAsNothing(c)
    return next()
  }
  const value = parse(text)
  if (mayBeEmpty && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    refuseFields([{ message: '要写成一组：{}' }])
  }
  return next()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new HttpProblem({
      status: 400,
      type: 'broken-json',
      title: '内容读不了',
      detail: '发来的不是完整的 JSON，请检查后再发。',
    })
  }
}

function notJson(c: Context): Response {
  return problem(c, { status: 415, type: 'not-json', title: '格式不对', detail: '请用 application/json 发送。' })
}

function tooLarge(c: Context): Response {
  return problem(c, { status: 413, type: 'too-large', title: '写得太长了', detail: '写得太长了，请分两次发。' })
}

/** The body parsed by a zod schema; a wrong field is named with what is wrong about it. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return validator('json', schema, (result) => {
    if (!result.success) refuseFields(result.error)
  })
}

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** 400 that names each wrong field. */
export function refuseFields(issues: readonly Issue[]): never {
  const errors: FieldProblem[] = issues.map(({ path = [], message }) => ({
    field: path.map((key) => String(typeof key === 'object' ? key.key : key)).join('.'),
    detail: message,
    problem: message,
  }))
  throw new HttpProblem({
    status: 400,
    type: 'invalid-body',
    title: '内容不对',
    detail: errors.map(({ field, detail }) => `${field || '内容'}：${detail}`).join('；'),
    extra: { errors },
  })
}
