/** A document or pasted text becomes a proposal: what was understood, what is missing, and a draft to go on with. Nothing is stored. */
import { readArticleText } from '../../content/load-article-text.ts'
import type { Source } from '../../core/knowledge/article.ts'
import { bareNumber, type Phones } from '../../core/knowledge/check-passage.ts'
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import { SECTIONS, SLUG, type Section } from '../../core/knowledge/sections.ts'
import { understandDocument, type Understood } from '../../core/knowledge/understand-document.ts'
import { writeArticle } from '../../core/knowledge/write-article.ts'
import { beijing } from '../../core/time.ts'
import { readArticle, TEXT_MOST } from './article-text.ts'
import type { HandbookServices } from './deps.ts'
import { handled, type Handled } from './refusal.ts'

export interface Import {
  /** Name of the file; null: pasted. */
  name: string | null
  bytes: Uint8Array
  /** Wished name of the article. */
  slug: string | null
}

export type Missing = 'sources' | 'asks' | 'effective' | 'title' | 'sections'

export interface ImportReport {
  title: string | null
  sections: { section: Section; characters: number; cut: boolean }[]
  missingSections: Section[]
  amounts: string[]
  dates: string[]
  phones: { number: string; known: boolean }[]
  sources: Source[]
  missing: Missing[]
  /** Words that found no place in the draft, by section; null: no section fits. */
  leftOver: { section: Section | null; text: string }[]
  /** The file was an article already: the draft is the file. */
  isArticle: boolean
}

export interface Imported {
  slug: string
  text: string
  report: ImportReport
  faults: Fault[]
}

/** Words beyond this are not looked at: an article is a page, not a book. */
const WORDS_MOST = 200_000
const REVIEW_DAYS = 180
const DAY_MS = 86_400_000

export async function importDocument(deps: HandbookServices, wish: Import): Promise<Handled<Imported>> {
  if (wish.slug !== null && !SLUG.test(wish.slug))
    return { kind: 'field', field: 'slug', why: '代号用小写字母、数字和“-”，如 dibao.apply。' }
  const read = await wordsOf(deps, wish)
  if (typeof read !== 'string') return read
  if (read.trim() === '') return { kind: 'unread', why: 'empty' }
  const words = read.slice(0, WORDS_MOST)
  return handled(articleIn(deps, words) ?? proposal(deps, understandDocument(words), wish.slug))
}

async function wordsOf({ documents }: HandbookServices, { name, bytes }: Import): Promise<string | Handled<never>> {
  const extension = name === null ? 'txt' : (/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '')
  if (extension === 'md' || extension === 'txt' || extension === 'markdown') return decoded(bytes)
  if (extension !== 'docx' && extension !== 'pdf') return { kind: 'unread', why: 'unknown-kind' }
  if (documents === null) return { kind: 'unread', why: 'not-here' }
  const read = await documents.read(extension, bytes)
  return read.kind === 'read' ? read.text : { kind: 'unread', why: read.why }
}

/** UTF-8, or what Windows calls ANSI in China; anything else is no text. */
function decoded(bytes: Uint8Array): string | Handled<never> {
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(charset, { fatal: true }).decode(bytes)
      return text.includes('\0') ? { kind: 'unread', why: 'broken' } : text
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return { kind: 'unread', why: 'broken' }
}

/** Markdown with our own front matter needs no guessing: it is taken as it is. */
function articleIn({ phones }: HandbookServices, text: string): Imported | null {
  const read = text.length > TEXT_MOST ? null : readArticleText(text)
  if (!read?.ok) return null
  const { slug, title, sources } = read.front
  const { passages, faults } = readArticle(slug, text, phones)
  const found = understandDocument(read.body)
  const sections = passages.map(({ section, text: words }) => ({ section, characters: words.length, cut: false }))
  const report = reportOf({ ...found, title, sources }, sections, phones)
  return { slug, text, report: { ...report, missing: [], leftOver: [], isArticle: true }, faults }
}

function proposal(deps: HandbookServices, found: Understood, wished: string | null): Imported {
  const { date } = beijing(deps.clock.now())
  const slug = wished ?? `draft-${date.replaceAll('-', '')}`
  const sources: Source[] = found.sources.length > 0 ? found.sources : [{ id: 's1', title: '（请补上来源）' }]
  const text = writeArticle({
    slug,
    title: found.title ?? '（请写题目）',
    department: found.department ?? '民政局',
    area: found.area ?? '全国',
    effective: found.effective ?? date,
    reviewBy: new Date(deps.clock.now().getTime() + REVIEW_DAYS * DAY_MS).toISOString().slice(0, 10),
    lifeEvents: [],
    sources,
    asks: [],
    passages: found.sections.map((each) => ({
      section: each.section,
      area: found.area ?? '全国',
      text: each.text,
      sources: [{ id: sources[0]?.id ?? 's1', article: null }],
      from: null,
      until: null,
      checkLocally: true,
    })),
  })
  const sections = found.sections.map(({ section, text: words, rest }) => ({
    section,
    characters: words.length,
    cut: rest !== '',
  }))
  return {
    slug,
    text,
    report: reportOf(found, sections, deps.phones),
    faults: readArticle(slug, text, deps.phones).faults,
  }
}

function reportOf(found: Understood, sections: ImportReport['sections'], known: Phones | null): ImportReport {
  const lacks: [Missing, boolean][] = [
    ['title', found.title === null],
    ['sections', sections.length === 0],
    ['sources', found.sources.length === 0],
    ['effective', found.effective === null],
    ['asks', true],
  ]
  const over = found.sections.flatMap(({ section, rest }) => (rest === '' ? [] : [{ section, text: rest }]))
  return {
    title: found.title,
    sections,
    missingSections: SECTIONS.filter((section) => !sections.some((one) => one.section === section)),
    amounts: found.amounts,
    dates: found.dates,
    phones: found.phones.map((number) => ({ number, known: known === null || known.has(bareNumber(number)) })),
    sources: found.sources,
    missing: lacks.flatMap(([name, is]) => (is ? [name] : [])),
    leftOver: [...over, ...(found.unplaced === '' ? [] : [{ section: null, text: found.unplaced }])],
    isArticle: false,
  }
}
