/** All versions of an article, the difference of any two, and the way back to one that was published. */
import { Button, Select, Spin, Tag } from 'antd'
import { useState } from 'react'
import { query } from '../api.ts'
import { timeWords } from '../clock.ts'
import type { VersionRow, Versions } from '../handbook.ts'
import { useLoad } from '../load.ts'
import { app } from '../words.ts'
import { versionWords as words } from '../words-handbook.ts'
import { DiffView } from './handbook-diff.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  slug: string
  /** null: this person may not roll back. */
  onRollBack: ((version: number) => void) | null
}

export function VersionsPane({ slug, onRollBack }: Props) {
  const [pair, setPair] = useState<{ from: number; to: number } | null>(null)
  const { value, problem, reload } = useLoad<Versions>(`/articles/${slug}/versions${query({ ...pair })}`)
  // The list stays while another pair is compared.
  const [listed, setListed] = useState<VersionRow[] | null>(null)
  if (value !== null && value.versions !== listed) setListed(value.versions)
  if (listed === null) {
    return problem === null ? <Spin description={app.loading} /> : <ProblemNote problem={problem} onRetry={reload} />
  }
  const { from, to } = pair ?? shownPair(listed)
  const options = listed.map(({ version }) => ({ value: version, label: words.version(version) }))
  return (
    <div>
      <ProblemNote problem={problem} onRetry={reload} />
      <h3>{words.list}</h3>
      <ul className="versions">
        {listed.map((row) => (
          <VersionItem key={row.version} row={row} onRollBack={onRollBack} />
        ))}
      </ul>
      <h3>{words.diff}</h3>
      {listed.length < 2 ? (
        <p className="muted">{words.onlyOne}</p>
      ) : (
        <>
          <p className="keys">
            <label htmlFor="diff-from">{words.from}</label>
            <Select
              id="diff-from"
              value={from}
              options={options}
              onChange={(next: number) => setPair({ from: next, to })}
            />
            <label htmlFor="diff-to">{words.to}</label>
            <Select
              id="diff-to"
              value={to}
              options={options}
              onChange={(next: number) => setPair({ from, to: next })}
            />
          </p>
          {value !== null && <DiffView diff={value.diff} label={words.diffOf(from, to)} />}
        </>
      )}
    </div>
  )
}

/** As the server chooses it: from what residents read, or the one before, to the newest. */
function shownPair(versions: readonly VersionRow[]): { from: number; to: number } {
  const to = versions[0]?.version ?? 1
  const live = versions.find((row) => row.live)?.version
  return { from: live !== undefined && live !== to ? live : (versions[1]?.version ?? to), to }
}

function VersionItem({ row, onRollBack }: { row: VersionRow; onRollBack: Props['onRollBack'] }) {
  const { version, at, by, note, restored, publishedAt, publishedBy, live, added, removed } = row
  return (
    <li>
      <span className="row-between">
        <span>
          <b className="num">{words.version(version)}</b> {live && <Tag color="success">{words.live}</Tag>}
        </span>
        {onRollBack !== null && publishedAt !== null && !live && (
          <Button size="small" onClick={() => onRollBack(version)}>
            {words.rollBack}
            <span className="unseen">{words.version(version)}</span>
          </Button>
        )}
      </span>
      <p className="small">
        {by} {timeWords(at)} · {words.lines(added, removed)}
        {restored !== null && ` · ${words.restored(restored)}`}
        {publishedBy !== null && ` · ${words.publishedBy(publishedBy)}`}
      </p>
      {note !== '' && <p className="small">{note}</p>}
    </li>
  )
}
