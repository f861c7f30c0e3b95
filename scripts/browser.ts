/** A real Chromium for the scripts that look at pages, and a product of its own for them to look at. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { readConfig } from '../src/config.ts'
import { startServer } from '../src/start-node.ts'

/** Sandboxes of containers have none to give; the pages opened here are our own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
}

/** Runs `work` against a product on a free port; its data is gone afterwards. `fill` prepares the directory before the start. */
export async function withProduct(
  work: (url: string) => Promise<void>,
  { env = {}, fill }: { env?: Record<string, string>; fill?: (dataDir: string) => Promise<void> } = {},
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warmline-pages-'))
  try {
    await fill?.(dataDir)
    const running = await startServer(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env }))
    try {
      await work(running.url)
    } finally {
      await running.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
