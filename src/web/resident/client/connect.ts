/** On the shell of a bad line: asks for the talk until the server answers, a little less often each time. */
import { one } from './dom.ts'
import { listen, readMore } from './live.ts'

const AGAIN_MS = [1_000, 3_000, 6_000, 12_000]

export const isShell = (): boolean => document.body.dataset['shell'] === '1'

let tries = 0
let timer = 0

/** Asks now; also called when the device says that it has a line again. */
export function connect(): void {
  clearTimeout(timer)
  if (!one('[data-note="shell"]')) return
  readMore().then(
    (answered) => (answered ? listen() : later()),
    (error: unknown) => {
      console.warn('warmline', error)
      later()
    },
  )
}

function later(): void {
  timer = window.setTimeout(connect, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)])
  tries += 1
}
