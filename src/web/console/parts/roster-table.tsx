/** The roster of a week: towns and shifts down, days across; rest days of the national calendar are marked. */
import { Button } from 'antd'
import { useState } from 'react'
import { dayAfter, EMPTY_ROSTER, mondayOf, type Roster } from '../../../core/dispatch/roster.ts'
import { beijing } from '../../../core/time.ts'
import { nationalCalendar } from '../../../core/triage/calendar.ts'
import { get } from '../api.ts'
import { now } from '../clock.ts'
import type { Colleague } from '../colleagues.ts'
import { useDoing } from '../load.ts'
import { useTable, type Held } from '../office-table.ts'
import { dispatchWords as words } from '../words-dispatch.ts'
import { PeopleSelect } from './people-select.tsx'
import { ProblemNote } from './problem-note.tsx'
import { SaveTable } from './save-table.tsx'
import { TableBox } from './table-box.tsx'
import TownSelect from './town-select.tsx'

type Line = Roster['lines'][number]

export function RosterTable({ people, canEdit }: { people: readonly Colleague[]; canEdit: boolean }) {
  const [monday, setMonday] = useState(() => mondayOf(beijing(new Date(now())).date))
  const [town, setTown] = useState<string | null>(null)
  const edit = useTable<Roster>(`roster-${monday}`)
  const copying = useDoing()
  const { lines } = edit.value ?? EMPTY_ROSTER
  const put = (at: number, line: Line) => edit.change({ lines: lines.map((one, other) => (other === at ? line : one)) })
  const add = (line: Pick<Line, 'town' | 'shift'>) =>
    edit.change({ lines: [...lines, { ...line, days: words.days.map(() => []) }] })
  const copy = () =>
    copying.run(async () => {
      const before = await get<Held<Roster>>(`/tables/roster-${dayAfter(monday, -7)}`)
      edit.change(before.value)
    })
  return (
    <section className="card-box roster">
      <div className="page-head">
        <h2>
          {words.roster} {words.week(monday)}
        </h2>
        <span className="keys no-print">
          <Button onClick={() => setMonday(dayAfter(monday, -7))}>{words.earlier}</Button>
          <Button onClick={() => setMonday(dayAfter(monday, 7))}>{words.later}</Button>
          {canEdit && (
            <Button loading={copying.isBusy} onClick={() => void copy()}>
              {words.copy}
            </Button>
          )}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </span>
      </div>
      <ProblemNote problem={copying.problem} />
      {lines.length === 0 ? (
        <p className="muted">{words.emptyRoster}</p>
      ) : (
        <TableBox label={words.roster}>
          <table className="paper-table">
            <thead>
              <tr>
                <th scope="col">{words.town}</th>
                <th scope="col">{words.shift}</th>
                {words.days.map((day, at) => (
                  <th key={day} scope="col">
                    {day} {dayAfter(monday, at).slice(5)}
                    {!nationalCalendar.isWorkingDay(dayAfter(monday, at)) && ` ${words.rest}`}
                  </th>
                ))}
                {canEdit && <th scope="col" className="no-print" aria-label={words.remove} />}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                <tr key={`${line.town}/${line.shift}`}>
                  <th scope="row">{line.town ?? words.centre}</th>
                  <td>{words.period[line.shift]}</td>
                  {line.days.map((ids, day) => (
                    <td key={words.days[day]}>
                      <PeopleSelect
                        label={`${line.town ?? words.centre} ${words.days[day]}`}
                        value={ids}
                        people={people}
                        disabled={!canEdit}
                        onChange={(next) =>
                          put(at, { ...line, days: line.days.map((one, other) => (other === day ? next : one)) })
                        }
                      />
                    </td>
                  ))}
                  {canEdit && (
                    <td className="no-print">
                      <Button
                        size="small"
                        onClick={() => edit.change({ lines: lines.filter((_, other) => other !== at) })}
                      >
                        {words.remove}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {canEdit && (
        <div className="inline-fields no-print">
          <TownSelect id="roster-town" label={words.town} placeholder={words.centre} value={town} onChange={setTown} />
          {(['day', 'night'] as const).map((shift) => (
            <Button
              key={shift}
              disabled={lines.some((line) => line.town === town && line.shift === shift)}
              onClick={() => add({ town, shift })}
            >
              {words.addLine}：{town ?? words.centre} {words.period[shift]}
            </Button>
          ))}
        </div>
      )}
      <SaveTable id="roster" edit={edit} />
    </section>
  )
}
