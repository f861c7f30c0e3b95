/** One household, shown only after a reason was chosen: what is written down, what was changed by whom, and how it leaves. */
import { Button, Drawer, Input, Radio } from 'antd'
import { useState } from 'react'
import { READ_REASONS, type ReadReason } from '../../../core/register/household.ts'
import { call, post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useDoing } from '../load.ts'
import {
  kindName,
  type Household,
  type HouseholdEntry,
  type HouseholdRow,
  type KindTable,
  type Opened,
} from '../register.ts'
import { common } from '../words.ts'
import { FIELD_WORDS, READ_REASON_WORDS, registerWords as words } from '../words-register.ts'
import { TimeOf } from './clock.tsx'
import { Field, FieldSet } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  row: HouseholdRow
  table: KindTable | undefined
  onClose: () => void
  onEdit: (household: Household) => void
  onEnded: () => void
}

export function RegisterOpen({ row, table, onClose, onEdit, onEnded }: Props) {
  const { may } = useDesk()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [why, setWhy] = useState('')
  const doing = useDoing()
  const open = (reason: ReadReason) =>
    void doing.run(async () => setOpened(await post<Opened>(`/register/households/${row.id}/open`, { reason })))
  const end = ({ id, version }: Household) =>
    void doing.run(async () => {
      await call('POST', `/register/households/${id}/end`, { expectedVersion: version, why })
      onEnded()
    })
  return (
    <Drawer open onClose={onClose} title={row.head} size={640}>
      <ProblemNote problem={doing.problem} />
      {opened === null ? (
        <FieldSet id="register-reason" label={words.reason} hint={words.reasonHint}>
          <Radio.Group
            options={READ_REASONS.map((value) => ({ value, label: READ_REASON_WORDS[value] }))}
            onChange={(event) => open(event.target.value as ReadReason)}
          />
        </FieldSet>
      ) : (
        <>
          <Facts household={opened.household} table={table} />
          {may('register.edit') && opened.household.endedOn === null && (
            <div className="case-form">
              <Button type="primary" onClick={() => onEdit(opened.household)}>
                {words.edit}
              </Button>
              <Field id="register-end" label={words.endAsk} error={errorOf(doing.problem, 'why')}>
                <Input id="register-end" value={why} onChange={(event) => setWhy(event.target.value)} />
              </Field>
              <Button loading={doing.isBusy} onClick={() => end(opened.household)}>
                {words.end}
              </Button>
            </div>
          )}
          <h2>{words.history}</h2>
          <ol>
            {opened.history.map((entry) => (
              <HistoryLine key={entry.seq} entry={entry} />
            ))}
          </ol>
        </>
      )}
    </Drawer>
  )
}

function Facts({ household, table }: { household: Household; table: KindTable | undefined }) {
  const { people, benefits } = household
  const rows: [string, string | null][] = [
    [FIELD_WORDS.number, household.number],
    [FIELD_WORDS.kind, kindName(table, household.kind)],
    [
      FIELD_WORDS.people,
      people.map(({ name, relation, idNumber }) => [relation, name, idNumber].filter(Boolean).join(' ')).join('；'),
    ],
    [FIELD_WORDS.phone, household.phone],
    [FIELD_WORDS.address, [household.town, household.village, household.address].filter(Boolean).join(' ')],
    [FIELD_WORDS.validUntil, household.validUntil ?? words.noEnd],
    [
      FIELD_WORDS.benefits,
      benefits
        .map(({ name, monthlyYuan }) => (monthlyYuan === null ? name : `${name} ${common.yuan(monthlyYuan)}`))
        .join('；'),
    ],
    [FIELD_WORDS.note, household.note],
    [FIELD_WORDS.endedOn, household.endedOn],
  ]
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === '' ? common.none : value}</dd>
        </div>
      ))}
    </dl>
  )
}

function HistoryLine({ entry }: { entry: HouseholdEntry }) {
  const names = entry.changes.map(({ field }) => (FIELD_WORDS as Readonly<Record<string, string>>)[field] ?? field)
  return (
    <li>
      <TimeOf at={entry.at} /> {words.changed(entry.by.badge)} · {entry.why}
      <span className="muted small"> {names.join('、')}</span>
    </li>
  )
}
