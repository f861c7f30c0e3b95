/** The filters of the list of cases, and the usual ones as one press. */
import { Checkbox, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from '../router.tsx'
import { caseList as words } from '../words-cases.ts'
import { LEVEL_WORDS, STATUS_WORDS } from '../words.ts'

const TownSelect = lazy(() => import('./town-select.tsx'))

interface Props {
  values: Readonly<Record<string, string>>
  onChange: (values: Readonly<Record<string, string | null>>) => void
  q: string
  onSearch: (q: string) => void
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const several = (text: string | undefined) => (text ? text.split(',') : [])

export function CaseFilters({ values, onChange, q, onSearch }: Props) {
  return (
    <div className="filters">
      <Select<string[]>
        mode="multiple"
        aria-label={words.filters.level}
        placeholder={words.filters.level}
        value={several(values['level'])}
        options={options(LEVEL_WORDS)}
        onChange={(next) => onChange({ level: next.join(',') })}
      />
      <Select<string[]>
        mode="multiple"
        aria-label={words.filters.status}
        placeholder={words.filters.status}
        value={several(values['status'])}
        options={options(STATUS_WORDS)}
        onChange={(next) => onChange({ status: next.join(',') })}
      />
      <Suspense fallback={<span className="muted">{words.filters.town}</span>}>
        <TownSelect
          id="filter-town"
          label={words.filters.town}
          placeholder={words.filters.town}
          value={values['town'] || null}
          onChange={(town) => onChange({ town })}
        />
      </Suspense>
      <Select<string>
        allowClear
        aria-label={words.filters.assignee}
        placeholder={words.filters.assignee}
        value={values['assignee'] || null}
        options={options(words.assignees)}
        onChange={(next: string | undefined) => onChange({ assignee: next ?? null })}
      />
      <Checkbox
        checked={values['overdue'] === 'true'}
        onChange={(event) => onChange({ overdue: event.target.checked ? 'true' : null })}
      >
        {words.filters.overdue}
      </Checkbox>
      <SearchBox key={q} q={q} onSearch={onSearch} />
      <span className="usual">
        <span className="muted">{words.usual}：</span>
        <Link to="/cases?assignee=none&status=new">{words.usuals.unclaimed}</Link>
        <Link to="/cases?assignee=me">{words.usuals.mine}</Link>
        <Link to="/cases?overdue=true">{words.usuals.overdue}</Link>
        <Link to="/cases?status=documents_pending">{words.usuals.papers}</Link>
      </span>
    </div>
  )
}

function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(q)
  return (
    <Input.Search
      className="filter-q"
      aria-label={words.filters.q}
      placeholder={words.filters.q}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(value) => onSearch(value.trim())}
    />
  )
}
