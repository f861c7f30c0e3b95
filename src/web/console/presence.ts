/** Tells the desk that this talk is open here, and whether somebody writes; answers who else has it open. */
import { useEffect, useRef, useState } from 'react'
import { post } from './api.ts'

export interface Watcher {
  badge: string
  typing: boolean
}

/** The server forgets a page after twelve seconds. */
const EVERY_MS = 5_000
/** Without a key for so long nobody is writing any more. */
const STILL_MS = 6_000

/** `keys` grows with every key that is pressed in the reply. */
export function usePresence(id: string, keys: number): Watcher[] {
  const [others, setOthers] = useState<Watcher[]>([])
  const lastKey = useRef(0)
  const tell = useRef<() => void>(() => {})
  useEffect(() => {
    let isGone = false
    tell.current = () => {
      const typing = Date.now() - lastKey.current < STILL_MS
      // A line that is broken is said elsewhere; a glance that is lost is made again.
      void post<{ others: Watcher[] }>(`/conversations/${id}/presence`, { typing }).then(
        (answer) => (isGone ? undefined : setOthers(answer.others)),
        () => undefined,
      )
    }
    lastKey.current = 0
    tell.current()
    const timer = setInterval(() => tell.current(), EVERY_MS)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [id])
  useEffect(() => {
    if (keys === 0) return
    const isFirst = Date.now() - lastKey.current >= STILL_MS
    lastKey.current = Date.now()
    if (isFirst) tell.current()
  }, [keys])
  return others
}
