/** C12: the dialogues of the house, each with how many came through it and how many stopped on the way. */
import { Table, type TableColumnsType } from 'antd'
import { query } from '../api.ts'
import type { DialogueHead } from '../dialogues.ts'
import { useLoad } from '../load.ts'
import { DialogueSpanFields, useDialogueSpan } from '../parts/dialogue-span.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link } from '../router.tsx'
import { dialogueWords as words } from '../words-dialogues.ts'
import { common } from '../words.ts'
import '../styles/dialogues.css'

export default function DialoguesPage() {
  const { span, address } = useDialogueSpan()
  const { value, problem, reload } = useLoad<{ dialogues: DialogueHead[] }>(`/dialogues${query({ ...span })}`)
  const columns: TableColumnsType<DialogueHead> = [
    {
      title: words.columns.title,
      key: 'title',
      render: (_, { id, title }) => <Link to={`/dialogues/${id}${query(address)}`}>{title}</Link>,
    },
    { title: words.columns.questions, dataIndex: 'questions', className: 'num' },
    { title: words.columns.talks, dataIndex: 'talks', className: 'num' },
    {
      title: words.columns.sent,
      key: 'sent',
      className: 'num',
      render: (_, { sent, talks }) => words.shareOf(sent, talks),
    },
    { title: words.columns.gaveUp, dataIndex: 'gaveUp', className: 'num' },
    { title: words.columns.handed, dataIndex: 'handed', className: 'num' },
    {
      title: words.columns.turns,
      key: 'turns',
      className: 'num',
      render: (_, { medianTurns }) => medianTurns ?? common.none,
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
      </div>
      <DialogueSpanFields />
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.title}>
        <Table<DialogueHead>
          rowKey="id"
          columns={columns}
          dataSource={value?.dialogues ?? []}
          loading={value === null && problem === null}
          pagination={false}
        />
      </TableBox>
      <p className="muted small">{words.since}</p>
    </div>
  )
}
