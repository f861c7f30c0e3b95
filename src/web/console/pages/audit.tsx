/** Who did and read what, newest first, and one key that checks the whole chain. */
import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { get, query } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useColleagues } from '../colleagues.ts'
import { useDesk } from '../desk.tsx'
import { auditWords as words } from '../words-admin.ts'
import { common } from '../words.ts'

interface Entry {
  seq: number
  at: string
  actor: string
  action: string
  target: string
  detail: string
}

type Chain = { ok: boolean; rows?: number; brokenAt?: number }

const PAGE = 100

export default function AuditPage() {
  const first = useLoad<{ entries: Entry[] }>(`/audit${query({ limit: PAGE })}`)
  const [older, setOlder] = useState<Entry[]>([])
  const [chain, setChain] = useState<Chain | null>(null)
  const doing = useDoing()
  const entries = [...(first.value?.entries ?? []), ...older]
  const names = useNames()
  const more = () =>
    doing.run(async () => {
      const page = await get<{ entries: Entry[] }>(`/audit${query({ limit: PAGE, before: entries.at(-1)?.seq })}`)
      setOlder((before) => [...before, ...page.entries])
    })
  const columns: TableColumnsType<Entry> = [
    { title: words.columns.at, key: 'at', className: 'num', render: (_, { at }) => longTime(at) },
    { title: words.columns.actor, key: 'actor', render: (_, { actor }) => names.get(actor) ?? actor },
    { title: words.columns.action, key: 'action', render: (_, { action }) => words.actions[action] ?? action },
    {
      title: words.columns.target,
      key: 'target',
      className: 'num',
      render: (_, { target }) => names.get(target) ?? target,
    },
    { title: words.columns.detail, dataIndex: 'detail' },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="keys">
          <Button
            loading={doing.isBusy}
            onClick={() => void doing.run(async () => setChain(await get<Chain>('/audit/verify')))}
          >
            {words.verify}
          </Button>
        </span>
      </div>
      {chain !== null && (
        <p className={chain.ok ? 'ok-box' : 'danger-box'} role="status">
          {chain.ok ? `✓ ${words.intact(chain.rows ?? 0)}` : `⚠ ${words.broken(chain.brokenAt ?? 0)}`}
        </p>
      )}
      <ProblemNote problem={first.problem ?? doing.problem} onRetry={first.reload} />
      <TableBox label={words.title}>
        <Table<Entry>
          rowKey="seq"
          columns={columns}
          dataSource={entries}
          loading={first.isLoading && first.value === null}
          pagination={false}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
      {entries.length > 0 && entries.length % PAGE === 0 && <Button onClick={() => void more()}>{words.more}</Button>}
    </div>
  )
}

/** Badges of those whose ids stand in the log, where the reader may know colleagues. */
function useNames(): Map<string, string> {
  const { me, may } = useDesk()
  const { others } = useColleagues(may('colleague.read'))
  return new Map([
    [me.id, common.worker(me.badge)],
    ...others.map(({ id, badge }) => [id, common.worker(badge)] as const),
  ])
}
