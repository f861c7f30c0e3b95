/** API tokens: who has which, for how long, and making or revoking one. */
import { Button, Checkbox, Drawer, Input, InputNumber, Popconfirm, Select, Table, type TableColumnsType } from 'antd'
import { useState, type FormEvent } from 'react'
import { tokenPermissionsOf } from '../../../core/rights.ts'
import { call, post } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { useDoing, useLoad } from '../load.ts'
import { TOWN_OPTIONS } from '../towns.ts'
import type { Permission } from '../types.ts'
import { PERMISSION_WORDS } from '../words-admin.ts'
import { hookWords } from '../words-hooks.ts'
import { common } from '../words.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'
import { ShownOnce } from './shown-once.tsx'
import { TableBox } from './table-box.tsx'

interface Token {
  id: string
  hint: string
  name: string
  permissions: Permission[]
  towns: string[]
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

const words = hookWords.tokens

export function TokenList() {
  const { value, problem, reload } = useLoad<{ tokens: Token[] }>('/tokens')
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  const doing = useDoing()
  const revoke = (id: string) =>
    void doing.run(async () => {
      await call('DELETE', `/tokens/${id}`)
      reload()
    })
  const columns: TableColumnsType<Token> = [
    { title: words.columns.name, dataIndex: 'name' },
    { title: words.columns.hint, dataIndex: 'hint', className: 'num' },
    {
      title: words.columns.may,
      key: 'may',
      render: (_, { permissions }) => permissions.map((one) => PERMISSION_WORDS[one]).join('、'),
    },
    { title: words.columns.towns, key: 'towns', render: (_, { towns }) => towns.join('、') || common.all },
    { title: words.columns.expires, key: 'expires', className: 'num', render: (_, token) => longTime(token.expiresAt) },
    {
      title: words.columns.used,
      key: 'used',
      className: 'num',
      render: (_, { lastUsedAt }) => (lastUsedAt === null ? hookWords.never : longTime(lastUsedAt)),
    },
    {
      title: words.columns.act,
      key: 'act',
      render: (_, token) => {
        if (token.revokedAt !== null) return words.revoked
        if (Date.parse(token.expiresAt) <= Date.now()) return words.over
        return (
          <Popconfirm
            title={words.revokeAsk(token.name)}
            okText={words.revoke}
            cancelText={common.cancel}
            onConfirm={() => revoke(token.id)}
          >
            <Button size="small">{words.revoke}</Button>
          </Popconfirm>
        )
      },
    },
  ]
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{words.title}</h2>
      <p className="muted">{words.hint}</p>
      <p>
        <Button type="primary" onClick={() => setOpen(true)}>
          {words.add}
        </Button>
      </p>
      <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
      {made && <ShownOnce name={made.name} secret={made.token} onDone={() => setMade(null)} />}
      <TableBox label={words.title}>
        <Table<Token>
          rowKey="id"
          columns={columns}
          dataSource={value?.tokens ?? []}
          pagination={false}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
      {isOpen && (
        <TokenDialog
          onClose={() => setOpen(false)}
          onMade={(token) => {
            setOpen(false)
            setMade(token)
            reload()
          }}
        />
      )}
    </section>
  )
}

interface DialogProps {
  onClose: () => void
  onMade: (made: { name: string; token: string }) => void
}

function TokenDialog({ onClose, onMade }: DialogProps) {
  const { me } = useDesk()
  const [typed, setTyped] = useState({ name: '', permissions: [] as Permission[], towns: [] as string[], days: 90 })
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => onMade(await post<{ name: string; token: string }>('/tokens', typed)))
  }
  return (
    <Drawer open onClose={onClose} title={words.add} size={480}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem} />
        <Field id="token-name" label={hookWords.name} error={errorOf(problem, 'name')}>
          <Input
            id="token-name"
            maxLength={40}
            value={typed.name}
            onChange={({ target }) => put({ name: target.value })}
          />
        </Field>
        <Field id="token-may" label={words.permissions} error={errorOf(problem, 'permissions')}>
          <Checkbox.Group
            className="check-column"
            value={typed.permissions}
            options={tokenPermissionsOf(me.role).map((value) => ({ value, label: PERMISSION_WORDS[value] }))}
            onChange={(permissions) => put({ permissions })}
          />
        </Field>
        <Field id="token-towns" label={hookWords.towns} error={errorOf(problem, 'towns')}>
          <Select
            id="token-towns"
            className="wide"
            mode="multiple"
            placeholder={hookWords.townsAll}
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.towns}
            options={TOWN_OPTIONS}
            onChange={(towns: string[]) => put({ towns })}
          />
        </Field>
        <Field id="token-days" label={words.days} error={errorOf(problem, 'days')}>
          <InputNumber
            id="token-days"
            min={1}
            max={366}
            value={typed.days}
            onChange={(days) => put({ days: days ?? 90 })}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.add}
        </Button>
      </form>
    </Drawer>
  )
}
