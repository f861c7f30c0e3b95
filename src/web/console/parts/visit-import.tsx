/** A risk list of another office becomes visits. */
import { RISK_FIELDS, RISK_NEEDED, type RiskField, type RiskMapping } from '../../../core/discovery/import-rows.ts'
import type { RowFault } from '../../../core/register/import-rows.ts'
import { riskWords as words } from '../words-visits.ts'
import { TableImport } from './table-import.tsx'

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

export function VisitImport({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  return (
    <TableImport<RiskField, Report>
      path="/visits/import"
      id="risk"
      fields={RISK_FIELDS}
      needed={RISK_NEEDED}
      labels={words.fields}
      words={words}
      sum={({ rows, visits, onRegister, known, faults }) => words.sum(rows, visits, onRegister, known, faults.length)}
      write={({ visits }) => (visits > 0 ? words.write(visits) : null)}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
