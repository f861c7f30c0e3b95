/** Cases and their timelines between the port's shape and sealed rows. */
import type { Case, CaseHead, TimelineEntry } from '../../core/cases/case.ts'
import { marksOf } from '../../core/cases/marks.ts'
import type { Vault } from '../../ports/system.ts'
import { instant, instantOrNull } from './context.ts'
import { toWorker } from './conversation-rows.ts'
import { cases, type caseEntries } from './schema.ts'

type CaseRow = typeof cases.$inferSelect
type EntryRow = typeof caseEntries.$inferSelect

export const headColumns = {
  number: cases.number,
  conversationId: cases.conversationId,
  level: cases.level,
  status: cases.status,
  incident: cases.incident,
  town: cases.town,
  district: cases.district,
  channel: cases.channel,
  openedAt: cases.openedAt,
  dueAt: cases.dueAt,
  firstContactAt: cases.firstContactAt,
  assigneeId: cases.assigneeId,
  assigneeBadge: cases.assigneeBadge,
  assigneeOffice: cases.assigneeOffice,
  version: cases.version,
}

const bodyContext = (number: string) => `cases:body:${number}`
const entryContext = (number: string, seq: number) => `case_entries:body:${number}:${seq}`

/** A phone as it is compared: digits only, without the country code. */
export function phoneIndex(vault: Vault, phone: string): Promise<string> {
  const digits = phone.replace(/\D/g, '')
  return vault.blindIndex(/^86\d{11}$/.test(digits) ? digits.slice(2) : digits, 'phone')
}

export async function toCaseRow(vault: Vault, value: Case): Promise<CaseRow> {
  const { timeline: _, ...body } = value
  const [sealed, index] = await Promise.all([
    vault.seal(JSON.stringify(body), bodyContext(value.number)),
    value.contact.phone === null ? null : phoneIndex(vault, value.contact.phone),
  ])
  return {
    number: value.number,
    conversationId: value.conversationId,
    level: value.level,
    status: value.status,
    incident: value.incident,
    town: value.town,
    district: value.district,
    channel: value.channel,
    openedAt: instant(value.openedAt),
    dueAt: instant(value.dueAt),
    firstContactAt: instantOrNull(value.firstContactAt),
    assigneeId: value.assignee?.id ?? null,
    assigneeBadge: value.assignee?.badge ?? null,
    assigneeOffice: value.assignee?.office ?? null,
    version: value.version,
    phoneIndex: index,
    body: sealed,
    marks: JSON.stringify(marksOf(value)),
  }
}

export async function toEntryRow(vault: Vault, number: string, entry: TimelineEntry): Promise<EntryRow> {
  const { seq, at, by, kind, text } = entry
  const body = await vault.seal(JSON.stringify({ by, kind, text }), entryContext(number, seq))
  return { number, seq, at: instant(at), body }
}

export async function fromCaseRows(vault: Vault, row: CaseRow, entries: EntryRow[]): Promise<Case> {
  const [body, timeline] = await Promise.all([
    vault.open(row.body, bodyContext(row.number)),
    Promise.all(entries.map((entry) => fromEntryRow(vault, entry))),
  ])
  return { ...(JSON.parse(body) as Omit<Case, 'timeline'>), timeline }
}

async function fromEntryRow(vault: Vault, { number, seq, at, body }: EntryRow): Promise<TimelineEntry> {
  const opened = JSON.parse(await vault.open(body, entryContext(number, seq))) as Omit<TimelineEntry, 'seq' | 'at'>
  return { seq, at, ...opened }
}

export function fromCaseHead(row: Omit<CaseRow, 'phoneIndex' | 'body' | 'marks'>): CaseHead {
  const { assigneeId, assigneeBadge, assigneeOffice, ...head } = row
  return { ...head, assignee: toWorker(assigneeId, assigneeBadge, assigneeOffice) }
}
