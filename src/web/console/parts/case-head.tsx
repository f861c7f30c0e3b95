/** The head of a case: number, level, status, who has it, the clock, and the next steps that the table allows. */
import { App, Button, Dropdown } from 'antd'
import { isEnded } from '../../../core/cases/transitions.ts'
import { actionWords, type CaseAction } from '../case-action.ts'
import type { CaseStatus, CaseView } from '../types.ts'
import { goTo } from '../router.tsx'
import { caseActions, caseWords } from '../words-cases.ts'
import { printWords } from '../words-print.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { CaseClock } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'

interface Props {
  view: CaseView
  mayWork: boolean
  isBusy: boolean
  onClaim: () => void
  onAction: (action: CaseAction) => void
  /** The menu of steps is opened by `x` too. */
  isNextOpen: boolean
  onNextOpen: (open: boolean) => void
}

export function CaseHeadBar({ view, mayWork, isBusy, onClaim, onAction, isNextOpen, onNextOpen }: Props) {
  const { message } = App.useApp()
  const copy = () => void navigator.clipboard.writeText(view.number).then(() => message.success(common.copied))
  const canWork = mayWork && !view.redacted
  return (
    <header className="case-head">
      <h1 className="num">
        <span className="unseen">{caseWords.title('')}</span>
        {view.number}
      </h1>
      <LevelTag level={view.level} />
      <span>
        {STATUS_WORDS[view.status]} · {INCIDENT_WORDS[view.incident] ?? view.incident} · {view.town ?? common.none} ·{' '}
        {view.assignee === null ? common.nobody : common.worker(view.assignee.badge)}
      </span>
      <CaseClock row={view} />
      <span className="keys">
        <Button onClick={copy}>{caseWords.copy}</Button>
        <Button onClick={() => goTo(`/cases/${view.number}/print`)}>{printWords.print}</Button>
        {canWork && view.assignee === null && !isEnded(view.status) && (
          <Button type="primary" loading={isBusy} onClick={onClaim}>
            {caseActions.claim}
          </Button>
        )}
        {canWork && !isEnded(view.status) && (
          <>
            <Button onClick={() => onAction({ kind: 'contact' })}>{caseActions.contact}</Button>
            <Button onClick={() => onAction({ kind: 'aid' })}>{caseActions.aid}</Button>
          </>
        )}
        {canWork && view.next.length > 0 && (
          <Dropdown
            trigger={['click']}
            autoFocus
            open={isNextOpen}
            onOpenChange={onNextOpen}
            menu={{
              items: nextItems(view),
              onClick: ({ key }) => onAction({ kind: 'transition', to: key as CaseStatus }),
            }}
          >
            <Button aria-haspopup="menu">
              {caseWords.next} <span aria-hidden="true">▾</span>
            </Button>
          </Dropdown>
        )}
      </span>
    </header>
  )
}

/** Only what the table allows; taking a case is its own button. */
function nextItems({ next, status }: CaseView) {
  return next
    .filter((to) => to !== 'accepted' || isEnded(status) || status === 'referred')
    .map((to) => ({
      key: to,
      label: to === 'accepted' ? caseWords.reopen : actionWords({ kind: 'transition', to }),
    }))
}
