/** Reads the body of an article into passages; every fault is reported with its line, none stops the reading. */
import type { FrontMatter, Passage } from './article.ts'
import { AREAS, isArea, isSection, SECTIONS } from './sections.ts'
import type { Area, Section } from './sections.ts'

export type PassageAt = Passage & { line: number }
export type Fault = { level: 'error' | 'warning'; line: number; message: string }
export type ParsedBody = { passages: PassageAt[]; faults: Fault[] }

type Place = { section: Section; area: Area; line: number; headed: boolean }
type Reading = { front: Pick<FrontMatter, 'slug' | 'area'>; place: Place | null; lines: string[] } & ParsedBody

const SOURCE_LINE = /^>\s*来源[：:]\s*(.*)$/
const MARKUP = /\*\*|__|^\s*\||\]\(|^#|`|<[a-z/]/i

/** `firstLine` is the file's line number of the first body line. */
export function parsePassages(front: Pick<FrontMatter, 'slug' | 'area'>, body: string, firstLine: number): ParsedBody {
  const reading: Reading = { front, place: null, lines: [], passages: [], faults: [] }
  let line = firstLine - 1
  for (const raw of body.split(/\r?\n/)) {
    line += 1
    readLine(reading, raw.trimEnd(), line)
  }
  endBlock(reading, line)
  if (reading.passages[0]?.section !== '一句话') fault(reading, firstLine, 'the first section must be "## 一句话"')
  return { passages: reading.passages, faults: reading.faults }
}

function readLine(reading: Reading, text: string, line: number): void {
  const source = SOURCE_LINE.exec(text)
  if (source) return endPassage(reading, source[1] ?? '', line)
  if (text.startsWith('### ')) return openArea(reading, text.slice(4).trim(), line)
  if (text.startsWith('## ')) return openSection(reading, text.slice(3).trim(), line)
  if (text === '') return
  if (!reading.place) return fault(reading, line, 'text before the first "## " section')
  if (text.startsWith('>')) return fault(reading, line, 'a line with ">" must read "> 来源：…"')
  if (MARKUP.test(text)) fault(reading, line, 'bold, tables, links, code and other headings are not allowed here')
  reading.lines.push(text.replace(/^[-*]\s+/, '- ').trim())
}

function openSection(reading: Reading, name: string, line: number): void {
  endBlock(reading, line)
  reading.place = null
  if (!isSection(name)) return fault(reading, line, `unknown section "${name}"; allowed: ${SECTIONS.join(' ')}`)
  const before = reading.passages.at(-1)
  if (reading.passages.some((passage) => passage.section === name))
    fault(reading, line, `section "${name}" appears twice`)
  else if (before && SECTIONS.indexOf(before.section) > SECTIONS.indexOf(name))
    fault(reading, line, `section "${name}" must stand before "${before.section}"`)
  reading.place = { section: name, area: reading.front.area, line, headed: true }
}

function openArea(reading: Reading, name: string, line: number): void {
  // A section may consist of area passages only; then its own heading has no text and needs no source.
  if (reading.lines.length > 0) endBlock(reading, line)
  const section = reading.place?.section
  if (!section) return fault(reading, line, `area "${name}" stands outside a section`)
  if (!isArea(name)) return fault(reading, line, `unknown area "${name}"; allowed: ${AREAS.join(' ')}`)
  reading.place = { section, area: name, line, headed: true }
}

/** A block of text that meets the next heading or the end of the file has no source line. */
function endBlock(reading: Reading, line: number): void {
  if (reading.lines.length > 0) {
    const where = reading.place ? `"${label(reading.place)}"` : 'this text'
    fault(reading, line, `${where} does not end with a "> 来源：" line`)
  } else if (reading.place?.headed && !reading.passages.some((passage) => passage.section === reading.place?.section)) {
    fault(reading, reading.place.line, `"${label(reading.place)}" is empty`)
  }
  reading.lines = []
}

function endPassage(reading: Reading, sourceText: string, line: number): void {
  const { place, front } = reading
  if (!place || reading.lines.length === 0) return fault(reading, line, 'a "> 来源：" line without text before it')
  const parsed = readSourceLine(sourceText)
  for (const message of parsed.problems) fault(reading, line, message)
  const base = `${front.slug}#${place.section}${place.area === front.area ? '' : `@${place.area}`}`
  const twins = reading.passages.filter((passage) => passage.section === place.section && passage.area === place.area)
  if (twins.some((twin) => overlaps(twin, parsed)))
    fault(reading, line, `"${label(place)}" already has a passage for the same days; give both 施行：/至： dates`)
  reading.passages.push({
    id: twins.length === 0 ? base : `${base}~${twins.length + 1}`,
    slug: front.slug,
    section: place.section,
    area: place.area,
    text: reading.lines.join('\n'),
    sources: parsed.sources,
    from: parsed.from,
    until: parsed.until,
    checkLocally: parsed.checkLocally,
    line: place.headed ? place.line : line,
  })
  reading.lines = []
  reading.place = { ...place, headed: false }
}

type SourceLine = Pick<Passage, 'sources' | 'from' | 'until' | 'checkLocally'> & { problems: string[] }

/** `sal 第35条；ts2026；施行：2025-07-01；至：2026-06-30；以当地最新公布为准` */
export function readSourceLine(text: string): SourceLine {
  const result: SourceLine = { sources: [], from: null, until: null, checkLocally: false, problems: [] }
  for (const item of text.split(/[；;]/).map((part) => part.trim().replace(/。$/, ''))) {
    if (item !== '') readSourceItem(item, result)
  }
  if (result.sources.length === 0) result.problems.push('the 来源 line names no source id')
  if (result.from && result.until && result.from > result.until)
    result.problems.push(`施行 ${result.from} is after 至 ${result.until}`)
  return result
}

function readSourceItem(item: string, into: SourceLine): void {
  const dated = /^(施行|至)[：:]\s*(.+)$/.exec(item)
  if (item.startsWith('以当地最新公布为准')) into.checkLocally = true
  else if (dated) {
    const value = dated[2] ?? ''
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
      into.problems.push(`${dated[1]}： must be a date like 2025-07-01, not "${value}"`)
    else if (dated[1] === '施行') into.from = value
    else into.until = value
  } else {
    const match = /^([A-Za-z][A-Za-z0-9_-]*)\s*(.*)$/.exec(item)
    if (match) into.sources.push({ id: match[1] ?? '', article: match[2] === '' ? null : (match[2] ?? null) })
    else into.problems.push(`cannot read "${item}": expected a source id, 施行：, 至： or 以当地最新公布为准`)
  }
}

function overlaps(one: Pick<Passage, 'from' | 'until'>, other: Pick<Passage, 'from' | 'until'>): boolean {
  return (one.from ?? '') <= (other.until ?? '9999') && (other.from ?? '') <= (one.until ?? '9999')
}

function label(place: Place): string {
  return `${place.section} ${place.area}`
}

function fault(reading: Reading, line: number, message: string): void {
  reading.faults.push({ level: 'error', line, message })
}
