/** The open conversation: who holds it, what was said, where to write, and the case beside it. */
import { Button, Spin } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { get, toProblem, type ApiProblem } from '../api.ts'
import { useDesk, useNews } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { goTo } from '../router.tsx'
import type { ConversationDetail, ConversationNews, Message, Note } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { common, talk } from '../words.ts'
import { CaseCard } from './case-card.tsx'
import { Composer } from './composer.tsx'
import { ConversationActions } from './conversation-actions.tsx'
import { icons } from './icons.tsx'
import { OfferNote } from './offer-note.tsx'
import { ProblemNote } from './problem-note.tsx'
import { TalkTags } from './talk-tags.tsx'
import { Thread } from './thread.tsx'

export function ConversationPane({ id }: { id: string }) {
  const { value, problem, reload, put } = useLoad<ConversationDetail>(`/conversations/${id}`)
  const [newsProblem, setNewsProblem] = useState<ApiProblem | null>(null)
  const [isCardOpen, setCardOpen] = useState(false)
  const { rows } = useDesk()
  const head = rows?.find((row) => row.id === id) ?? value?.conversation

  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const refresh = useCallback(async () => {
    try {
      const seen = latest.current
      if (seen === null) return
      const after = lastSeq(seen)
      const news = await get<ConversationNews>(`/conversations/${id}/messages?after=${after}`)
      const now = latest.current ?? seen
      const joined = { ...now, ...news, messages: withNew(now.messages, news.messages) }
      put({ ...joined, notes: withNew(now.notes, news.notes) })
      setNewsProblem(null)
    } catch (thrown) {
      setNewsProblem(toProblem(thrown))
    }
  }, [id, put])
  useNews(id, () => void refresh())
  useNews(value?.case?.number ?? null, () => void refresh())

  if (value === null || head === undefined) {
    return (
      <section className="pane nothing">
        <ProblemNote problem={problem} onRetry={reload} />
        {problem === null && <Spin description={talk.opening} />}
      </section>
    )
  }
  const add = (said: { message?: Message; note?: Note }) =>
    put({
      ...value,
      messages: said.message ? withNew(value.messages, [said.message]) : value.messages,
      notes: said.note ? withNew(value.notes, [said.note]) : value.notes,
    })
  return (
    <>
      <section className={isCardOpen ? 'pane talk-pane card-over' : 'pane talk-pane'} aria-label={talk.thread}>
        <header className="talk-bar">
          <Button className="narrow-only" icon={icons.back} onClick={() => goTo('/inbox')}>
            {common.back}
          </Button>
          <ConversationActions head={head} onChanged={() => void refresh()} />
          <Button className="card-toggle" onClick={() => setCardOpen(!isCardOpen)} aria-expanded={isCardOpen}>
            {isCardOpen ? talk.thread : (value.case?.number ?? caseWords.facts2)}
          </Button>
        </header>
        <ProblemNote problem={newsProblem} onRetry={() => void refresh()} />
        <OfferNote head={head} offer={value.state.offer} onChanged={() => void refresh()} />
        <TalkTags head={head} onChanged={() => void refresh()} />
        <Thread detail={value} />
        <Composer head={head} lastAsked={lastAsked(value.messages)} onSaid={add} />
      </section>
      <CaseCard detail={value} isOpen={isCardOpen} />
    </>
  )
}

/** The stream may have brought it before the answer came. */
function withNew<T extends { seq: number }>(list: readonly T[], news: readonly T[]): T[] {
  if (news.length === 0) return [...list]
  const fresh = new Set(news.map(({ seq }) => seq))
  return [...list.filter(({ seq }) => !fresh.has(seq)), ...news].sort((a, b) => a.seq - b.seq)
}

/** The resident's newest message: what helps to answer it follows it. */
function lastAsked(messages: readonly Message[]): number {
  return messages.findLast(({ from }) => from === 'resident')?.seq ?? 0
}

/** What is shown without a gap: one's own words may stand there before somebody else's that came first. */
function lastSeq({ conversation }: ConversationDetail): number {
  return conversation.lastSeq
}
