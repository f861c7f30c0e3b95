/** What has been kept long enough: talks that came to nothing, cases that ended; and a case emptied down to what figures need. */
import { and, eq, inArray, isNull, lt, max, ne, notInArray } from 'drizzle-orm'
import type { Case } from '../../core/cases/case.ts'
import { withoutAsides } from '../../core/cases/erase-words.ts'
import { toldOf } from '../../core/cases/told.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import { fromCaseRows, toCaseRow, toEntryRow } from './case-rows.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { caseEntries, cases, conversations } from './schema.ts'

const ENDED = ['closed', 'declined', 'withdrawn', 'merged'] as const
const FORGOTTEN = '保存期已满，内容已删除'

export async function staleTalks({ db }: StoreContext, since: string, limit: number): Promise<string[]> {
  const stale = and(
    isNull(conversations.caseNumber),
    ne(conversations.preview, ''),
    notInArray(conversations.floor, ['waiting', 'human']),
    lt(conversations.updatedAt, instant(since)),
  )
  const rows = await db.select({ id: conversations.id }).from(conversations).where(stale).limit(limit)
  return rows.map(({ id }) => id)
}

export function keepTimes(store: StoreContext): Pick<CaseStore, 'endedBefore' | 'forget'> {
  const { db, d1, vault, write } = store
  return {
    async endedBefore(since, limit) {
      return db
        .select({ number: cases.number, conversationId: cases.conversationId })
        .from(cases)
        .innerJoin(caseEntries, eq(caseEntries.number, cases.number))
        .where(and(inArray(cases.status, [...ENDED]), ne(cases.body, '')))
        .groupBy(cases.number)
        .having(lt(max(caseEntries.at), instant(since)))
        .limit(limit)
    },
    async forget(number, at) {
      const own = eq(caseEntries.number, number)
      const [rows, entries] = await db.batch([
        db.select().from(cases).where(eq(cases.number, number)),
        db.select().from(caseEntries).where(own),
      ])
      const [row] = rows
      if (row === undefined) return
      const bare = emptied(await fromCaseRows(vault, row, entries))
      const mark = { seq: bare.version, at, by: 'system', kind: 'note' as const, text: FORGOTTEN }
      const outcome = await runBatch(store, [
        write.bound(db.delete(caseEntries).where(own)),
        ...write.insert(caseEntries, [await toEntryRow(vault, number, mark)]),
        write.replace(cases, 'number', await toCaseRow(vault, bare)),
      ])
      if (outcome.ok) await d1.scrub?.()
    },
  }
}

function emptied(whole: Case): Case {
  return {
    ...whole,
    version: whole.version + 1,
    reasons: whole.reasons.map(({ words: _words, ...reason }) => reason),
    facts: {},
    firstMessage: '',
    asked: [],
    contact: { name: null, phone: null, relation: whole.contact.relation, how: null },
    aid: whole.aid.map((aid) => ({ ...aid, note: '' })),
    documents: [],
    ...withoutAsides(whole),
    told: toldOf(whole),
    ...(whole.overrides ? { overrides: whole.overrides.map((one) => ({ ...one, reason: '' })) } : {}),
  }
}
