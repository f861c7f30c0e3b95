/** Help for writing: the handbook's own words on the last question, and the office's ready replies. A click puts them into the draft; nothing is sent. */
import { Button, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { helpWords as words } from '../words-replies.ts'
import { ProblemNote } from './problem-note.tsx'
import { RepliesEditor } from './replies-editor.tsx'

interface Suggestions {
  question: string | null
  quote: { slug: string; title: string; text: string; sources: string[] } | null
  replies: { id: string; title: string; text: string; open: string[] }[]
}

interface Props {
  id: string
  /** Seq of the message that is answered: a newer one has other passages. */
  lastAsked: number
  onPick: (text: string) => void
  /** Sends it to the resident as it stands. */
  onSend: (text: string) => void
}

export function ComposerHelp({ id, lastAsked, onPick, onSend }: Props) {
  const { may } = useDesk()
  const { value, problem, reload } = useLoad<Suggestions>(`/conversations/${id}/suggestions`)
  const [isEditing, setEditing] = useState(false)
  const asked = useRef(lastAsked)
  useEffect(() => {
    if (asked.current !== lastAsked) reload()
    asked.current = lastAsked
  }, [lastAsked, reload])
  if (value === null) return problem === null ? <Spin /> : <ProblemNote problem={problem} onRetry={reload} />
  const { quote, replies } = value
  return (
    <section className="composer-help" aria-label={words.title}>
      <h3>{words.handbook}</h3>
      {quote === null ? (
        <p className="muted">{words.noQuote}</p>
      ) : (
        <blockquote>
          <p className="quote-text">{quote.text}</p>
          <p className="muted small">
            {quote.title}　{words.basis(quote.sources.join('；'))}
          </p>
          <Button size="small" onClick={() => onPick(quoted(quote))}>
            {words.use}
          </Button>{' '}
          <Button size="small" onClick={() => onSend(quoted(quote))}>
            {words.sendNow}
          </Button>{' '}
          <a href={`/h/${quote.slug}`} target="_blank" rel="noreferrer">
            {words.whole}
          </a>
        </blockquote>
      )}
      <h3>
        {words.replies} {may('reply.edit') && <Button onClick={() => setEditing(true)}>{words.edit}</Button>}
      </h3>
      <ul className="reply-list">
        {replies.map((reply) => (
          <li key={reply.id}>
            <Button size="small" onClick={() => onPick(reply.text)}>
              {reply.title}
            </Button>{' '}
            <span className="small">{reply.text}</span>
            {reply.open.length > 0 && <span className="muted small"> {words.open(reply.open.join(''))}</span>}
          </li>
        ))}
      </ul>
      {isEditing && (
        <RepliesEditor
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            reload()
          }}
        />
      )}
    </section>
  )
}

/** The passage with its source below it. */
function quoted({ text, sources }: NonNullable<Suggestions['quote']>): string {
  return `${text}\n（${words.basis(sources.join('；'))}）`
}
