/** What is wrong with a text, and what a second reader should look at. */
import type { Fault, Warning } from '../handbook.ts'
import { Link } from '../router.tsx'
import { problemWords as words } from '../words-handbook.ts'

interface FaultProps {
  faults: readonly Fault[]
  onLine?: (line: number) => void
}

export function FaultList({ faults, onLine }: FaultProps) {
  if (faults.length === 0) return null
  return (
    <ul className="findings">
      {faults.map(({ level, line, message }) => (
        <li key={`${line}${message}`} className={level}>
          <b>{level === 'error' ? words.error : words.warning}</b>{' '}
          {onLine === undefined ? (
            words.line(line)
          ) : (
            <button type="button" className="as-link" onClick={() => onLine(line)}>
              {words.line(line)}
            </button>
          )}
          ：{message}
        </li>
      ))}
    </ul>
  )
}

export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  return (
    <ul className="findings">
      {warnings.map(({ kind, section, text, other }) => (
        <li key={`${kind}${section ?? ''}${text}`} className="warning">
          <b>{words.kinds[kind]}</b>（{section ?? words.whole}）：{text}
          {other !== null && kind === 'contradiction' && (
            <p>
              <Link to={`/handbook/${other.slug}`}>{words.against(other.title)}</Link>
              {other.text}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

interface Props {
  faults: readonly Fault[]
  warnings: readonly Warning[]
  onLine: (line: number) => void
}

export function Problems({ faults, warnings, onLine }: Props) {
  const errors = faults.filter(({ level }) => level === 'error').length
  const others = faults.length - errors + warnings.length
  if (errors + others === 0) return <p className="ok-box">{words.none}</p>
  return (
    <div role="region" aria-label={words.errors(errors)}>
      {errors > 0 && <p className="danger-box">{words.errors(errors)}</p>}
      {others > 0 && <p className="warn-box">{words.warnings(others)}</p>}
      <FaultList faults={faults} onLine={onLine} />
      <WarningList warnings={warnings} />
    </div>
  )
}
