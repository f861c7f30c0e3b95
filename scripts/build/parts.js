/**
 * What is built, from what, by which command; a stamp per part says when it was last up to date.
 * Plain JavaScript, because `npm start` runs it before anything could translate TypeScript.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const STAMPS = join(ROOT, 'build/.stamps')

/**
 * `title` is shown while the part is being built.
 * @typedef {{ name: string, title: string, sources: readonly string[], command: readonly string[] }} Part
 */

/** @type {readonly Part[]} */
const PARTS = [
  {
    name: 'content',
    title: 'handbook and dialogues',
    sources: ['knowledge', 'intents', 'tests/eval/questions-fit.jsonl', 'tests/eval/questions-report.jsonl', 'scripts/content', 'scripts/content.ts', 'src/core/knowledge', 'src/core/dialogue'],
    command: ['tsx', 'scripts/content.ts'],
  },
  {
    name: 'resident',
    title: 'resident page',
    sources: ['src/web/resident', 'src/web/tokens.ts', 'vite.resident.config.ts'],
    command: ['vite', 'build', '-c', 'vite.resident.config.ts', '--logLevel', 'warn'],
  },
  {
    name: 'console',
    title: 'console',
    sources: ['src/web/console', 'src/web/tokens.ts', 'vite.console.config.ts'],
    command: ['vite', 'build', '-c', 'vite.console.config.ts', '--logLevel', 'warn'],
  },
  {
    name: 'server',
    title: 'server',
    sources: ['src', 'vite.server.config.ts'],
    command: ['vite', 'build', '-c', 'vite.server.config.ts', '--logLevel', 'warn'],
  },
]

export class BuildFailed extends Error {
  /** @override */
  name = 'BuildFailed'
}

/**
 * Builds the stale parts in order; returns their names. Throws BuildFailed with the command's own words above it.
 * @param {(line: string) => void} say
 * @returns {string[]}
 */
export function buildStale(say) {
  return PARTS.filter(isStale).map((part) => {
    say(`building ${part.title} …`)
    build(part)
    return part.name
  })
}

/** @param {Part} part */
function isStale({ name, sources }) {
  const stamp = join(STAMPS, name)
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return sources.some((source) => newest(join(ROOT, source)) > built)
}

/** @param {Part} part */
function build({ name, title, command: [program = '', ...args] }) {
  const started = Date.now()
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new BuildFailed(`${title} could not be built (exit ${status ?? 'by signal'})`)
  mkdirSync(STAMPS, { recursive: true })
  const stamp = join(STAMPS, name)
  writeFileSync(stamp, new Date(started).toISOString())
}

/**
 * Newest change of a file, or of anything in a folder, in milliseconds; 0 when it is not there.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}
