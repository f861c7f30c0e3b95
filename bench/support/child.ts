/** A server in a process of its own: pinned, asked for its CPU time over the process channel, ended by its id. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinned, SERVER_CORE } from './machine.ts'

/** What the child answers to `usage`. */
export interface Usage {
  /** User and system time of the whole process so far, in microseconds. */
  cpuMicros: number
  rssBytes: number
}

export interface Server {
  url: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const READY_MS = 120_000

/** Starts `bench/servers/<name>.ts` and resolves when it says that it is ready. */
export async function startChild(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-bench-'))
  const file = fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url))
  const profile = process.env['BENCH_CPU_PROFILE']
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_CPU_PROFILE']}`]
    : []
  const [program = '', ...rest] = pinned(SERVER_CORE, [process.execPath, ...profile, '--import', 'tsx', file, ...args])
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { url } = await ask<{ url: string }>(child, null)
  return {
    url,
    usage: () => ask<Usage>(child, 'usage'),
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Sends a word, if any, and waits for the next message of the child. */
function ask<T>(child: ChildProcess, word: string | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(new Error('the server under test says nothing'))), READY_MS)
    const onExit = (code: number | null) => done(() => reject(new Error(`the server under test ended with ${code}`)))
    const onMessage = (message: unknown) => done(() => resolve(message as T))
    function done(then: () => void): void {
      clearTimeout(timer)
      child.off('exit', onExit)
      child.off('message', onMessage)
      then()
    }
    child.on('exit', onExit)
    child.on('message', onMessage)
    if (word !== null) child.send(word)
  })
}

/** The child's side: says where it serves and answers `usage` and `stop`. */
export function serveParent(url: string, stop: () => Promise<void>): void {
  const tell = (message: unknown): void => void process.send?.(message)
  process.on('message', (word) => {
    if (word === 'usage') {
      const { user, system } = process.cpuUsage()
      tell({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() } satisfies Usage)
    }
    if (word === 'stop') {
      stop()
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.message : 'could not stop'}\n`)
          process.exit(1)
        })
    }
  })
  // The bench was ended from outside: nobody would stop this process any more.
  process.on('disconnect', () => process.exit(0))
  tell({ url })
}
