/** Where a passage stands on its page: an address that holds while its section, its area and its first day do. */
import type { Passage } from './article.ts'

/**
 * `给什么@丹阳市`, `给什么@江苏省~2025-01-01`. Two passages of one section and area differ in their first day, so the address is one
 * passage's alone; a neighbour that is added or taken away does not move it, as a number in the row would.
 */
export function anchorOf({ section, area, from }: Pick<Passage, 'section' | 'area' | 'from'>): string {
  return `${section}@${area}${from === null ? '' : `~${from}`}`
}

/** The link to a passage; what was cited before passages had addresses leads to its section. */
export function hrefOf({
  slug,
  section,
  passage,
}: {
  slug: string
  section: string
  passage?: string | undefined
}): string {
  return `/h/${encodeURIComponent(slug)}#${encodeURIComponent(passage ?? section)}`
}

/** The area in an address. */
export function areaOfAnchor(anchor: string): string | null {
  return /@([^~]+)/.exec(anchor)?.[1] ?? null
}
