/** Towns as staff type them become the gazetteer's names before they are stored: rights and lists compare by name. */
import type { DeskServices } from './deps.ts'
import type { Refusal } from './refusal.ts'

/** The official name, or a refusal at `field` that offers near names. Without a gazetteer names are taken as they come. */
export function officialTown(
  { townOf, districtOf }: Pick<DeskServices, 'townOf' | 'districtOf'>,
  field: string,
  named: string,
): { kind: 'town'; name: string } | Extract<Refusal, { kind: 'invalid' }> {
  const found = townOf?.(named) ?? (districtOf?.(named) === null ? { kind: 'unknown' as const, near: [] } : null)
  if (found === null) return { kind: 'town', name: named }
  if (found.kind === 'town') return { kind: 'town', name: found.name }
  const offered = `没找到“${named}”。是不是${found.near.join('、')}？`
  return { kind: 'invalid', field, why: found.near.length > 0 ? offered : '没找到这个地方。写镇名，或从头选。' }
}

/** The same for a list; each town once. */
export function officialTowns(
  deps: Pick<DeskServices, 'townOf' | 'districtOf'>,
  field: string,
  named: readonly string[],
): { kind: 'towns'; names: string[] } | Extract<Refusal, { kind: 'invalid' }> {
  const names = new Set<string>()
  for (const each of named) {
    const town = officialTown(deps, field, each)
    if (town.kind === 'invalid') return town
    names.add(town.name)
  }
  return { kind: 'towns', names: [...names] }
}

/** A filter by town means the town that its name means; a name of none finds nothing, as it stands. */
export function withOfficialTown<Query extends { town?: string | undefined }>(
  deps: Pick<DeskServices, 'townOf' | 'districtOf'>,
  query: Query,
): Query {
  if (query.town === undefined) return query
  const found = officialTown(deps, 'town', query.town)
  return found.kind === 'town' ? { ...query, town: found.name } : query
}
