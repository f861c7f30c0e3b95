/** A csv or xlsx list into the register: first what would happen, then for good; the file comes with each of the two. */
import { Hono } from 'hono'
import * as z from 'zod'
import { IMPORT_FIELDS } from '../../core/register/import-rows.ts'
import { importHouseholds } from '../../services/register/import-households.ts'
import { fileForm } from '../openapi.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { actorOf, valueOf } from './respond.ts'
import { mappingOf, tableWish } from './table-import.ts'

const mapping = mappingOf(IMPORT_FIELDS)
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
      const outcome = await importHouseholds(deps, documents, actorOf(c.get('staff')), await tableWish(c, mapping))
      return c.json(valueOf(deps, outcome))
    },
  )
}
