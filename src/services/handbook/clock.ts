/** What the handbook does by the clock of the house: planned publications, news from another process, notices still owed. */
import type { HandbookServices } from './deps.ts'
import { publishDue } from './publish-article.ts'
import { tellAskers } from './tell-askers.ts'

/** Returns how many articles were published or people told. */
export async function tickHandbook(deps: HandbookServices): Promise<number> {
  const followed = await deps.live.refresh()
  const published = await publishDue(deps)
  if (published > 0) await deps.live.refresh()
  // Notices are owed after a publication only; one that a crash cut off is found by the first look of the next start.
  return published + (followed || published > 0 ? await tellAskers(deps) : 0)
}
