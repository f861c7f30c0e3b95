/** Articles of the handbook and marks of the gaps. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { ArticleStep } from '../../core/knowledge/versions.ts'
import type { ArticleStore, NewStep } from '../../ports/article-store.ts'
import type { AuditEntry } from '../../ports/conversation-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { articleSteps, articleTexts, gapMarks } from './article-schema.ts'
import type { Audit } from './audit.ts'
import { benchStore } from './bench.ts'
import { instant, instantOrNull, runBatch, type StoreContext } from './context.ts'
import { audit as auditTable } from './schema.ts'
import { portions } from './statements.ts'

type StepRow = typeof articleSteps.$inferSelect

export function articleStore(store: StoreContext, audit: Audit): ArticleStore {
  const { db, write } = store

  async function batch(statements: D1Statement[], entries: AuditEntry[]): Promise<boolean> {
    const { ok } = await runBatch(store, [...statements, ...write.insert(auditTable, entries)])
    if (ok) audit.chainSoon()
    return ok
  }

  return {
    ...benchStore(store, batch),
    async steps(slug) {
      const own = slug === undefined ? undefined : eq(articleSteps.slug, slug)
      const rows = await db
        .select()
        .from(articleSteps)
        .where(own)
        .orderBy(asc(articleSteps.slug), asc(articleSteps.seq))
      return rows.map(fromRow)
    },
    async text(slug, version) {
      const wanted = and(eq(articleTexts.slug, slug), eq(articleTexts.version, version))
      return (await db.select({ text: articleTexts.text }).from(articleTexts).where(wanted).get())?.text ?? null
    },
    async revision() {
      return (await db.select({ steps: count() }).from(articleSteps).get())?.steps ?? 0
    },
    async append(steps, entries) {
      const texts = steps.flatMap(({ slug, version, text }) => (text === null ? [] : [{ slug, version, text }]))
      const statements = [...write.insert(articleSteps, steps.map(toRow)), ...write.insert(articleTexts, texts)]
      return (await batch(statements, entries)) ? 'stored' : 'conflict'
    },
    async marks() {
      return db.select().from(gapMarks).orderBy(desc(gapMarks.at))
    },
    async untoldMarks() {
      return db
        .select()
        .from(gapMarks)
        .where(and(isNull(gapMarks.toldAt), isNotNull(gapMarks.slug)))
    },
    async mark(marks, entries) {
      const rows = marks.map((mark) => ({ ...mark, at: instant(mark.at), toldAt: instantOrNull(mark.toldAt) }))
      const statements = portions(rows, 8).map((portion) =>
        write.bound(db.insert(gapMarks).values(portion).onConflictDoNothing()),
      )
      await batch(statements, entries)
    },
    async told(gapIds, at) {
      const statements = portions(gapIds, 2).map((ids) =>
        write.bound(
          db
            .update(gapMarks)
            .set({ toldAt: instant(at) })
            .where(inArray(gapMarks.gapId, ids)),
        ),
      )
      await batch(statements, [])
    },
  }
}

function toRow({ slug, seq, kind, version, restored, at, by, note, dueAt }: NewStep): StepRow {
  return {
    slug,
    seq,
    kind,
    version,
    restored,
    at: instant(at),
    byId: by.id,
    byName: by.name,
    note,
    dueAt: instantOrNull(dueAt),
  }
}

function fromRow({ byId, byName, ...row }: StepRow): ArticleStep {
  return { ...row, by: { id: byId, name: byName } }
}
