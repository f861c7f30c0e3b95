/** One field of a case form, drawn by its kind. */
import { Input, InputNumber, Radio, Select, type SelectProps } from 'antd'
import { lazy, Suspense } from 'react'
import type { RefusalReasons } from '../../../core/cases/reasons.ts'
import type { Catalogue } from '../../../core/catalogue/catalogue.ts'
import type { FieldSpec } from '../case-action.ts'
import { colleagueWords, useColleagues } from '../colleagues.ts'
import { useLoad } from '../load.ts'
import type { Held } from '../office-table.ts'
import { Field, FieldSet } from './field.tsx'
import { DayInput } from './day-input.tsx'
import { OfficeField } from './office-field.tsx'
import { ProblemNote } from './problem-note.tsx'

const TownSelect = lazy(() => import('./town-select.tsx'))

interface Props {
  field: FieldSpec
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

export function FormField({ field, value, error, onChange }: Props) {
  const { name, label, kind, hint } = field
  const id = `case-${name}`
  const options = [...(field.options ?? [])]
  switch (kind) {
    case 'choice':
      return (
        <FieldSet id={id} label={label} error={error} hint={hint}>
          <Radio.Group name={id} value={value} onChange={(event) => onChange(String(event.target.value))}>
            {options.map((option) => (
              <Radio.Button key={option.value} value={option.value}>
                {option.label}
              </Radio.Button>
            ))}
          </Radio.Group>
        </FieldSet>
      )
    case 'area':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit()
            }}
          />
        </Field>
      )
    case 'text':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <Input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
        </Field>
      )
    case 'money':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <InputNumber<string>
            id={id}
            stringMode
            min="0"
            controls={false}
            className="wide"
            inputMode="decimal"
            value={value}
            onChange={(next) => onChange(next ?? '')}
          />
        </Field>
      )
    case 'select':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <Select
            id={id}
            className="wide"
            value={value || null}
            options={options}
            onChange={(next: string) => onChange(next)}
          />
        </Field>
      )
    case 'count':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <InputNumber<number>
            id={id}
            min={0}
            max={20}
            precision={0}
            value={value === '' ? null : Number(value)}
            onChange={(next) => onChange(next === null ? '' : String(next))}
          />
        </Field>
      )
    case 'town':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <Suspense fallback={<Input id={id} disabled value={value} />}>
            <TownSelect id={id} value={value || null} onChange={(town) => onChange(town ?? '')} />
          </Suspense>
        </Field>
      )
    case 'date':
      return (
        <Field id={id} label={label} error={error} hint={hint}>
          <DayInput id={id} value={value} onChange={onChange} />
        </Field>
      )
    case 'office':
      return <OfficeField id={id} label={label} value={value} error={error} onChange={onChange} />
    case 'refusal':
    case 'service':
      return <TableField id={id} field={field} value={value} error={error} onChange={onChange} />
    case 'colleague':
      return <ColleagueField id={id} field={field} value={value} error={error} onChange={onChange} />
  }
}

/** Choices that the office keeps in a table of its own. */
function TableField({ id, field, value, error, onChange }: Props & { id: string }) {
  const name = field.kind === 'refusal' ? 'refusal-reasons' : 'services'
  const { value: held, problem, reload } = useLoad<Held<RefusalReasons | Catalogue>>(`/tables/${name}`)
  return (
    <Field id={id} label={field.label} error={error}>
      <ProblemNote problem={problem} onRetry={reload} />
      <Select
        id={id}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value || null}
        onChange={(next: string) => onChange(next)}
        options={held === null ? [] : optionsOf(held.value)}
      />
    </Field>
  )
}

function optionsOf(table: RefusalReasons | Catalogue): NonNullable<SelectProps['options']> {
  if ('reasons' in table) {
    return table.reasons.filter(({ active }) => active).map(({ code, label }) => ({ value: code, label }))
  }
  return table.classes.map(({ label, items }) => ({
    label,
    options: items.filter(({ active }) => active).map((item) => ({ value: item.id, label: item.label })),
  }))
}

function ColleagueField({ id, field, value, error, onChange }: Props & { id: string }) {
  const { others, problem, reload } = useColleagues(true)
  return (
    <Field id={id} label={field.label} error={error}>
      <ProblemNote problem={problem} onRetry={reload} />
      <Select
        id={id}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={value || null}
        onChange={(next: string) => onChange(next)}
        options={others.map((person) => ({ value: person.id, label: colleagueWords(person) }))}
      />
    </Field>
  )
}
