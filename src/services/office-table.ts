/** One of the office's own tables: as it holds now, its edit with a reason, and who changed what before. */
import type * as z from 'zod'
import type { OfficeTable } from '../ports/office-store.ts'
import type { Actor, DeskServices } from './desk/deps.ts'
import { done, type Outcome } from './desk/refusal.ts'

export interface TableKind<Value> {
  name: string
  schema: z.ZodType<Value>
  /** As it comes with the product. */
  starting: Value
}

export interface HeldTable<Value> {
  /** 0: as it came with the product. */
  version: number
  value: Value
}

export interface TableChange {
  version: number
  at: string
  /** Badge; null for somebody who is not on the list any more. */
  by: string | null
  why: string | null
  /** The parts of the table that differ from the version before. */
  parts: string[]
}

/** A table is kept with why it was changed. */
interface Kept {
  why: string
  table: unknown
}

export async function heldTable<Value>(
  { office }: Pick<DeskServices, 'office'>,
  { name, schema, starting }: TableKind<Value>,
): Promise<HeldTable<Value>> {
  const held = await office.held(name)
  return held === null
    ? { version: 0, value: starting }
    : { version: held.version, value: schema.parse(tableOf(held).table) }
}

export async function saveTable<Value>(
  deps: Pick<DeskServices, 'office' | 'clock'>,
  actor: Actor,
  { name }: TableKind<Value>,
  wish: { expectedVersion: number; value: Value; why: string },
): Promise<Outcome<HeldTable<Value>>> {
  const current = (await deps.office.held(name))?.version ?? 0
  if (current !== wish.expectedVersion) return { kind: 'stale-record', current, changes: [] }
  const version = current + 1
  const at = deps.clock.now().toISOString()
  const entry = { at, actor: actor.id, action: 'table.changed', target: name, detail: `v${version} ${wish.why}` }
  const kept: Kept = { why: wish.why, table: wish.value }
  const stored = await deps.office.put(name, { version, at, byId: actor.id, value: kept }, [entry])
  return stored === 'stored'
    ? done({ version, value: wish.value })
    : { kind: 'stale-record', current: version, changes: [] }
}

const HISTORY = 50

export async function tableHistory(
  { office, staff }: Pick<DeskServices, 'office' | 'staff'>,
  name: string,
): Promise<TableChange[]> {
  const [versions, people] = await Promise.all([office.history(name, HISTORY), staff.list()])
  const badges = new Map(people.map(({ id, badge }) => [id, badge]))
  return versions.map(({ version, at, byId, value }, index) => {
    const before = versions[index + 1]
    const { why, table } = tableOf({ value })
    return {
      version,
      at,
      by: badges.get(byId) ?? null,
      why,
      parts: changedParts(before === undefined ? null : tableOf(before).table, table),
    }
  })
}

/** Tables that were stored before reasons were asked for stand as they are. */
function tableOf({ value }: Pick<OfficeTable, 'value'>): { why: string | null; table: unknown } {
  const isKept = typeof value === 'object' && value !== null && 'why' in value && 'table' in value
  return isKept ? (value as Kept) : { why: null, table: value }
}

function changedParts(before: unknown, after: unknown): string[] {
  if (typeof after !== 'object' || after === null || Array.isArray(after)) return []
  const known = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : {}
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value))
    .map(([name]) => name)
}
