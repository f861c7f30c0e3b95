/** Towns of the gazetteer by county, for filters and forms; loaded apart, because only some pages need them. */
import gazetteer from '../../content/gazetteer/zhenjiang.json'

export const DISTRICTS: readonly string[] = gazetteer.districts.map(({ name }) => name)

/** Groups of antd's Select: each county with its towns. */
export const TOWN_OPTIONS = gazetteer.districts.map(({ name, towns }) => ({
  label: name,
  options: towns.map((town) => ({ value: town.name, label: town.name })),
}))

export function districtOf(town: string): string | null {
  return gazetteer.districts.find(({ towns }) => towns.some(({ name }) => name === town))?.name ?? null
}
