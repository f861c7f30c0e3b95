/** The live feed of the desk: one event a changed thing, `id:` is the cursor, `Last-Event-ID` goes on where the line broke. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { may } from '../../core/rights.ts'
import { stillStands } from '../../services/auth/sessions.ts'
import { endAlert } from '../../services/desk/end-alert.ts'
import { feedFor, openAlerts, type Feed, type FeedEvent } from '../../services/desk/feed.ts'
import { sharedReads } from '../../services/desk/shared-reads.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { alert } from './schemas.ts'

const HEARTBEAT_MS = 15_000
/** Fifty desks that look up at each of a hundred changes a second would leave no time for the residents; nobody sees this. */
const GATHER_MS = 80
/** Browsers come back after this; not all at the same moment, or a restart would be followed by a rush. */
const RETRY_MS = 1_000
const RETRY_SPREAD_MS = 2_000

const query = z.object({ after: z.coerce.number().int().min(0).optional() })

export function streamRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const reads = sharedReads(deps)
  return new Hono<DeskEnv>()
    .get(
      '/alerts',
      guard('conversation.read', {
        summary: '没结束的警报',
        tag: 'live',
        answer: z.object({ alerts: z.array(alert) }),
      }),
      async (c) => {
        const alerts = await openAlerts(deps, actorOf(c.get('staff')))
        return c.json({ alerts: await deps.dispatcher.called(alerts) })
      },
    )
    .post(
      '/alerts/:id/done',
      guard('conversation.work', {
        summary: '这条警报看过了、办了',
        tag: 'live',
        answer: z.object({ id: z.string() }),
      }),
      async (c) => c.json(valueOf(deps, await endAlert(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .get(
      '/stream',
      guard('conversation.read', {
        summary: '实时：conversation、case、alert',
        tag: 'live',
        streams: true,
        byToken: false,
      }),
      input('query', query),
      async (c) => {
        const start = await startCursor(deps, c.req.header('last-event-id'), c.req.valid('query').after)
        const staff = c.get('staff')
        const session = { tokenHash: c.get('tokenHash'), role: staff.role, towns: staff.towns.join() }
        const feed = feedFor(deps, actorOf(staff), reads)
        c.header('x-accel-buffering', 'no')
        return streamSSE(c, async (stream) => {
          const gone = new AbortController()
          stream.onAbort(() => gone.abort())
          await stream.writeSSE({
            event: 'hello',
            data: '{}',
            id: String(start),
            retry: RETRY_MS + (start % RETRY_SPREAD_MS),
          })
          await follow(
            deps,
            session,
            feed,
            start,
            gone.signal,
            async (event, id) =>
              stream.writeSSE({ event: event.kind, data: JSON.stringify(await dataOf(deps, event)), id }),
            () => stream.write(': beat\n\n'),
          )
        })
      },
    )
}

/** An alarm goes out with whom it calls. */
async function dataOf({ dispatcher }: DeskHttp, event: FeedEvent): Promise<unknown> {
  if (event.kind !== 'alert' || 'ended' in event.data) return event.data
  const [alarm] = await dispatcher.called([event.data])
  return alarm
}

/** A cursor from the future (a restored backup) begins at what is there. */
async function startCursor(
  deps: DeskHttp,
  lastEventId: string | undefined,
  after: number | undefined,
): Promise<number> {
  const last = await deps.conversations.lastCursor()
  const wanted = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : after
  return wanted === undefined ? last : Math.min(wanted, last)
}

async function follow(
  deps: DeskHttp,
  session: { tokenHash: string; role: string; towns: string },
  feed: Feed,
  start: number,
  signal: AbortSignal,
  send: (event: FeedEvent, id: string) => Promise<void>,
  beat: () => Promise<unknown>,
): Promise<void> {
  let cursor = start
  while (!signal.aborted) {
    // Listening begins before reading: a change between the two rings this bell.
    const woken = deps.bell.wait('desk', HEARTBEAT_MS, signal)
    // Signing out, other rights or a new town end the stream; the page comes back with what it may see then (CVE-2022-39234).
    const staff = await stillStands(deps, session.tokenHash)
    if (staff === null || !may(staff, 'conversation.read')) return
    if (staff.role !== session.role || staff.towns.join() !== session.towns) return
    await deps.claims.here(staff)
    const news = await feed.after(cursor)
    const readAt = performance.now()
    cursor = news.cursor
    for (const event of news.events) await send(event, String(event.cursor))
    if (news.more) continue
    await woken
    // In calm times at once; in a rush a pause first (nobody rings this bell), in which more may gather.
    const sinceMs = performance.now() - readAt
    if (sinceMs < GATHER_MS) await deps.bell.wait('gathering', GATHER_MS - sinceMs, signal)
    if (!signal.aborted) await beat()
  }
}
