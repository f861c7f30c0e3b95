/** One service as it was done, written down beside those done before; each of them may be rated. */
import { Button, Drawer, Input, InputNumber, Rate, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { itemById, itemsOf, type Catalogue } from '../../../core/catalogue/catalogue.ts'
import type { ServiceVisit } from '../../../core/catalogue/visit.ts'
import { beijing } from '../../../core/time.ts'
import { post } from '../api.ts'
import { now } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { serviceWords as words } from '../words-services.ts'
import { common } from '../words.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { DayInput } from './day-input.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  number: string
  item: string
  table: Catalogue
  onClose: () => void
  onSaved: () => void
}

export function ServiceVisitForm({ number, item, table, onClose, onSaved }: Props) {
  const [visit, setVisit] = useState({
    item,
    provider: null as string | null,
    day: beijing(new Date(now())).date,
    minutes: 60,
    note: '',
  })
  const before = useLoad<{ visits: ServiceVisit[] }>(`/cases/${number}/services`)
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<typeof visit>) => setVisit({ ...visit, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await post(`/cases/${number}/services`, visit)
      before.reload()
      onSaved()
    })
  }
  const rate = (id: string, rating: number) =>
    void run(async () => {
      await post(`/services/visits/${id}/rating`, { rating })
      before.reload()
    })
  return (
    <Drawer open onClose={onClose} title={words.recordOf(number)} size={560}>
      <form className="case-form" onSubmit={save}>
        <ProblemNote problem={problem ?? before.problem} />
        <Field id="service-item" label={words.fields.item} error={errorOf(problem, 'item')}>
          <Select
            id="service-item"
            className="wide"
            value={visit.item}
            options={itemsOf(table)
              .filter(({ active }) => active)
              .map(({ id, label, classLabel }) => ({ value: id, label: `${classLabel}：${label}` }))}
            onChange={(next: string) => put({ item: next })}
          />
        </Field>
        <Field id="service-provider" label={words.fields.provider} error={errorOf(problem, 'provider')}>
          <Select
            id="service-provider"
            className="wide"
            allowClear
            value={visit.provider}
            options={table.providers.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next: string | null | undefined) => put({ provider: next ?? null })}
          />
        </Field>
        <div className="inline-fields">
          <Field id="service-day" label={words.fields.day} error={errorOf(problem, 'day')}>
            <DayInput id="service-day" value={visit.day} onChange={(day) => put({ day })} />
          </Field>
          <Field id="service-minutes" label={words.fields.minutes} error={errorOf(problem, 'minutes')}>
            <InputNumber
              id="service-minutes"
              min={5}
              max={1440}
              step={15}
              value={visit.minutes}
              onChange={(minutes) => put({ minutes: minutes ?? 60 })}
            />
          </Field>
        </div>
        <Field id="service-note" label={words.fields.note}>
          <Input id="service-note" value={visit.note} onChange={({ target }) => put({ note: target.value })} />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </form>
      <h2>{words.earlier}</h2>
      {before.value?.visits.length === 0 && <p className="muted">{common.none}</p>}
      <ul>
        {before.value?.visits.map((one) => (
          <li key={one.id}>
            {one.day} {itemById(table, one.item)?.label ?? one.item} {one.minutes} · {common.worker(one.by)} {one.note}
            <div>
              <span className="muted">{one.rating === null ? words.unrated : words.rating}</span>{' '}
              <Rate aria-label={words.rating} value={one.rating ?? 0} onChange={(rating) => rate(one.id, rating)} />
            </div>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
