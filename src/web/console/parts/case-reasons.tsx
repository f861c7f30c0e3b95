/** Why a case has its level: each rule by name, its words, its source, and the resident's words that made it fire. */
import type { Case } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { LevelTag } from './level-tag.tsx'

export function ReasonList({ reasons }: { reasons: Case['reasons'] }) {
  return (
    <ul className="reasons">
      {reasons.map(({ rule, level, text, source, words }) => (
        <li key={`${rule}${text}`}>
          <LevelTag level={level} /> <b>{text}</b>
          {words !== undefined && words !== '' && (
            <span className="said">
              {caseWords.said}：“{words}”
            </span>
          )}
          <span className="small muted">
            {caseWords.rule} {rule} · {source}
          </span>
        </li>
      ))}
    </ul>
  )
}
