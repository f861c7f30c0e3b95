/** The real product as its own process: started, waited for, killed without warning. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const READY_LIMIT_MS = 120_000

export interface Started {
  /** Milliseconds from the command to `listening`; null when it was killed or ended before. */
  ready: Promise<number | null>
  /** How it ended, whoever ended it. */
  ended: Promise<string>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

const FROM_SOURCES = ['--import', 'tsx', 'src/main.node.ts']

/** Starts the product from its sources, or with the node arguments given. */
export function startProduct(env: Readonly<Record<string, string>>, args: readonly string[] = FROM_SOURCES): Started {
  const from = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>
  return {
    ready: Promise.race([listening(child, from), gone.then(() => null)]),
    ended: gone.then(([code, signal]) => (signal === null ? `exit ${code}` : String(signal))),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function listening(child: ChildProcess, from: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the product does not listen')), READY_LIMIT_MS)
    child.once('exit', () => clearTimeout(timer))
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('listening on')) return
      clearTimeout(timer)
      resolve(performance.now() - from)
    })
  })
}

/** A backup by the command of the product; resolves with its exit code. */
export async function backUp(env: Readonly<Record<string, string>>, file: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/backup.ts', file], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

/** A port nobody uses now; the product gets it at every start, so that clients find it again. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
