/** What a second reader should look at before an article goes live: figures without date, figures against another article, a late review. */
import type { Article, Passage } from './article.ts'
import { areasFor, baseSlug, type Area } from './sections.ts'

export type WarningKind = 'amount-undated' | 'amount-unsourced' | 'contradiction' | 'review-overdue' | 'ask-lost'
export type Warning = {
  kind: WarningKind
  /** The section it is about; null: the whole article. */
  section: string | null
  text: string
  /** The other article, for a contradiction or a lost ask. */
  other: { slug: string; title: string; section: string | null; text: string } | null
}

type Figure = { value: number; unit: Unit }
type Unit = 'yuan' | 'days' | 'months' | 'percent'
type Statement = {
  passage: Passage
  title: string
  words: string
  /** Pairs of characters around the figures: what the statement is about. */
  subject: ReadonlySet<string>
  figures: Figure[]
}

const FIGURE = /(\d[\d,]*(?:\.\d+)?)\s*(万|千|百)?\s*(元|块钱|个工作日|工作日|日内|天|个月|年内|%|％|倍)/g
const UNITS: Readonly<Record<string, Unit>> = {
  元: 'yuan',
  块钱: 'yuan',
  个工作日: 'days',
  工作日: 'days',
  日内: 'days',
  天: 'days',
  个月: 'months',
  年内: 'months',
  '%': 'percent',
  '％': 'percent',
}
const TIMES: Readonly<Record<string, number>> = { 万: 10_000, 千: 1_000, 百: 100 }
/**
 * Two statements are about the same thing when they share this much of their words (measured on today's handbook: articles of
 * one topic word a thing in their own ways, other topics say alike things of other people). Shorter ones say too little.
 */
const ALIKE_IN_TOPIC = 0.3
const ALIKE_LEAST = 0.5
/** The same sentence but for its figures: then a single exchanged one counts. */
const TWIN_LEAST = 0.62
const SUBJECT_LEAST = 5
const AMOUNT = /\d[\d,.]*\s*(?:万|千|百)?元/

export function warnAbout(article: Article, others: readonly Article[], today: string): Warning[] {
  return [...reviewWarnings(article, today), ...amountWarnings(article), ...contradictions(article, others, today)]
}

function reviewWarnings({ reviewBy }: Article, today: string): Warning[] {
  if (reviewBy >= today) return []
  return [{ kind: 'review-overdue', section: null, text: `复核日期 ${reviewBy} 已过。`, other: null }]
}

function amountWarnings(article: Article): Warning[] {
  return article.passages.flatMap((passage) => {
    if (!AMOUNT.test(passage.text)) return []
    const { section, from, checkLocally } = passage
    const cited = article.sources.filter(({ id }) => passage.sources.some((source) => source.id === id))
    const warnings: Warning[] = []
    if (from === null && !checkLocally) {
      const text = '有钱数，没有写施行日期，也没有写“以当地最新公布为准”。'
      warnings.push({ kind: 'amount-undated', section, text, other: null })
    }
    if (cited.length === 0) {
      warnings.push({ kind: 'amount-unsourced', section, text: '有钱数，没有来源。', other: null })
    } else if (from === null && cited.every(({ date }) => date === undefined)) {
      warnings.push({ kind: 'amount-unsourced', section, text: '有钱数，来源没有日期。', other: null })
    }
    return warnings
  })
}

/** The same subject, in an area and at a time that both hold in, with another number. */
function contradictions(article: Article, others: readonly Article[], today: string): Warning[] {
  const theirs = others.filter(({ slug }) => slug !== article.slug).flatMap((other) => statementsOf(other, today))
  return statementsOf(article, today).flatMap((own) => {
    const against = theirs.find((other) => meet(own.passage, other.passage) && contradict(own, other))
    if (!against) return []
    const { passage, title, words } = against
    return [
      {
        kind: 'contradiction' as const,
        section: own.passage.section,
        text: own.words,
        other: { slug: passage.slug, title, section: passage.section, text: words },
      },
    ]
  })
}

function statementsOf(article: Article, today: string): Statement[] {
  return article.passages
    .filter(({ until }) => until === null || until >= today)
    .flatMap((passage) =>
      passage.text.split(/[。；;\n]/).flatMap((words): Statement[] => {
        const figures = figuresIn(words)
        const subject = subjectOf(words)
        return figures.length === 0 || subject.size < SUBJECT_LEAST
          ? []
          : [{ passage, title: article.title, words: words.trim(), subject, figures }]
      }),
    )
}

export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap(([, digits = '', times = '', word = '']) => {
    const unit = UNITS[word]
    const factor = (TIMES[times] ?? 1) * (word === '年内' ? 12 : 1)
    return unit ? [{ value: Number(digits.replaceAll(',', '')) * factor, unit }] : []
  })
}

function subjectOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const [run] of text.replace(FIGURE, '　').matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return pairs
}

/** One area contains the other, and the days overlap. */
function meet(one: Passage, other: Passage): boolean {
  const within = (small: Area, wide: Area): boolean => areasFor(small).includes(wide)
  const sameDays = (one.from ?? '') <= (other.until ?? '9999') && (other.from ?? '') <= (one.until ?? '9999')
  return sameDays && (within(one.area, other.area) || within(other.area, one.area))
}

/** Alike in words, and of one unit no figure in common; of twins, any figure exchanged. */
function contradict(one: Statement, other: Statement): boolean {
  const alike = likeness(one.subject, other.subject)
  const sameTopic = baseSlug(one.passage.slug) === baseSlug(other.passage.slug)
  if (alike < (sameTopic ? ALIKE_IN_TOPIC : ALIKE_LEAST)) return false
  return Object.values(UNITS).some((unit) => {
    const [own, theirs] = [valuesOf(one, unit), valuesOf(other, unit)]
    if (own.length === 0 || theirs.length === 0) return false
    const shared = own.filter((value) => theirs.includes(value)).length
    return shared === 0 || (alike >= TWIN_LEAST && own.length === theirs.length && shared < own.length)
  })
}

function valuesOf({ figures }: Statement, wanted: Unit): number[] {
  return figures.filter(({ unit }) => unit === wanted).map(({ value }) => value)
}

/** Shared pairs of all pairs. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}
