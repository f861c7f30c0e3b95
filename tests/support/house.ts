/** The whole product on a real SQLite file in a folder of its own: what a test of the HTTP face talks to. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import type { Clock } from '../../src/ports/system.ts'
import { buildHouse } from '../../src/start-node.ts'
import type { House } from '../../src/compose.ts'

export interface TestHouse {
  house: House
  dataDir: string
  call(path: string, init?: RequestInit): Promise<Response>
  close(): void
}

export const ADMIN = { username: 'admin-test', password: 'only-for-tests-0001' }

/** Words-only search keeps it quick; the model has tests of its own. */
export async function testHouse(
  env: Record<string, string> = {},
  options: { clock?: Clock; dataDir?: string } = {},
): Promise<TestHouse> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'warmline-'))
  const config = readConfig({
    DATA_DIR: dataDir,
    EMBEDDER: 'words',
    LOG_LEVEL: 'silent',
    ADMIN_USERNAME: ADMIN.username,
    ADMIN_PASSWORD: ADMIN.password,
    ...env,
  })
  const { house, close } = await buildHouse(config, options.clock ? { clock: options.clock } : {})
  return {
    house,
    dataDir,
    call: async (path, init) => house.app.request(`http://127.0.0.1:8787${path}`, init),
    close() {
      close()
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Talk {
  token: string
  sessionId: string
  say(body: Record<string, unknown>, headers?: Record<string, string>): Promise<Response>
  get(path: string, headers?: Record<string, string>): Promise<Response>
}

let made = 0

export async function openTalk({ call }: TestHouse): Promise<Talk> {
  const response = await call('/api/chat/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { token, sessionId } = (await response.json()) as { token: string; sessionId: string }
  const authorization = `Bearer ${token}`
  return {
    token,
    sessionId,
    say: (body, headers) => {
      made += 1
      return call('/api/chat/messages', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ clientId: `t-${made}`, ...body }),
      })
    },
    get: (path, headers) => call(path, { headers: { authorization, ...headers } }),
  }
}
