/** One dialogue: its graph with a try-out beside it, the same as a table, and how many stopped at each question. */
import { useCallback, useState } from 'react'
import { query } from '../api.ts'
import type { Graph, Play } from '../dialogues.ts'
import { useLoad } from '../load.ts'
import { useMedia } from '../media.ts'
import { DialogueGraphView } from '../parts/dialogue-graph.tsx'
import { DialoguePlay } from '../parts/dialogue-play.tsx'
import { DialogueSpanFields, useDialogueSpan } from '../parts/dialogue-span.tsx'
import { DialogueTable } from '../parts/dialogue-table.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Stat } from '../parts/stat.tsx'
import { Link, useQuery } from '../router.tsx'
import { dialogueWords as words } from '../words-dialogues.ts'
import { common } from '../words.ts'
import '../styles/dialogues.css'

type View = keyof typeof words.views

export default function DialoguePage({ id }: { id: string }) {
  const [address, setAddress] = useQuery()
  const { span, address: held } = useDialogueSpan()
  const { value, problem, reload } = useLoad<Graph>(`/dialogues/${id}${query({ ...span })}`)
  const [play, setPlay] = useState<Play | null>(null)
  const keep = useCallback((next: Play) => setPlay(next), [])
  const isWide = useMedia('(min-width: 1180px)')
  const asked = address.get('view') ?? 'graph'
  const view: View = asked in words.views ? (asked as View) : 'graph'
  const now = play?.turns.at(-1)?.dialogue
  const tryOut = value && <DialoguePlay key={id} id={id} title={value.title} play={play} onPlay={keep} />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{value?.title ?? words.title}</h1>
        <PageTabs label={words.title} tabs={words.views} tab={view} onTab={(next) => setAddress({ view: next })} />
        <span className="keys">
          <Link to={`/dialogues${query(held)}`}>{words.back}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && view !== 'play' && (
        <>
          <p className="muted small">{words.source(value.source)}</p>
          <DialogueSpanFields />
          <Sums graph={value} />
        </>
      )}
      {value !== null && view === 'graph' && (
        <div className={isWide ? 'dialogue-split' : undefined}>
          <DialogueGraphView graph={value} span={span} at={now?.id === id ? now.step : null} />
          {isWide && tryOut}
        </div>
      )}
      {value !== null && view === 'table' && <DialogueTable graph={value} span={span} />}
      {view === 'play' && tryOut}
    </div>
  )
}

function Sums({ graph: { figures } }: { graph: Graph }) {
  if (figures === null) return <p className="muted">{words.notYours}</p>
  const { talks, sent, left, handed, medianTurns } = figures
  return (
    <div className="statistics">
      <Stat title={words.stats.talks} value={talks} />
      <Stat title={words.stats.sent} value={words.shareOf(sent, talks)} />
      <Stat title={words.stats.left} value={left} />
      <Stat title={words.stats.handed} value={handed} />
      <Stat title={words.stats.turns} value={medianTurns ?? common.none} />
    </div>
  )
}
