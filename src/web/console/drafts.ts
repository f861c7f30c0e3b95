/** What is typed and not yet sent, kept in this browser for this person, so that a reload or a lost line loses nothing. */
import { useCallback, useState } from 'react'

const PREFIX = 'desk.draft.'
const KEEP_MS = 7 * 24 * 3_600_000

interface Kept<T> {
  at: number
  value: T
}

function read<T>(name: string): T | null {
  const text = localStorage.getItem(PREFIX + name)
  return text === null ? null : (JSON.parse(text) as Kept<T>).value
}

/** A draft under a name such as `<staffId>.reply.<conversationId>`; null removes it. */
export function useDraft<T>(name: string, empty: T): [T, (value: T) => void, () => void] {
  const [held, setHeld] = useState<{ name: string; value: T }>(() => ({ name, value: read<T>(name) ?? empty }))
  // Another conversation was opened: its own draft, in the same render.
  const current = held.name === name ? held : { name, value: read<T>(name) ?? empty }
  if (current !== held) setHeld(current)
  const change = useCallback(
    (value: T) => {
      setHeld({ name, value })
      putDraft(name, value)
    },
    [name],
  )
  const clear = useCallback(() => {
    setHeld({ name, value: empty })
    localStorage.removeItem(PREFIX + name)
    // `empty` may be a fresh object each time; only the name decides.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name])
  return [current.value, change, clear]
}

/** Puts words into a draft that is not open now. */
export function putDraft<T>(name: string, value: T): void {
  localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value } satisfies Kept<T>))
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
