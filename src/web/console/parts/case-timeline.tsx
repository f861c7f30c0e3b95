/** The timeline of a case, newest first: when, who, what kind, and the words. */
import type { TimelineEntry } from '../types.ts'
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
      {[...entries]
        .sort((a, b) => b.seq - a.seq)
        .map(({ seq, at, by, kind, text }) => (
          <li key={seq} className={`entry ${kind}`}>
            <span className="entry-head">
              <TimeOf at={at} /> · {SPEAKERS[by] ?? common.worker(by)} · <b>{KINDS[kind]}</b>
            </span>
            <p>{text}</p>
          </li>
        ))}
    </ol>
  )
}
