/** Pages that hold no talk: letter size, privacy, how to hide, the way out, the shell for bad lines. */
import { Hono, type Context } from 'hono'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { fill } from '../../core/conversation/words.ts'
import { PrefForm } from './header.tsx'
import { keepPrefs } from './prefs.ts'
import { forgetSession, freshClientId } from './session.ts'
import { subPage } from './sub-page.tsx'
import { talkPage } from './talk-page.tsx'
import { viewOf, type TalkHouse } from './talk-routes.ts'
import { weatherPage } from './weather.tsx'

export function plainRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()

  app.get('/size', async (c) => {
    const frame = await house.pageFrame(c)
    const form = <PrefForm prefs={frame.prefs} back="/size" />
    return c.html(await subPage({ frame, path: '/size', heading: w.size.title, children: form }))
  })
  app.post('/size', async (c) => {
    const { size, theme, back } = await c.req.parseBody()
    keepPrefs(c, { size, theme })
    return c.redirect(ownPath(back), 303)
  })

  app.get('/privacy', async (c) => {
    const { name, keep } = deps.office
    const lines = w.privacy.lines.map((line) => fill(line, { keep }))
    return c.html(
      await subPage({
        frame: await house.pageFrame(c),
        path: '/privacy',
        heading: w.privacy.title,
        children: (
          <>
            <ul class="lines">
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
            <p>
              {w.privacy.office}
              {name}
            </p>
            <p>
              <a class="key" href="/my#data">
                {w.my.data}
              </a>
            </p>
          </>
        ),
      }),
    )
  })

  app.get('/safe', async (c) =>
    c.html(
      await subPage({
        frame: await house.pageFrame(c),
        path: '/safe',
        heading: w.safe.title,
        children: (
          <>
            <ul class="lines">
              {w.safe.lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
            <p>
              <a class="key main" href="/leave" data-leave>
                {w.leave}
              </a>
            </p>
          </>
        ),
      }),
    ),
  )

  app.on(['GET', 'POST'], '/leave', (c) => leave(c))
  app.get('/weather', async (c) => c.html(await weatherPage(await house.frame(c), deps.clock.now())))

  /** What the service worker shows while the line is slow or gone. It does not know whether there is a talk, and says so. */
  app.get('/shell', async (c) => {
    const context = { view: await viewOf(deps, null), now: deps.clock.now(), formId: freshClientId() }
    c.header('cache-control', 'no-cache')
    return c.html(await talkPage({ frame: await house.frame(c), context, connecting: true }))
  })
  return app
}

/** Forgets this browser's talk and goes where nothing personal stands. What was said stays with the workers. */
function leave(c: Context): Response {
  forgetSession(c)
  c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
  c.header('cache-control', 'no-store')
  return c.redirect('/weather', 303)
}

/** Only our own pages, never another host. */
function ownPath(back: unknown): string {
  return typeof back === 'string' &&
    /^\/(?:review|my|receipt|services|photos|place|size|privacy|safe|h(?:\/[a-z0-9.-]+)?)?$/.test(back)
    ? back
    : '/'
}
