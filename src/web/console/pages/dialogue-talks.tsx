/** The talks behind a number of a dialogue: those that this person may see. */
import { Table, type TableColumnsType } from 'antd'
import { query } from '../api.ts'
import { STEP_FATES, type StepFate } from '../dialogues.ts'
import { useLoad } from '../load.ts'
import { TimeOf } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import type { ConversationRow } from '../types.ts'
import { caseList } from '../words-cases.ts'
import { dialogueWords as words } from '../words-dialogues.ts'
import { common, floors, inbox } from '../words.ts'

const COLUMNS: TableColumnsType<ConversationRow> = [
  { title: words.talkColumns.level, key: 'level', render: (_, { level }) => <LevelTag level={level} /> },
  { title: words.talkColumns.at, key: 'at', className: 'num', render: (_, row) => <TimeOf at={row.updatedAt} /> },
  { title: words.talkColumns.town, key: 'town', render: (_, { town }) => town ?? caseList.noTown },
  { title: words.talkColumns.words, key: 'words', render: (_, { preview }) => preview || inbox.noWords },
  {
    title: words.talkColumns.holder,
    key: 'holder',
    render: (_, { holder, floor }) => (holder === null ? floors[floor] : common.worker(holder.badge)),
  },
  {
    title: words.talkColumns.open,
    key: 'open',
    render: (_, { id }) => <Link to={`/inbox/${id}`}>{words.openTalk}</Link>,
  },
]

export default function DialogueTalksPage({ id }: { id: string }) {
  const [address] = useQuery()
  const text = address.toString()
  const { value, problem, reload } = useLoad<{ conversations: ConversationRow[] }>(
    `/dialogues/${id}/talks${text === '' ? '' : `?${text}`}`,
  )
  const asked = address.get('fate')
  const fate: StepFate = STEP_FATES.find((one) => one === asked) ?? 'gaveUp'
  const held = { from: address.get('from'), hours: address.get('hours') }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.fates[fate]}</h1>
        {value !== null && <span className="muted">{words.talksMost(value.conversations.length)}</span>}
        <span className="keys">
          <Link to={`/dialogues/${id}${query(held)}`}>{common.back}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.fates[fate]}>
        <Table<ConversationRow>
          rowKey="id"
          columns={COLUMNS}
          dataSource={value?.conversations ?? []}
          loading={value === null && problem === null}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: words.talksEmpty }}
        />
      </TableBox>
    </div>
  )
}
