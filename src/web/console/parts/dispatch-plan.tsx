/** The rules of dispatch as the office writes them: minutes, a full hand, the day's hours, and workers and leads by town and hour. */
import { Button, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { RULE_DAYS, type DispatchPlan, type DispatchRule } from '../../../core/dispatch/plan.ts'
import type { Colleague } from '../colleagues.ts'
import { useTable } from '../office-table.ts'
import { dispatchWords as words } from '../words-dispatch.ts'
import { Field } from './field.tsx'
import { HourInput } from './hour-input.tsx'
import { PeopleSelect } from './people-select.tsx'
import { SaveTable } from './save-table.tsx'
import { TableBox } from './table-box.tsx'
import TownSelect from './town-select.tsx'

const NEW_RULE: DispatchRule = { town: '', days: 'all', from: '08:30', to: '17:30', workers: [], leads: [] }

export function PlanTable({ people, canEdit }: { people: readonly Colleague[]; canEdit: boolean }) {
  const edit = useTable<DispatchPlan>('dispatch')
  const plan = edit.value
  if (plan === null) return <SaveTable id="plan" edit={edit} />
  const put = (part: Partial<DispatchPlan>) => edit.change({ ...plan, ...part })
  const count = (id: string, label: string, value: number, change: (next: number) => void): ReactNode => (
    <Field id={id} label={label}>
      <InputNumber id={id} min={1} value={value} disabled={!canEdit} onChange={(next) => change(next ?? 1)} />
    </Field>
  )
  const hour = (name: 'from' | 'to', label: string): ReactNode => (
    <Field id={`plan-${name}`} label={label}>
      <HourInput
        id={`plan-${name}`}
        value={plan.day[name]}
        disabled={!canEdit}
        onChange={(next) => put({ day: { ...plan.day, [name]: next } })}
      />
    </Field>
  )
  return (
    <section className="card-box no-print">
      <h2>{words.plan}</h2>
      {!canEdit && <p className="muted">{words.readOnly}</p>}
      <div className="inline-fields">
        {count('plan-lead', words.minutes, plan.minutes.toLead, (toLead) =>
          put({ minutes: { ...plan.minutes, toLead } }),
        )}
        {count('plan-centre', words.minutesCentre, plan.minutes.toCentre, (toCentre) =>
          put({ minutes: { ...plan.minutes, toCentre } }),
        )}
        {count('plan-limit', words.limit, plan.limit, (limit) => put({ limit }))}
        {hour('from', words.dayFrom)}
        {hour('to', words.dayTo)}
      </div>
      <div className="field">
        <span>{words.centrePeople}</span>
        <PeopleSelect
          label={words.centrePeople}
          value={plan.centre}
          people={people}
          disabled={!canEdit}
          onChange={(centre) => put({ centre })}
        />
      </div>
      <h3>{words.rules}</h3>
      {plan.rules.length === 0 ? (
        <p className="muted">{words.emptyRules}</p>
      ) : (
        <Rules plan={plan} people={people} canEdit={canEdit} onChange={(rules) => put({ rules })} />
      )}
      {canEdit && <Button onClick={() => put({ rules: [...plan.rules, NEW_RULE] })}>{words.addRule}</Button>}
      <SaveTable id="plan" edit={edit} />
    </section>
  )
}

interface RulesProps {
  plan: DispatchPlan
  people: readonly Colleague[]
  canEdit: boolean
  onChange: (rules: DispatchRule[]) => void
}

function Rules({ plan: { rules }, people, canEdit, onChange }: RulesProps) {
  const put = (at: number, part: Partial<DispatchRule>) =>
    onChange(rules.map((rule, other) => (other === at ? { ...rule, ...part } : rule)))
  return (
    <TableBox label={words.rules}>
      <table className="paper-table">
        <thead>
          <tr>
            {Object.values(words.columns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {canEdit && <th scope="col" aria-label={words.remove} />}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => (
            <tr key={at}>
              <td>
                {canEdit ? (
                  <TownSelect
                    id={`rule-${at}-town`}
                    label={words.town}
                    value={rule.town || null}
                    onChange={(town) => put(at, { town: town ?? '' })}
                  />
                ) : (
                  rule.town
                )}
              </td>
              <td>
                <Select
                  aria-label={words.columns.days}
                  disabled={!canEdit}
                  value={rule.days}
                  options={RULE_DAYS.map((value) => ({ value, label: words.ruleDays[value] }))}
                  onChange={(days) => put(at, { days })}
                />
              </td>
              {(['from', 'to'] as const).map((name) => (
                <td key={name}>
                  <HourInput
                    label={words.columns[name]}
                    disabled={!canEdit}
                    value={rule[name]}
                    onChange={(next) => put(at, { [name]: next })}
                  />
                </td>
              ))}
              {(['workers', 'leads'] as const).map((name) => (
                <td key={name}>
                  <PeopleSelect
                    label={words.columns[name]}
                    value={rule[name]}
                    people={people}
                    disabled={!canEdit}
                    onChange={(ids) => put(at, { [name]: ids })}
                  />
                </td>
              ))}
              {canEdit && (
                <td>
                  <Button size="small" onClick={() => onChange(rules.filter((_, other) => other !== at))}>
                    {words.remove}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
