/** The filters of the list of cases, and the usual ones as one press. */
import { Button, Checkbox, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { query } from '../api.ts'
import { colleagueWords, useColleagues } from '../colleagues.ts'
import { useDesk } from '../desk.tsx'
import { Link } from '../router.tsx'
import { caseList as words } from '../words-cases.ts'
import { channels, INCIDENT_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../words.ts'
import { DayInput } from './day-input.tsx'
import { useTags } from '../tags.ts'
import { SavedFilters } from './saved-filters.tsx'

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
  const { may } = useDesk()
  const { others } = useColleagues(may('colleague.read'))
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
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={words.filters.assignee}
        placeholder={words.filters.assignee}
        value={values['assignee'] || null}
        options={[
          ...options(words.assignees),
          ...others.map((person) => ({ value: person.id, label: colleagueWords(person) })),
        ]}
        popupMatchSelectWidth={false}
        onChange={(next: string | undefined) => onChange({ assignee: next ?? null })}
      />
      <MoreFilters values={values} onChange={onChange} />
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
        <Link to="/cases?quietDays=3">{words.usuals.quiet}</Link>
        <SavedFilters query={query(values).slice(1)} />
      </span>
    </div>
  )
}

/** Asked for less often: behind one press, open while one of them is set. */
function MoreFilters({ values, onChange }: Pick<Props, 'values' | 'onChange'>) {
  const isSet = ['incident', 'channel', 'tag', 'from', 'to', 'quietDays'].some((name) => values[name])
  const [isOpen, setOpen] = useState(isSet)
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{words.filters.more}</Button>
  const day = (name: 'from' | 'to') => (
    <DayInput
      id={`filter-${name}`}
      label={words.filters[name]}
      value={values[name] ?? ''}
      onChange={(next) => onChange({ [name]: next || null })}
    />
  )
  return (
    <>
      <Select<string[]>
        mode="multiple"
        aria-label={words.filters.incident}
        placeholder={words.filters.incident}
        value={several(values['incident'])}
        options={options(INCIDENT_WORDS)}
        onChange={(next) => onChange({ incident: next.join(',') })}
      />
      <Select<string[]>
        mode="multiple"
        aria-label={words.filters.channel}
        placeholder={words.filters.channel}
        value={several(values['channel'])}
        options={options(channels)}
        onChange={(next) => onChange({ channel: next.join(',') })}
      />
      <Select<string>
        allowClear
        aria-label={words.filters.quietDays}
        placeholder={words.filters.quietDays}
        value={values['quietDays'] || null}
        options={[1, 3, 7, 14].map((days) => ({ value: String(days), label: words.filters.quietFor(days) }))}
        onChange={(next: string | undefined) => onChange({ quietDays: next ?? null })}
      />
      <TagFilter value={values['tag'] || null} onChange={(tag) => onChange({ tag })} />
      {day('from')}
      {day('to')}
    </>
  )
}

/** Each mark with how many open cases bear it. */
function TagFilter({ value, onChange }: { value: string | null; onChange: (tag: string | null) => void }) {
  const { active } = useTags()
  const { counts } = useDesk()
  const count = (name: string) => counts?.cases?.byTag[name] ?? 0
  const gone = value !== null && !active.some(({ name }) => name === value) ? [{ value, label: value }] : []
  return (
    <Select<string>
      allowClear
      className="filter-tag"
      aria-label={words.filters.tag}
      placeholder={words.filters.tag}
      popupMatchSelectWidth={false}
      value={value}
      options={[...active.map(({ name }) => ({ value: name, label: `${name} ${count(name)}` })), ...gone]}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
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
