/** A list of another office into the register: file, columns, what would happen, and only then for good. */
import { Button, Drawer, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import {
  IMPORT_FIELDS,
  NEEDED,
  type ImportField,
  type Mapping,
  type RowFault,
} from '../../../core/register/import-rows.ts'
import { useDoing } from '../load.ts'
import { upload } from '../upload.ts'
import { importFieldWords, registerImport as words } from '../words-register.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Report {
  heading: string[]
  mapping: Mapping
  rows: number
  isFinal: boolean
  added: number
  changed: number
  same: number
  faults: RowFault[]
}

interface Props {
  onClose: () => void
  onDone: () => void
}

const FAULTS_SHOWN = 100

export function RegisterImport({ onClose, onDone }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [isTried, setTried] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const send = (isFinal: boolean) => {
    if (file === null) return
    const form = new FormData()
    form.set('file', file)
    if (mapping !== null) form.set('mapping', JSON.stringify(mapping))
    if (isFinal) form.set('final', 'true')
    void run(async () => {
      const answer = await upload<Report>('/register/import', form)
      setReport(answer)
      setMapping(answer.mapping)
      if (answer.isFinal) onDone()
    })
  }
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setMapping(null)
    setReport(null)
  }
  /** A column that is chosen anew makes the last trial worthless. */
  const put = (field: ImportField, column: number | null) => {
    const { [field]: _before, ...others } = mapping ?? {}
    setMapping(column === null ? others : { ...others, [field]: column })
    setTried(false)
  }
  const tryOut = (event: FormEvent) => {
    event.preventDefault()
    send(false)
    setTried(true)
  }
  const canWrite = report !== null && !report.isFinal && isTried && report.added + report.changed > 0
  return (
    <Drawer open onClose={onClose} title={words.title} size={640}>
      <ProblemNote problem={problem} />
      <form className="case-form" onSubmit={tryOut}>
        <p className="muted">{words.hint}</p>
        <Field id="register-file" label={words.file}>
          <input
            id="register-file"
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </Field>
        {report !== null &&
          IMPORT_FIELDS.map((field) => (
            <Field
              key={field}
              id={`column-${field}`}
              label={words.column(importFieldWords[field], NEEDED.includes(field))}
            >
              <Select
                id={`column-${field}`}
                className="wide"
                allowClear
                value={mapping?.[field] ?? null}
                options={report.heading.map((label, value) => ({ label, value }))}
                onChange={(column: number | null | undefined) => put(field, column ?? null)}
              />
            </Field>
          ))}
        <Button htmlType="submit" loading={isBusy} disabled={file === null}>
          {words.tryOut}
        </Button>
      </form>
      {report !== null && <Outcome report={report} />}
      {canWrite && (
        <Button type="primary" loading={isBusy} onClick={() => send(true)}>
          {words.write(report.added, report.changed)}
        </Button>
      )}
    </Drawer>
  )
}

function Outcome({ report }: { report: Report }) {
  const { rows, added, changed, same, faults, isFinal } = report
  return (
    <section role="status">
      <h2>{isFinal ? words.written : words.tried}</h2>
      <p>{words.sum(rows, added, changed, same, faults.length)}</p>
      <ul>
        {faults.slice(0, FAULTS_SHOWN).map(({ row, field, why }, index) => (
          <li key={index}>
            {words.fault(row, (importFieldWords as Readonly<Record<string, string>>)[field] ?? '', why)}
          </li>
        ))}
      </ul>
    </section>
  )
}
