/** Baselines: bare Hono that parses a JSON body, without a database, with one FULL commit a request, or with grouped commits. */
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { serveParent } from '../support/child.ts'

type Keep = (body: string) => Promise<void>

const db = new Database(join(process.env['DATA_DIR'] ?? '', 'bare.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
const insert = db.prepare('INSERT INTO messages (body) VALUES (?)')

const keepers: Readonly<Record<string, Keep>> = {
  bare: async () => {},
  full: async (body) => void insert.run(body),
  grouped: grouped(),
}

/** Whoever comes in the same turn of the loop shares one commit. */
function grouped(): Keep {
  let waiting: { body: string; done: () => void; failed: (error: unknown) => void }[] = []
  const writeAll = db.transaction((jobs: typeof waiting) => jobs.forEach(({ body }) => insert.run(body)))
  function drain(): void {
    const jobs = waiting
    waiting = []
    try {
      writeAll.immediate(jobs)
      for (const { done } of jobs) done()
    } catch (error) {
      for (const { failed } of jobs) failed(error)
    }
  }
  return (body) =>
    new Promise((done, failed) => {
      if (waiting.push({ body, done, failed }) === 1) setImmediate(drain)
    })
}

const keep = keepers[process.argv[2] ?? '']
if (keep === undefined) throw new Error('usage: bare.ts bare|full|grouped')

const app = new Hono().post('/api/chat/messages', async (c) => {
  const body = await c.req.json<Record<string, unknown>>()
  await keep(JSON.stringify(body))
  return c.json({ message: body, replies: [] })
})

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  serveParent(`http://127.0.0.1:${port}`, async () => {
    server.close()
    db.close()
  }),
)
