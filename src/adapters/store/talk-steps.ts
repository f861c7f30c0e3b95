/** Rows of questions: added to with the turn that changes them, summed up for figures by the database. */
import { and, desc, eq, gte, inArray, lt, max, sql, type SQL } from 'drizzle-orm'
import type { TurnBatch } from '../../ports/conversation-store.ts'
import { STEP_FATES, type StepFate } from '../../core/dialogue/step-figures.ts'
import type { StepCounts, StepSpan, TalkStepReads } from '../../ports/talk-steps.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { instant, type StoreContext } from './context.ts'
import { conversations, talkSteps } from './schema.ts'

/** Bound by hand: its text is always the same, and every turn of a dialogue runs it. A question put again waits anew. */
const ADD = `INSERT INTO talk_steps (conversation_id, dialogue, run_at, step, first_at, asked_at, settled_at,
  turns, answered, skipped, corrected, asides, missed, handed, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (conversation_id, dialogue, run_at, step) DO UPDATE SET
  asked_at = coalesce(excluded.asked_at, asked_at),
  settled_at = CASE WHEN excluded.asked_at IS NULL THEN coalesce(excluded.settled_at, settled_at) ELSE excluded.settled_at END,
  turns = turns + excluded.turns, answered = answered + excluded.answered, skipped = skipped + excluded.skipped,
  corrected = corrected + excluded.corrected, asides = asides + excluded.asides, missed = missed + excluded.missed,
  handed = handed + excluded.handed, outcome = coalesce(excluded.outcome, outcome)`

export function stepStatements({ d1 }: StoreContext, { head, steps = [] }: TurnBatch): D1Statement[] {
  return steps.map((row) => {
    const at = instant(row.at)
    const waits = [at, row.asked ? at : null, row.settled ? at : null]
    const counts = [row.turns, row.answered, row.skipped, row.corrected, row.asides, row.missed, row.handed]
    const runAt = row.runAt === '' ? '' : instant(row.runAt)
    return d1.prepare(ADD).bind(head.id, row.dialogue, runAt, row.step, ...waits, ...counts, row.outcome)
  })
}

/** Each fate as a condition on a row; a question at which a person was called is theirs, not given up. */
function fates(silentSince: string): Record<StepFate, SQL> {
  const { askedAt, settledAt, answered, skipped, corrected, asides, missed, handed } = talkSteps
  return {
    reached: sql`${askedAt} IS NOT NULL`,
    answered: sql`${answered} > 0`,
    skipped: sql`${skipped} > 0`,
    corrected: sql`${corrected} > 0`,
    asides: sql`${asides} > 0`,
    missed: sql`${missed} > 0`,
    gaveUp: sql`(${settledAt} IS NULL AND ${askedAt} < ${instant(silentSince)} AND ${handed} = 0)`,
    handed: sql`${handed} > 0`,
  }
}

function spanOf({ db }: StoreContext, { from, to, dialogue, towns }: StepSpan): SQL | undefined {
  const { conversationId, firstAt } = talkSteps
  const theirs =
    towns &&
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(inArray(conversations.town, [...towns]))
  return and(
    dialogue === undefined ? undefined : eq(talkSteps.dialogue, dialogue),
    gte(firstAt, instant(from)),
    lt(firstAt, instant(to)),
    theirs && inArray(conversationId, theirs),
  )
}

export function talkStepReads(store: StoreContext): TalkStepReads {
  const { db } = store
  const { conversationId, dialogue, step, turns, outcome, firstAt } = talkSteps
  return {
    async stepCounts(span) {
      const when = fates(span.silentSince)
      const sums = Object.fromEntries(
        STEP_FATES.map((fate) => [
          fate,
          sql<number>`count(DISTINCT CASE WHEN ${when[fate]} THEN ${conversationId} END)`,
        ]),
      ) as Record<StepFate, SQL<number>>
      const rows = await db
        .select({ dialogue, step, ...sums })
        .from(talkSteps)
        .where(spanOf(store, span))
        .groupBy(dialogue, step)
      return rows as StepCounts[]
    },
    async turnCounts(span) {
      return db
        .select({ dialogue, outcome, turns, talks: sql<number>`count(*)` })
        .from(talkSteps)
        .where(and(spanOf(store, span), eq(step, '')))
        .groupBy(dialogue, outcome, turns)
    },
    async stepTalks({ fate, steps, ...span }, limit) {
      const newest = max(firstAt)
      const rows = await db
        .select({ conversationId, newest })
        .from(talkSteps)
        .where(and(spanOf(store, span), inArray(step, [...steps]), fates(span.silentSince)[fate]))
        .groupBy(conversationId)
        .orderBy(desc(newest))
        .limit(limit)
      return rows.map((row) => row.conversationId)
    },
  }
}
