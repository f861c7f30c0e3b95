/** From the rows of a risk list of another office to reports: which column is which, one row a person. */
import type { RowFault } from '../register/import-rows.ts'
import { visitReport, type VisitReport } from './visit.ts'

export const RISK_FIELDS = ['name', 'town', 'village', 'phone', 'idNumber', 'risk', 'amount', 'note'] as const
export type RiskField = (typeof RISK_FIELDS)[number]
export type RiskMapping = Partial<Record<RiskField, number>>

/** Without these nobody can be found. */
export const RISK_NEEDED: readonly RiskField[] = ['name', 'town']

export interface RiskPerson {
  row: number
  report: VisitReport
  idNumber: string | null
}

/** What the headings seem to say; each column once. */
export function guessRiskMapping(
  heading: readonly string[],
  words: Readonly<Record<RiskField, readonly string[]>>,
): RiskMapping {
  const plain = heading.map((text) => text.replaceAll(/[\s（）()*：:]/g, ''))
  const mapping: RiskMapping = {}
  const taken = new Set<number>()
  for (const field of RISK_FIELDS) {
    const at = plain.findIndex((text, index) => !taken.has(index) && words[field].includes(text))
    if (at === -1) continue
    mapping[field] = at
    taken.add(at)
  }
  return mapping
}

/** What the list says of a person becomes the words of the report, each with its heading. */
export function readRisks(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: RiskMapping,
  source: string,
): { people: RiskPerson[]; faults: RowFault[] } {
  const people: RiskPerson[] = []
  const faults: RowFault[] = []
  rows.forEach((cells, index) => {
    const row = index + 2
    const of = (field: RiskField): string => {
      const at = mapping[field]
      return at === undefined ? '' : (cells[at] ?? '').trim()
    }
    if (RISK_FIELDS.every((field) => of(field) === '')) return
    const told = (['risk', 'amount', 'note'] as const).flatMap((field) => {
      const at = mapping[field]
      return at === undefined || of(field) === '' ? [] : [`${heading[at] ?? ''}：${of(field)}`]
    })
    const parsed = visitReport.safeParse({
      town: of('town'),
      village: of('village'),
      name: of('name'),
      phone: of('phone') === '' ? null : of('phone'),
      reporter: 'desk',
      said: [source, ...told].join('；').slice(0, 500),
      dueOn: null,
    })
    if (parsed.success) people.push({ row, report: parsed.data, idNumber: of('idNumber') || null })
    else faults.push(...parsed.error.issues.map((issue) => faultOf(row, issue)))
  })
  return { people, faults }
}

function faultOf(row: number, { path, message }: { path: PropertyKey[]; message: string }): RowFault {
  return { row, field: String(path[0] ?? ''), why: /\p{Script=Han}/u.test(message) ? message : '写法不对。' }
}
