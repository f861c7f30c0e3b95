/** C6: who gets what. A try-out, the roster of the week, and the rules by town and hour. */
import type { Colleague } from '../colleagues.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { PlanTable } from '../parts/dispatch-plan.tsx'
import { DispatchTry } from '../parts/dispatch-try.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RosterTable } from '../parts/roster-table.tsx'
import { dispatchWords as words } from '../words-dispatch.ts'

export default function DispatchPage() {
  const { may } = useDesk()
  const { value, problem, reload } = useLoad<{ colleagues: Colleague[] }>('/colleagues')
  const people = value?.colleagues ?? []
  const canEdit = may('table.edit')
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted no-print">{words.hint}</span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      <DispatchTry />
      <RosterTable people={people} canEdit={canEdit} />
      <PlanTable people={people} canEdit={canEdit} />
    </div>
  )
}
