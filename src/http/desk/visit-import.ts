/** A csv or xlsx risk list into visits: first what would happen, then for good; the file comes with each of the two. */
import { Hono } from 'hono'
import * as z from 'zod'
import { RISK_FIELDS } from '../../core/discovery/import-rows.ts'
import { importRisks } from '../../services/discovery/import-risks.ts'
import { fileForm } from '../openapi.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { actorOf, valueOf } from './respond.ts'
import { mappingOf, tableWish } from './table-import.ts'

const mapping = mappingOf(RISK_FIELDS)
const report = z.object({
  heading: z.array(z.string()),
  mapping,
  rows: z.number(),
  isFinal: z.boolean(),
  visits: z.number(),
  onRegister: z.number(),
  known: z.number(),
  faults: z.array(z.object({ row: z.number(), field: z.string(), why: z.string() })),
})

export function visitImportRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>().post(
    '/visits/import',
    guard('register.import', {
      summary: '导入风险名单：对列、试导、正式导，生成走访',
      tag: 'discovery',
      answer: report,
      form: fileForm({ mapping: '哪一列是什么，JSON', final: 'true 才写入' }),
      description: 'multipart/form-data：file，mapping（JSON，可不给），final=true 才写入。',
    }),
    async (c) => {
      const documents = deps.handbook?.documents ?? null
      return c.json(
        valueOf(deps, await importRisks(deps, documents, actorOf(c.get('staff')), await tableWish(c, mapping))),
      )
    },
  )
}
