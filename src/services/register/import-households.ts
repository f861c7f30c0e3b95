/** A list of another office into the register: a mapping, a dry run that says what would happen, then the same for good. */
import { IMPORT_HEADINGS } from '../../content/register-import.zh-CN.ts'
import { changesOf, type Household } from '../../core/register/household.ts'
import {
  guessMapping,
  NEEDED,
  readHouseholds,
  type Mapping,
  type ReadHousehold,
  type RowFault,
} from '../../core/register/import-rows.ts'
import type { DocumentReader } from '../../ports/document-reader.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { addHousehold, changeHousehold, checkFields } from './change-household.ts'
import { heldKinds } from './kinds.ts'
import { readTable } from './read-table.ts'

export interface ImportWish {
  bytes: Uint8Array
  /** null: guessed from the headings. */
  mapping: Mapping | null
  /** False: nothing is written. */
  isFinal: boolean
}

export interface HouseholdImport {
  heading: string[]
  mapping: Mapping
  rows: number
  isFinal: boolean
  added: number
  changed: number
  same: number
  faults: RowFault[]
}

const WHY = '批量导入'

export async function importHouseholds(
  deps: DeskServices,
  documents: DocumentReader | null,
  actor: Actor,
  wish: ImportWish,
): Promise<Outcome<HouseholdImport>> {
  const read = await readTable(documents, wish.bytes)
  if (read.kind !== 'done') return read
  const [heading = [], ...rows] = read.value
  const mapping = wish.mapping ?? guessMapping(heading, IMPORT_HEADINGS)
  const report = { heading, mapping, rows: rows.length, isFinal: false, added: 0, changed: 0, same: 0 }
  const missing = NEEDED.filter((field) => mapping[field] === undefined)
  if (missing.length > 0) {
    return done({ ...report, faults: missing.map((field) => ({ row: 1, field, why: '没有对上哪一列。' })) })
  }
  const { households, faults } = readHouseholds(rows, mapping, (await heldKinds(deps)).table)
  for (const household of households) {
    const step = await take(deps, actor, household, wish.isFinal)
    if (typeof step === 'string') report[step] += 1
    else faults.push(step)
  }
  if (wish.isFinal) {
    const at = deps.clock.now().toISOString()
    const detail = `${report.added} ${report.changed} ${report.same} ${faults.length}`
    await deps.staff.audit({ at, actor: actor.id, action: 'register.imported', target: 'register', detail })
  }
  return done({ ...report, isFinal: wish.isFinal, faults: faults.toSorted((a, b) => a.row - b.row) })
}

type Step = 'added' | 'changed' | 'same'

async function take(
  deps: DeskServices,
  actor: Actor,
  { row, fields }: ReadHousehold,
  isFinal: boolean,
): Promise<Step | RowFault> {
  const known = (await deps.households.byKey({ purpose: 'number', value: fields.number ?? '' })).find(
    ({ endedOn }) => endedOn === null,
  )
  const checked = await checkFields(deps, actor, fields, known ?? null)
  if (checked.kind !== 'done') return faultOf(row, checked)
  if (await standsElsewhere(deps, fields.people, known)) {
    return { row, field: 'idNumber', why: '身份证号已经在台账里的另一户。' }
  }
  if (known && changesOf(known, { ...known, ...checked.value }).length === 0) return 'same'
  if (isFinal) {
    const { version: expectedVersion } = known ?? { version: 0 }
    const outcome = known
      ? await changeHousehold(deps, actor, known.id, { expectedVersion, fields, why: WHY })
      : await addHousehold(deps, actor, fields, WHY)
    if (outcome.kind !== 'done') return faultOf(row, outcome)
  }
  return known ? 'changed' : 'added'
}

async function standsElsewhere(
  { households }: DeskServices,
  people: Household['people'],
  known: Household | undefined,
): Promise<boolean> {
  for (const { idNumber } of people) {
    if (idNumber === null) continue
    const found = await households.byKey({ purpose: 'id-number', value: idNumber })
    if (found.some(({ id, endedOn }) => endedOn === null && id !== known?.id)) return true
  }
  return false
}

function faultOf(row: number, refusal: Exclude<Outcome<unknown>, { kind: 'done' }>): RowFault {
  if (refusal.kind === 'invalid' || refusal.kind === 'taken') return { row, field: refusal.field, why: refusal.why }
  return refusal.kind === 'out-of-scope'
    ? { row, field: 'town', why: '不在您管的镇。' }
    : { row, field: '', why: '别人正在改这一户，再导一次。' }
}
