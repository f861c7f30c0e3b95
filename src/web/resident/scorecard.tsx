/** The open scorecard: what was measured, in plain words, each with the command that anyone can run again. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { scorecard, type Scorecard } from '../../content/scorecard.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'
import { dayWords } from '../../core/knowledge/source-words.ts'
import { beijing } from '../../core/time.ts'
import type { OrphanAudit } from '../../ports/conversation-store.ts'
import { waitingTimes, type WaitingTimes } from '../../services/waiting-times.ts'

export function scorecardRoutes(house: TalkHouse): Hono {
  return new Hono().get('/scorecard', async (c) => {
    const frame = await house.pageFrame(c)
    const waits = await waitingTimes(house.deps)
    const audit = await house.deps.conversations.lastOrphanAudit()
    const children = <Rows card={scorecard} waits={waits} audit={audit} />
    return c.html(await subPage({ frame, path: '/scorecard', heading: w.scorecard.title, children }))
  })
}

const SUITES = ['questions', 'routes', 'triage', 'slots'] as const

const LEDGER = 'npm run -s ledger'

const Rows: FC<{ card: Scorecard; waits: WaitingTimes; audit: OrphanAudit | null }> = ({ card, waits, audit }) => (
  <>
    <p>{w.scorecard.about(dayWords(card.day))}</p>
    {SUITES.map((suite) => (
      <section class="card" id={suite}>
        <h2>{w.scorecard.suites[suite]}</h2>
        <ul class="lines">
          {linesOf(card, suite).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <Again says={w.scorecard.again} command={`npm run -s eval -- ${suite} tests/eval/${suite}-report.jsonl`} />
      </section>
    ))}
    <Live id="waits" title={w.scorecard.waits} line={waitLine(waits)} />
    <Live id="orphans" title={w.scorecard.orphans} line={auditLine(audit)} />
    <p>{w.scorecard.wrong}</p>
  </>
)

/** What this house measures of itself, while it runs. */
const Live: FC<{ id: string; title: string; line: string }> = ({ id, title, line }) => (
  <section class="card" id={id}>
    <h2>{title}</h2>
    <p>{line}</p>
    <Again says={w.scorecard.againHere} command={LEDGER} />
  </section>
)

/** Folded away: a resident reads the figure, whoever doubts it opens the command. */
const Again: FC<{ says: string; command: string }> = ({ says, command }) => (
  <details class="small">
    <summary>{says}</summary>
    <p>
      <code>{command}</code>
    </p>
  </details>
)

function waitLine({ days, n, median, p95 }: WaitingTimes): string {
  const minutes = (seconds: number): string => w.scorecard.minutes(Math.ceil(seconds / 60))
  return median === null || p95 === null
    ? w.scorecard.noWaits(days)
    : w.scorecard.waited(days, n, minutes(median), minutes(p95))
}

function auditLine(audit: OrphanAudit | null): string {
  if (audit === null) return w.scorecard.noAudit
  const { date, hour, minute } = beijing(new Date(audit.at))
  const at = `${dayWords(date)}${hour}:${String(minute).padStart(2, '0')}`
  return w.scorecard.audited(at, audit.messages, audit.orphans)
}

/** Counts instead of shares: 308个里对了272个 says more than 88 %. */
function linesOf({ questions, routes, triage, slots }: Scorecard, suite: (typeof SUITES)[number]): string[] {
  const of = w.scorecard
  if (suite === 'routes')
    return [of.missed(routes.emergencies, routes.missedEmergency), of.routed(routes.n, right(routes))]
  if (suite === 'triage') return [of.lowered(triage.urgent, triage.underP0P1), of.levelled(triage.n, right(triage))]
  if (suite === 'slots') return [of.understood(slots.n, slots.right)]
  const known = questions.n - questions.none
  return [
    of.first(known, Math.round(questions.hit1 * known), Math.round(questions.hit3 * known)),
    of.precise(Math.round(questions.answerPrecision * 100)),
    of.declined(questions.none, Math.round(questions.abstention * questions.none)),
  ]
}

function right({ n, agreement }: { n: number; agreement: number }): number {
  return Math.round(n * agreement)
}
