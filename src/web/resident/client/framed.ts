/** Asking our own server, also out of a frame in another site's page, where the browser may refuse our cookie. */
import { isQuiet } from './dom.ts'

const KEY = 'wl-token'
let token = ''

export const isFramed = (): boolean => document.body.dataset['embed'] === '1'
/** In a frame: the talk is known to this tab by its token. */
export const hasToken = (): boolean => token !== ''

/** An address of ours that stays in the frame. */
export function inFrame(path: string): string {
  if (!isFramed() || path.includes('embed=1')) return path
  const [address = '/', fragment] = path.split('#')
  const joined = `${address}${address.includes('?') ? '&' : '?'}embed=1`
  return fragment === undefined ? joined : `${joined}#${fragment}`
}

/** Who asks: nothing outside a frame, where the cookie says it. */
export function asker(): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {}
}

export async function ask(
  path: string,
  { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const response = await fetch(inFrame(path), {
    ...init,
    headers: { ...headers, ...asker() },
    credentials: 'same-origin',
  })
  keepToken(response.headers.get('session-token'))
  return response
}

/** Told once by the server. It lives as long as this tab, and in quiet mode in this page alone. */
export function keepToken(told: string | null): void {
  if (!told) return
  token = told
  if (!isQuiet()) store((kept) => kept.setItem(KEY, told))
}

/** What an earlier page of this tab was told. */
export function recallToken(): void {
  if (isFramed()) store((kept) => (token = kept.getItem(KEY) ?? ''))
}

/** Browsers may refuse storage to a frame; then the token lives in this page only. */
function store(work: (kept: Storage) => void): void {
  try {
    work(sessionStorage)
  } catch (error) {
    console.warn('warmline', error)
  }
}

/** Links and forms that the browser itself follows lead on inside the frame. */
export function keepInFrame(root: ParentNode): void {
  if (!isFramed()) return
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href^="/"]'))
    link.href = inFrame(attribute(link, 'href'))
  for (const form of root.querySelectorAll<HTMLFormElement>('form[action^="/"]'))
    form.setAttribute('action', inFrame(attribute(form, 'action')))
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? '/'
}

/** The way out of a frame: our server forgets, the page around us takes the frame away. The word it gets says nothing about anybody. */
export function leaveFrame(): boolean {
  if (!isFramed() || window.parent === window) return false
  const left = ask('/leave', { method: 'POST', keepalive: true, redirect: 'manual' })
  token = ''
  const close = (): void => window.parent.postMessage('warmline:leave', '*')
  left.then(close, close)
  setTimeout(close, 300)
  return true
}
