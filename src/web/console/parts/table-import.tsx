/** A list of another office: file, columns, what would happen, and only then for good. What it becomes is told by whoever opens it. */
import { Button, Drawer, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import type { RowFault } from '../../../core/register/import-rows.ts'
import { useDoing } from '../load.ts'
import { upload } from '../upload.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

type Mapping<Name extends string> = Partial<Record<Name, number>>

interface Report<Name extends string> {
  heading: string[]
  mapping: Mapping<Name>
  isFinal: boolean
  faults: RowFault[]
}

export interface ImportWords {
  title: string
  hint: string
  file: string
  column: (label: string, isNeeded: boolean) => string
  tryOut: string
  tried: string
  written: string
  fault: (row: number, field: string, why: string) => string
}

interface Props<Name extends string, Answer extends Report<Name>> {
  path: string
  /** Begins the id of the file. */
  id: string
  fields: readonly Name[]
  needed: readonly Name[]
  labels: Readonly<Record<Name, string>>
  words: ImportWords
  /** One line about what happened, or would. */
  sum: (report: Answer) => string
  /** The key that writes; null where there is nothing to write. */
  write: (report: Answer) => string | null
  onClose: () => void
  onDone: () => void
}

const FAULTS_SHOWN = 100

export function TableImport<Name extends string, Answer extends Report<Name>>(props: Props<Name, Answer>) {
  const { path, id, fields, needed, labels, words, sum, write, onClose, onDone } = props
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<Mapping<Name> | null>(null)
  const [report, setReport] = useState<Answer | null>(null)
  const [isTried, setTried] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const send = (isFinal: boolean) =>
    run(async () => {
      if (file === null) return
      const form = new FormData()
      form.set('file', file)
      if (mapping !== null) form.set('mapping', JSON.stringify(mapping))
      if (isFinal) form.set('final', 'true')
      const answer = await upload<Answer>(path, form)
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
  const put = (field: Name, column: number | null) => {
    const next: Mapping<Name> = { ...mapping }
    if (column === null) delete next[field]
    else next[field] = column
    setMapping(next)
    setTried(false)
  }
  const tryOut = (event: FormEvent) => {
    event.preventDefault()
    void send(false)
  }
  const writing = report === null || report.isFinal || !isTried ? null : write(report)
  return (
    <Drawer open onClose={onClose} title={words.title} size={640}>
      <ProblemNote problem={problem} />
      <form className="case-form" onSubmit={tryOut}>
        <p className="muted">{words.hint}</p>
        <Field id={`${id}-file`} label={words.file}>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </Field>
        {report !== null &&
          fields.map((field) => (
            <Field key={field} id={`column-${field}`} label={words.column(labels[field], needed.includes(field))}>
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
      {report !== null && (
        <section role="status">
          <h2>{report.isFinal ? words.written : words.tried}</h2>
          <p>{sum(report)}</p>
          <ul>
            {report.faults.slice(0, FAULTS_SHOWN).map(({ row, field, why }, index) => (
              <li key={index}>{words.fault(row, (labels as Readonly<Record<string, string>>)[field] ?? '', why)}</li>
            ))}
          </ul>
        </section>
      )}
      {writing !== null && (
        <Button type="primary" loading={isBusy} onClick={() => void send(true)}>
          {writing}
        </Button>
      )}
    </Drawer>
  )
}
