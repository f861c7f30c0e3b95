/** Cases and their timelines between the port's shape and sealed rows. */
import type { Case, CaseHead, TimelineEntry } from '../../core/cases/case.ts'
import { marksOf } from '../../core/cases/marks.ts'
import type { Vault } from '../../ports/system.ts'
import { tagText } from './conversation-rows.ts'
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
  people: cases.people,
  lastContactAt: cases.lastContactAt,
  tags: cases.tags,
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
  const address = addressOf(value)
  const [sealed, index, name, place] = await Promise.all([
    vault.seal(JSON.stringify(body), bodyContext(value.number)),
    value.contact.phone === null ? null : phoneIndex(vault, value.contact.phone),
    value.contact.name === null ? null : nameIndex(vault, value.contact.name),
    address === null ? null : vault.blindIndex(address, 'address-of-case'),
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
    people: peopleOf(value),
    lastContactAt: instantOrNull(lastContactOf(value)),
    tags: tagText(value.tags ?? []),
    nameIndex: name,
    addressIndex: place,
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

export function fromCaseHead(
  row: Omit<CaseRow, 'phoneIndex' | 'body' | 'marks' | 'nameIndex' | 'addressIndex'>,
): CaseHead {
  const { assigneeId, assigneeBadge, assigneeOffice, people, lastContactAt, tags, ...head } = row
  return {
    ...head,
    assignee: toWorker(assigneeId, assigneeBadge, assigneeOffice),
    ...(people === null ? {} : { people }),
    ...(lastContactAt === null ? {} : { lastContactAt }),
    ...(tags === '' ? {} : { tags: tags.split('|').filter((tag) => tag !== '') }),
  }
}

/** Marks as one text in which each is found with its bars: `|mark|mark|`. */

function peopleOf({ facts }: Case): number | null {
  const total = (facts['household'] as { total?: unknown } | null | undefined)?.total
  return typeof total === 'number' ? total : null
}

function lastContactOf({ timeline, firstContactAt }: Case): string | null {
  return timeline.findLast(({ kind }) => kind === 'contact')?.at ?? firstContactAt
}

/** A name as it is compared. */
export function nameIndex(vault: Vault, name: string): Promise<string> {
  return vault.blindIndex(name.replaceAll(/\s/g, ''), 'name-of-case')
}

/** Where the household lives, when it was told to the door; a town or a village alone is the address of thousands. */
export function addressOf({ facts, town }: Pick<Case, 'facts' | 'town'>): string | null {
  const { place } = facts
  if (typeof place !== 'string' || !/[0-9〇一二三四五六七八九十]+\s*(?:号|组|幢|栋|室|单元)/.test(place)) return null
  const text = place.replaceAll(/\s/g, '')
  return town === null ? text : text.slice(Math.max(0, text.indexOf(town)))
}
