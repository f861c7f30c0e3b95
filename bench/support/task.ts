/** A measurement in a process of its own, so that memory and warm-up of one do not reach the next. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { pinned, SERVER_CORE } from './machine.ts'

/** A fresh clone embeds its handbook once, in its first task; every other one takes seconds. */
const LIMIT_MS = 240_000

/** Runs `bench/tasks/<name>.ts`; its last line on stdout is its result as JSON. */
export async function runTask<T>(name: string, args: readonly string[], limitMs = LIMIT_MS): Promise<T> {
  const file = fileURLToPath(new URL(`../tasks/${name}.ts`, import.meta.url))
  const [program = '', ...rest] = pinned(SERVER_CORE, [process.execPath, '--import', 'tsx', file, ...args])
  const { stdout } = await promisify(execFile)(program, rest, { timeout: limitMs, maxBuffer: 2 ** 24 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T
}

/** The child's side. */
export function tellResult(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** Milliseconds of each call, one after another, after a warm-up that is not counted. */
export async function timesOf<T>(
  items: readonly T[],
  warm: number,
  work: (item: T) => unknown,
  limitMs = 4_000,
): Promise<number[]> {
  for (const item of items.slice(0, warm)) await work(item)
  const times: number[] = []
  const from = performance.now()
  for (const item of items) {
    const at = performance.now()
    await work(item)
    times.push(performance.now() - at)
    if (performance.now() - from > limitMs) break
  }
  return times
}
