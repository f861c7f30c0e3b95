/** Tables of figures that leave the house: supervision by town, and the report of a month. */
import { REPORT_WORDS, SUPERVISION_HEAD } from '../../content/supervision.zh-CN.ts'
import type { Table } from '../../core/table.ts'
import type { CaseRegister } from './case-register.ts'
import type { Actor, DeskServices } from './deps.ts'
import { takenOut } from './export-tables.ts'
import { monthReport, percent, reportTable } from './report.ts'
import { supervise, type Period } from './supervision.ts'

type Deps = DeskServices & { register: CaseRegister }

export async function exportSupervision(deps: Deps, actor: Actor, period: Period): Promise<Table> {
  const { towns } = await supervise(deps, actor, period)
  const rows = towns.map((one) => [
    one.town ?? REPORT_WORDS.noTown,
    one.open,
    one.unclaimed,
    one.overdue,
    percent(one.deadlines),
    percent(one.aid),
    one.referred,
    one.longestWaitMinutes,
    one.longestNumber,
  ])
  return takenOut(deps, actor, { name: 'supervision', head: SUPERVISION_HEAD, rows })
}

export async function exportReport(deps: Deps, actor: Actor, month: string): Promise<Table> {
  return takenOut(deps, actor, reportTable(await monthReport(deps, actor, month)))
}
