/** The timeline of a case, newest first: when, who, what kind, and the words. */
import type { TimelineEntry } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { common } from '../words.ts'
import { TimeOf } from './clock.tsx'

const KINDS: Readonly<Record<TimelineEntry['kind'], string>> = {
  opened: '登记',
  claimed: '接手',
  assigned: '派单',
  note: '备注',
  contact: '联系',
  transition: '状态',
  level: '级别',
  aid: '救助',
  document: '材料',
  referral: '转办',
  said: '说话',
  alert: '警报',
  escalated: '上报',
  warned: '提醒',
  fact: '事实',
}
const SPEAKERS: Readonly<Record<string, string>> = { resident: '居民', bot: '机器人', system: '系统' }

export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {gathered(entries).map(({ entry: { seq, at, by, kind, text }, times }) => (
        <li key={seq} className={`entry ${kind}`}>
          <span className="entry-head">
            <TimeOf at={at} /> · {SPEAKERS[by] ?? common.worker(by)} · <b>{KINDS[kind]}</b>
            {times > 1 && ` · ${caseWords.times(times)}`}
          </span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  )
}

/** The same line several times in a row is one line with its count, at the time of the last. */
function gathered(entries: readonly TimelineEntry[]): { entry: TimelineEntry; times: number }[] {
  const lines: { entry: TimelineEntry; times: number }[] = []
  for (const entry of [...entries].sort((a, b) => b.seq - a.seq)) {
    const last = lines.at(-1)
    const isSame = last?.entry.kind === entry.kind && last.entry.by === entry.by && last.entry.text === entry.text
    if (last !== undefined && isSame) last.times += 1
    else lines.push({ entry, times: 1 })
  }
  return lines
}
