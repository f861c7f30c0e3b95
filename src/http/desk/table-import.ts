/** The form in which a list comes to be imported: the file, what its columns are, and whether it counts. */
import type { Context } from 'hono'
import * as z from 'zod'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv } from './env.ts'
import { invalid } from './refusals.ts'

export interface TableWish<Mapping> {
  bytes: Uint8Array
  /** null: nobody has said which column is which. */
  mapping: Mapping | null
  isFinal: boolean
}

/** Which column is which field, by its place. */
export function mappingOf<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  return z.partialRecord(z.enum(fields), z.number().int().min(0).max(200))
}

export async function tableWish<Mapping>(
  c: Context<DeskEnv>,
  mapping: z.ZodType<Mapping>,
): Promise<TableWish<Mapping>> {
  const form = await c.req.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw bad('file', '选一个 csv 或 xlsx 文件。')
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    mapping: readMapping(form?.get('mapping') ?? null, mapping),
    isFinal: form?.get('final') === 'true',
  }
}

function readMapping<Mapping>(text: unknown, mapping: z.ZodType<Mapping>): Mapping | null {
  if (typeof text !== 'string' || text === '') return null
  try {
    return mapping.parse(JSON.parse(text))
  } catch {
    throw bad('mapping', '列没有对好，再选一次。')
  }
}

function bad(field: string, detail: string): HttpProblem {
  return new HttpProblem(invalid([{ field, detail }]))
}
