/** What was sent to an address, how it went, and sending it again. */
import { Button, Drawer, Table, type TableColumnsType } from 'antd'
import type { HookEvent } from '../../../core/hooks/events.ts'
import { post } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { HOOK_EVENT_WORDS, hookWords } from '../words-hooks.ts'
import type { Hook } from './hook-dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { TableBox } from './table-box.tsx'

interface Delivery {
  id: string
  event: HookEvent | 'test'
  body: string
  at: string
  attempts: number
  status: number | null
  error: string | null
  sentAt: string | null
  deadAt: string | null
}

const words = hookWords.log

export function HookLog({ hook: { id, name }, onClose }: { hook: Hook; onClose: () => void }) {
  const { value, problem, reload } = useLoad<{ deliveries: Delivery[] }>(`/webhooks/${id}/deliveries`)
  const doing = useDoing()
  const resend = (delivery: string) =>
    void doing.run(async () => {
      await post(`/webhooks/${id}/deliveries/${delivery}/resend`)
      reload()
    })
  const columns: TableColumnsType<Delivery> = [
    { title: words.columns.at, key: 'at', className: 'num', render: (_, { at }) => longTime(at) },
    { title: words.columns.event, key: 'event', render: (_, { event }) => HOOK_EVENT_WORDS[event] },
    { title: words.columns.tries, dataIndex: 'attempts', className: 'num' },
    { title: words.columns.result, key: 'result', render: (_, delivery) => resultOf(delivery) },
    {
      title: words.columns.act,
      key: 'act',
      render: (_, { id: delivery, sentAt, deadAt }) =>
        sentAt === null && deadAt === null ? null : (
          <Button size="small" onClick={() => resend(delivery)}>
            {words.resend}
          </Button>
        ),
    },
  ]
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.title(name)}
      size={860}
      extra={<Button onClick={reload}>{words.refresh}</Button>}
    >
      <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
      <TableBox label={words.title(name)}>
        <Table<Delivery>
          rowKey="id"
          columns={columns}
          dataSource={value?.deliveries ?? []}
          pagination={false}
          expandable={{ expandedRowRender: ({ body }) => <code className="link-once">{body}</code> }}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
    </Drawer>
  )
}

function resultOf({ attempts, status, error, sentAt, deadAt }: Delivery): string {
  if (sentAt !== null) return words.sent(status ?? 200)
  const why = error === null ? String(status ?? '') : (words.errors[error] ?? error)
  if (deadAt !== null) return words.dead(why)
  return attempts === 0 || why === '' ? words.queued : words.waits(why)
}
