/** Towns and their areas from the gazetteer; both runtimes bundle it. */
import gazetteer from './gazetteer/zhenjiang.json' with { type: 'json' }

/** Town name (and alias) → area name. */
export function areasOfTowns(): ReadonlyMap<string, string> {
  return new Map(
    gazetteer.districts.flatMap(({ name, towns }) =>
      towns.flatMap((town) => [town.name, ...town.aliases].map((spoken): [string, string] => [spoken, name])),
    ),
  )
}
