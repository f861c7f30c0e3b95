/** Differences of two texts line by line: sign and word beside the colour, what stayed the same is folded. */
import { foldDiff, isChange, type DiffLine } from '../handbook.ts'
import { versionWords as words } from '../words-handbook.ts'

const SIGN = { same: ' ', added: '+', removed: '−' } as const

export function DiffView({ diff, label }: { diff: readonly DiffLine[]; label: string }) {
  if (!diff.some(isChange)) return <p className="muted">{words.same}</p>
  return (
    <div className="diff" role="group" aria-label={label} tabIndex={0}>
      {foldDiff(diff).map((piece, at) =>
        piece.kind === 'skipped' ? (
          <p key={at} className="muted small">
            {words.skipped(piece.count)}
          </p>
        ) : (
          piece.lines.map(({ kind, text }, line) => (
            <div key={`${at}.${line}`} className={`diff-line ${kind}`}>
              <span aria-hidden="true">{SIGN[kind]}</span>
              <span>
                {kind !== 'same' && <span className="unseen">{words[kind]}：</span>}
                {text || '\u00A0'}
              </span>
            </div>
          ))
        ),
      )}
    </div>
  )
}
