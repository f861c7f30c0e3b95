/** Figures, the file of cases, the audit log, and the photos of a talk. */
import { Hono } from 'hono'
import * as z from 'zod'
import { readAttachment } from '../../services/desk/read-attachment.ts'
import { quietRisks } from '../../services/desk/quiet-risks.ts'
import { deskStats } from '../../services/desk/stats.ts'
import { FILE_TYPES, sendAttachment } from '../attachment.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { alert, caseRow, conversationRow } from './schemas.ts'
import { stats } from './figure-schemas.ts'
import { startOfDays, statsQuery } from './supervision.ts'

const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce.number().int().min(1).optional(),
  actor: z.string().max(64).optional(),
  target: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
})

const auditPage = z.object({
  entries: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      target: z.string(),
      detail: z.string(),
      hash: z.string(),
    }),
  ),
})
const chain = z.object({ ok: z.boolean(), rows: z.number().optional(), brokenAt: z.number().optional() })
const risks = z.object({
  halfway: z.array(caseRow),
  stopped: z.array(
    conversationRow.extend({ intent: z.string(), openStep: z.string().nullable(), lastResidentAt: z.string() }),
  ),
  repeated: z.array(alert),
})

export function figureRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/risks', guard('conversation.read', { summary: '静默风险', tag: 'figures', answer: risks }), async (c) =>
      c.json(await quietRisks(deps, actorOf(c.get('staff')))),
    )
    .get(
      '/stats',
      guard('stats.read', { summary: '统计', tag: 'figures', answer: stats }),
      input('query', statsQuery),
      async (c) => c.json(await deskStats(deps, actorOf(c.get('staff')), startOfDays(c.req.valid('query')))),
    )
    .get(
      '/audit',
      guard('audit.read', { summary: '审计', tag: 'figures', answer: auditPage }),
      input('query', auditQuery),
      async (c) => {
        const { limit, before, ...filter } = c.req.valid('query')
        return c.json({ entries: await deps.staff.auditLog(limit, before, filter) })
      },
    )
    .get('/audit/verify', guard('audit.read', { summary: '验一遍审计链', tag: 'figures', answer: chain }), async (c) =>
      c.json(await deps.staff.verifyAudit()),
    )
    .get(
      '/attachments/:id',
      guard('conversation.read', { summary: '照片、材料', tag: 'conversations', files: FILE_TYPES }),
      async (c) => {
        const { attachment, bytes } = valueOf(
          deps,
          await readAttachment(deps, actorOf(c.get('staff')), c.req.param('id')),
        )
        return sendAttachment(c, { id: attachment.id, kind: attachment.kind, bytes })
      },
    )
}
