/** Clocks that count: until a deadline, or since somebody waits. Read on focus, never announced every second. */
import { countdown, spanWords, timeWords, useNow } from '../clock.ts'
import { clockWords } from '../words.ts'

interface DueProps {
  dueAt: string
  startedAt: string
}

export function DueClock({ dueAt, startedAt }: DueProps) {
  const { text, tone } = countdown(dueAt, startedAt, useNow())
  return (
    <span className={`clock ${tone}`} aria-live="off" title={timeWords(dueAt)}>
      {text}
    </span>
  )
}

export function WaitClock({ since }: { since: string }) {
  const now = useNow()
  return (
    <span className="clock calm" aria-live="off">
      {clockWords.waited} {spanWords(Math.max(0, now - Date.parse(since)))}
    </span>
  )
}

/** The clock of a case: counting until somebody has reached the person, then a plain word. */
export function CaseClock({
  row,
}: {
  row: { dueAt: string; openedAt: string; firstContactAt: string | null; status: string }
}) {
  if (row.firstContactAt !== null) return <span className="clock done">{clockWords.contacted}</span>
  if (ENDED.has(row.status)) return null
  return <DueClock dueAt={row.dueAt} startedAt={row.openedAt} />
}

const ENDED: ReadonlySet<string> = new Set(['closed', 'declined', 'withdrawn', 'merged', 'referred'])

export function TimeOf({ at }: { at: string }) {
  return <time dateTime={at}>{timeWords(at)}</time>
}
