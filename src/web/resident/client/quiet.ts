/** The way out and the quiet mode: blank at once, nothing left on the device, a page about the weather. */
import { all, isQuiet, make } from './dom.ts'
import { leaveFrame } from './framed.ts'
import { forget } from './queue.ts'

interface WeChat {
  invoke(name: 'closeWindow', options: Record<string, never>, done: () => void): void
}

declare global {
  interface Window {
    WeixinJSBridge?: WeChat
  }
}

export function wireLeave(root: ParentNode): void {
  for (const link of all<HTMLAnchorElement>('[data-leave]', root)) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      leave()
    })
  }
}

/** Blank first; then everything of ours goes; then the page is replaced. Storage that will not go must not hold anybody back. */
export function leave(): void {
  document.body.append(make('div', { id: 'blank' }))
  document.title = ' '
  const go = (): void => {
    if (leaveFrame()) return
    if (window.WeixinJSBridge) window.WeixinJSBridge.invoke('closeWindow', {}, () => location.replace('/leave'))
    location.replace('/leave')
  }
  setTimeout(go, 400)
  wipe().then(go, (error: unknown) => {
    console.warn('warmline', error)
    go()
  })
}

/** Drafts, waiting messages, cached pages and the worker that keeps them. */
export async function wipe(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  await forget()
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name)
  if ('serviceWorker' in navigator)
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}

const WITHIN_MS = 5_000
const shifts: number[] = []

/** Three Shifts within five seconds, in quiet mode only (GDS exit-this-page). */
export function watchShifts(event: KeyboardEvent): void {
  if (event.key !== 'Shift' || event.repeat || !isQuiet()) return
  shifts.push(Date.now())
  const third = shifts.at(-3)
  if (third !== undefined && Date.now() - third <= WITHIN_MS) leave()
}
