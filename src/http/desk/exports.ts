/** Lists as files: cases, talks, open questions; as csv or as a workbook (contracts §5). */
import { Hono, type Context } from 'hono'
import { toCsv } from '../../core/csv.ts'
import type { Table } from '../../core/table.ts'
import { beijing } from '../../core/time.ts'
import { exportCases, exportConversations, exportQuestions } from '../../services/desk/export-tables.ts'
import { exportReport, exportSupervision } from '../../services/desk/export-figures.ts'
import { caseQuery } from './cases.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf } from './respond.ts'
import { monthQuery, periodQuery } from './supervision.ts'

const KINDS = ['csv', 'xlsx'] as const
type Kind = (typeof KINDS)[number]
const TYPES: Readonly<Record<Kind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const tag = 'figures' as const

export function exportRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>()
  for (const kind of KINDS) {
    app.get(
      `/export/cases.${kind}`,
      guard('export.read', { summary: '求助单表格，不含个人信息', tag, files: [TYPES[kind]] }),
      input('query', caseQuery),
      async (c) => sendTable(deps, c, kind, await exportCases(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    app.get(
      `/export/supervision.${kind}`,
      guard('export.read', { summary: '督查表，按镇', tag, files: [TYPES[kind]] }),
      input('query', periodQuery),
      async (c) =>
        sendTable(deps, c, kind, await exportSupervision(deps, actorOf(c.get('staff')), c.req.valid('query').period)),
    )
    app.get(
      `/export/report.${kind}`,
      guard('export.read', { summary: '月报表', tag, files: [TYPES[kind]] }),
      input('query', monthQuery),
      async (c) =>
        sendTable(deps, c, kind, await exportReport(deps, actorOf(c.get('staff')), c.req.valid('query').month)),
    )
    app.get(
      `/export/conversations.${kind}`,
      guard('export.read', { summary: '会话表格，不含谈话内容', tag, files: [TYPES[kind]] }),
      async (c) => sendTable(deps, c, kind, await exportConversations(deps, actorOf(c.get('staff')))),
    )
    app.get(
      `/export/questions.${kind}`,
      guard('export.read', { summary: '没答上的问题，已去掉个人信息', tag, files: [TYPES[kind]] }),
      async (c) => sendTable(deps, c, kind, await exportQuestions(deps, actorOf(c.get('staff')))),
    )
  }
  return app
}

async function sendTable({ workbooks, clock }: DeskHttp, c: Context, kind: Kind, table: Table): Promise<Response> {
  const file = `${table.name}-${beijing(clock.now()).date}.${kind}`
  const bytes = kind === 'csv' ? toCsv([table.head, ...table.rows]) : new Uint8Array(await workbooks.write(table))
  return c.body(bytes, 200, {
    'content-type': TYPES[kind],
    'content-disposition': `attachment; filename="${file}"`,
    'x-content-type-options': 'nosniff',
  })
}
