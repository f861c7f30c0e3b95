/** Questions and runs of the bench, and groups of gaps that a person put together. */
import { asc, desc, eq } from 'drizzle-orm'
import * as z from 'zod'
import type { BenchQuestionRow, BenchStore, GapLinkStore } from '../../ports/article-store.ts'
import type { AuditEntry } from '../../ports/conversation-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { benchQuestions, benchRuns, gapLinks } from './article-schema.ts'
import { instant, type StoreContext } from './context.ts'
import { portions } from './statements.ts'

const COLUMNS = 9
const topics = z.array(z.string())

/** `batch` writes all of it together with its lines of the audit log; false: a row of this key stands there already. */
export function benchStore(
  { db, write }: StoreContext,
  batch: (statements: D1Statement[], entries: AuditEntry[]) => Promise<boolean>,
): BenchStore & GapLinkStore {
  return {
    async addBenchRun(run, entries) {
      await batch(write.insert(benchRuns, [{ ...run, at: instant(run.at) }]), entries)
    },
    async benchRuns(limit) {
      return db.select().from(benchRuns).orderBy(desc(benchRuns.at)).limit(limit)
    },
    async benchQuestions() {
      const rows = await db.select().from(benchQuestions).orderBy(asc(benchQuestions.id), asc(benchQuestions.version))
      return [...new Map(rows.map((row) => [row.id, fromRow(row)])).values()]
    },
    async seedBenchQuestions(rows) {
      const statements = portions(rows.map(toRow), COLUMNS).map((portion) =>
        write.bound(db.insert(benchQuestions).values(portion).onConflictDoNothing()),
      )
      await batch(statements, [])
    },
    async putBenchQuestion(row, entries) {
      return (await batch(write.insert(benchQuestions, [toRow(row)]), entries)) ? 'stored' : 'conflict'
    },
    async gapLinks() {
      return db.select().from(gapLinks).orderBy(asc(gapLinks.at), asc(gapLinks.id))
    },
    async linkGaps(link, entries) {
      await batch(write.insert(gapLinks, [{ ...link, at: instant(link.at) }]), entries)
    },
    async unlinkGaps(id, entries) {
      const found = await db.select({ id: gapLinks.id }).from(gapLinks).where(eq(gapLinks.id, id)).get()
      if (!found) return false
      return batch([write.bound(db.delete(gapLinks).where(eq(gapLinks.id, id)))], entries)
    },
  }
}

type Row = typeof benchQuestions.$inferSelect

function toRow({ also, retired, at, ...row }: BenchQuestionRow): Row {
  return { ...row, also: JSON.stringify(also), retired: retired ? 1 : 0, at: instant(at) }
}

function fromRow({ also, retired, ...row }: Row): BenchQuestionRow {
  return { ...row, also: topics.parse(JSON.parse(also)), retired: retired === 1 }
}
