/** A risk list of another office (medical cost, disability, lost work): checked against the register, and a visit to everybody who has none. */
import { RISK_HEADINGS, RISK_SOURCE } from '../../content/risk-import.zh-CN.ts'
import {
  guessRiskMapping,
  readRisks,
  RISK_NEEDED,
  type RiskMapping,
  type RiskPerson,
} from '../../core/discovery/import-rows.ts'
import type { Visit } from '../../core/discovery/visit.ts'
import { readIdNumber } from '../../core/register/id-number.ts'
import type { RowFault } from '../../core/register/import-rows.ts'
import type { DocumentReader } from '../../ports/document-reader.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { readPhone } from '../desk/search.ts'
import { seesTown } from '../register/change-household.ts'
import { readTable } from '../register/read-table.ts'
import { reportNeed } from './visits.ts'

export interface RiskWish {
  bytes: Uint8Array
  /** null: guessed from the headings. */
  mapping: RiskMapping | null
  /** False: nothing is written. */
  isFinal: boolean
}

export interface RiskImport {
  heading: string[]
  mapping: RiskMapping
  rows: number
  isFinal: boolean
  /** Visits to make. */
  visits: number
  /** Of these, people who stand on the register. */
  onRegister: number
  /** A visit to this person is open already. */
  known: number
  faults: RowFault[]
}

const OPEN_MOST = 10_000

export async function importRisks(
  deps: DeskServices,
  documents: DocumentReader | null,
  actor: Actor,
  wish: RiskWish,
): Promise<Outcome<RiskImport>> {
  const read = await readTable(documents, wish.bytes)
  if (read.kind !== 'done') return read
  const [heading = [], ...rows] = read.value
  const mapping = wish.mapping ?? guessRiskMapping(heading, RISK_HEADINGS)
  const report = { heading, mapping, rows: rows.length, isFinal: false, visits: 0, onRegister: 0, known: 0 }
  const missing = RISK_NEEDED.filter((field) => mapping[field] === undefined)
  if (missing.length > 0) {
    return done({ ...report, faults: missing.map((field) => ({ row: 1, field, why: '没有对上哪一列。' })) })
  }
  const { people, faults } = readRisks(heading, rows, mapping, RISK_SOURCE)
  const open = await deps.visits.list({ towns: null, isOpen: true, limit: OPEN_MOST })
  const waiting = new Set(open.map(keyOf))
  for (const person of people) {
    const fault = faultIn(deps, actor, person)
    if (fault !== null) faults.push(fault)
    else if (waiting.has(keyOf(person.report))) report.known += 1
    else {
      waiting.add(keyOf(person.report))
      report.visits += 1
      if (await standsOnRegister(deps, person)) report.onRegister += 1
      if (wish.isFinal) await reportNeed(deps, actor, person.report)
    }
  }
  if (wish.isFinal) await note(deps, actor, `${report.visits} ${report.known} ${faults.length}`)
  return done({ ...report, isFinal: wish.isFinal, faults: faults.toSorted((a, b) => a.row - b.row) })
}

/** The same person on two lists is visited once. */
function keyOf({ town, name, phone }: Pick<Visit, 'town' | 'name' | 'phone'>): string {
  return `${town}/${name}/${phone === null ? '' : (readPhone(phone) ?? phone)}`
}

/** The same checks as a single report, so that a trial says what the run will say. */
function faultIn(deps: DeskServices, actor: Actor, { row, report }: RiskPerson): RowFault | null {
  if (deps.districtOf?.(report.town) === null) return { row, field: 'town', why: '没找到这个镇（街道）。' }
  if (!seesTown(actor, report.town)) return { row, field: 'town', why: '不在您管的镇。' }
  const isWrong = report.phone !== null && readPhone(report.phone) === null
  return isWrong ? { row, field: 'phone', why: '这个电话不对，手机是11位。' } : null
}

async function standsOnRegister({ households }: DeskServices, { report, idNumber }: RiskPerson): Promise<boolean> {
  const phone = report.phone === null ? null : readPhone(report.phone)
  const number = idNumber === null ? null : readIdNumber(idNumber)
  const found = await Promise.all([
    phone === null ? [] : households.byKey({ purpose: 'phone', value: phone }),
    number === null ? [] : households.byKey({ purpose: 'id-number', value: number }),
  ])
  return found.flat().some(({ endedOn }) => endedOn === null)
}

function note({ staff, clock }: DeskServices, actor: Actor, detail: string): Promise<void> {
  const at = clock.now().toISOString()
  return staff.audit({ at, actor: actor.id, action: 'visit.imported', target: 'visits', detail })
}
