/** Bodies and queries by their zod schemas; what does not fit is answered with the field and how to mend it, in Chinese. */
import { validator } from 'hono-openapi'
import type * as z from 'zod'
import { problem } from '../problem.ts'
import { invalid, type FieldError } from './refusals.ts'

type Target = 'json' | 'query'

/** Checks the JSON body or the query against `schema`; the handler reads it with `c.req.valid(target)`. */
export function input<Schema extends z.ZodType, T extends Target>(target: T, schema: Schema) {
  return validator(target, schema, (result, c) => {
    if (result.success) return undefined
    return problem(c, invalid((result.error as readonly Issue[]).map(fieldError)))
  })
}

/** As much of a zod issue as words are made of; which members are there depends on `code`. */
interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly code?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly expected?: string
  readonly input?: unknown
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
}

function fieldError(issue: Issue): FieldError {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))
  return { field: path.join('.'), detail: words(issue) }
}

const HAN = /\p{Script=Han}/u

/** A message that the schema wrote itself is kept; the others are said again in words. */
function words(issue: Issue): string {
  if (HAN.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('undefined')
        ? '这一项没有填。'
        : `这一项要${TYPES[issue.expected ?? ''] ?? '另一种写法'}。`
    case 'too_small':
      return issue.origin === 'string'
        ? `太短了，至少${String(issue.minimum)}个字。`
        : `太小了，至少是${String(issue.minimum)}。`
    case 'too_big':
      return issue.origin === 'string'
        ? `写得太长了，最多${String(issue.maximum)}个字。`
        : `太大了，最多是${String(issue.maximum)}。`
    case 'invalid_value':
      return `只能是其中一个：${(issue.values ?? []).map(String).join('、')}。`
    case 'unrecognized_keys':
      return `没有这一项：${(issue.keys ?? []).join('、')}。`
    default:
      return '这一项的写法不对，再看一下。'
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: '写文字',
  number: '写数字',
  boolean: '写 true 或 false',
  array: '写成列表',
  object: '写成一组',
  record: '写成一组',
  int: '写整数',
}
