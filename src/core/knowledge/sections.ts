/** The closed lists of the handbook: section headings, areas, and the shape of a slug. */

/** Sections in the order in which an article carries them. */
export const SECTIONS = [
  '一句话',
  '谁能办',
  '给什么',
  '怎么办',
  '带什么',
  '多久',
  '去哪办',
  '不同意怎么办',
  '常见误会',
  '电话',
] as const
export type Section = (typeof SECTIONS)[number]

export const AREAS = [
  '全国',
  '江苏省',
  '镇江市',
  '丹阳市',
  '扬中市',
  '句容市',
  '丹徒区',
  '京口区',
  '润州区',
  '镇江新区',
] as const
export type Area = (typeof AREAS)[number]

export const NATION: Area = '全国'
/** The city, whose handbook this is. */
export const CITY: Area = '镇江市'

/** From the widest to the narrowest: an asked area is served by itself, else by what contains it. */
const WIDER: readonly Area[] = ['镇江市', '江苏省', '全国']

export const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?$/

export function isSection(text: string): text is Section {
  return (SECTIONS as readonly string[]).includes(text)
}

export function isArea(text: string): text is Area {
  return (AREAS as readonly string[]).includes(text)
}

/** The areas whose passages hold in `area`, the most special first. */
export function areasFor(area: Area): readonly Area[] {
  return WIDER.includes(area) ? WIDER.slice(WIDER.indexOf(area)) : [area, ...WIDER]
}

/** `dibao.single-person` belongs to `dibao`; evaluations count the base (contracts §6). */
export function baseSlug(slug: string): string {
  const dot = slug.indexOf('.')
  return dot === -1 ? slug : slug.slice(0, dot)
}
