/** Single-letter keys (ux.md §3.4): only outside text fields, may be switched off, listed under `?`. */
import { useEffect, useSyncExternalStore } from 'react'

type Handler = () => void
/** Innermost last: a page's `c` wins over the frame's. */
const layers: Readonly<Record<string, Handler>>[] = []
const SWITCH = 'desk.keys'
const SWITCHED = 'desk:keys'
const SEQUENCE_MS = 1200

/** `keys` maps `c`, `g i`, `Shift+M`, `Ctrl+k` to what they do; put it in `useMemo` or accept a new layer each time. */
export function useKeys(keys: Readonly<Record<string, Handler>>): void {
  useEffect(() => {
    layers.push(keys)
    return () => {
      const at = layers.lastIndexOf(keys)
      if (at >= 0) layers.splice(at, 1)
    }
  }, [keys])
}

let pending = ''
let pendingAt = 0

export function startKeys(): () => void {
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return
  // Ctrl+K works everywhere; single letters only outside text fields, lists and open dialogs.
  if (!event.ctrlKey && (!areKeysOn() || isTyping(event.target))) return
  const key = nameOf(event)
  const sequence = Date.now() - pendingAt < SEQUENCE_MS && pending !== '' ? `${pending} ${key}` : key
  const handler = find(sequence) ?? find(key)
  const startsOne =
    !event.ctrlKey && layers.some((layer) => Object.keys(layer).some((name) => name.startsWith(`${key} `)))
  pending = startsOne && handler === undefined ? key : ''
  pendingAt = Date.now()
  if (handler === undefined) return
  event.preventDefault()
  handler()
}

function nameOf(event: KeyboardEvent): string {
  if (event.ctrlKey) return `Ctrl+${event.key.toLowerCase()}`
  if (event.shiftKey && /^[a-z]$/i.test(event.key)) return `Shift+${event.key.toUpperCase()}`
  return event.key
}

function find(name: string): Handler | undefined {
  return layers.findLast((layer) => name in layer)?.[name]
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="dialog"],[role="listbox"],[role="menu"]') !== null) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function areKeysOn(): boolean {
  return localStorage.getItem(SWITCH) !== 'off'
}

export function switchKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? 'on' : 'off')
  window.dispatchEvent(new Event(SWITCHED))
}

export function useKeysOn(): boolean {
  return useSyncExternalStore((listener) => {
    window.addEventListener(SWITCHED, listener)
    return () => window.removeEventListener(SWITCHED, listener)
  }, areKeysOn)
}
