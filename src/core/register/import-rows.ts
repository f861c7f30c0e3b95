/** From the rows of a spreadsheet to households: which column is which, one row a person, rows of one number one household. */
import { householdFields, type HouseholdFields } from './household.ts'
import { findKind, type KindTable } from './kinds.ts'

export const IMPORT_FIELDS = [
  'number',
  'name',
  'idNumber',
  'relation',
  'phone',
  'town',
  'village',
  'address',
  'kind',
  'validFrom',
  'validUntil',
  'benefit',
  'monthlyYuan',
  'note',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]
/** Column of each field, counted from 0. */
export type Mapping = Partial<Record<ImportField, number>>

export interface RowFault {
  /** As the spreadsheet counts: the heading is row 1. */
  row: number
  field: string
  why: string
}

export interface ReadHousehold {
  row: number
  fields: HouseholdFields
}

/** Without these no household can be told from another, or stands nowhere. */
export const NEEDED: readonly ImportField[] = ['number', 'name', 'town', 'kind', 'validFrom']

/** What the headings seem to say; each column once. */
export function guessMapping(
  heading: readonly string[],
  words: Readonly<Record<ImportField, readonly string[]>>,
): Mapping {
  const plain = heading.map((text) => text.replaceAll(/[\s（）()*：:]/g, ''))
  const mapping: Mapping = {}
  const taken = new Set<number>()
  for (const field of IMPORT_FIELDS) {
    const at = plain.findIndex((text, index) => !taken.has(index) && words[field].includes(text))
    if (at === -1) continue
    mapping[field] = at
    taken.add(at)
  }
  return mapping
}

export function readHouseholds(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  table: KindTable,
): { households: ReadHousehold[]; faults: RowFault[] } {
  const groups = new Map<string, { row: number; cells: Cells }[]>()
  const faults: RowFault[] = []
  rows.forEach((cells, index) => {
    const row = index + 2
    const of = cellsOf(cells, mapping)
    if (Object.values(of).every((text) => text === '')) return
    if (of.number === '') faults.push({ row, field: 'number', why: '户号没有填。' })
    else groups.set(of.number, [...(groups.get(of.number) ?? []), { row, cells: of }])
  })
  const households: ReadHousehold[] = []
  for (const lines of groups.values()) {
    const read = readGroup(lines, table)
    if (Array.isArray(read)) faults.push(...read)
    else households.push(read)
  }
  return { households, faults: faults.toSorted((a, b) => a.row - b.row) }
}

type Cells = Record<ImportField, string>

function cellsOf(row: readonly string[], mapping: Mapping): Cells {
  const entries = IMPORT_FIELDS.map((field) => {
    const at = mapping[field]
    return [field, at === undefined ? '' : (row[at] ?? '').trim()]
  })
  return Object.fromEntries(entries) as Cells
}

function readGroup(lines: readonly { row: number; cells: Cells }[], table: KindTable): ReadHousehold | RowFault[] {
  const [first] = lines
  if (first === undefined) return []
  const { row, cells } = first
  const kind = findKind(table, cells.kind)
  if (kind === null) return [{ row, field: 'kind', why: '类别表里没有这个类别。' }]
  const benefits = lines.flatMap(({ cells: { benefit, monthlyYuan } }) =>
    benefit === ''
      ? []
      : [{ name: benefit, monthlyYuan: monthlyYuan === '' ? null : Number(monthlyYuan), since: null }],
  )
  const parsed = householdFields.safeParse({
    number: cells.number,
    town: cells.town,
    village: cells.village,
    address: cells.address,
    phone: cells.phone === '' ? null : cells.phone,
    kind: kind.code,
    validFrom: dayOf(cells.validFrom),
    validUntil: cells.validUntil === '' ? null : dayOf(cells.validUntil),
    people: lines.map(({ cells: { name, idNumber, relation } }) => ({
      name,
      idNumber: idNumber === '' ? null : idNumber,
      relation,
      kind: null,
    })),
    benefits,
    note: cells.note,
  })
  if (parsed.success) return { row, fields: parsed.data }
  return parsed.error.issues.map(({ path, message }) => {
    const [list, at, name] = path
    // A fault of a person is a fault of that person's own row.
    const own = list === 'people' && typeof at === 'number' ? (lines[at]?.row ?? row) : row
    return {
      row: own,
      field: String(name ?? list ?? ''),
      why: /\p{Script=Han}/u.test(message) ? message : '写法不对。',
    }
  })
}

/** 2026/3/1, 2026.3.1, 2026年3月1日 and 20260301 as 2026-03-01; anything else stays as it is and is refused. */
function dayOf(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (found === null) return text
  const [, year = '', month = '', day = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
