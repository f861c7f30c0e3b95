/** A list of another office goes into the register. */
import {
  IMPORT_FIELDS,
  NEEDED,
  type ImportField,
  type Mapping,
  type RowFault,
} from '../../../core/register/import-rows.ts'
import { importFieldWords, registerImport as words } from '../words-register.ts'
import { TableImport } from './table-import.tsx'

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

export function RegisterImport({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  return (
    <TableImport<ImportField, Report>
      path="/register/import"
      id="register"
      fields={IMPORT_FIELDS}
      needed={NEEDED}
      labels={importFieldWords}
      words={words}
      sum={({ rows, added, changed, same, faults }) => words.sum(rows, added, changed, same, faults.length)}
      write={({ added, changed }) => (added + changed > 0 ? words.write(added, changed) : null)}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
