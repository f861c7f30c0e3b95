/** A risk list of another office: file, columns, what would happen, and only then the visits. */
import { Button, Drawer, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { RISK_FIELDS, RISK_NEEDED, type RiskField, type RiskMapping } from '../../../core/discovery/import-rows.ts'
import type { RowFault } from '../../../core/register/import-rows.ts'
import { useDoing } from '../load.ts'
import { upload } from '../upload.ts'
import { riskWords as words } from '../words-visits.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Report {
  heading: string[]
  mapping: RiskMapping
  rows: number
  isFinal: boolean
  visits: number
  onRegister: number
  known: number
  faults: RowFault[]
}

const FAULTS_SHOWN = 100

export function VisitImport({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<RiskMapping | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [isTried, setTried] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const send = (isFinal: boolean) =>
    run(async () => {
      if (file === null) return
      const form = new FormData()
      form.set('file', file)
      if (mapping !== null) form.set('mapping', JSON.stringify(mapping))
      if (isFinal) form.set('final', 'true')
      const answer = await upload<Report>('/visits/import', form)
      setReport(answer)
      setMapping(answer.mapping)
      setTried(!isFinal)
      if (answer.isFinal) onDone()
    })
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setMapping(null)
    setReport(null)
  }
  /** A column that is chosen anew makes the last trial worthless. */
  const put = (field: RiskField, column: number | null) => {
    const { [field]: _before, ...others } = mapping ?? {}
    setMapping(column === null ? others : { ...others, [field]: column })
    setTried(false)
  }
  const tryOut = (event: FormEvent) => {
    event.preventDefault()
    void send(false)
  }
  return (
    <Drawer open onClose={onClose} title={words.title} size={640}>
      <ProblemNote problem={problem} />
      <form className="case-form" onSubmit={tryOut}>
        <p className="muted">{words.hint}</p>
        <Field id="risk-file" label={words.file}>
          <input
            id="risk-file"
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </Field>
        {report !== null &&
          RISK_FIELDS.map((field) => (
            <Field
              key={field}
              id={`risk-${field}`}
              label={words.column(words.fields[field], RISK_NEEDED.includes(field))}
            >
              <Select
                id={`risk-${field}`}
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
      {report !== null && !report.isFinal && isTried && report.visits > 0 && (
        <Button type="primary" loading={isBusy} onClick={() => void send(true)}>
          {words.write(report.visits)}
        </Button>
      )}
    </Drawer>
  )
}

function Outcome({ report }: { report: Report }) {
  const { rows, visits, onRegister, known, faults, isFinal } = report
  return (
    <section role="status">
      <h2>{isFinal ? words.written : words.tried}</h2>
      <p>{words.sum(rows, visits, onRegister, known, faults.length)}</p>
      <ul>
        {faults.slice(0, FAULTS_SHOWN).map(({ row, field, why }, index) => (
          <li key={index}>{words.fault(row, (words.fields as Readonly<Record<string, string>>)[field] ?? '', why)}</li>
        ))}
      </ul>
    </section>
  )
}
