/** Addresses of the console without a library: a path, filters in the query, and what must not stand in an address in the history state. */
import { useCallback, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react'

export const BASE = '/desk'
const MOVED = 'desk:moved'

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

export interface Move {
  replace?: boolean
  /** Kept beside the address and never in it, such as a phone that is searched for. */
  state?: Readonly<Record<string, string>>
}

/** `to` is a path below /desk, such as `/cases?level=P0`. */
export function goTo(to: string, { replace = false, state = {} }: Move = {}): void {
  const url = BASE + to
  if (replace) history.replaceState(state, '', url)
  else history.pushState(state, '', url)
  window.dispatchEvent(new Event(MOVED))
}

/** Path below /desk, without a slash at its end: `/inbox`, `/cases/2611-2437`. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => {
    const path = location.pathname.startsWith(BASE) ? location.pathname.slice(BASE.length) : location.pathname
    return path.replace(/\/+$/, '') || '/'
  })
}

/** Filters of a list that live in the address, so that they can be shared and survive a reload. */
export function useQuery(): [URLSearchParams, (values: Readonly<Record<string, string | null>>) => void] {
  const text = useSyncExternalStore(subscribe, () => location.search)
  const change = useCallback((values: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(location.search)
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    const query = next.toString()
    const path = location.pathname.slice(BASE.length)
    goTo(path + (query === '' ? '' : `?${query}`), { replace: true, state: currentState() })
  }, [])
  return [new URLSearchParams(text), change]
}

export function currentState(): Record<string, string> {
  return (history.state ?? {}) as Record<string, string>
}

/** A value of the history state: survives a reload, never shows in the address. */
export function useHidden(name: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => currentState()[name] ?? '')
  const change = useCallback(
    (next: string) => {
      const path = location.pathname.slice(BASE.length) + location.search
      goTo(path, { replace: true, state: { ...currentState(), [name]: next } })
    },
    [name],
  )
  return [value, change]
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }

/** A real link: opens in a new tab by the usual keys, stays in the page by a plain press. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    goTo(to)
  }
  return <a {...rest} href={BASE + to} onClick={press} />
}
