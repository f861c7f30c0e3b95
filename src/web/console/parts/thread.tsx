/** What was said, oldest first, with the internal notes between; it follows the end only while the reader stands at the end. */
import { Button } from 'antd'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ConversationDetail, Message, Note } from '../types.ts'
import { talk } from '../words.ts'
import { Bubble, NoteLine } from './bubble.tsx'

type Entry = { seq: number; message: Message } | { seq: number; note: Note }

export function Thread({ detail: { messages, notes, undelivered } }: { detail: ConversationDetail }) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [below, setBelow] = useState(0)
  const entries = useMemo<Entry[]>(
    () =>
      [
        ...messages.map((message) => ({ seq: message.seq, message })),
        ...notes.map((note) => ({ seq: note.seq, note })),
      ].sort((a, b) => a.seq - b.seq),
    [messages, notes],
  )
  const count = entries.length
  const before = useRef(count)
  useLayoutEffect(() => {
    const grown = count - before.current
    before.current = count
    if (atEnd.current) toEnd(box.current)
    else if (grown > 0) setBelow((waiting) => waiting + grown)
  }, [count])
  useEffect(() => {
    const list = box.current
    if (list === null) return
    // A box that grows or shrinks (the composer, a turned screen) keeps its end in sight.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) toEnd(list)
    })
    watch.observe(list)
    return () => watch.disconnect()
  }, [])
  const note = () => {
    const list = box.current
    if (list === null) return
    atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < 60
    if (atEnd.current) setBelow(0)
  }
  return (
    <div className="thread-box">
      <div className="thread" ref={box} onScroll={note} role="log" aria-label={talk.thread} tabIndex={0}>
        {entries.map((entry) =>
          'note' in entry ? (
            <NoteLine key={entry.seq} note={entry.note} />
          ) : (
            <Bubble key={entry.seq} message={entry.message} hasTools isLost={undelivered.includes(entry.seq)} />
          ),
        )}
      </div>
      {below > 0 && (
        <Button
          className="below"
          type="primary"
          onClick={() => {
            toEnd(box.current)
            setBelow(0)
          }}
        >
          {talk.below(below)}
        </Button>
      )}
    </div>
  )
}

function toEnd(list: HTMLElement | null): void {
  if (list !== null) list.scrollTop = list.scrollHeight
}
