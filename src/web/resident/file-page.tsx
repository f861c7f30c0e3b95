/** /file/…: a paper that a worker sent to a channel that cannot carry it; the address opens it for two days, without a talk of this browser. */
import { Hono, type Context } from 'hono'
import { filePage as w } from '../../content/file-words.zh-CN.ts'
import { sendAttachment } from '../../http/attachment.ts'
import { opensFile } from '../../services/file-link.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

export function fileRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()

  /** What the address names, when it holds and the file was not erased meanwhile. */
  async function named(c: Context) {
    const { until = '', key = '' } = c.req.query()
    const id = c.req.param('id') ?? ''
    return (await opensFile(deps, { id, until, key })) ? deps.attachments.find(id) : null
  }

  // A page and not the file itself: the browser inside WeChat hands out no download, and the page says where to go instead.
  app.get('/file/:id', async (c) => {
    const found = await named(c)
    const query = new URLSearchParams(c.req.query())
    const children =
      found === null ? (
        <p>{w.over}</p>
      ) : (
        <>
          <p>{w.from(deps.office.name)}</p>
          <p>
            <a class="key main" href={`/file/${found.id}/open?${query}`}>
              {w.open(Math.max(1, Math.round(found.bytes / 1024)))}
            </a>
          </p>
          <ul class="lines">
            {w.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )
    const frame = await house.pageFrame(c)
    return c.html(await subPage({ frame, path: '/', heading: w.title, children }), found === null ? 404 : 200)
  })

  app.get('/file/:id/open', async (c) => {
    const found = await named(c)
    const bytes = found === null ? null : await deps.files.get(found.id)
    if (found === null || bytes === null) return c.notFound()
    return sendAttachment(c, { id: found.id, kind: found.kind, bytes })
  })

  return app
}
