/** The resident's web pages, mounted at `/`: server-rendered, complete without script, in Node and in workerd alike. */
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { assetRoutes, builtFiles } from './assets.ts'
import type { PageDeps } from './deps.ts'
import { ownOrigin, pageHeaders } from './guard.ts'
import { handbookRoutes } from './handbook.tsx'
import type { Frame } from './layout.tsx'
import { myRoutes } from './my.tsx'
import { photoRoutes } from './photos.tsx'
import { placeRoutes } from './place.tsx'
import { plainRoutes } from './plain.tsx'
import { readPrefs } from './prefs.ts'
import { reviewRoutes } from './review.tsx'
import { currentSession, sessionOpener } from './session.ts'
import { talkRoutes, type TalkHouse } from './talk-routes.ts'
import { foldConversation } from '../../core/conversation/state.ts'

export type { PageDeps } from './deps.ts'

export function residentPages(deps: PageDeps): Hono {
  const built = builtFiles(deps)
  const frame = async (c: Context): Promise<Frame> => ({ built: await built(), prefs: readPrefs(c) })
  const house: TalkHouse = {
    deps,
    open: sessionOpener(deps),
    frame,
    pageFrame: async (c) => ({ ...(await frame(c)), hushed: await isHushed(c, deps) }),
  }
  const pages = new Hono()
  pages.use('*', pageHeaders, ownOrigin, compress())
  for (const routes of [talkRoutes, photoRoutes, reviewRoutes, myRoutes, placeRoutes, handbookRoutes, plainRoutes])
    pages.route('/', routes(house))
  pages.route('/', assetRoutes(deps))
  return pages
}

async function isHushed(c: Context, deps: PageDeps): Promise<boolean> {
  const id = await currentSession(c, deps)
  const conversation = id === null ? null : await deps.conversations.load(id)
  return conversation !== null && foldConversation(conversation.events).quiet
}
