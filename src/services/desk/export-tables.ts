/** Lists that leave the house as files: cases, talks and open questions; nothing that names a person, and who took them out is written down. */
import { LEVEL_WORDS, STATUS_WORDS } from '../../content/desk-messages.zh-CN.ts'
import { INCIDENT_WORDS } from '../../core/dialogue/read-back.ts'
import type { Floor } from '../../core/conversation/events.ts'
import { isGuarded, seesConversation, townsOf } from '../../core/rights.ts'
import { HIDDEN } from '../../core/cases/redact.ts'
import { maskQuestion } from '../../core/knowledge/mask-question.ts'
import type { Table } from '../../core/table.ts'
import { beijing } from '../../core/time.ts'
import type { Gap } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { talkRow } from './conversation-access.ts'
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
  '标记',
]
const CHANNELS: Readonly<Record<string, string>> = { web: '网页', telegram: 'Telegram', wechat: '微信', phone: '电话' }
const MOST = 50_000

export async function exportCases(
  deps: DeskServices & { register: CaseRegister },
  actor: Actor,
  query: CaseQuery,
): Promise<Table> {
  const now = deps.clock.now().toISOString()
  // A search by phone needs the index of the store; everything else is in memory.
  const rows = query.q
    ? await listCases(deps, actor, query)
    : rowsFor(actor, await deps.register.heads(), { ...query, limit: query.limit ?? MOST }, now)
  return takenOut(deps, actor, { name: 'cases', head: HEAD, rows: rows.map(cellsOf) })
}

const TALK_HEAD = ['会话', '来源', '谁在说', '级别', '镇（街道）', '编号', '经办', '条数', '开始', '最后一条', '标记']
const FLOORS: Readonly<Record<Floor, string>> = { bot: '机器人', waiting: '等人工', human: '人工', closed: '结束' }

/** The talks that this person may see, without a word of them. */
export async function exportConversations(
  deps: DeskServices & { register: CaseRegister },
  actor: Actor,
): Promise<Table> {
  const towns = townsOf(actor)
  const heads = await deps.conversations.list({ limit: MOST, ...(towns ? { towns: [...towns] } : {}) })
  const cases = (await deps.register.heads()).filter(({ incident }) => isGuarded(incident))
  const guarded = new Set(cases.map(({ number }) => number))
  const rows = heads
    .filter((head) => seesConversation(actor, talkRow(head)))
    .map((head) => [
      head.id,
      CHANNELS[head.channel] ?? head.channel,
      FLOORS[head.floor],
      head.level === null ? null : LEVEL_WORDS[head.level],
      head.town,
      head.caseNumber,
      head.holder?.badge ?? null,
      head.lastSeq,
      timeOf(head.createdAt),
      timeOf(head.updatedAt),
      head.caseNumber !== null && guarded.has(head.caseNumber) ? null : (head.tags?.join('、') ?? null),
    ])
  return takenOut(deps, actor, { name: 'conversations', head: TALK_HEAD, rows })
}

const QUESTION_HEAD = ['时间', '问题（去掉姓名、号码和门牌）', '为什么没答上', '最近的一篇']
const GAP_WORDS: Readonly<Record<Gap['reason'], string>> = {
  unknown: '手册里没有',
  'not-helpful': '说没用',
  'handed-over': '转了人工',
}

/** Questions that the handbook left open, for the offices that own the policy (why people get no for an answer). */
export async function exportQuestions(deps: DeskServices, actor: Actor): Promise<Table> {
  const gaps = await deps.conversations.gaps(MOST)
  const rows = gaps.map(({ at, question, reason, slug }) => [
    timeOf(at),
    maskQuestion(question),
    GAP_WORDS[reason],
    slug,
  ])
  return takenOut(deps, actor, { name: 'questions', head: QUESTION_HEAD, rows })
}

/** Written down before it leaves: who took which table, and how long it was. */
export async function takenOut({ staff, clock }: DeskServices, actor: Actor, table: Table): Promise<Table> {
  const at = clock.now().toISOString()
  await staff.audit({
    at,
    actor: actor.id,
    action: `export.${table.name}`,
    target: table.name,
    detail: String(table.rows.length),
  })
  return table
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
    isGuarded(row.incident) ? null : (row.tags?.join('、') ?? null),
  ]
}

function timeOf(iso: string): string {
  const { date, hour, minute } = beijing(new Date(iso))
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
