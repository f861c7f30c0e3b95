/** Photos: the plain page to send some, one photo from the script, and the owner's own pictures. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { fileWords } from '../../content/file-words.zh-CN.ts'
import { sendAttachment } from '../../http/attachment.ts'
import { uploadWait } from '../../http/chat/env.ts'
import { keepAttachment, readAttachment } from '../../services/keep-attachment.ts'
import { PhotoForm } from './controls.tsx'
import { subPage } from './sub-page.tsx'
import { currentSession, freshClientId } from './session.ts'
import { MAX_PHOTO_BYTES } from './talk-input.ts'
import type { TalkHouse } from './talk-routes.ts'

export function photoRoutes(house: TalkHouse): Hono {
  const { deps } = house
  const app = new Hono()

  app.get('/photos', async (c) =>
    c.html(
      await subPage({
        frame: await house.pageFrame(c),
        path: '/photos',
        heading: w.photos.title,
        children: (
          <>
            <p>{w.photos.noScript}</p>
            <PhotoForm formId={freshClientId()} seq={0} />
          </>
        ),
      }),
    ),
  )

  /** One photo, sent while the person goes on writing; the message that names it follows. */
  app.post(
    '/photo',
    bodyLimit({
      maxSize: MAX_PHOTO_BYTES + 65_536,
      onError: (c) => c.json({ field: 'files', words: w.errors.photoBig }, 413),
    }),
    async (c) => {
      const { file, clientId } = await c.req.parseBody()
      if (!(file instanceof File) || typeof clientId !== 'string')
        return c.json({ field: 'files', words: w.photos.none }, 400)
      const wait = uploadWait(c, deps, await currentSession(c, deps))
      if (wait > 0) {
        c.header('retry-after', String(wait))
        return c.json({ field: 'files', words: fileWords.tooFast(wait) }, 429)
      }
      const id = await house.open(c, clientId)
      const kept = await keepAttachment(deps, id, new Uint8Array(await file.arrayBuffer()))
      if (kept.kind === 'refused')
        return c.json({ field: 'files', words: fileWords.refused[kept.why] }, kept.why === 'too-large' ? 413 : 415)
      return c.json({ attachmentId: kept.attachment.attachmentId }, 201)
    },
  )

  app.get('/photo/:id', async (c) => {
    const id = await currentSession(c, deps)
    const found = id === null ? null : await readAttachment(deps, c.req.param('id'), id)
    if (found === null) return c.notFound()
    return sendAttachment(c, { id: c.req.param('id'), ...found })
  })

  return app
}
