/** /receipt: the receipt on a page of its own, to be printed, copied down or shown at a window; its short code is the case number. */
import { Hono } from 'hono'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { myCase } from '../../services/my-data.ts'
import { CaseCard } from './my.tsx'
import { currentSession } from './session.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

export function receiptRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()
  app.get('/receipt', async (c) => {
    const id = await currentSession(c, deps)
    const mine = id === null ? null : await myCase(deps, id)
    const children =
      mine === null ? (
        <>
          <p>{w.my.none}</p>
          <a class="key main" href="/my#look">
            {w.my.look}
          </a>
        </>
      ) : (
        <>
          <p>{deps.office.name}</p>
          <CaseCard shown={mine} now={deps.clock.now()} />
          <ul class="lines">
            {w.receipt.pageLines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p class="noprint">
            <a class="key main" href="/my">
              {w.receipt.progress}
            </a>
          </p>
        </>
      )
    return c.html(
      await subPage({ frame: await house.pageFrame(c), path: '/receipt', heading: w.receipt.pageTitle, children }),
    )
  })
  return app
}
