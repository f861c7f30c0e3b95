/** Shapes of the handbook's routes (src/http/desk/articles.ts, gaps.ts, bench.ts, import.ts) and what the pages compute from them. */
import { STATE_WORDS } from '../../content/handbook-messages.zh-CN.ts'
import type { Article } from '../../core/knowledge/article.ts'
import type { DiffLine } from '../../core/knowledge/diff.ts'
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import { isSection, SECTIONS, type Section } from '../../core/knowledge/sections.ts'
import type { ArticleState } from '../../core/knowledge/versions.ts'
import type { Warning } from '../../core/knowledge/warnings.ts'
import { newWords } from './words-handbook.ts'

export { STATE_WORDS }
export type { ArticleState, DiffLine, Fault, Section, Warning }

export interface ArticleRow {
  slug: string
  title: string
  department: string
  area: string
  effective: string | null
  reviewBy: string | null
  reviewOverdue: boolean
  state: ArticleState
  version: number
  live: number | null
  dueAt: string | null
  updatedAt: string | null
  updatedBy: string
  submittedBy: string | null
  asks: number
}

export type ArticleDetail = ArticleRow & {
  text: string
  liveText: string | null
  faults: Fault[]
  warnings: Warning[]
}

export interface Preview {
  article: Omit<Article, 'passages'> | null
  passages: (Article['passages'][number] & { line: number; length: number })[]
  faults: Fault[]
  warnings: Warning[]
}

export interface TryAnswer {
  outcome: 'answer' | 'choose' | 'emergency' | 'smalltalk' | 'human' | 'unknown'
  slug: string | null
  section: string | null
  answer: string
  confidence: number
  choices?: { id: string; label: string }[]
}

export interface VersionRow {
  version: number
  at: string
  by: string
  note: string
  restored: number | null
  publishedAt: string | null
  publishedBy: string | null
  live: boolean
  added: number
  removed: number
}

export interface Versions {
  versions: VersionRow[]
  diff: DiffLine[]
}

export interface Told {
  outcome: string
  slug: string | null
  answer: string
  grade: number
}

export interface Difference {
  question: string
  expected: string
  change: 'better' | 'worse' | 'other'
  before: Told
  after: Told
}

export interface Review {
  warnings: Warning[]
  regression: {
    questions: number
    changed: number
    better: number
    worse: number
    reworded: number
    differences: Difference[]
    ms: number
  }
}

export interface Imported {
  slug: string
  text: string
  faults: Fault[]
  report: {
    title: string | null
    sections: { section: Section; characters: number; cut: boolean }[]
    missingSections: Section[]
    amounts: string[]
    dates: string[]
    phones: { number: string; known: boolean }[]
    sources: { id: string; title: string }[]
    missing: ('sources' | 'asks' | 'effective' | 'title' | 'sections')[]
    leftOver: { section: Section | null; text: string }[]
    isArticle: boolean
  }
}

export interface GapGroup {
  id: string
  count: number
  people: number
  reasons: { unknown: number; 'not-helpful': number; 'handed-over': number }
  slugs: string[]
  towns: { town: string; count: number }[]
  examples: string[]
  firstAt: string
  lastAt: string
  joined: { id: string; example: string; count: number }[]
}

export interface BenchQuestion {
  id: string
  version: number
  question: string
  slug: string
  also: string[]
  retired: boolean
  at: string
  by: string
}

export interface GapResult {
  marked: number
  article: { slug: string; version: number; state: string } | null
}

export interface BenchRun {
  id: string
  at: string
  by: string
  bundle: string
  questions: number
  hit1: number | null
  hit3: number | null
  precision: number | null
  coverage: number | null
  abstention: number | null
  ms: number
  confusion: {
    one: string
    other: string
    count: number
    stolen: { question: string; from: string; by: string }[]
  }[]
  misses: { question: string; expected: string; outcome: string; slug: string | null }[]
}

/** What somebody typed and has not saved; `base` is the version that it began with. */
export interface Typed {
  text: string
  base: number
  /** The own words that were exchanged for somebody else's. */
  aside: string | null
}

export function typedName(staffId: string, slug: string): string {
  return `${staffId}.article.${slug}`
}

/** Somebody else saved first: both texts (409 stale-version). */
export interface Stale {
  version: number
  text: string
  by: string
  at: string
}

export interface OutlineEntry {
  /** Counted from 1, as faults count. */
  line: number
  title: string
  level: 1 | 2
}

/** The front matter's head, the sections and their areas, with the lines where they stand. */
export function outlineOf(text: string, front: string): OutlineEntry[] {
  const lines = text.split('\n')
  const entries: OutlineEntry[] = lines[0] === '---' ? [{ line: 1, title: front, level: 1 }] : []
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  for (const [at, line] of lines.entries()) {
    if (at <= end) continue
    const [, marks, title] = /^(##|###) +(.+)$/.exec(line) ?? []
    if (marks !== undefined && title !== undefined) {
      entries.push({ line: at + 1, title: title.trim(), level: marks === '##' ? 1 : 2 })
    }
  }
  return entries
}

/** Sections that the text does not have yet. */
export function sectionsLeft(text: string): Section[] {
  const there = new Set(outlineOf(text, '').map(({ title }) => title))
  return SECTIONS.filter((section) => !there.has(section))
}

/** The text with an empty section in its place, and the line of that place. */
export function withSection(text: string, section: Section): { text: string; line: number } {
  const lines = text.replace(/\n+$/, '').split('\n')
  const later = outlineOf(text, '').find(
    ({ title, level }) => level === 1 && isSection(title) && SECTIONS.indexOf(title) > SECTIONS.indexOf(section),
  )
  const block = [`## ${section}`, '', '> 来源：', '']
  const at = later === undefined ? lines.length : later.line - 1
  const before = lines.slice(0, at)
  if (before.at(-1) !== '' && before.at(-1) !== '---') before.push('')
  return { text: [...before, ...block, ...lines.slice(at)].join('\n'), line: before.length + 1 }
}

/** Where a line begins and ends in the text. */
export function lineRange(text: string, line: number): [number, number] {
  const lines = text.split('\n')
  const start = lines.slice(0, Math.max(0, line - 1)).reduce((sum, one) => sum + one.length + 1, 0)
  return [Math.min(start, text.length), Math.min(start + (lines[line - 1]?.length ?? 0), text.length)]
}

/** A piece of a difference: changed lines with what stands around them, or how many lines were left out. */
export type DiffPiece = { kind: 'lines'; lines: DiffLine[] } | { kind: 'skipped'; count: number }

const AROUND = 2

export function foldDiff(diff: readonly DiffLine[]): DiffPiece[] {
  const near = diff.map((_, at) => diff.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(isChange))
  const pieces: DiffPiece[] = []
  for (const [at, line] of diff.entries()) {
    const last = pieces.at(-1)
    if (near[at] === true) {
      if (last?.kind === 'lines') last.lines.push(line)
      else pieces.push({ kind: 'lines', lines: [line] })
    } else if (last?.kind === 'skipped') last.count += 1
    else pieces.push({ kind: 'skipped', count: 1 })
  }
  return pieces
}

export function isChange({ kind }: DiffLine): boolean {
  return kind !== 'same'
}

export function shareOf(share: number | null): string | null {
  return share === null ? null : `${(share * 100).toFixed(1)}%`
}

const REVIEW_DAYS = 180

/** A new article with everything the compiler asks for, to be filled in. */
export function emptyArticle(slug: string, title: string, now: number): string {
  const day = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
  return `---
slug: ${slug}
title: ${title}
department: 民政局
area: 全国
effective: ${day(now)}
reviewBy: ${day(now + REVIEW_DAYS * 86_400_000)}
lifeEvents: []
sources:
  - id: s1
    title: ${newWords.sourceToFill}
asks:
  - ${title}
---
## 一句话

> 来源：s1
`
}

/** Mine and theirs beside each other; `diff` leads from theirs to mine. */
export interface SideRow {
  mine: string | null
  theirs: string | null
  isSame: boolean
}

export function sideBySide(lines: readonly DiffLine[]): SideRow[] {
  const rows: SideRow[] = []
  for (const { kind, text } of lines) {
    if (kind === 'same') rows.push({ mine: text, theirs: text, isSame: true })
    else if (kind === 'removed') rows.push({ mine: null, theirs: text, isSame: false })
    else {
      const open = rows.find((row) => !row.isSame && row.mine === null && isInLastBlock(rows, row))
      if (open === undefined) rows.push({ mine: text, theirs: null, isSame: false })
      else open.mine = text
    }
  }
  return rows
}

function isInLastBlock(rows: readonly SideRow[], row: SideRow): boolean {
  return rows.indexOf(row) > rows.findLastIndex(({ isSame }) => isSame)
}
