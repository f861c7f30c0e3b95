/** Addresses that are told of changes: their state, trying one, renewing its secret, switching it on and off. */
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { call, post } from '../api.ts'
import { useDoing, useLoad } from '../load.ts'
import { HOOK_EVENT_WORDS, hookWords } from '../words-hooks.ts'
import { common } from '../words.ts'
import { HookDialog, type Hook } from './hook-dialog.tsx'
import { HookLog } from './hook-log.tsx'
import { ProblemNote } from './problem-note.tsx'
import { ShownOnce } from './shown-once.tsx'
import { TableBox } from './table-box.tsx'

const words = hookWords.hooks

export function HookList() {
  const { value, problem, reload } = useLoad<{ webhooks: Hook[] }>('/webhooks')
  const { message } = App.useApp()
  const [open, setOpen] = useState<Hook | 'new' | null>(null)
  const [log, setLog] = useState<Hook | null>(null)
  const [shown, setShown] = useState<{ name: string; secret: string } | null>(null)
  const doing = useDoing()
  const act = (work: () => Promise<unknown>) =>
    void doing.run(async () => {
      await work()
      reload()
    })
  const renew = ({ id, name }: Hook) =>
    act(async () => setShown({ name, ...(await post<{ secret: string }>(`/webhooks/${id}/secret`)) }))
  const test = (hook: Hook) =>
    act(async () => {
      await post(`/webhooks/${hook.id}/test`)
      void message.success(words.tested)
      setLog(hook)
    })
  const columns: TableColumnsType<Hook> = [
    { title: words.columns.name, dataIndex: 'name' },
    {
      title: words.columns.url,
      key: 'url',
      width: 280,
      render: (_, { url }) => <code className="hook-url">{url}</code>,
    },
    {
      title: words.columns.events,
      key: 'events',
      render: (_, { events }) => events.map((event) => HOOK_EVENT_WORDS[event]).join('、'),
    },
    {
      title: words.columns.state,
      key: 'state',
      render: (_, { state }) => (state === 'failed' ? <strong>⚠ {words.states.failed}</strong> : words.states[state]),
    },
    {
      title: words.columns.act,
      key: 'act',
      render: (_, hook) => (
        <span className="keys">
          <Button size="small" onClick={() => setLog(hook)}>
            {words.log}
          </Button>
          {hook.state === 'on' && (
            <Button size="small" onClick={() => test(hook)}>
              {words.test}
            </Button>
          )}
          <Button size="small" onClick={() => setOpen(hook)}>
            {words.edit}
          </Button>
          <Button
            size="small"
            onClick={() =>
              act(() => call('PATCH', `/webhooks/${hook.id}`, { state: hook.state === 'on' ? 'off' : 'on' }))
            }
          >
            {hook.state === 'on' ? words.off : words.on}
          </Button>
          <Popconfirm
            title={words.secretAsk}
            okText={words.secret}
            cancelText={common.cancel}
            onConfirm={() => renew(hook)}
          >
            <Button size="small">{words.secret}</Button>
          </Popconfirm>
          <Popconfirm
            title={words.removeAsk(hook.name)}
            okText={words.remove}
            cancelText={common.cancel}
            onConfirm={() => act(() => call('DELETE', `/webhooks/${hook.id}`))}
          >
            <Button size="small">{words.remove}</Button>
          </Popconfirm>
        </span>
      ),
    },
  ]
  return (
    <section aria-labelledby="hooks">
      <h2 id="hooks">{words.title}</h2>
      <p className="muted">{words.hint}</p>
      <p>
        <Button type="primary" onClick={() => setOpen('new')}>
          {words.add}
        </Button>
      </p>
      <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
      {shown && <ShownOnce {...shown} onDone={() => setShown(null)} />}
      <TableBox label={words.title}>
        <Table<Hook>
          rowKey="id"
          columns={columns}
          dataSource={value?.webhooks ?? []}
          pagination={false}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
      {open !== null && (
        <HookDialog
          hook={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={(saved) => {
            setOpen(null)
            if (saved.secret !== undefined) setShown({ name: saved.name, secret: saved.secret })
            reload()
          }}
        />
      )}
      {log !== null && <HookLog hook={log} onClose={() => setLog(null)} />}
    </section>
  )
}
