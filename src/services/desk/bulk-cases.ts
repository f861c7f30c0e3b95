/** One thing done to many cases, each by its own rules: every row has its own result, and none holds up another. */
import type { Case } from '../../core/cases/case.ts'
import { tagWords } from '../../content/desk-messages.zh-CN.ts'
import { tagFault, type Tags } from '../../core/tags.ts'
import { heldTable } from '../office-table.ts'
import { TAGS } from '../office-tables.ts'
import { assignCase } from './assign-case.ts'
import { changeCase } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { Outcome, Refusal } from './refusal.ts'
import { urgeCase } from './supervision.ts'

export type Bulk =
  | { do: 'assign'; staffId: string; note: string }
  | { do: 'urge'; note: string }
  | { do: 'tag' | 'untag'; tag: string }

export interface BulkResult {
  number: string
  /** null: it went well. */
  refusal: Refusal | null
}

export async function bulkCases(
  deps: DeskServices,
  actor: Actor,
  numbers: readonly string[],
  bulk: Bulk,
): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  const { value: known } = await heldTable(deps, TAGS)
  for (const number of new Set(numbers)) {
    const outcome = await one(deps, actor, number, bulk, known)
    results.push({ number, refusal: outcome.kind === 'done' ? null : outcome })
  }
  return results
}

function one(deps: DeskServices, actor: Actor, number: string, bulk: Bulk, known: Tags): Promise<Outcome<Case>> {
  switch (bulk.do) {
    case 'assign':
      return assignCase(deps, actor, number, bulk)
    case 'urge':
      return urgeCase(deps, actor, number, bulk.note)
    case 'tag':
      return tagCase(deps, actor, number, known, (tags) => [...tags.filter((tag) => tag !== bulk.tag), bulk.tag])
    case 'untag':
      return tagCase(deps, actor, number, known, (tags) => tags.filter((tag) => tag !== bulk.tag))
  }
}

/** Marks change nothing of the matter, so that an ended case may be marked too. */
function tagCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  known: Tags,
  next: (tags: readonly string[]) => string[],
): Promise<Outcome<Case>> {
  return changeCase(deps, actor, number, (current) => {
    const before = current.tags ?? []
    const tags = next(before)
    const why = tagFault(known, actor.role, before, tags)
    if (why !== null) return { kind: 'invalid', field: 'tag', why }
    if (JSON.stringify(tags) === JSON.stringify(before)) return { kind: 'change', changed: {}, entries: [] }
    return { kind: 'change', changed: { tags }, entries: [{ by: actor.badge, kind: 'note', text: tagWords(tags) }] }
  })
}
