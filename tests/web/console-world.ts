/** A whole product for the console's browser tests: the real server on a random port, residents by their API, staff in real Chromium. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { buildStale } from '../../scripts/build/parts.js'
import { readConfig } from '../../src/config.ts'
import { startServer, type Running } from '../../src/start-node.ts'

const ROOT = new URL('../../', import.meta.url)
export const ADMIN = { username: 'lead', password: 'warm-harbour-41' } as const

export interface World {
  url: string
  browser: Browser
  /** A resident who has said these lines. */
  resident(...lines: string[]): Promise<Resident>
  /** Adds a colleague; answers with how to sign in. */
  staff(username: string, role: string, more?: Record<string, unknown>): Promise<{ username: string; password: string }>
  /** Ends the process and starts it again on the same data and port. */
  stopServer(): Promise<void>
  startServer(): Promise<void>
  /** A call of the desk API as the administrator. */
  desk<T>(method: string, path: string, body?: unknown): Promise<T>
  end(): Promise<void>
}

export interface Resident {
  conversationId: string
  say(text: string): Promise<{ replies: { text: string }[]; case: { number: string; level: string } | null }>
  messages(): Promise<{ from: string; text: string }[]>
}

export async function openWorld(): Promise<World> {
  if (!existsSync(new URL('build/console/index.html', ROOT)) || !existsSync(new URL('build/content.json', ROOT))) {
    buildStale(() => undefined)
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-console-'))
  const configOf = (port: number) =>
    readConfig({
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_USERNAME: ADMIN.username,
      ADMIN_PASSWORD: ADMIN.password,
      EMBEDDER: 'words',
      LOG_LEVEL: 'silent',
    })
  let server: Running | null = await startServer(configOf(0))
  const { url, port } = server
  const browser = await chromium.launch({
    executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox'],
  })
  const stopServer = async () => {
    await server?.stop()
    server = null
  }
  let cookie = ''
  const desk = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await send(url, method, path, body, cookie)
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  const signedIn = await send(url, 'POST', '/session', ADMIN, '')
  cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    url,
    browser,
    desk,
    resident: (...lines) => resident(url, lines),
    async staff(username, role, more = {}) {
      const password = `harbour-${username}-57`.replace(username, [...username].reverse().join(''))
      await desk('POST', '/staff', { username, name: `测试${username}`, role, password, ...more })
      return { username, password }
    },
    stopServer,
    async startServer() {
      server = await startServer(configOf(port))
    },
    async end() {
      await browser.close()
      await stopServer()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function send(url: string, method: string, path: string, body: unknown, cookie: string): Promise<Response> {
  return fetch(`${url}/api/desk${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(cookie ? { cookie } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function resident(url: string, lines: readonly string[]): Promise<Resident> {
  const chat = async <T>(method: string, path: string, token: string | null, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/api/chat${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const { sessionId, token } = await chat<{ sessionId: string; token: string }>('POST', '/sessions', null, {})
  const person: Resident = {
    conversationId: sessionId,
    say: (text) => chat('POST', '/messages', token, { clientId: crypto.randomUUID(), text }),
    async messages() {
      return (await chat<{ messages: { from: string; text: string }[] }>('GET', '/messages?after=0', token)).messages
    },
  }
  for (const line of lines) await person.say(line)
  return person
}

/** What the page did that cannot be seen in its document. */
declare global {
  interface Window {
    heard: { tones: number[]; notices: { title: string; tag: string }[] }
  }
}

/** Notes tones and system notices instead of making them. */
function spy(): void {
  window.heard = { tones: [], notices: [] }
  const start: (this: OscillatorNode, when?: number) => void = Reflect.get(OscillatorNode.prototype, 'start')
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    window.heard.tones.push(this.frequency.value)
    start.call(this, when)
  }
  class Noted extends EventTarget {
    static permission = 'granted'
    static requestPermission = () => Promise.resolve('granted')
    constructor(title: string, options?: { tag?: string }) {
      super()
      window.heard.notices.push({ title, tag: options?.tag ?? '' })
    }
    close(): void {}
  }
  Object.defineProperty(window, 'Notification', { value: Noted })
}

export interface DeskOptions {
  width?: number
  dark?: boolean
  /** Every line of the browser's console ends here. */
  log?: string[]
}

export async function openContext(
  world: World,
  { width = 1440, dark = false }: DeskOptions = {},
): Promise<BrowserContext> {
  const context = await world.browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await context.addInitScript(spy)
  return context
}

/** A worker at the desk, signed in and on duty. */
export async function openDesk(
  world: World,
  who: { username: string; password: string } = ADMIN,
  options: DeskOptions = {},
): Promise<Page> {
  const context = await openContext(world, options)
  const page = await context.newPage()
  if (options.log) listen(page, options.log)
  await signIn(world, page, who)
  return page
}

/** By the form, as people do it; then [开始值班]. */
export async function signIn(
  world: World,
  page: Page,
  who: { username: string; password: string } = ADMIN,
): Promise<void> {
  await page.goto(`${world.url}/desk`)
  await page.getByLabel('账号').fill(who.username)
  await page.getByLabel('密码', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '开始值班' }).click()
  await page.locator('.state[data-line=live]').waitFor()
}

function listen(page: Page, log: string[]): void {
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => log.push(`error: ${error.message}`))
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Accessibility faults of the page as short lines; empty is the aim. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResult> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${impact} ${id} ${target.join(' ')}: ${failureSummary.slice(0, 200)}`),
    )
    interface AxeResult {
      violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[]
    }
  })
}
