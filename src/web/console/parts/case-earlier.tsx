/** Other cases of the same phone: to be compared, never merged by themselves. */
import { Link } from '../router.tsx'
import type { CaseHead } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { TimeOf } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'

export function Earlier({ earlier }: { earlier: readonly CaseHead[] }) {
  if (earlier.length === 0) return <p className="muted">{caseWords.noEarlier}</p>
  return (
    <ul className="earlier">
      {earlier.map((head) => (
        <li key={head.number}>
          <Link to={`/cases/${head.number}`} className="num">
            {head.number}
          </Link>{' '}
          <LevelTag level={head.level} /> {INCIDENT_WORDS[head.incident] ?? head.incident} · {STATUS_WORDS[head.status]}{' '}
          · <TimeOf at={head.openedAt} />
        </li>
      ))}
    </ul>
  )
}
