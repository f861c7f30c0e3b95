/** Staff, their sign-in sessions and one-time tickets. */
import { asc, count, eq, lt } from 'drizzle-orm'
import type { Staff, StaffStore } from '../../ports/staff-store.ts'
import type { Vault } from '../../ports/system.ts'
import { instant, instantOrNull, runBatch, type StoreContext } from './context.ts'
import { hotStaffReads } from './hot-reads.ts'
import { staff, staffSessions, tickets } from './schema.ts'

type StaffRow = typeof staff.$inferSelect
export type StaffRecords = Omit<StaffStore, 'audit' | 'auditLog' | 'verifyAudit'>

const otpContext = (id: string) => `staff:otp_secret:${id}`

async function toRow(vault: Vault, person: Staff): Promise<StaffRow> {
  const { otpSecret, lockedUntil, createdAt, ...plain } = person
  return {
    ...plain,
    otpSecret: otpSecret === null ? null : await vault.seal(otpSecret, otpContext(person.id)),
    lockedUntil: instantOrNull(lockedUntil),
    createdAt: instant(createdAt),
  }
}

async function fromRow(vault: Vault, row: StaffRow): Promise<Staff> {
  const { otpSecret } = row
  return { ...row, otpSecret: otpSecret === null ? null : await vault.open(otpSecret, otpContext(row.id)) }
}

export function staffRecords(store: StoreContext): StaffRecords {
  const { db, vault } = store
  const reads = hotStaffReads(store)
  const opened = (row: StaffRow | undefined): Promise<Staff> | null => (row ? fromRow(vault, row) : null)

  return {
    count: async () => (await db.select({ people: count() }).from(staff).get())?.people ?? 0,
    find: async (id) => opened(await reads.person.get({ id })),
    findByUsername: async (username) => opened(await db.select().from(staff).where(eq(staff.username, username)).get()),
    async list() {
      const rows = await db.select().from(staff).orderBy(asc(staff.username))
      return Promise.all(rows.map((row) => fromRow(vault, row)))
    },
    async put(person) {
      const row = await toRow(vault, person)
      const { id: _, ...changed } = row
      const upsert = db.insert(staff).values(row).onConflictDoUpdate({ target: staff.id, set: changed })
      return (await runBatch(store, [store.write.bound(upsert)])).ok ? 'stored' : 'taken'
    },
    async putSession({ tokenHash, staffId, createdAt, expiresAt, device }) {
      const session = { tokenHash, staffId, createdAt: instant(createdAt), expiresAt: instant(expiresAt), device }
      await db.batch([
        db.delete(staffSessions).where(lt(staffSessions.expiresAt, session.createdAt)),
        db.insert(staffSessions).values(session),
      ])
    },
    async findSession(tokenHash) {
      return (await reads.session.get({ hash: tokenHash })) ?? null
    },
    async sessionsOf(staffId) {
      return db
        .select()
        .from(staffSessions)
        .where(eq(staffSessions.staffId, staffId))
        .orderBy(asc(staffSessions.createdAt))
    },
    async removeSession(tokenHash) {
      await db.delete(staffSessions).where(eq(staffSessions.tokenHash, tokenHash))
    },
    async removeSessionsOf(staffId) {
      await db.delete(staffSessions).where(eq(staffSessions.staffId, staffId))
    },
    async putTicket(tokenHash, staffId, expiresAt) {
      await db.batch([
        db.delete(tickets).where(lt(tickets.expiresAt, store.now().toISOString())),
        db.insert(tickets).values({ tokenHash, staffId, expiresAt: instant(expiresAt) }),
      ])
    },
    async takeTicket(tokenHash, now) {
      // Removing and reading are one statement: of two who come with the same link one gets in.
      const [taken] = await db.delete(tickets).where(eq(tickets.tokenHash, tokenHash)).returning()
      return taken && taken.expiresAt > instant(now) ? taken.staffId : null
    },
  }
}
