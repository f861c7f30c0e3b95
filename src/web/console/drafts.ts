/** What is typed and not yet sent, kept in this browser for this person, so that a reload or a lost line loses nothing. */
import { useCallback, useState } from 'react'

const PREFIX = 'desk.draft.'
const KEEP_MS = 7 * 24 * 3_600_000

interface Kept<T> {
  at: number
  value: T
}

/** Words that name people by their papers stay in this tab only and go with it. */
export const THIS_TAB = 'tab'

function storageOf(where: typeof THIS_TAB | undefined): Storage {
  return where === THIS_TAB ? sessionStorage : localStorage
}

function read<T>(name: string, where?: typeof THIS_TAB): T | null {
  const text = storageOf(where).getItem(PREFIX + name)
  return text === null ? null : (JSON.parse(text) as Kept<T>).value
}

/** A draft under a name such as `<staffId>.reply.<conversationId>`; null removes it. */
export function useDraft<T>(name: string, empty: T, where?: typeof THIS_TAB): [T, (value: T) => void, () => void] {
  const [held, setHeld] = useState<{ name: string; value: T }>(() => ({ name, value: read<T>(name, where) ?? empty }))
  // Another conversation was opened: its own draft, in the same render.
  const current = held.name === name ? held : { name, value: read<T>(name, where) ?? empty }
  if (current !== held) setHeld(current)
  const change = useCallback(
    (value: T) => {
      setHeld({ name, value })
      putDraft(name, value, where)
    },
    [name, where],
  )
  const clear = useCallback(() => {
    setHeld({ name, value: empty })
    storageOf(where).removeItem(PREFIX + name)
    // `empty` may be a fresh object each time; only the name decides.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name, where])
  return [current.value, change, clear]
}

/** Puts words into a draft that is not open now. */
export function putDraft<T>(name: string, value: T, where?: typeof THIS_TAB): void {
  storageOf(where).setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value } satisfies Kept<T>))
}

export function hasDraft(name: string): boolean {
  return localStorage.getItem(PREFIX + name) !== null
}

/** Drafts nobody came back to within a week are removed: they hold words about people. */
export function sweepDrafts(now: number = Date.now()): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue
    const { at } = JSON.parse(localStorage.getItem(key) ?? '{"at":0}') as Kept<unknown>
    if (now - at > KEEP_MS) localStorage.removeItem(key)
  }
}
