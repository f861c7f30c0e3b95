/** The register: who is on it, masked, first what expires first; search by whole values; opening with a reason. */
import { Button, Checkbox, Input, Select, Table, Tag, type TableColumnsType } from 'antd'
import { useState, type FormEvent } from 'react'
import { get, post, query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDoing, useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RegisterForm } from '../parts/register-form.tsx'
import { RegisterImport } from '../parts/register-import.tsx'
import { RegisterKinds } from '../parts/register-kinds.tsx'
import { RegisterOpen } from '../parts/register-open.tsx'
import { TableBox } from '../parts/table-box.tsx'
import TownSelect from '../parts/town-select.tsx'
import {
  kindName,
  kindOptions,
  type Found,
  type HeldKinds,
  type Household,
  type HouseholdRow,
  type Page,
} from '../register.ts'
import { useQuery } from '../router.tsx'
import { common } from '../words.ts'
import { kindWords, registerForm, registerImport, registerWords as words, STANDING_WORDS } from '../words-register.ts'

type Shown =
  | { kind: 'household'; row: HouseholdRow }
  | { kind: 'form'; household: Household | null }
  | { kind: 'kinds' }
  | { kind: 'import' }

export default function RegisterPage() {
  const { may } = useDesk()
  const [filters, setFilters] = useQuery()
  const [town, kind, ended] = [filters.get('town'), filters.get('kind'), filters.get('ended')]
  const path = `/register/households${query({ town, kind, ended })}`
  const list = useLoad<Page>(path)
  const kinds = useLoad<HeldKinds>('/register/kinds')
  const totals = useLoad<{ totals: { households: number; people: number }[] }>('/register/totals')
  const [found, setFound] = useState<Found | null>(null)
  const [q, setQ] = useState('')
  const [shown, setShown] = useState<Shown | null>(null)
  const doing = useDoing()
  const table = kinds.value?.table

  const search = (event: FormEvent) => {
    event.preventDefault()
    if (q.trim() === '') setFound(null)
    else void doing.run(async () => setFound(await post<Found>('/register/search', { q })))
  }
  const more = (after: string) =>
    void doing.run(async () => {
      const next = await get<Page>(`/register/households${query({ town, kind, ended, after })}`)
      list.put({ households: [...(list.value?.households ?? []), ...next.households], next: next.next })
    })
  const refresh = () => {
    setFound(null)
    list.reload()
    totals.reload()
  }
  const saved = () => {
    setShown(null)
    refresh()
  }
  const columns: TableColumnsType<HouseholdRow> = [
    { title: words.columns.number, key: 'number', className: 'num', render: (_, row) => row.number ?? common.none },
    { title: words.columns.head, key: 'head', render: (_, row) => `${row.head} · ${words.people(row.people)}` },
    { title: words.columns.town, key: 'town', render: (_, row) => `${row.town} ${row.village}` },
    { title: words.columns.kind, key: 'kind', render: (_, row) => kindName(table, row.kind) },
    { title: words.columns.until, key: 'until', className: 'num', render: (_, row) => row.validUntil ?? words.noEnd },
    { title: words.columns.state, key: 'state', render: (_, row) => <Tag>{STANDING_WORDS[row.standing]}</Tag> },
    { title: words.columns.benefits, key: 'benefits', render: (_, row) => row.benefits.join('、') || common.none },
    {
      title: words.open,
      key: 'open',
      render: (_, row) => (
        <Button size="small" aria-label={words.openOf(row.head)} onClick={() => setShown({ kind: 'household', row })}>
          {words.open}
        </Button>
      ),
    },
  ]
  const next = found === null ? (list.value?.next ?? null) : null
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="keys">
          {may('register.kinds') && <Button onClick={() => setShown({ kind: 'kinds' })}>{kindWords.open}</Button>}
          {may('register.import') && (
            <Button onClick={() => setShown({ kind: 'import' })}>{registerImport.open}</Button>
          )}
          {may('register.edit') && (
            <Button type="primary" onClick={() => setShown({ kind: 'form', household: null })}>
              {registerForm.add}
            </Button>
          )}
        </span>
      </div>
      <p className="muted">
        {words.hint} {totals.value !== null && totalWords(totals.value.totals)}
      </p>
      <ProblemNote problem={list.problem ?? kinds.problem ?? doing.problem} onRetry={list.reload} />
      <div className="filters">
        <form className="keys" role="search" onSubmit={search}>
          <Input
            className="filter-q"
            aria-label={words.search}
            placeholder={words.search}
            autoComplete="off"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          <Button htmlType="submit" loading={doing.isBusy}>
            {words.searchKey}
          </Button>
          {found !== null && <Button onClick={() => setFound(null)}>{words.searchClear}</Button>}
        </form>
        <TownSelect
          id="register-town"
          label={words.filters.town}
          placeholder={words.filters.town}
          value={town}
          onChange={(value) => setFilters({ town: value })}
        />
        <Select
          className="wide"
          allowClear
          aria-label={words.filters.kind}
          placeholder={words.filters.kind}
          value={kind}
          options={kindOptions(table)}
          onChange={(value: string | undefined) => setFilters({ kind: value ?? null })}
        />
        <Checkbox
          checked={ended === 'true'}
          onChange={(event) => setFilters({ ended: event.target.checked ? 'true' : null })}
        >
          {words.filters.ended}
        </Checkbox>
      </div>
      {found !== null && found.elsewhere > 0 && <p role="status">{words.elsewhere(found.elsewhere)}</p>}
      <TableBox label={words.title}>
        <Table<HouseholdRow>
          rowKey="id"
          columns={columns}
          dataSource={found?.households ?? list.value?.households ?? []}
          pagination={false}
          locale={{ emptyText: found === null ? words.empty : words.notFound }}
        />
      </TableBox>
      {next !== null && (
        <Button loading={doing.isBusy} onClick={() => more(next)}>
          {words.more}
        </Button>
      )}
      {shown?.kind === 'household' && (
        <RegisterOpen
          row={shown.row}
          table={table}
          onClose={() => setShown(null)}
          onEdit={(household) => setShown({ kind: 'form', household })}
          onEnded={saved}
        />
      )}
      {shown?.kind === 'form' && (
        <RegisterForm household={shown.household} table={table} onClose={() => setShown(null)} onSaved={saved} />
      )}
      {shown?.kind === 'import' && <RegisterImport onClose={() => setShown(null)} onDone={refresh} />}
      {shown?.kind === 'kinds' && kinds.value !== null && (
        <RegisterKinds
          held={kinds.value}
          onClose={() => setShown(null)}
          onSaved={(held) => {
            kinds.put(held)
            setShown(null)
          }}
        />
      )}
    </div>
  )
}

function totalWords(totals: readonly { households: number; people: number }[]): string {
  const sum = (name: 'households' | 'people') => totals.reduce((all, one) => all + one[name], 0)
  return words.totals(sum('households'), sum('people'))
}
