/** The resident's web pages, mounted at `/`: server-rendered, complete without script, in Node and in workerd alike. */
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { assetRoutes, builtFiles } from './assets.ts'
import type { PageDeps } from './deps.ts'
import { isEmbedded } from './embed.ts'
import { answerError, notFoundPage } from './error-page.tsx'
import { ownOrigin, pageHeaders } from './guard.ts'
import { fileRoutes } from './file-page.tsx'
import { handbookRoutes } from './handbook.tsx'
import type { Frame } from './layout.tsx'
import { myRoutes } from './my.tsx'
import { photoRoutes } from './photos.tsx'
import { placeRoutes } from './place.tsx'
import { plainRoutes } from './plain.tsx'
import { readPrefs } from './prefs.ts'
import { reviewRoutes } from './review.tsx'
import { currentSession, sessionOpener } from './session.ts'
import { talkRoutes, viewOf, type TalkHouse } from './talk-routes.ts'
import { receiptRoutes } from './receipt-page.tsx'
import { scorecardRoutes } from './scorecard.tsx'
import { serviceRoutes } from './services.tsx'

export type { PageDeps } from './deps.ts'

export function residentPages(deps: PageDeps): Hono {
  const built = builtFiles(deps)
  const frame = async (c: Context): Promise<Frame> => ({
    built: await built(),
    prefs: readPrefs(c),
    embedded: isEmbedded(c),
  })
  const house: TalkHouse = {
    deps,
    open: sessionOpener(deps),
    frame,
    pageFrame: async (c) => ({ ...(await frame(c)), ...(await moodOf(c, deps)) }),
  }
  const pages = new Hono()
  pages.use('*', pageHeaders(deps.embedOrigins), ownOrigin, compress())
  pages.onError((error, c) => answerError(error, c, house))
  for (const routes of [
    talkRoutes,
    photoRoutes,
    reviewRoutes,
    myRoutes,
    placeRoutes,
    handbookRoutes,
    scorecardRoutes,
    serviceRoutes,
    receiptRoutes,
    fileRoutes,
    plainRoutes,
  ])
    pages.route('/', routes(house))
  pages.route('/', assetRoutes(deps))
  pages.get('*', (c, next) => (wantsPage(c) ? notFoundPage(c, house) : next()))
  return pages
}

/** A person with a browser, not a program at an interface. */
function wantsPage(c: Context): boolean {
  return (
    !/^\/(?:api|desk|webhooks|r)(?:\/|$)/.test(c.req.path) && c.req.header('accept')?.includes('text/html') === true
  )
}

/** What a page beside the talk keeps of it: the quiet mode and the phone keys. */
async function moodOf(c: Context, deps: PageDeps): Promise<Pick<Frame, 'hushed' | 'strip'>> {
  const { quiet, strip } = await viewOf(deps, await currentSession(c, deps))
  return { hushed: quiet, strip }
}
