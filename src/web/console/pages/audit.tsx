/** Who did and read what, newest first, and one key that checks the whole chain. */
import { Button, Input, Select, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { get, query } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useColleagues } from '../colleagues.ts'
import { Link, useQuery } from '../router.tsx'
import { useDesk } from '../desk.tsx'
import { auditWords as words, noteWords, talkWords, targetWords } from '../words-audit.ts'
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
const FILTERS = ['actor', 'target', 'action'] as const

export default function AuditPage() {
  const [address, setAddress] = useQuery()
  const filter = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) ?? '']))
  const first = useLoad<{ entries: Entry[] }>(`/audit${query({ limit: PAGE, ...filter })}`)
  const [older, setOlder] = useState<Entry[]>([])
  const change = (part: Record<string, string | null>) => {
    setOlder([])
    setAddress(part)
  }
  const [chain, setChain] = useState<Chain | null>(null)
  const doing = useDoing()
  const entries = [...(first.value?.entries ?? []), ...older]
  const names = useNames()
  const more = () =>
    doing.run(async () => {
      const page = await get<{ entries: Entry[] }>(
        `/audit${query({ limit: PAGE, ...filter, before: entries.at(-1)?.seq })}`,
      )
      setOlder((before) => [...before, ...page.entries])
    })
  const columns: TableColumnsType<Entry> = [
    { title: words.columns.at, key: 'at', className: 'num', render: (_, { at }) => longTime(at) },
    { title: words.columns.actor, key: 'actor', render: (_, { actor }) => nameOf(names, actor) },
    { title: words.columns.action, key: 'action', render: (_, { action }) => words.actions[action] ?? action },
    {
      title: words.columns.target,
      key: 'target',
      className: 'num',
      render: (_, { target }) => <Target target={target} name={names.get(target)} />,
    },
    { title: words.columns.detail, key: 'detail', render: (_, { detail }) => noteWords(detail) },
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
      <Filters names={names} filter={filter} onChange={change} />
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

/** People and tables by name; a talk is opened, and told from another by the end of its id. */
function Target({ target, name }: { target: string; name: string | undefined }) {
  const { may } = useDesk()
  if (name !== undefined || !target.startsWith('c_')) return <>{name ?? targetWords(target)}</>
  const words = talkWords(target)
  return may('conversation.read') ? <Link to={`/inbox/${target}`}>{words}</Link> : <span title={target}>{words}</span>
}

/** Programs are named by whoever answers for them: `<owner>/<token>`. */
function nameOf(names: ReadonlyMap<string, string>, actor: string): string {
  const [owner = '', token] = actor.split('/')
  const name = names.get(owner) ?? targetWords(owner)
  return token === undefined ? name : words.byToken(name, token)
}

interface FiltersProps {
  names: ReadonlyMap<string, string>
  filter: Readonly<Record<string, string>>
  onChange: (part: Record<string, string | null>) => void
}

/** Who, to what, and what was done: in the address, so that a question to the log can be kept and passed on. */
function Filters({ names, filter, onChange }: FiltersProps) {
  const [target, setTarget] = useState(filter['target'] ?? '')
  const pick = (name: 'actor' | 'action', options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={words.filters[name]}
      placeholder={words.filters[name]}
      showSearch={{ optionFilterProp: 'label' }}
      value={filter[name] || null}
      options={options}
      onChange={(next: string | null | undefined) => onChange({ [name]: next ?? null })}
    />
  )
  return (
    <div className="filters">
      {pick(
        'actor',
        [...names].map(([value, label]) => ({ value, label })),
      )}
      {pick(
        'action',
        Object.entries(words.actions).map(([value, label]) => ({ value, label })),
      )}
      <Input.Search
        className="filter-q"
        aria-label={words.filters.target}
        placeholder={words.filters.target}
        allowClear
        value={target}
        onChange={(event) => setTarget(event.target.value)}
        onSearch={(text) => onChange({ target: text.trim() })}
      />
      {FILTERS.some((name) => filter[name]) && (
        <Button
          onClick={() => {
            setTarget('')
            onChange({ actor: null, target: null, action: null })
          }}
        >
          {words.clear}
        </Button>
      )}
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
