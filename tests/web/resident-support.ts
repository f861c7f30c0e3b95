/** A real server on a free port, a real Chromium, and the few moves that the tests of the resident pages share. */
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { build } from 'vite'
import { readConfig } from '../../src/config.ts'
import type { ConversationEvent } from '../../src/core/conversation/events.ts'
import { foldConversation } from '../../src/core/conversation/fold.ts'
import type { ConversationState } from '../../src/core/conversation/state.ts'
import { changeConversation } from '../../src/services/change-conversation.ts'
import { startServer, type Running } from '../../src/start-node.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const MANIFEST = join(ROOT, 'build/resident/manifest.json')

const OTHERS = ['src/content/page-words.zh-CN.ts', 'src/web/tokens.ts', 'vite.resident.config.ts']

/** Builds script and style when they are older than their sources. */
async function ensureBuilt(): Promise<void> {
  const sources = [...filesUnder(join(ROOT, 'src/web/resident')), ...OTHERS.map((file) => join(ROOT, file))]
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs))
  if (existsSync(MANIFEST) && statSync(MANIFEST).mtimeMs > newest) return
  await build({
    configFile: join(ROOT, 'vite.resident.config.ts'),
    root: ROOT,
    logLevel: 'warn',
    build: { emptyOutDir: false },
  })
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export interface Stage {
  url: string
  running: Running
  browser: Browser
  open(options?: OpenOptions): Promise<Page>
  /** Lets time pass for the server. */
  later(ms: number): void
  close(): Promise<void>
}

export interface OpenOptions extends BrowserContextOptions {
  size?: 'm' | 'l' | 'xl'
  theme?: 'auto' | 'light' | 'dark'
  width?: number
  height?: number
}

/** `env` adds settings; the clock runs on by `later`. */
export async function setStage(env: Record<string, string> = {}): Promise<Stage> {
  await ensureBuilt()
  let ahead = 0
  const running = await startServer(
    readConfig({
      PORT: '0',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'warmline-web-')),
      LOG_LEVEL: 'silent',
      EMBEDDER: 'words',
      ADMIN_USERNAME: 'admin',
      ADMIN_PASSWORD: 'a-long-word-for-tests',
      ...env,
    }),
    { clock: { now: () => new Date(Date.now() + ahead) } },
  )
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const contexts: BrowserContext[] = []
  return {
    url: running.url,
    running,
    browser,
    async open({ size = 'm', theme = 'light', width = 360, height = 640, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'zh-CN',
        serviceWorkers: 'block',
        ...options,
      })
      contexts.push(context)
      const url = running.url
      await context.addCookies([
        { name: 'sz', value: size, url },
        { name: 'th', value: theme, url },
      ])
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    later(ms) {
      ahead += ms
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await running.stop()
    },
  }
}

/** Writes in the box and sends. */
export async function write(page: Page, text: string): Promise<void> {
  await page.fill('#box', text)
  await page.click('#say button')
  await page.locator('.msg.resident:not(.pending)', { hasText: text }).last().waitFor()
}

/** Presses a key of the open question and waits until the next line is there. */
export async function press(page: Page, label: string): Promise<void> {
  await page.locator('[data-open] button, [data-keep] button').getByText(label, { exact: true }).first().click()
  await page.locator('.msg.resident:not(.pending)', { hasText: label }).last().waitFor()
}

/** The newest talk of this server with its events folded. */
export async function newestTalk({ running }: Stage): Promise<{ id: string; state: ConversationState }> {
  const { conversations } = running.house.turns
  const heads = await conversations.list({ limit: 500 })
  const head = heads.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  const conversation = head ? await conversations.load(head.id) : null
  if (!conversation) throw new Error('no talk yet')
  return { id: conversation.head.id, state: foldConversation(conversation.events) }
}

/** Words of the resident as they are stored, oldest first. */
export async function storedWords(stage: Stage): Promise<string[]> {
  const { state } = await newestTalk(stage)
  return state.said.map(({ text }) => text)
}

export const WORKER = { id: 's_test', badge: '012', office: '云阳街道' }

/** Appends events as the desk would. */
export async function happen(stage: Stage, id: string, events: ConversationEvent[]): Promise<void> {
  await changeConversation(stage.running.house.turns, id, () => ({ result: null, events }))
}

export const JOINED: ConversationEvent[] = [
  { type: 'floor-changed', to: 'human', by: WORKER, reason: 'claimed' },
  { type: 'notice-posted', text: '工作人员012号来了，现在由他和您说话。' },
  { type: 'worker-said', worker: WORKER, clientId: 'w1', text: '您好，我在看您的情况。' },
]

/** A talk that stands at a question with several answers at once. */
export async function askForSet(stage: Stage, page: Page): Promise<void> {
  await write(page, '你好')
  const { id } = await newestTalk(stage)
  const choices = [
    { id: 'dibao', label: '低保' },
    { id: 'disability-allowances', label: '残疾补贴' },
    { id: 'none', label: '没有' },
  ]
  await happen(stage, id, [
    { type: 'dialogue-started', intent: 'apply' },
    { type: 'question-asked', intent: 'apply', step: 'receives' },
    { type: 'reply-sent', reply: { kind: 'question', text: '现在领着补助吗？', choices } },
  ])
  await page.goto(stage.url)
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFault {
  id: string
  impact: string
  nodes: { html: string; failureSummary: string }[]
}

/** Faults by WCAG 2.2 AA; sticky rows made static, because a key half under one is a false fault (ux §6). */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.bar,.strip,.dock{position:static!important}')
    document.adoptedStyleSheets = [sheet]
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: AxeFault[] }> }
    }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    document.adoptedStyleSheets = []
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join(' | ')}`)
  })
}

/** What sticks out to the right, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
