/** Which passages answer: the section that the question asks for, of the asked area, valid on the day. */
import type { Article, Passage } from './article.ts'
import { AREAS, areasFor, CITY, SECTIONS } from './sections.ts'
import type { Area, Section } from './sections.ts'
import { contradicts, sharesUnit } from './statements.ts'

export type Picked = {
  section: Section
  /** What to quote, in order: the short sentence, then the section. */
  passages: Passage[]
}

/** What a section that is asked for is worth beside likeness. */
const FACET_SHARE = 0.2
/** Sections that say something to nearly every question, when no one is asked for. */
const USUAL: Partial<Record<Section, number>> = {
  谁能办: 0.03,
  给什么: 0.04,
  怎么办: 0.04,
  不同意怎么办: -0.05,
  常见误会: -0.04,
  电话: -0.06,
}

/** True when the passage holds on `day` (YYYY-MM-DD); an expired amount is never quoted as current. */
export function holdsOn(passage: Pick<Passage, 'from' | 'until'>, day: string): boolean {
  return (passage.from === null || passage.from <= day) && (passage.until === null || day <= passage.until)
}

/** True when a passage tells how it was in a year that is over: one that ended since, or one that names the year. */
export function tellsOfYear(passage: Passage, year: number, today: string): boolean {
  return (
    holdsOn(passage, `${String(year)}-12-31`) &&
    ((passage.until !== null && passage.until < today) || passage.text.includes(`${String(year)}年`))
  )
}

/**
 * The article's valid passages of one section, from the widest area to the asked one: they complete each other. A wider one that
 * says otherwise of the same thing gives way to the narrower.
 */
export function passagesOf(article: Article, section: Section, area: Area, day: string): Passage[] {
  const asked = areasFor(area)
  const width = (passage: Passage): number =>
    passage.area === article.area ? AREAS.length : asked.indexOf(passage.area)
  const valid = article.passages
    .filter((passage) => passage.section === section && holdsOn(passage, day) && width(passage) >= 0)
    .toSorted((one, other) => width(other) - width(one))
  return valid.filter((wide) => !valid.some((narrow) => width(narrow) < width(wide) && overrules(narrow, wide)))
}

/** True when what the section said in the asked area is over and nothing has taken its place: no word of that area, no newer one of a wider. */
export function hasLapsed(article: Article, section: Section, area: Area, day: string): boolean {
  const asked = areasFor(area)
  const own = article.passages.filter(
    (passage) => passage.section === section && (passage.area === article.area || asked.includes(passage.area)),
  )
  const holding = own.filter((passage) => holdsOn(passage, day))
  return own.some(
    ({ until, area: place }) =>
      until !== null &&
      until < day &&
      !holding.some((now) => areasFor(now.area).includes(place) || (now.from !== null && now.from > until)),
  )
}

/** A county's figure stands for the city's; the province and the nation are overruled only where they speak of the same thing. */
function overrules(narrow: Passage, wide: Passage): boolean {
  return wide.area === CITY ? sharesUnit(narrow.text, wide.text) : contradicts(narrow, wide)
}

/** `likeness` tells how near a passage is to the question, by its place in the article; `within`: only these sections. */
export function pickPassages(
  article: Article,
  facets: ReadonlyMap<Section, number>,
  area: Area,
  day: string,
  likeness: (place: number) => number,
  within: readonly Section[] = SECTIONS,
): Picked | null {
  const [first] = article.passages.filter((passage) => passage.section === '一句话' && holdsOn(passage, day))
  const sections = [...new Set(article.passages.map(({ section }) => section))].filter(
    (name) => name !== '一句话' && within.includes(name),
  )
  const scored = sections
    .map((section) => {
      const passages = passagesOf(article, section, area, day)
      const near = Math.max(...passages.map((passage) => likeness(article.passages.indexOf(passage))))
      const asked = facets.get(section)
      return { section, passages, score: near + (asked === undefined ? (USUAL[section] ?? 0) : asked * FACET_SHARE) }
    })
    .filter(({ passages }) => passages.length > 0)
    .sort((one, other) => other.score - one.score)
  const best = scored[0]
  if (best) return { section: best.section, passages: first ? [first, ...best.passages] : best.passages }
  return first ? { section: '一句话', passages: [first] } : null
}
