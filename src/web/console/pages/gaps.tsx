/** C9, left: what residents asked and the handbook left open, in groups, with three ways to deal with each. */
import { App, Button, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { call, post } from '../api.ts'
import { timeWords } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import type { GapGroup, GapResult } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import { GapDialog, type GapVerb } from '../parts/handbook-gap-dialog.tsx'
import { GapJoin } from '../parts/gap-join.tsx'
import { ReasonDialog } from '../parts/handbook-reason.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { goTo, Link, useQuery } from '../router.tsx'
import { useTitles } from '../titles.ts'
import { app } from '../words.ts'
import { joinWords } from '../words-bench.ts'
import { gapWords as words } from '../words-handbook.ts'
import '../styles/handbook.css'

type Order = 'count' | 'time'

export default function GapsPage() {
  const titleOf = useTitles()
  const { may } = useDesk()
  const { message } = App.useApp()
  const [address, setAddress] = useQuery()
  const { value, problem, reload } = useLoad<{ gaps: GapGroup[] }>('/gaps')
  const [open, setOpen] = useState<{ group: GapGroup; verb: GapVerb } | null>(null)
  const [joining, setJoining] = useState<GapGroup | null>(null)
  const dismissing = useDoing()
  const parting = useDoing()
  const order: Order = address.get('order') === 'time' ? 'time' : 'count'
  const groups = [...(value?.gaps ?? [])].sort(ORDERS[order])
  const close = () => setOpen(null)
  const dismiss = async (group: GapGroup, reason: string) => {
    const isDone = await dismissing.run(() => post<GapResult>(`/gaps/${group.id}/dismiss`, { reason }))
    if (!isDone) return
    void message.success(words.dismissed)
    close()
    reload()
  }
  const part = (link: string) =>
    parting.run(async () => {
      await call('DELETE', `/gaps/links/${link}`)
      void message.success(joinWords.parted)
      reload()
    })
  const saved = ({ article }: GapResult, text: string) => {
    close()
    void message.success(text)
    if (article !== null && open?.verb === 'write') goTo(`/handbook/${article.slug}`)
    else reload()
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented<Order>
          aria-label={words.title}
          value={order}
          options={[
            { value: 'count', label: words.byCount },
            { value: 'time', label: words.byTime },
          ]}
          onChange={(next) => setAddress({ order: next === 'count' ? null : next })}
        />
        <span role="status" className="muted num">
          {value === null ? '' : words.found(groups.length)}
        </span>
      </div>
      <ProblemNote problem={problem ?? parting.problem} onRetry={reload} />
      {!may('article.edit') && <p className="muted">{words.cannot}</p>}
      {value === null && problem === null && <Spin description={app.loading} />}
      {value !== null && groups.length === 0 && <p className="empty">{words.empty}</p>}
      <ul className="gap-list">
        {groups.map((group) => (
          <GapItem
            titleOf={titleOf}
            key={group.id}
            group={group}
            onVerb={may('article.edit') ? (verb) => setOpen({ group, verb }) : null}
            onJoin={may('article.edit') && groups.length > 1 ? () => setJoining(group) : null}
            onPart={may('article.edit') ? (link) => void part(link) : null}
          />
        ))}
      </ul>
      {open !== null && open.verb !== 'dismiss' && (
        <GapDialog
          key={open.group.id + open.verb}
          group={open.group}
          verb={open.verb}
          onClose={close}
          onSaved={saved}
        />
      )}
      {joining !== null && (
        <GapJoin
          group={joining}
          others={groups.filter(({ id }) => id !== joining.id)}
          onClose={() => setJoining(null)}
          onSaved={() => {
            setJoining(null)
            void message.success(joinWords.done)
            reload()
          }}
        />
      )}
      {open?.verb === 'dismiss' && (
        <ReasonDialog
          title={words.dismiss}
          text={open.group.examples[0] ?? ''}
          label={words.reason}
          isBusy={dismissing.isBusy}
          problem={dismissing.problem}
          onGo={(reason) => void dismiss(open.group, reason)}
          onClose={close}
        />
      )}
    </div>
  )
}

const ORDERS: Readonly<Record<Order, (one: GapGroup, other: GapGroup) => number>> = {
  count: (one, other) => other.count - one.count || other.lastAt.localeCompare(one.lastAt),
  time: (one, other) => other.lastAt.localeCompare(one.lastAt),
}

const REASONS = ['unknown', 'not-helpful', 'handed-over'] as const

interface ItemProps {
  group: GapGroup
  titleOf: (slug: string) => string
  onVerb: ((verb: GapVerb) => void) | null
  onJoin: (() => void) | null
  onPart: ((link: string) => void) | null
}

function GapItem({ group, titleOf, onVerb, onJoin, onPart }: ItemProps) {
  const { count, people, reasons, slugs, towns, examples, lastAt, joined } = group
  const [first, ...others] = examples
  return (
    <li className="card-box">
      <h2>{first}</h2>
      <p className="num">
        {words.times(count)} · {words.people(people)}
        {towns.length > 0 && ` · ${words.towns(towns.length)}（${towns.map(({ town }) => town).join('、')}）`}
        {' · '}
        {REASONS.filter((name) => reasons[name] > 0)
          .map((name) => `${words.reasons[name]} ${reasons[name]}`)
          .join('，')}
        {' · '}
        {words.last(timeWords(lastAt))}
      </p>
      {others.length > 0 && (
        <p>
          {words.examples}
          {others.map((example) => `“${example}”`).join(' ')}
        </p>
      )}
      {slugs.length > 0 && (
        <p>
          {words.nearest}
          {slugs.map((slug) => (
            <Link key={slug} to={`/handbook/${slug}`} className="piece">
              {titleOf(slug)}
            </Link>
          ))}
        </p>
      )}
      {joined.length > 0 && (
        <ul className="joined" aria-label={joinWords.joined}>
          {joined.map(({ id, example, count: own }) => (
            <li key={id}>
              {joinWords.joined}“{example}” <span className="num">{joinWords.count(own)}</span>{' '}
              {onPart !== null && (
                <button type="button" className="as-link" onClick={() => onPart(id)}>
                  {joinWords.part}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {onVerb !== null && (
        <span className="keys">
          {(['write', 'add', 'dismiss'] as const).map((verb) => (
            <Button key={verb} onClick={() => onVerb(verb)}>
              {words[verb]}
            </Button>
          ))}
          {onJoin !== null && <Button onClick={onJoin}>{joinWords.join}</Button>}
        </span>
      )}
    </li>
  )
}
