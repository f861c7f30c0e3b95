/** The open scorecard: what was measured, in plain words, each with the command that anyone can run again. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { scorecard, type Scorecard } from '../../content/scorecard.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'
import { dayWords } from '../../core/knowledge/source-words.ts'

export function scorecardRoutes(house: TalkHouse): Hono {
  return new Hono().get('/scorecard', async (c) => {
    const frame = await house.pageFrame(c)
    const children = <Rows card={scorecard} />
    return c.html(await subPage({ frame, path: '/scorecard', heading: w.scorecard.title, children }))
  })
}

const SUITES = ['questions', 'routes', 'triage', 'slots'] as const

const Rows: FC<{ card: Scorecard }> = ({ card }) => (
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
        <p class="small">
          {w.scorecard.again}
          <code>{`npm run -s eval -- ${suite} tests/eval/${suite}-report.jsonl`}</code>
        </p>
      </section>
    ))}
    <p>{w.scorecard.wrong}</p>
  </>
)

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
