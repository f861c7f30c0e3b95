/** The list of cases as a file: the columns of the list, nothing that names a person; who took it out is written down. */
import { LEVEL_WORDS, STATUS_WORDS } from '../../content/desk-messages.zh-CN.ts'
import { INCIDENT_WORDS } from '../../core/dialogue/read-back.ts'
import { isGuarded } from '../../core/rights.ts'
import { HIDDEN } from '../../core/cases/redact.ts'
import { toCsv } from '../../core/csv.ts'
import { beijing } from '../../core/time.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { CaseRegister } from './case-register.ts'
import { listCases, rowsFor, type CaseQuery, type CaseRow } from './list-cases.ts'

const HEAD = [
  '编号',
  '级别',
  '状态',
  '何事',
  '县（市、区）',
  '镇（街道）',
  '来源',
  '登记时间',
  '最晚联系',
  '首次联系',
  '超时',
  '经办',
  '经办单位',
]
const CHANNELS: Readonly<Record<string, string>> = { web: '网页', telegram: 'Telegram', wechat: '微信', phone: '电话' }
const MOST = 50_000

export async function exportCases(
  deps: DeskServices & { register: CaseRegister },
  actor: Actor,
  query: CaseQuery,
): Promise<string> {
  const now = deps.clock.now().toISOString()
  // A search by phone needs the index of the store; everything else is in memory.
  const rows = query.q
    ? await listCases(deps, actor, query)
    : rowsFor(actor, await deps.register.heads(), { ...query, limit: query.limit ?? MOST }, now)
  await deps.staff.audit({
    at: now,
    actor: actor.id,
    action: 'export.cases',
    target: 'cases.csv',
    detail: String(rows.length),
  })
  return toCsv([HEAD, ...rows.map(cellsOf)])
}

/** Violence, suicide and children stand in no export, whoever asks (dialogues.md code C). */
function cellsOf(row: CaseRow): (string | null)[] {
  return [
    row.number,
    LEVEL_WORDS[row.level],
    STATUS_WORDS[row.status],
    isGuarded(row.incident) ? HIDDEN : (INCIDENT_WORDS[row.incident] ?? row.incident),
    row.district,
    row.town,
    CHANNELS[row.channel] ?? row.channel,
    timeOf(row.openedAt),
    timeOf(row.dueAt),
    row.firstContactAt === null ? null : timeOf(row.firstContactAt),
    row.overdue ? '是' : '否',
    row.assignee?.badge ?? null,
    row.assignee?.office ?? null,
  ]
}

function timeOf(iso: string): string {
  const { date, hour, minute } = beijing(new Date(iso))
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
