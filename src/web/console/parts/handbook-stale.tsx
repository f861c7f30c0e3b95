/** Two saved at once: mine and theirs beside each other, with every way out that loses no word. */
import { Button } from 'antd'
import { diffLines } from '../../../core/knowledge/diff.ts'
import { timeWords } from '../clock.ts'
import { foldDiff, isChange, sideBySide, type Stale } from '../handbook.ts'
import { staleWords as words, versionWords } from '../words-handbook.ts'

interface Props {
  mine: string
  stale: Stale
  isBusy: boolean
  onSaveMine: () => void
  onTakeTheirs: () => void
  onClose: () => void
}

export function StaleView({ mine, stale, isBusy, onSaveMine, onTakeTheirs, onClose }: Props) {
  const diff = diffLines(stale.text, mine)
  return (
    <section className="warn-box stale" role="alert">
      <h2>{words.title(stale.by, timeWords(stale.at), stale.version)}</h2>
      <p>{words.text}</p>
      {diff.some(isChange) ? (
        <div className="stale-table" role="group" aria-label={`${words.mine} | ${words.theirs}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.mine}</th>
                <th scope="col">{words.theirs}</th>
              </tr>
            </thead>
            <tbody>
              {foldDiff(diff).map((piece, at) =>
                piece.kind === 'skipped' ? (
                  <tr key={at}>
                    <td colSpan={2} className="muted small">
                      {versionWords.skipped(piece.count)}
                    </td>
                  </tr>
                ) : (
                  sideBySide(piece.lines).map((row, line) => (
                    <tr key={`${at}.${line}`} className={row.isSame ? '' : 'differs'}>
                      <td>{row.mine}</td>
                      <td>{row.theirs}</td>
                    </tr>
                  ))
                ),
              )}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{words.same}</p>
      )}
      <p className="keys">
        <Button type="primary" loading={isBusy} onClick={onSaveMine}>
          {words.saveMine}
        </Button>
        <Button onClick={onTakeTheirs}>{words.takeTheirs}</Button>
        <Button onClick={onClose}>{words.close}</Button>
      </p>
    </section>
  )
}
