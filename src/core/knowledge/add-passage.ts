/** Adds a source and a passage to an article's text and changes no other byte of it. */
import { isSection, SECTIONS, type Area, type Section } from './sections.ts'

export interface NewSource {
  id: string
  title: string
  date: string
}

export interface NewPassage {
  section: Section
  area: Area
  text: string
  source: string
  /** The last day on which it holds; null: until somebody takes it out. */
  until: string | null
}

const SOURCE_LINE = /^>\s*来源[：:]/

/** A source that stands there under this id stays as it is; null: there is no list of sources to add to. */
export function addSource(text: string, { id, title, date }: NewSource): string | null {
  const lines = text.split('\n')
  const head = lines.findIndex((line) => /^sources:\s*$/.test(line))
  if (head === -1) return null
  const length = lines.slice(head + 1).findIndex((line) => /^\S/.test(line))
  if (length === -1) return null
  const end = head + 1 + length
  if (lines.slice(head, end).some((line) => line.trim() === `- id: ${id}`)) return text
  const added = [`  - id: ${id}`, `    title: ${title}`, `    date: ${date}`]
  return [...lines.slice(0, end), ...added, ...lines.slice(end)].join('\n')
}

/** The article is looked at again by this day, when it was to be later. */
export function reviewNoLater(text: string, day: string): string {
  return text.replace(/^reviewBy: (\d{4}-\d{2}-\d{2})[ \t]*$/m, (line, held: string) =>
    held <= day ? line : `reviewBy: ${day}`,
  )
}

/**
 * Joins the words of the same section and area, where there are any; else they get a heading of their own, in the order of the
 * sections. Null: words that end on a day cannot join others that go on.
 */
export function addPassage(text: string, articleArea: Area, passage: NewPassage): string | null {
  const lines = text.split('\n')
  const places = placesOf(lines, articleArea)
  const same = places.findLast(({ section, area }) => section === passage.section && area === passage.area)
  if (same !== undefined) {
    if (passage.until !== null) return null
    const line = lines[same.source] ?? ''
    return spliced(lines, same.source, 1, [passage.text, `${line}；${passage.source}`])
  }
  const block = [passage.text, `> 来源：${passage.source}${passage.until === null ? '' : `；至：${passage.until}`}`, '']
  const within = places.findLast(({ section }) => section === passage.section)
  if (within !== undefined) return spliced(lines, within.source + 1, 0, [`### ${passage.area}`, ...block].slice(0, -1))
  const heading = passage.area === articleArea ? [] : [`### ${passage.area}`]
  return spliced(lines, placeFor(lines, passage.section), 0, [`## ${passage.section}`, ...heading, ...block])
}

interface Place {
  section: Section
  area: string
  /** Index of its line of sources. */
  source: number
}

function placesOf(lines: readonly string[], articleArea: Area): Place[] {
  const places: Place[] = []
  let section: Section | null = null
  let area: string = articleArea
  lines.forEach((line, at) => {
    if (line.startsWith('## ')) {
      const name = line.slice(3).trim()
      section = isSection(name) ? name : null
      area = articleArea
    } else if (line.startsWith('### ')) area = line.slice(4).trim()
    else if (SOURCE_LINE.test(line) && section !== null) places.push({ section, area, source: at })
  })
  return places
}

/** Before the first section that comes after it; at the end when none does. */
function placeFor(lines: readonly string[], section: Section): number {
  const order = SECTIONS.indexOf(section)
  const later = lines.findIndex((line) => {
    const name = line.startsWith('## ') ? line.slice(3).trim() : ''
    return isSection(name) && SECTIONS.indexOf(name) > order
  })
  return later === -1 ? lines.length : later
}

function spliced(lines: readonly string[], at: number, gone: number, added: readonly string[]): string {
  return [...lines.slice(0, at), ...added, ...lines.slice(at + gone)].join('\n')
}
