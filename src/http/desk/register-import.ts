/** A csv or xlsx list into the register: first what would happen, then for good; the file comes with each of the two. */
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { IMPORT_FIELDS } from '../../core/register/import-rows.ts'
import { importHouseholds, type ImportWish } from '../../services/register/import-households.ts'
import { fileForm } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { invalid } from './refusals.ts'
import { actorOf, valueOf } from './respond.ts'

const mapping = z.partialRecord(z.enum(IMPORT_FIELDS), z.number().int().min(0).max(200))
const report = z.object({
  heading: z.array(z.string()),
  mapping,
  rows: z.number(),
  isFinal: z.boolean(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  faults: z.array(z.object({ row: z.number(), field: z.string(), why: z.string() })),
})

export function registerImportRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>().post(
    '/register/import',
    guard('register.import', {
      summary: '导入台账：对列、试导、正式导',
      tag: 'register',
      answer: report,
      form: fileForm({ mapping: '哪一列是什么，JSON', final: 'true 才写入' }),
      description: 'multipart/form-data：file，mapping（JSON，可不给），final=true 才写入。',
    }),
    async (c) => {
      const documents = deps.handbook?.documents ?? null
      const outcome = await importHouseholds(deps, documents, actorOf(c.get('staff')), await wishOf(c))
      return c.json(valueOf(deps, outcome))
    },
  )
}

async function wishOf(c: Context<DeskEnv>): Promise<ImportWish> {
  const form = await c.req.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw bad('file', '选一个 csv 或 xlsx 文件。')
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    mapping: readMapping(form?.get('mapping') ?? null),
    isFinal: form?.get('final') === 'true',
  }
}

function readMapping(text: unknown): ImportWish['mapping'] {
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
