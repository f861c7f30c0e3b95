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

export type Work = (
  method: string,
  path: string,
  body?: unknown,
  // oxlint-disable-next-line typescript/no-explicit-any
) => Promise<{ status: number; body: any; text: string; headers: Headers }>

/** The administrator at the desk of this house. */
export async function adminDesk({ call }: TestHouse): Promise<Work & { cookie: string }> {
  const json = { 'content-type': 'application/json' }
  const signedIn = await call('/api/desk/session', { method: 'POST', headers: json, body: JSON.stringify(ADMIN) })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const work: Work = async (method, path, body) => {
    const response = await call(`/api/desk${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : null
    return { status: response.status, body: parsed, text, headers: response.headers }
  }
  return Object.assign(work, { cookie })
}

/** A grey pixel as a camera would send it. */
export const PIXEL_JPEG = Uint8Array.from(
  atob(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  ),
  (character) => character.charCodeAt(0),
)

export async function upload(
  { call }: TestHouse,
  token: string,
  bytes: Uint8Array = PIXEL_JPEG,
  name = 'photo.jpg',
): Promise<Response> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  return call('/api/chat/attachments', { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
}
