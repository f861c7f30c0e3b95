/** Colleagues and their rights: list, add, change, switch off, one-time sign-in links. */
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { call } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDoing, useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { RightsTable } from '../parts/rights-table.tsx'
import { StaffDialog } from '../parts/staff-dialog.tsx'
import type { StaffAnswer, StaffMember } from '../staff.ts'
import { common, ROLE_WORDS } from '../words.ts'
import { staffWords as words } from '../words-admin.ts'

export default function StaffPage() {
  const { me } = useDesk()
  const { value, problem, reload } = useLoad<{ staff: StaffMember[] }>('/staff')
  const [open, setOpen] = useState<StaffMember | 'new' | null>(null)
  const [link, setLink] = useState<{ name: string; address: string } | null>(null)
  const doing = useDoing()
  const saved = ({ name, signInPath }: StaffAnswer) => {
    setOpen(null)
    setLink(signInPath === null ? null : { name, address: location.origin + signInPath })
    reload()
  }
  const change = (person: StaffMember, body: Record<string, unknown>) =>
    void doing.run(async () => saved(await call<StaffAnswer>('PATCH', `/staff/${person.id}`, body)))

  const columns: TableColumnsType<StaffMember> = [
    { title: words.columns.badge, dataIndex: 'badge', className: 'num' },
    { title: words.columns.name, dataIndex: 'name' },
    { title: words.columns.username, dataIndex: 'username' },
    { title: words.columns.role, key: 'role', render: (_, { role }) => ROLE_WORDS[role] },
    { title: words.columns.office, dataIndex: 'office' },
    { title: words.columns.towns, key: 'towns', render: (_, { towns }) => towns.join('、') || common.all },
    { title: words.columns.state, key: 'state', render: (_, person) => stateOf(person) },
    {
      title: words.columns.actions,
      key: 'actions',
      render: (_, person) => (
        <span className="keys">
          <Button size="small" onClick={() => setOpen(person)}>
            {words.edit}
          </Button>
          <Popconfirm
            title={words.resetAsk}
            okText={words.reset}
            cancelText={common.cancel}
            onConfirm={() => change(person, { ticket: true, unlock: true })}
          >
            <Button size="small">{words.reset}</Button>
          </Popconfirm>
          {person.id !== me.id &&
            (person.active ? (
              <Popconfirm
                title={words.deactivateAsk}
                okText={words.deactivate}
                cancelText={common.cancel}
                onConfirm={() => change(person, { active: false })}
              >
                <Button size="small">{words.deactivate}</Button>
              </Popconfirm>
            ) : (
              <Button size="small" onClick={() => change(person, { active: true })}>
                {words.activate}
              </Button>
            ))}
        </span>
      ),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="keys">
          <Button type="primary" onClick={() => setOpen('new')}>
            {words.add}
          </Button>
        </span>
      </div>
      <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
      {link !== null && (
        <div className="warn-box" role="status">
          <strong>{link.name}</strong>：{words.link}
          <p>
            <code className="link-once">{link.address}</code>
          </p>
        </div>
      )}
      <TableBox label={words.title}>
        <Table<StaffMember>
          rowKey="id"
          columns={columns}
          dataSource={value?.staff ?? []}
          pagination={false}
          locale={{ emptyText: words.empty }}
        />
      </TableBox>
      <RightsTable />
      {open !== null && (
        <StaffDialog person={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={saved} />
      )}
    </div>
  )
}

function stateOf({ active, lockedUntil, mustChangePassword }: StaffMember): string {
  if (!active) return words.states.inactive
  if (lockedUntil !== null && Date.parse(lockedUntil) > Date.now()) return words.states.locked
  return mustChangePassword ? words.states.must : words.states.active
}
