/** A person's own filters of the list of cases: kept under a name, found again at any computer, shared as an address. */
import type { SavedFilter } from '../../ports/filter-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'

/** What may stand in a filter: nothing that is typed freely about a person. */
const PARTS: ReadonlySet<string> = new Set([
  'status',
  'level',
  'town',
  'assignee',
  'overdue',
  'incident',
  'channel',
  'tag',
  'from',
  'to',
  'quietDays',
])
const MOST = 30

export async function saveFilter(
  deps: DeskServices,
  actor: Actor,
  { name, query }: { name: string; query: string },
): Promise<Outcome<SavedFilter>> {
  const parts = [...new URLSearchParams(query)]
  if (parts.length === 0) return { kind: 'invalid', field: 'query', why: '先选条件，再存。' }
  if (parts.some(([part]) => !PARTS.has(part))) {
    return { kind: 'invalid', field: 'query', why: '这里有不能存的条件。搜的词不存。' }
  }
  if ((await deps.filters.of(actor.id)).length >= MOST) {
    return { kind: 'invalid', field: 'name', why: `最多存${MOST}个，先去掉一个。` }
  }
  const at = deps.clock.now().toISOString()
  const kept = new URLSearchParams(parts).toString()
  const filter: SavedFilter = { id: deps.ids.next('fl'), staffId: actor.id, name, query: kept, at }
  await deps.filters.put(filter)
  return done(filter)
}

export async function removeFilter(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
  return (await deps.filters.remove(actor.id, id)) ? done({ id }) : { kind: 'not-found', what: 'filter' }
}
