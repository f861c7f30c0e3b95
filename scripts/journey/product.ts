/** A fresh product for one journey: data in a folder of its own, a clock that only the script moves, a worker at the desk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { House } from '../../src/compose.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { buildHouse } from '../../src/start-node.ts'

const USERNAME = 'journey'
const PASSWORD = 'journey-worker-of-the-desk'

/** Channels that take every reply; what a journey shows is read from the talk itself. */
const COLLECTING: readonly Channel[] = (['telegram', 'wechat'] as const).map((name) => ({
  name,
  can: { choices: name === 'telegram', links: false },
  send: async () => ({ kind: 'sent' }),
}))

export interface Product {
  readonly house: House
  now(): Date
  /** Moves the clock; whatever falls due on the way runs at its own moment. `after` is called after each. */
  wait(ms: number, after: () => Promise<void>): Promise<void>
  /** Ends and starts again on the same data. */
  restart(): Promise<void>
  /** Sends what waits; the channels of a journey take everything. */
  deliver(): Promise<void>
  desk(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  end(): void
}

export async function openProduct(start: Date, embedder: 'bge' | 'words'): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-journey-'))
  let at = start.getTime()
  const now = (): Date => new Date(at)
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ADMIN_USERNAME: USERNAME,
    ADMIN_PASSWORD: PASSWORD,
    EMBEDDER: embedder,
  })
  const build = (): ReturnType<typeof buildHouse> => buildHouse(config, { clock: { now }, channels: COLLECTING })
  let built = await build()
  return {
    get house() {
      return built.house
    },
    now,
    async wait(ms, after) {
      const until = at + ms
      const { conversations } = built.house.turns
      for (;;) {
        const due = await conversations.dueTimers(new Date(until).toISOString(), 100)
        const [next] = due.map(({ dueAt }) => Date.parse(dueAt)).toSorted((a, b) => a - b)
        if (next === undefined) break
        at = Math.max(at, next)
        await built.house.tick()
        await after()
      }
      at = until
    },
    async restart() {
      built.close()
      built = await build()
    },
    async deliver() {
      while ((await built.house.deliver()) > 0);
    },
    desk: (method, path, body) => askDesk(built.house, method, path, body),
    end() {
      built.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Signs in anew for every step: sessions end when the clock jumps a night. */
async function askDesk(
  { app }: House,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const json = { 'content-type': 'application/json' }
  const credentials = JSON.stringify({ username: USERNAME, password: PASSWORD })
  const signedIn = await app.request('/api/desk/session', { method: 'POST', headers: json, body: credentials })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const answer = await app.request(`/api/desk${path}`, {
    method,
    headers: { ...json, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}
