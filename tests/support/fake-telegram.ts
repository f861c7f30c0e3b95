/** A local Bot API server that speaks the real protocol over HTTP: what the bot sends is recorded, errors are answered on demand. */
import { serve, type ServerType } from '@hono/node-server'
import { Hono, type Context } from 'hono'

export interface SentCall {
  method: string
  payload: Record<string, unknown>
  /** The call failed, as was asked for: nobody saw it. */
  refused?: true
}

export interface FakeTelegram {
  url: string
  calls: SentCall[]
  /** The next `times` calls of `method` fail with this code. */
  failNext(method: string, code: number, description: string, times?: number): void
  /** Calls to one chat (or all) hang until released. */
  hang(chat?: number): () => void
  /** Updates that long polling fetches. */
  queue(...updates: Record<string, unknown>[]): void
  /** Bytes served under a file id. */
  addFile(fileId: string, bytes: Uint8Array): void
  close(): Promise<void>
}

export async function fakeTelegram(token: string): Promise<FakeTelegram> {
  const calls: SentCall[] = []
  const failures: { method: string; code: number; description: string }[] = []
  const files = new Map<string, Uint8Array>()
  let messageId = 0
  let hanging: { chat: number | undefined; until: Promise<void> } | null = null
  const queued: Record<string, unknown>[] = []
  const app = new Hono()

  app.get(`/file/bot${token}/:path`, (c) => {
    const bytes = files.get(c.req.param('path'))
    return bytes ? c.body(new Uint8Array(bytes)) : c.notFound()
  })
  app.post(`/bot${token}/:method`, async (c) => {
    const method = c.req.param('method')
    const payload = await payloadOf(c)
    const call: SentCall = { method, payload }
    calls.push(call)
    if (hanging !== null && (hanging.chat === undefined || hanging.chat === payload['chat_id'])) await hanging.until
    const index = failures.findIndex((failure) => failure.method === method)
    const failure = index < 0 ? undefined : failures.splice(index, 1)[0]
    if (failure) {
      call.refused = true
      const parameters = failure.code === 429 ? { parameters: { retry_after: 1 } } : {}
      return c.json(
        { ok: false, error_code: failure.code, description: failure.description, ...parameters },
        failure.code as 400,
      )
    }
    return c.json({ ok: true, result: resultOf(method, payload) })
  })
  app.all('*', (c) => c.json({ ok: false, error_code: 404, description: 'Not Found' }, 404))

  function resultOf(method: string, payload: Record<string, unknown>): unknown {
    if (method === 'sendMessage') {
      messageId += 1
      return {
        message_id: messageId,
        date: 1_795_000_000,
        chat: { id: payload['chat_id'], type: 'private' },
        text: payload['text'],
      }
    }
    if (method === 'sendPhoto' || method === 'sendDocument') {
      messageId += 1
      const sent = { file_id: `sent-${messageId}`, file_unique_id: 'u' }
      return {
        message_id: messageId,
        date: 1_795_000_000,
        chat: { id: payload['chat_id'], type: 'private' },
        ...(method === 'sendPhoto' ? { photo: [{ ...sent, width: 1, height: 1 }] } : { document: sent }),
      }
    }
    if (method === 'getUpdates') {
      const offset = Number(payload['offset'] ?? 0)
      return queued.filter(({ update_id: id }) => Number(id) >= offset)
    }
    if (method === 'getFile') return { file_id: payload['file_id'], file_unique_id: 'u', file_path: payload['file_id'] }
    return true
  }

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    failNext(method, code, description, times = 1) {
      for (let left = times; left > 0; left -= 1) failures.push({ method, code, description })
    },
    hang(chat) {
      let release = (): void => undefined
      const until = new Promise<void>((resolve) => {
        release = () => {
          hanging = null
          resolve()
        }
      })
      hanging = { chat, until }
      return release
    },
    queue: (...updates) => void queued.push(...updates),
    addFile: (fileId, bytes) => void files.set(fileId, bytes),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** JSON, or a form whose files are named by `attach://` (Bot API, Sending files). */
async function payloadOf(c: Context): Promise<Record<string, unknown>> {
  const boundary = /^multipart\/form-data; ?boundary=(.+)$/.exec(c.req.header('content-type') ?? '')?.[1]
  if (boundary === undefined) return c.req.json()
  const parts = readForm(Buffer.from(await c.req.arrayBuffer()), boundary)
  return Object.fromEntries<unknown>(
    [...parts].flatMap(([name, { text }]): [string, unknown][] => {
      if (name === 'chat_id') return [[name, Number(text)]]
      if (!text.startsWith('attach://')) return parts.get(name)?.file ? [] : [[name, text]]
      const file = parts.get(text.slice('attach://'.length))?.file
      if (!file) throw new Error(`no part for ${text}`)
      return [[name, file]]
    }),
  )
}

interface Part {
  text: string
  file: { name: string; bytes: Uint8Array } | null
}

/** By bytes, as a server of C++ reads it: undici refuses what grammY writes (names of files without quotation marks). */
function readForm(body: Buffer, boundary: string): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const [head = ''] = part.split('\r\n\r\n', 1)
    const content = Buffer.from(part.slice(head.length + 4, -2), 'latin1')
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? ''
    const fileName = /filename="?([^"\r\n;]+)/.exec(head)?.[1]
    const file = fileName === undefined ? null : { name: fileName, bytes: new Uint8Array(content) }
    parts.set(name, { text: content.toString('utf8'), file })
  }
  return parts
}

let updateId = 1000
const CHAT = { id: 4711, type: 'private', first_name: '居民' }

/** Updates as Telegram sends them. */
export const update = {
  text: (text: string, id = (updateId += 1), chat = CHAT): Record<string, unknown> => ({
    update_id: id,
    message: { message_id: id, date: 1_795_000_000, chat, from: { ...chat, is_bot: false }, text },
  }),
  press: (data: string, id = (updateId += 1)): Record<string, unknown> => ({
    update_id: id,
    callback_query: {
      id: String(id),
      from: { ...CHAT, is_bot: false },
      chat_instance: '1',
      data,
      message: { message_id: 1, date: 1_795_000_000, chat: CHAT },
    },
  }),
  /** A message of any content. */
  message: (content: Record<string, unknown>, id = (updateId += 1), chat = CHAT): Record<string, unknown> => ({
    update_id: id,
    message: { message_id: id, date: 1_795_000_000, chat, from: { ...chat, is_bot: false }, ...content },
  }),
  photo: (fileId: string, id = (updateId += 1)): Record<string, unknown> => ({
    update_id: id,
    message: {
      message_id: id,
      date: 1_795_000_000,
      chat: CHAT,
      from: { ...CHAT, is_bot: false },
      photo: [{ file_id: fileId, file_unique_id: 'u', width: 10, height: 10 }],
    },
  }),
}
