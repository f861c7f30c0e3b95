/**
 * The audit log as a hash chain: hash = SHA-256(hash of the row before, this row). A row is written in the batch of what
 * it tells of and chained when its seq is known, from the rows alone: whoever chains gets the same hashes, so grouped
 * batches, two processes or a crash in between cannot break it, and no batch is refused because of it.
 */
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { AuditEntry } from '../../ports/conversation-store.ts'
import type { AuditFilter, AuditRecord, StaffStore } from '../../ports/staff-store.ts'
import type { StoreContext } from './context.ts'
import { audit as table } from './schema.ts'
import { StoreError } from './store-error.ts'

/** Rows read at once, when chaining and when verifying. */
const PAGE = 500
const ORIGIN = '0'.repeat(64)

type AuditRow = typeof table.$inferSelect
type Verdict = Awaited<ReturnType<StaffStore['verifyAudit']>>

export interface Audit {
  methods: Pick<StaffStore, 'audit' | 'auditLog' | 'verifyAudit'>
  /** Chains what was appended, without making its writer wait. */
  chainSoon: () => void
  /** Resolves when every row known now is chained. */
  chain: () => Promise<void>
}

export function auditLog({ db, d1, write, vault }: StoreContext): Audit {
  let running: Promise<void> | null = null
  let again = false

  const hashOf = (previous: string, { seq, at, actor, action, target, detail }: AuditRow) =>
    vault.sha256(`${previous}\n${JSON.stringify([seq, at, actor, action, target, detail])}`)

  async function lastHash(): Promise<string> {
    const tip = await db
      .select({ hash: table.hash })
      .from(table)
      .where(isNotNull(table.hash))
      .orderBy(desc(table.seq))
      .limit(1)
    return tip[0]?.hash ?? ORIGIN
  }

  async function chainPage(): Promise<boolean> {
    const rows = await db.select().from(table).where(isNull(table.hash)).orderBy(asc(table.seq)).limit(PAGE)
    if (rows.length === 0) return false
    let previous = await lastHash()
    const hashes: Record<number, string> = {}
    for (const row of rows) hashes[row.seq] = previous = await hashOf(previous, row)
    const linked = sql`(SELECT value FROM json_each(${JSON.stringify(hashes)}) WHERE key = CAST(${table.seq} AS TEXT))`
    const upTo = rows.at(-1)?.seq ?? 0
    await db
      .update(table)
      .set({ hash: linked })
      .where(and(isNull(table.hash), lt(table.seq, upTo + 1)))
    return rows.length === PAGE
  }

  async function run(): Promise<void> {
    do {
      again = false
      while (await chainPage()) continue
    } while (again)
  }

  /** One chaining at a time; who comes during one is served by its next round. */
  function chain(): Promise<void> {
    again = true
    running ??= run().finally(() => (running = null))
    return running
  }

  async function after(seq: number): Promise<AuditRow[]> {
    return db.select().from(table).where(gt(table.seq, seq)).orderBy(asc(table.seq)).limit(PAGE)
  }

  /** Highest seq ever given: names the first missing row when the tail was cut off. */
  async function lastGiven(): Promise<number> {
    const [row] = await db.all<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`)
    return row?.seq ?? 0
  }

  async function audit(entry: AuditEntry): Promise<void> {
    await d1.batch(write.insert(table, [entry]))
    await chain()
  }

  async function read(limit: number, before?: number, filter: AuditFilter = {}): Promise<AuditRecord[]> {
    await chain()
    const older = before === undefined ? undefined : lt(table.seq, before)
    const { actor, target, action } = filter
    const wanted = and(
      older,
      actor === undefined ? undefined : or(eq(table.actor, actor), byTokenOf(actor)),
      target === undefined ? undefined : eq(table.target, target),
      action === undefined ? undefined : eq(table.action, action),
    )
    const rows = await db.select().from(table).where(wanted).orderBy(desc(table.seq)).limit(limit)
    return rows.map(toRecord)
  }

  async function verifyAudit(): Promise<Verdict> {
    await chain()
    let seq = 0
    let previous = ORIGIN
    for (let rows = await after(0); rows.length > 0; rows = await after(seq)) {
      for (const row of rows) {
        if (row.seq !== seq + 1 || row.hash !== (await hashOf(previous, row))) return { ok: false, brokenAt: seq + 1 }
        seq = row.seq
        previous = row.hash
      }
    }
    return (await lastGiven()) > seq ? { ok: false, brokenAt: seq + 1 } : { ok: true, rows: seq }
  }

  return {
    chain,
    chainSoon() {
      // A failure leaves rows unchained, not lost: the next chaining, reading or start takes them up.
      chain().catch(() => undefined)
    },
    methods: { audit, auditLog: read, verifyAudit },
  }
}

/** What was done by tokens that somebody answers for: `s_1/k_2`. */
function byTokenOf(actor: string) {
  return and(gt(table.actor, `${actor}/`), lt(table.actor, `${actor}0`))
}

function toRecord({ hash, ...row }: AuditRow): AuditRecord {
  if (hash === null) throw new StoreError('corrupt', 'staff.auditLog', null)
  return { ...row, hash }
}
