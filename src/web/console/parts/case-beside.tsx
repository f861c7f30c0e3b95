/** Beside a case: what may fit it, the resident's photos, and other cases that may be the same matter. */
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { post } from '../api.ts'
import { useDoing, useLoad } from '../load.ts'
import { Link } from '../router.tsx'
import type { Beside, CaseHead, CaseView, Fit } from '../types.ts'
import { caseWords as words } from '../words-cases.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS, talk } from '../words.ts'
import { CaseCompare } from './case-compare.tsx'
import { DueClock, TimeOf } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  view: CaseView
  canAct: boolean
  onSaved: (view: CaseView) => void
}

export function CaseBeside({ view, canAct, onSaved }: Props) {
  const { value, problem, reload } = useLoad<Beside>(`/cases/${view.number}/beside`)
  const seen = useRef(view.version)
  useEffect(() => {
    if (seen.current !== view.version) reload()
    seen.current = view.version
  }, [view.version, reload])
  if (value === null) return <ProblemNote problem={problem} onRetry={reload} />
  return (
    <>
      {value.aidDueAt !== null && (
        <section className="card-box">
          <h2>{words.firstAid}</h2>
          <p>
            <TimeOf at={value.aidDueAt} /> <DueClock dueAt={value.aidDueAt} startedAt={view.openedAt} />
          </p>
        </section>
      )}
      <Fits beside={value} view={view} canAct={canAct} onSaved={onSaved} />
      <Photos beside={value} view={view} canAct={canAct} onSaved={onSaved} />
      <Related beside={value} view={view} canAct={canAct} onSaved={onSaved} />
    </>
  )
}

type PartProps = Props & { beside: Beside }

function Fits({ beside: { fits, open }, view, canAct, onSaved }: PartProps) {
  const { run, isBusy, problem } = useDoing()
  /** One after the other: each is a line of the timeline and moves the version. */
  const list = (fit: Fit) =>
    run(async () => {
      let last: CaseView | null = null
      const known = new Set(view.documents.map(({ name }) => name))
      for (const name of fit.papers.filter((paper) => !known.has(paper))) {
        last = await post<CaseView>(`/cases/${view.number}/documents`, { name, state: 'missing' })
      }
      if (last !== null) onSaved(last)
    })
  return (
    <section className="card-box">
      <h2>
        {words.fits} <span className="muted small">{words.fitsHint}</span>
      </h2>
      <ProblemNote problem={problem} />
      {fits.length === 0 && <p className="muted">{words.noFits}</p>}
      <ul className="fits">
        {fits.map((fit) => (
          <li key={fit.id}>
            <p>
              <b>{fit.name}</b> · {words[fit.result]}
            </p>
            <p className="small">{fit.says}</p>
            <p className="small muted">
              {words.where(fit.where)}　{words.basis(fit.source)}
            </p>
            {fit.papers.length > 0 && (
              <p className="small">
                {fit.papers.join('、')}{' '}
                {canAct && (
                  <Button size="small" disabled={isBusy} onClick={() => void list(fit)}>
                    {words.listPapers}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <details>
          <summary>{words.openQuestions}</summary>
          <ul>
            {open.map((ask) => (
              <li key={ask}>{ask}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Photos({ beside: { photos }, view, canAct, onSaved }: PartProps) {
  const kept = new Set(view.documents.map(({ attachmentId }) => attachmentId))
  return (
    <section className="card-box">
      <h2>{words.photos}</h2>
      {photos.length === 0 && <p className="muted">{words.noPhotos}</p>}
      <ul className="documents">
        {photos.map(({ id, bytes, at }) => (
          <li key={id}>
            <a href={`/api/desk/attachments/${id}`} target="_blank" rel="noreferrer">
              {talk.photo(Math.max(1, Math.round(bytes / 1024)))}
            </a>{' '}
            <span className="small muted">
              <TimeOf at={at} />
            </span>
            {canAct && !kept.has(id) && <KeepPhoto id={id} number={view.number} onSaved={onSaved} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function KeepPhoto({ id, number, onSaved }: { id: string; number: string; onSaved: Props['onSaved'] }) {
  const [name, setName] = useState('')
  const { run, isBusy, problem } = useDoing()
  const keep = () =>
    run(async () => {
      const body = { name: name.trim(), state: 'received', attachmentId: id }
      onSaved(await post<CaseView>(`/cases/${number}/documents`, body))
    })
  return (
    <>
      <ProblemNote problem={problem} />
      <span className="row-keys">
        <Input
          size="small"
          aria-label={words.photoName}
          placeholder={words.photoName}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" disabled={name.trim() === ''} loading={isBusy} onClick={() => void keep()}>
          {words.keepPhoto}
        </Button>
      </span>
    </>
  )
}

function Related({ beside: { related }, view, canAct, onSaved }: PartProps) {
  const [other, setOther] = useState<CaseHead | null>(null)
  return (
    <section className="card-box">
      <h2>{words.related}</h2>
      {related.length === 0 && <p className="muted">{words.noEarlier}</p>}
      <ul className="earlier">
        {related.map(({ head, by }) => (
          <li key={head.number}>
            <Link to={`/cases/${head.number}`} className="num">
              {head.number}
            </Link>{' '}
            <LevelTag level={head.level} /> {INCIDENT_WORDS[head.incident] ?? head.incident} ·{' '}
            {STATUS_WORDS[head.status]} · {head.town ?? common.none} · <TimeOf at={head.openedAt} />{' '}
            <b className="mark">{by.map((one) => words.relatedBy[one]).join('、')}</b>{' '}
            <Button size="small" onClick={() => setOther(head)}>
              {words.compare}
            </Button>
          </li>
        ))}
      </ul>
      {other !== null && (
        <CaseCompare view={view} other={other} canAct={canAct} onClose={() => setOther(null)} onSaved={onSaved} />
      )}
    </section>
  )
}
