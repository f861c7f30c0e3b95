/** One line of the thread: who said it, the words, and what came with them (sources, phones, choices, a photo). */
import { memo } from 'react'
import { basisOf } from '../../../core/knowledge/source-words.ts'
import type { Message, Note } from '../types.ts'
import { talk } from '../words.ts'
import { Link } from '../router.tsx'
import { lessonWords, replayWords } from '../words-replay.ts'
import { TimeOf } from './clock.tsx'
import { KeyLine, PhoneLine } from './small-lines.tsx'

/** `hasTools`: the line leads on to why it was said, or to what is learnt from it; `isLost`: it did not reach the resident. */
export const Bubble = memo(function Bubble({
  message,
  hasTools = false,
  isLost = false,
}: {
  message: Message
  hasTools?: boolean
  isLost?: boolean
}) {
  const { id, from, text, tone, speaker, at, citations, phones, choices, attachments } = message
  const isDanger = tone === 'danger'
  return (
    <article className={`bubble ${from}${isDanger ? ' danger' : ''}`}>
      <header>
        <b>{speaker ?? talk.from[from]}</b> <TimeOf at={at} />
        {hasTools && (from === 'bot' || from === 'system') && <Link to={`/why/${id}`}>{replayWords.open}</Link>}
        {hasTools && from === 'worker' && text !== '' && <Link to={`/learn/${id}`}>{lessonWords.open}</Link>}
      </header>
      {text !== '' && <p>{text}</p>}
      {attachments?.map(({ attachmentId, kind, bytes }) => (
        <p key={attachmentId}>
          <a href={`/api/desk/attachments/${attachmentId}`} target="_blank" rel="noreferrer">
            {(kind.startsWith('image/') ? talk.photo : talk.paper)(Math.max(1, Math.round(bytes / 1024)))}
          </a>
        </p>
      ))}
      {isLost && (
        <p className="lost" role="status">
          {talk.undelivered}
        </p>
      )}
      <PhoneLine phones={phones} />
      {citations?.map((citation) => (
        <p key={citation.slug + citation.section + citation.source} className="small cite">
          依据：{citation.title}，{basisOf([citation])}
        </p>
      ))}
      <KeyLine choices={choices} />
    </article>
  )
})

export const NoteLine = memo(function NoteLine({ note: { by, at, text } }: { note: Note }) {
  return (
    <article className="bubble note">
      <header>
        <b>{talk.noteBy(by)}</b> <TimeOf at={at} />
      </header>
      <p>{text}</p>
    </article>
  )
})
