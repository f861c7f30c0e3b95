/** C2: one case. Facts, reasons and aid at the left, the timeline in the middle, deadlines and papers at the right. */
import { App, Spin } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isEnded } from '../../../core/cases/transitions.ts'
import { get, post, toProblem, type ApiProblem } from '../api.ts'
import type { CaseAction } from '../case-action.ts'
import { useDesk, useNews } from '../desk.tsx'
import { useKeys } from '../keys.ts'
import { useDoing, useLoad } from '../load.ts'
import { CaseColumns } from '../parts/case-columns.tsx'
import { CaseDialog } from '../parts/case-dialog.tsx'
import { CaseHeadBar } from '../parts/case-head.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { CaseView } from '../types.ts'
import { useAssigned } from '../undo-assign.tsx'
import { app, common } from '../words.ts'
import { caseForm, caseWords } from '../words-cases.ts'

export default function CasePage({ id }: { id: string }) {
  const { value, problem, reload, put } = useLoad<CaseView>(`/cases/${id}`)
  if (value === null) {
    return (
      <div className="page">
        <ProblemNote problem={problem} onRetry={reload} />
        {problem === null && <Spin description={app.loading} />}
      </div>
    )
  }
  return <OpenCase key={id} view={value} onChange={put} />
}

function OpenCase({ view, onChange }: { view: CaseView; onChange: (view: CaseView) => void }) {
  const { may } = useDesk()
  const { message } = App.useApp()
  const [action, setAction] = useState<CaseAction | null>(null)
  const [isNextOpen, setNextOpen] = useState(false)
  const [newsProblem, setNewsProblem] = useState<ApiProblem | null>(null)
  const claiming = useDoing()
  const { number } = view
  const mayWork = may('case.work')

  const seen = useRef(view.version)
  useEffect(() => {
    seen.current = view.version
  })
  const refresh = useCallback(async () => {
    try {
      onChange(await get<CaseView>(`/cases/${number}?seen=${seen.current}`))
      setNewsProblem(null)
    } catch (thrown) {
      setNewsProblem(toProblem(thrown))
    }
  }, [number, onChange])
  useNews(number, () => void refresh())
  const claim = useCallback(() => {
    void claiming.run(() => post(`/cases/${number}/claim`)).then(refresh)
  }, [claiming, number, refresh])
  const assigned = useAssigned(useCallback(() => void refresh(), [refresh]))
  // An answer to a step carries no earlier cases: what is known of them stays.
  const saved = (next: CaseView & { pending?: boolean }) => {
    onChange({ ...next, earlier: view.earlier })
    setAction(null)
    if (action?.kind === 'assign') assigned.say(number, view.assignee)
    else void message.success(next.pending === true ? caseForm.levelPending : caseForm.saved)
  }
  const copy = useCallback(() => {
    void navigator.clipboard.writeText(number).then(() => message.success(common.copied))
  }, [number, message])
  const canAct = mayWork && !view.redacted && !isEnded(view.status)
  useKeys(
    useMemo(
      () => ({
        '.': copy,
        ...(canAct
          ? {
              c: claim,
              a: () => setAction({ kind: 'aid' }),
              d: () => setAction({ kind: 'contact' }),
              m: () => setAction({ kind: 'note' }),
              l: () => setAction({ kind: 'level' }),
              x: () => setNextOpen(true),
            }
          : {}),
      }),
      [canAct, claim, copy],
    ),
  )
  return (
    <div className="page case-page">
      <CaseHeadBar
        view={view}
        mayWork={mayWork}
        isBusy={claiming.isBusy}
        onClaim={claim}
        onAction={setAction}
        isNextOpen={isNextOpen}
        onNextOpen={setNextOpen}
      />
      <ProblemNote problem={claiming.problem ?? assigned.problem ?? newsProblem} onRetry={() => void refresh()} />
      {view.redacted && <p className="warn-box">{caseWords.redacted}</p>}
      <CaseColumns view={view} canAct={canAct} onAction={setAction} onSaved={saved} />
      <CaseDialog view={view} action={action} onClose={() => setAction(null)} onSaved={saved} />
    </div>
  )
}
