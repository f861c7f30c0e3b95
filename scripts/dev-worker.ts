/** `npm run dev:worker`: the product in workerd with a local D1 — a data key is made once, migrations are applied, then wrangler serves. */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildStale } from './build/parts.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const VARS = join(ROOT, '.dev.vars')
const WRANGLER = join(ROOT, 'node_modules/.bin/wrangler')
const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }

function keepKey(): void {
  const vars = existsSync(VARS) ? readFileSync(VARS, 'utf8') : ''
  if (!/^DATA_KEY=/m.test(vars))
    writeFileSync(VARS, `${vars}DATA_KEY=${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
}

/** Only what browsers may fetch lies in the assets folder. */
function collectPages(): void {
  const pages = join(ROOT, 'build/pages')
  rmSync(pages, { recursive: true, force: true })
  mkdirSync(pages, { recursive: true })
  for (const part of ['resident', 'console']) {
    const built = join(ROOT, 'build', part)
    if (existsSync(built)) cpSync(built, join(pages, part), { recursive: true })
  }
}

function run(...args: string[]): void {
  const { status } = spawnSync(WRANGLER, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

buildStale((line) => process.stdout.write(`${line}\n`))
keepKey()
collectPages()
run('d1', 'migrations', 'apply', 'DB', '--local')
const port = process.argv[2] ?? '8788'
const child = spawn(WRANGLER, ['dev', '--local', '--ip', '127.0.0.1', '--port', port, '--test-scheduled'], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
