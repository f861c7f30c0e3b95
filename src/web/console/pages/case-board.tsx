/** C4: open cases by status. No dragging; each card has its next steps as keys (WCAG 2.5.7). */
import { Button, Dropdown, Segmented } from 'antd'
import { useState } from 'react'
import { nextStatuses } from '../../../core/cases/transitions.ts'
import { get, post, toProblem, type ApiProblem } from '../api.ts'
import { actionWords, type CaseAction } from '../case-action.ts'
import { useDesk } from '../desk.tsx'
import { CaseDialog } from '../parts/case-dialog.tsx'
import { CaseClock } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { goTo, Link } from '../router.tsx'
import type { CaseRow, CaseStatus, CaseView } from '../types.ts'
import { caseActions, caseList as words, caseWords } from '../words-cases.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'

const LANES: readonly CaseStatus[] = [
  'new',
  'accepted',
  'contacted',
  'verified',
  'aided',
  'documents_pending',
  'referred',
]

export default function CaseBoardPage() {
  const { cases, counts, reload } = useDesk()
  const [open, setOpen] = useState<{ view: CaseView; action: CaseAction } | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
      setProblem(null)
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
  }
  const step = (row: CaseRow, to: CaseStatus) =>
    attempt(async () =>
      setOpen({ view: await get<CaseView>(`/cases/${row.number}`), action: { kind: 'transition', to } }),
    )
  const claim = (row: CaseRow) =>
    attempt(async () => {
      await post(`/cases/${row.number}/claim`)
      reload()
    })
  return (
    <div className="page board-page">
      <div className="page-head">
        <h1>{words.board}</h1>
        <Segmented
          value="board"
          options={[
            { value: 'list', label: words.list },
            { value: 'board', label: words.board },
          ]}
          onChange={(next) => {
            if (next === 'list') goTo('/cases')
          }}
        />
        <span className="muted">
          {words.boardHint} <Link to="/cases?status=closed,declined,withdrawn,merged">{words.ended}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={() => setProblem(null)} retryWord={common.close} />
      <div className="lanes" role="group" aria-label={words.board} tabIndex={0}>
        {LANES.map((status) => (
          <Lane
            key={status}
            status={status}
            count={counts?.cases?.byStatus[status] ?? 0}
            rows={(cases ?? []).filter((row) => row.status === status).sort(byUrgency)}
            onStep={(row, to) => void step(row, to)}
            onClaim={(row) => void claim(row)}
          />
        ))}
      </div>
      {open !== null && (
        <CaseDialog
          view={open.view}
          action={open.action}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null)
            reload()
          }}
        />
      )}
    </div>
  )
}

interface LaneProps {
  status: CaseStatus
  /** All of this status, of which `rows` are the most urgent. */
  count: number
  rows: readonly CaseRow[]
  onStep: (row: CaseRow, to: CaseStatus) => void
  onClaim: (row: CaseRow) => void
}

function Lane({ status, count, rows, onStep, onClaim }: LaneProps) {
  const others = count - rows.length
  return (
    <section className="lane" aria-label={STATUS_WORDS[status]}>
      <h2>
        {STATUS_WORDS[status]} <span className="num">{Math.max(count, rows.length)}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.number} className="lane-card">
            <p className="row-between">
              <LevelTag level={row.level} />
              <CaseClock row={row} />
            </p>
            <p>
              <Link to={`/cases/${row.number}`} className="num">
                {row.number}
              </Link>
            </p>
            <p>
              {row.town ?? words.noTown} · {INCIDENT_WORDS[row.incident] ?? row.incident}
            </p>
            <p className="row-between">
              <span className="muted num">
                {row.assignee === null ? common.nobody : common.worker(row.assignee.badge)}
              </span>
              <CardKey row={row} onStep={onStep} onClaim={onClaim} />
            </p>
          </li>
        ))}
      </ul>
      {others > 0 && rows.length > 0 && <Link to={`/cases?status=${status}`}>{words.others(others)}</Link>}
    </section>
  )
}

function CardKey({ row, onStep, onClaim }: { row: CaseRow } & Pick<LaneProps, 'onStep' | 'onClaim'>) {
  const { may } = useDesk()
  if (!may('case.work')) return null
  if (row.assignee === null && row.status === 'new') {
    return (
      <Button size="small" type="primary" onClick={() => onClaim(row)}>
        {caseActions.claim}
      </Button>
    )
  }
  // The row does not tell whether papers are due; the server refuses what they forbid.
  const next = nextStatuses({ ...row, documents: [], documentsDueAt: null }).filter(
    (to) => to !== 'accepted' || row.status === 'referred',
  )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: next.map((to) => ({ key: to, label: actionWords({ kind: 'transition', to }) })),
        onClick: ({ key }) => onStep(row, key as CaseStatus),
      }}
    >
      <Button size="small" aria-haspopup="menu" aria-label={`${caseWords.next} ${row.number}`}>
        {caseWords.next} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  )
}

function byUrgency(a: CaseRow, b: CaseRow): number {
  return a.level.localeCompare(b.level) || a.dueAt.localeCompare(b.dueAt)
}
