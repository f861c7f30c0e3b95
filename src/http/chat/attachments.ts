/** Photos and papers of a talk over HTTP: one in, one out to its owner. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describeRoute } from 'hono-openapi'
import { fileWords } from '../../content/file-words.zh-CN.ts'
import { keepAttachment, readAttachment } from '../../services/keep-attachment.ts'
import { sendAttachment } from '../attachment.ts'
import { bytes, fileForm, json, refusals } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { tooFast } from '../rate-limit.ts'
import { uploadWait, type ChatDeps, type ChatEnv } from './env.ts'
import { attachmentSchema, chatToken } from './schemas.ts'

/** Largest photo, in bytes: a phone's picture shrunk to 1600 px is below 1 MB. */
const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** What the form around it may add. */
const ENVELOPE_BYTES = 64 * 1024

const tooLarge = (): never => {
  throw new HttpProblem({ status: 413, type: 'too-large', title: '照片太大', detail: fileWords.tooLarge })
}

export function attachmentRoutes(deps: ChatDeps): Hono<ChatEnv> {
  const app = new Hono<ChatEnv>()

  app.post(
    '/attachments',
    describeRoute({
      ...chatToken,
      summary: '传一张照片，或一份PDF',
      description: '照片：JPEG、PNG、WebP、HEIC，最大8兆；里面的位置和机型会去掉，方向留着。',
      requestBody: { required: true, ...fileForm() },
      responses: { 201: json('收到', attachmentSchema), ...refusals(400, 401, 413, 415, 429) },
    }),
    async (c, next) => {
      const wait = uploadWait(c, deps, c.get('conversationId'))
      if (wait > 0) throw tooFast(wait)
      await next()
    },
    bodyLimit({ maxSize: MAX_PHOTO_BYTES + ENVELOPE_BYTES, onError: tooLarge }),
    async (c) => {
      const file = await fileOf(c)
      if (file.size > MAX_PHOTO_BYTES) tooLarge()
      const kept = await keepAttachment(deps, c.get('conversationId'), new Uint8Array(await file.arrayBuffer()))
      if (kept.kind === 'kept') return c.json(kept.attachment, 201)
      const isLarge = kept.why === 'too-large'
      throw new HttpProblem({
        status: isLarge ? 413 : 415,
        type: isLarge ? 'too-large' : 'not-a-photo',
        title: '打不开',
        detail: fileWords.refused[kept.why],
      })
    },
  )

  app.get(
    '/attachments/:id',
    describeRoute({
      ...chatToken,
      security: [{ chatToken: [] }, { deskSession: [] }],
      summary: '自己传的照片；办这件事的工作人员凭值班台登录也能看，每次都记下来',
      responses: {
        200: bytes(
          '照片直接看；PDF、HEIC 是下载',
          'image/jpeg',
          'image/png',
          'image/webp',
          'image/heic',
          'application/pdf',
        ),
        ...refusals(401, 403, 404, 429),
      },
    }),
    async (c) => {
      const id = c.req.param('id')
      const found = await readAttachment(deps, id, c.get('conversationId'))
      if (found === null)
        throw new HttpProblem({ status: 404, type: 'no-attachment', title: '没有这张照片', detail: '没找到这张照片。' })
      return sendAttachment(c, { id, ...found })
    },
  )

  return app
}

async function fileOf(c: Context): Promise<File> {
  if (!/^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? '')) {
    throw new HttpProblem({
      status: 415,
      type: 'not-a-form',
      title: '格式不对',
      detail: '照片请用表单（multipart/form-data）的 file 一栏传。',
    })
  }
  const form = await c.req.parseBody().catch((error: unknown) => {
    throw new HttpProblem({
      status: 400,
      type: 'broken-form',
      title: '没收到照片',
      detail: `照片没传完整，再传一次。（${error instanceof Error ? error.name : 'form'}）`,
    })
  })
  const file = form['file']
  if (file instanceof File) return file
  throw new HttpProblem({ status: 400, type: 'no-file', title: '没有照片', detail: '没收到照片，再传一次。' })
}
