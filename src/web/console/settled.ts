/** A list that keeps still under a hand: while pointer or focus is in it, ordinary rows wait and urgent ones enter without moving it. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface Settled<T> {
  shown: T[]
  /** Rows that wait behind “有 3 条新的”. */
  held: number
  release: () => void
  box: RefObject<HTMLDivElement | null>
  hands: {
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
  const leave = useCallback(() => redraw((count) => count + 1), [])
  usePointer(box, pointer, leave)
  useStillRow(box, pointer, focus)
  return {
    shown,
    held: items.length - shown.length,
    release,
    box,
    hands: {
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

/**
 * Whether the pointer is in the list, by the browser's own events: React tells of no entering where what the pointer left is gone, as
 * the key over the list is once it was pressed.
 */
function usePointer(box: RefObject<HTMLDivElement | null>, pointer: RefObject<boolean>, leave: () => void): void {
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return
    const inside = () => void (pointer.current = true)
    const outside = () => {
      pointer.current = false
      leave()
    }
    list.addEventListener('pointerenter', inside)
    list.addEventListener('pointermove', inside)
    list.addEventListener('pointerleave', outside)
    return () => {
      list.removeEventListener('pointerenter', inside)
      list.removeEventListener('pointermove', inside)
      list.removeEventListener('pointerleave', outside)
    }
  }, [box, pointer, leave])
}

interface Anchor {
  row: Element
  top: number
  scroll: number
}

/**
 * Scrolls by as much as the row under the hand was moved, so that a press hits what it aimed at: by rows that came in, and by
 * the alarm over the list, which may be drawn a moment before them.
 */
function useStillRow(
  box: RefObject<HTMLDivElement | null>,
  pointer: RefObject<boolean>,
  focus: RefObject<boolean>,
): void {
  const anchor = useRef<Anchor | null>(null)
  const note = useCallback(() => {
    const list = box.current
    const row = pointer.current ? list?.querySelector('a:hover') : focus.current ? list?.querySelector('a:focus') : null
    anchor.current = list && row ? { row, top: row.getBoundingClientRect().top, scroll: list.scrollTop } : null
  }, [box, pointer, focus])
  const hold = useCallback(() => {
    const { current } = anchor
    const list = box.current
    if (list !== null && current?.row.isConnected) {
      // What the hand itself has scrolled meanwhile stays scrolled.
      const due = current.top - (list.scrollTop - current.scroll)
      list.scrollTop += current.row.getBoundingClientRect().top - due
    }
    note()
  }, [box, note])
  useLayoutEffect(hold)
  useLayoutEffect(() => {
    const list = box.current
    if (list === null) return
    const sizes = new ResizeObserver(hold)
    sizes.observe(list)
    // The pointer wanders and the list is scrolled between two drawings.
    const moves = ['pointermove', 'scroll', 'focusin'] as const
    for (const move of moves) list.addEventListener(move, note)
    return () => {
      sizes.disconnect()
      for (const move of moves) list.removeEventListener(move, note)
    }
  }, [box, hold, note])
}
