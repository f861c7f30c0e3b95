/** Every table that the office edits itself, by name; names that stand here nowhere are no tables. */
import { STARTING_DEPARTMENTS } from '../content/departments.zh-CN.ts'
import { LEVEL_WORDS, STATUS_WORDS } from '../content/desk-messages.zh-CN.ts'
import { STARTING_TAGS } from '../content/tags.zh-CN.ts'
import { tagTable, type Tags } from '../core/tags.ts'
import { STARTING_REASONS } from '../content/refusal-reasons.zh-CN.ts'
import { departments, type Departments } from '../core/departments.ts'
import { refusalReasons, type RefusalReasons } from '../core/cases/reasons.ts'
import { mondayOf } from '../core/dispatch/roster.ts'
import { catalogue, catalogueFrom, type Catalogue } from '../core/catalogue/catalogue.ts'
import type { DeskServices } from './desk/deps.ts'
import { PLAN, rosterTable } from './dispatch/plan.ts'
import type { TableKind } from './office-table.ts'

export const DEPARTMENTS: TableKind<Departments> = {
  name: 'departments',
  schema: departments,
  starting: STARTING_DEPARTMENTS,
}

/** Words of levels and statuses are no marks. */
const RESERVED = new Set([...Object.keys(LEVEL_WORDS), ...Object.values(LEVEL_WORDS), ...Object.values(STATUS_WORDS)])

export const TAGS: TableKind<Tags> = { name: 'tags', schema: tagTable(RESERVED), starting: STARTING_TAGS }

export const REASONS: TableKind<RefusalReasons> = {
  name: 'refusal-reasons',
  schema: refusalReasons,
  starting: STARTING_REASONS,
}

/** The catalogue starts as the dialogue of services asks it, so that residents and staff name the same things. */
export function servicesTable({ rules }: Pick<DeskServices, 'rules'>): TableKind<Catalogue> {
  return { name: 'services', schema: catalogue, starting: catalogueFrom(rules.dialogues) }
}

/** Tables with one name each; a roster is named by the Monday of its week. */
export const TABLE_NAMES = ['dispatch', 'departments', 'refusal-reasons', 'services', 'tags'] as const
const ROSTER = /^roster-(\d{4}-\d\d-\d\d)$/

export function tableNamed(deps: Pick<DeskServices, 'rules'>, name: string): TableKind<unknown> | null {
  switch (name) {
    case 'dispatch':
      return PLAN
    case 'departments':
      return DEPARTMENTS
    case 'refusal-reasons':
      return REASONS
    case 'tags':
      return TAGS
    case 'services':
      return servicesTable(deps)
    default: {
      const day = ROSTER.exec(name)?.[1]
      const isMonday = day !== undefined && !Number.isNaN(Date.parse(day)) && mondayOf(day) === day
      return isMonday ? rosterTable(day) : null
    }
  }
}
