/** A list that keeps still under a hand: while pointer or focus is in it, ordinary rows wait and urgent ones enter without moving it. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface Settled<T> {
  shown: T[]
  /** Rows that wait behind “有 3 条新的”. */
  held: number
  release: () => void
  box: RefObject<HTMLDivElement | null>
  hands: {
    onPointerEnter: () => void
    onPointerLeave: () => void
    onFocus: () => void
    onBlur: (event: React.FocusEvent) => void
  }
}

interface Options<T> {
  idOf: (item: T) => string
  isUrgent: (item: T) => boolean
  /** Another queue was chosen: everything may move. */
  scope: string
}

export function useSettled<T>(items: readonly T[], { idOf, isUrgent, scope }: Options<T>): Settled<T> {
  const box = useRef<HTMLDivElement | null>(null)
  const pointer = useRef(false)
  const focus = useRef(false)
  const order = useRef<{ scope: string; ids: string[] }>({ scope, ids: [] })
  const [, redraw] = useState(0)
  const isTouched = pointer.current || focus.current
  if (order.current.scope !== scope || !isTouched) order.current = { scope, ids: items.map(idOf) }
  else order.current = { scope, ids: settle(order.current.ids, items, idOf, isUrgent) }

  const byId = new Map(items.map((item) => [idOf(item), item]))
  const shown = order.current.ids.flatMap((id) => byId.get(id) ?? [])
  const release = useCallback(() => {
    order.current = { scope: '', ids: [] }
    redraw((count) => count + 1)
  }, [])
  useStillRow(box, pointer, focus, order.current.ids.join())
  return {
    shown,
    held: items.length - shown.length,
    release,
    box,
    hands: {
      onPointerEnter: () => void (pointer.current = true),
      onPointerLeave: () => {
        pointer.current = false
        redraw((count) => count + 1)
      },
      onFocus: () => void (focus.current = true),
      onBlur: (event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        focus.current = false
        redraw((count) => count + 1)
      },
    },
  }
}

/** Rows keep their places; rows that left go; urgent new ones come first; the others wait. */
function settle<T>(
  ids: string[],
  items: readonly T[],
  idOf: (item: T) => string,
  isUrgent: (item: T) => boolean,
): string[] {
  const present = new Set(items.map(idOf))
  const kept = ids.filter((id) => present.has(id))
  const known = new Set(kept)
  const urgent = items.filter((item) => !known.has(idOf(item)) && isUrgent(item)).map(idOf)
  return [...urgent, ...kept]
}

/** Scrolls by as much as the row under the hand was moved, so that a press hits what it aimed at. */
function useStillRow(
  box: RefObject<HTMLDivElement | null>,
  pointer: RefObject<boolean>,
  focus: RefObject<boolean>,
  order: string,
): void {
  const anchor = useRef<{ row: Element; top: number } | null>(null)
  useLayoutEffect(() => {
    const { current } = anchor
    if (current === null || box.current === null || !current.row.isConnected) return
    box.current.scrollTop += current.row.getBoundingClientRect().top - current.top
  }, [box, order])
  useLayoutEffect(() => {
    const list = box.current
    const row = pointer.current ? list?.querySelector('a:hover') : focus.current ? list?.querySelector('a:focus') : null
    anchor.current = row ? { row, top: row.getBoundingClientRect().top } : null
  })
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return
    // The pointer wanders and the list is scrolled between two drawings.
    const note = () => {
      const row = pointer.current ? list.querySelector('a:hover') : list.querySelector('a:focus')
      anchor.current = row ? { row, top: row.getBoundingClientRect().top } : null
    }
    list.addEventListener('pointermove', note)
    list.addEventListener('scroll', note)
    list.addEventListener('focusin', note)
    return () => {
      list.removeEventListener('pointermove', note)
      list.removeEventListener('scroll', note)
      list.removeEventListener('focusin', note)
    }
  }, [box, pointer])
}
