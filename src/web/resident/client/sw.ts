/** Keeps a screen for bad lines, with phones and the box: nothing anybody said is ever cached. Pages come from the net whenever there is one. */
interface LaterEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface PageEvent extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
}
/** The few things of a service worker's scope that are used here; the page's own types do not carry them. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LaterEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: PageEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const worker = self as unknown as WorkerScope
const NAME = 'shell'
const PATIENCE_MS = 6_000

worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

async function keepShell(): Promise<void> {
  const cache = await caches.open(NAME)
  const shell = await fetch('/shell', { credentials: 'omit' })
  const files = (await shell.clone().text()).match(/\/r\/[\w.-]+\.(?:css|js)/g) ?? []
  for (const known of await cache.keys()) await cache.delete(known)
  await cache.put('/shell', shell)
  await cache.addAll([...new Set(files)])
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname.startsWith('/r/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  else if (request.mode === 'navigate' && pathname === '/') event.respondWith(page(request))
})

/**
 * The page from the net; without one, or after six seconds of silence, the shell: phones, the box, and the word that
 * the line is slow. The shell itself goes on asking for the talk. Without a shell there is nothing better than to wait.
 */
async function page(request: Request): Promise<Response> {
  const shell = await caches.match('/shell')
  const net = fetch(request)
  if (!shell) return net
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(shell), PATIENCE_MS))
  try {
    return await Promise.race([net, late])
  } catch (error) {
    console.warn('warmline', error)
    return shell
  }
}
