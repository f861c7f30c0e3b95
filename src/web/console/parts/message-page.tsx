/** A page about one message of a talk: its head, the way back to the talk, and what is known of it. */
import { Spin } from 'antd'
import type { ReactNode } from 'react'
import { useLoad } from '../load.ts'
import { Link } from '../router.tsx'
import { app } from '../words.ts'
import { ProblemNote } from './problem-note.tsx'

/** The way of the API to a reply; `id` is the message's: the talk's, a dot, its number. */
export function replyPath(id: string): string {
  const at = id.lastIndexOf('.')
  return `/conversations/${id.slice(0, at)}/replies/${id.slice(at + 1)}`
}

interface Props<T> {
  id: string
  /** Where it is read. */
  path: string
  words: { title: string; hint: string; back: string }
  className?: string
  children: (value: T) => ReactNode
}

export function MessagePage<T>({ id, path, words, className = 'page', children }: Props<T>) {
  const { value, problem, reload } = useLoad<T>(path)
  return (
    <div className={className}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
        <span className="keys">
          <Link to={`/inbox/${id.slice(0, id.lastIndexOf('.'))}`}>{words.back}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value === null && problem === null && <Spin description={app.loading} />}
      {value !== null && children(value)}
    </div>
  )
}
