/** What was done: people, visits and hours, by class, by item and by person. */
import { useState } from 'react'
import type { ClassTotal } from '../../../core/catalogue/visit.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { serviceWords as words } from '../words-services.ts'
import { Field } from './field.tsx'
import { FigureTable } from './figure-table.tsx'
import { ProblemNote } from './problem-note.tsx'
import { Stat } from './stat.tsx'
import { DayInput } from './day-input.tsx'
import TownSelect from './town-select.tsx'

interface Totals {
  classes: ClassTotal[]
  people: number
  visits: number
  minutes: number
  persons: { caseNumber: string; visits: number; minutes: number }[]
}

export function ServiceTotals() {
  const { may } = useDesk()
  const [span, setSpan] = useState({ from: '', to: '', town: '' })
  const { value, problem, reload } = useLoad<Totals>(may('stats.read') ? `/services/totals${query(span)}` : null)
  const day = (name: 'from' | 'to', label: string) => (
    <Field id={`services-${name}`} label={label}>
      <DayInput id={`services-${name}`} value={span[name]} onChange={(next) => setSpan({ ...span, [name]: next })} />
    </Field>
  )
  return (
    <>
      <div className="inline-fields">
        {day('from', words.from)}
        {day('to', words.until)}
        <Field id="services-town" label={words.columns.town}>
          <TownSelect
            id="services-town"
            value={span.town || null}
            onChange={(town) => setSpan({ ...span, town: town ?? '' })}
          />
        </Field>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <>
          <div className="statistics">
            <Stat title={words.people} value={value.people} />
            <Stat title={words.times} value={value.visits} />
            <Stat title={words.hours} value={hoursOf(value.minutes)} />
          </div>
          <div className="figure-grid">
            <FigureTable
              title={words.byClass}
              rows={value.classes.map(({ classId, label, visits, minutes, rating }) => ({
                key: classId,
                label: `${label} ${words.visits(visits, hoursOf(minutes), rating)}`,
                n: visits,
                to: null,
              }))}
              inOrder
            />
            <FigureTable
              title={words.byItem}
              rows={value.classes.flatMap(({ items }) =>
                items.map(({ item, label, visits }) => ({ key: item, label, n: visits, to: null })),
              )}
            />
            <FigureTable
              title={words.byPerson}
              rows={value.persons.map(({ caseNumber, visits }) => ({
                key: caseNumber,
                label: caseNumber,
                n: visits,
                to: may('case.read') ? `/cases/${caseNumber}` : null,
              }))}
              inOrder
            />
          </div>
        </>
      )}
    </>
  )
}

function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 10) / 10
}
