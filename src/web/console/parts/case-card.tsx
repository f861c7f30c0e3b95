/** The case beside the talk: level, clock, what is known, why it has its level, and earlier cases of the same phone. */
import { useDesk } from '../desk.tsx'
import { Link } from '../router.tsx'
import type { ConversationDetail } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS, talk } from '../words.ts'
import { Earlier } from './case-earlier.tsx'
import { FactRows } from './case-facts.tsx'
import { ReasonList } from './case-reasons.tsx'
import { CaseClock } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'

export function CaseCard({ detail, isOpen }: { detail: ConversationDetail; isOpen: boolean }) {
  const { conversation, state, earlier } = detail
  const { may } = useDesk()
  const linked = detail.case
  return (
    <aside className={isOpen ? 'pane card-pane open' : 'pane card-pane'} aria-label={caseWords.facts2} tabIndex={0}>
      {state.quiet && <p className="warn-box">{talk.quiet}</p>}
      {linked === null ? (
        <>
          <p>{caseWords.noCase}</p>
          {may('case.open') && <Link to={`/intake/${conversation.id}`}>{caseWords.register}</Link>}
        </>
      ) : (
        <>
          <h2 className="card-title">
            <Link to={`/cases/${linked.number}`} className="num">
              {linked.number}
            </Link>
            <LevelTag level={linked.level} />
          </h2>
          <p>
            {STATUS_WORDS[linked.status]} · {INCIDENT_WORDS[linked.incident] ?? linked.incident} ·{' '}
            {linked.town ?? common.none}
          </p>
          <p>
            {caseWords.firstContact} <CaseClock row={linked} />
          </p>
          <h3>{caseWords.reasons}</h3>
          <ReasonList reasons={linked.reasons} />
        </>
      )}
      <h3>{caseWords.facts}</h3>
      <FactRows whole={linked} slots={state.slots} />
      <h3>{caseWords.earlier}</h3>
      <Earlier earlier={earlier} />
    </aside>
  )
}
