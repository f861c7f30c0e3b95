/** What the figures were measured on, and how much of it others were using meanwhile. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** The core of the server under test, and the core of the load; one core means no pinning. */
export const SERVER_CORE = 0
const LOAD_CORE = 1

const canPin = cpus().length > 1 && existsSync('/usr/bin/taskset')

/** `taskset -c <core>` before a command, where there is such a thing. */
export function pinned(core: number, command: readonly string[]): string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : [...command]
}

/** Keeps this process, which makes the load, off the server's core. */
export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', String(LOAD_CORE), String(process.pid)], { stdio: 'ignore' })
}

interface Ticks {
  busy: number
  total: number
}

/** CPU time of the whole machine since it was switched on (proc(5), /proc/stat). */
function ticks(): Ticks | null {
  if (!existsSync('/proc/stat')) return null
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/).slice(1).map(Number)
  const total = fields.reduce((sum, field) => sum + field, 0)
  return { busy: total - (fields[3] ?? 0) - (fields[4] ?? 0), total }
}

/** Watches the machine; the function answers in one line how busy it was since then. */
export function watchMachine(): () => string {
  const before = ticks()
  return () => {
    const after = ticks()
    const share = before && after ? (after.busy - before.busy) / Math.max(1, after.total - before.total) : Number.NaN
    const busy = Number.isNaN(share) ? 'unknown' : `${Math.round(share * 100)} %`
    const pins = canPin ? `server on core ${SERVER_CORE}, load on core ${LOAD_CORE}` : 'not pinned'
    return `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}, ${pins}; machine busy ${busy} during the run. Others share it: read the ratios and the CPU columns, not the absolute times.`
  }
}
