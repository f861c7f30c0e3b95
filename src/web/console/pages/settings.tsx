/** Settings: the office's own tables, who changed which of them last and why, and the lists of departments and reasons themselves. */
import { Button, Checkbox, Drawer, Input, Table, type TableColumnsType } from 'antd'
import { useState, type ReactNode } from 'react'
import type { RefusalReasons } from '../../../core/cases/reasons.ts'
import type { Departments } from '../../../core/departments.ts'
import { longTime } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { useTable } from '../office-table.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SaveTable } from '../parts/save-table.tsx'
import { TagList } from '../parts/tag-list.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link } from '../router.tsx'
import { tableWords as words } from '../words-dispatch.ts'
import { common } from '../words.ts'

interface Change {
  version: number
  at: string
  by: string | null
  why: string | null
  parts: string[]
}
interface Listed {
  name: string
  version: number
  last: Change | null
}

/** Tables with a page of their own. */
const ELSEWHERE: Readonly<Record<string, string>> = { dispatch: '/dispatch', services: '/services?tab=catalogue' }

export default function SettingsPage() {
  const { may } = useDesk()
  const { value, problem, reload } = useLoad<{ tables: Listed[] }>('/tables')
  const [history, setHistory] = useState<string | null>(null)
  const columns: TableColumnsType<Listed> = [
    { title: words.columns.table, key: 'name', render: (_, { name }) => words.names[name] ?? name },
    {
      title: words.columns.last,
      key: 'last',
      className: 'num',
      render: (_, { last, version }) =>
        last === null ? words.never : `${longTime(last.at)} ${words.version(version)}`,
    },
    { title: words.columns.by, key: 'by', className: 'num', render: (_, { last }) => whoOf(last) },
    { title: words.columns.why, key: 'why', render: (_, { last }) => last?.why ?? common.none },
    {
      title: words.history,
      key: 'actions',
      render: (_, { name }) => (
        <span className="keys">
          <Button size="small" onClick={() => setHistory(name)}>
            {words.look}
          </Button>
          {ELSEWHERE[name] !== undefined && <Link to={ELSEWHERE[name]}>{words.edit}</Link>}
        </span>
      ),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.title}>
        <Table<Listed> rowKey="name" columns={columns} dataSource={value?.tables ?? []} pagination={false} />
      </TableBox>
      <div className="two-columns">
        <DepartmentList canEdit={may('table.edit')} />
        <ReasonList canEdit={may('table.edit')} />
        <TagList canEdit={may('table.edit')} />
      </div>
      {history !== null && <History name={history} onClose={() => setHistory(null)} />}
    </div>
  )
}

function whoOf(change: Change | null): string {
  return change === null || change.by === null ? common.none : common.worker(change.by)
}

function History({ name, onClose }: { name: string; onClose: () => void }) {
  const { value, problem, reload } = useLoad<{ changes: Change[] }>(`/tables/${name}/history`)
  return (
    <Drawer open onClose={onClose} title={words.names[name] ?? name} size={560}>
      <ProblemNote problem={problem} onRetry={reload} />
      {value?.changes.length === 0 && <p className="muted">{words.noHistory}</p>}
      <ol className="timeline">
        {value?.changes.map((change) => (
          <li key={change.version}>
            {words.version(change.version)} · {longTime(change.at)} · {whoOf(change)}
            {change.parts.length > 0 && ` · ${change.parts.map((part) => words.parts[part] ?? part).join('、')}`}
            <p>{change.why ?? common.none}</p>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}

interface ListProps {
  canEdit: boolean
}

function DepartmentList({ canEdit }: ListProps) {
  const edit = useTable<Departments>('departments')
  const all = edit.value?.departments ?? []
  const put = (departments: Departments['departments']) => edit.change({ departments })
  return (
    <section className="card-box">
      <h2>{words.names['departments']}</h2>
      {all.map((one, at) => {
        const change = (part: Partial<typeof one>) =>
          put(all.map((other, index) => (index === at ? { ...other, ...part } : other)))
        return (
          <Line key={at} canEdit={canEdit} active={one.active} onActive={(active) => change({ active })}>
            <Words label={words.fields.name} value={one.name} canEdit={canEdit} put={(name) => change({ name })} />
            <Words label={words.fields.about} value={one.about} canEdit={canEdit} put={(about) => change({ about })} />
            <Words label={words.fields.phone} value={one.phone} canEdit={canEdit} put={(phone) => change({ phone })} />
          </Line>
        )
      })}
      {canEdit && (
        <Button onClick={() => put([...all, { name: '', about: '', phone: '', active: true }])}>{words.add}</Button>
      )}
      <SaveTable id="departments" edit={edit} />
    </section>
  )
}

function ReasonList({ canEdit }: ListProps) {
  const edit = useTable<RefusalReasons>('refusal-reasons')
  const all = edit.value?.reasons ?? []
  const put = (reasons: RefusalReasons['reasons']) => edit.change({ reasons })
  return (
    <section className="card-box">
      <h2>{words.names['refusal-reasons']}</h2>
      {all.map((one, at) => {
        const change = (part: Partial<typeof one>) =>
          put(all.map((other, index) => (index === at ? { ...other, ...part } : other)))
        return (
          <Line key={at} canEdit={canEdit} active={one.active} onActive={(active) => change({ active })}>
            <Words label={words.fields.label} value={one.label} canEdit={canEdit} put={(label) => change({ label })} />
            <Words
              label={words.fields.article}
              value={one.article}
              canEdit={canEdit}
              put={(article) => change({ article })}
            />
          </Line>
        )
      })}
      {canEdit && (
        <Button
          onClick={() => put([...all, { code: `r${Date.now().toString(36)}`, label: '', article: '', active: true }])}
        >
          {words.add}
        </Button>
      )}
      <SaveTable id="reasons" edit={edit} />
    </section>
  )
}

interface LineProps {
  canEdit: boolean
  active: boolean
  onActive: (active: boolean) => void
  children: ReactNode
}

function Line({ canEdit, active, onActive, children }: LineProps) {
  return (
    <div className="inline-fields office-line">
      {children}
      <Checkbox checked={active} disabled={!canEdit} onChange={({ target }) => onActive(target.checked)}>
        {words.fields.active}
      </Checkbox>
    </div>
  )
}

interface WordsProps {
  label: string
  value: string
  canEdit: boolean
  put: (text: string) => void
}

function Words({ label, value, canEdit, put }: WordsProps) {
  return (
    <Input
      aria-label={label}
      prefix={<span className="small muted">{label}</span>}
      disabled={!canEdit}
      value={value}
      onChange={({ target }) => put(target.value)}
    />
  )
}
