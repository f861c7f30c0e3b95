/** What a second reader should look at before an article goes live: figures without date, figures against another article, a late review. */
import type { Article, Passage } from './article.ts'
import { areasFor } from './sections.ts'
import type { Area } from './sections.ts'
import { clash, contradict, statementsOf } from './statements.ts'
import type { Statement } from './statements.ts'

export type WarningKind =
  | 'amount-undated'
  | 'amount-unsourced'
  | 'contradiction'
  | 'review-overdue'
  | 'ask-lost'
  | 'source-unproved'
export type Warning = {
  kind: WarningKind
  /** The section it is about; null: the whole article. */
  section: string | null
  text: string
  /** The other article, for a contradiction or a lost ask. */
  other: { slug: string; title: string; section: string | null; text: string } | null
}

const AMOUNT = /\d[\d,.]*\s*(?:万|千|百)?元/

export function warnAbout(article: Article, others: readonly Article[], today: string): Warning[] {
  return [
    ...reviewWarnings(article, today),
    ...sourceWarnings(article),
    ...amountWarnings(article),
    ...contradictions(article, others, today),
  ]
}

function reviewWarnings({ reviewBy }: Article, today: string): Warning[] {
  if (reviewBy >= today) return []
  return [{ kind: 'review-overdue', section: null, text: `复核日期 ${reviewBy} 已过。`, other: null }]
}

/** What a worker told a resident is no proof: a second person finds the rule behind it, or puts a name to it. */
export const UNPROVED = '待审核'

function sourceWarnings({ sources }: Article): Warning[] {
  return sources
    .filter(({ title }) => title.endsWith(UNPROVED))
    .map(({ title }) => ({
      kind: 'source-unproved' as const,
      section: null,
      text: `来源“${title}”还没有核实：找到文件依据换上，或核实后去掉“${UNPROVED}”。`,
      other: null,
    }))
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

/** The same subject, in an area and at a time that both hold in, with another number: in another article, or further on in this one. */
function contradictions(article: Article, others: readonly Article[], today: string): Warning[] {
  const theirs = others.filter(({ slug }) => slug !== article.slug).flatMap((other) => statementsNow(other, today))
  const own = statementsNow(article, today)
  return own.flatMap((statement, at) => {
    const further = own.slice(at + 1).filter(({ passage }) => passage !== statement.passage)
    const against = [...further, ...theirs].find(
      (other) => meet(statement.passage, other.passage) && contradict(statement, other),
    )
    if (!against) return []
    return [contradictionOf(statement, against.words, against.passage, [...others, article])]
  })
}

/**
 * Two articles that name different figures for one item in one area at one time: neither may go live beside the other.
 * What is only alike is a warning; here the words are the same, so that a resident would be told either.
 */
export function clashesOf(article: Article, others: readonly Article[], today: string): Warning[] {
  const theirs = others.filter(({ slug }) => slug !== article.slug).flatMap((other) => statementsNow(other, today))
  return statementsNow(article, today).flatMap((own) =>
    theirs
      .filter(({ passage }) => passage.area === own.passage.area && meet(own.passage, passage))
      .filter((other) => clash(own, other))
      .map(({ passage, words }) => contradictionOf(own, words, passage, others)),
  )
}

function contradictionOf(
  own: Statement,
  words: string,
  { slug, section }: Passage,
  others: readonly Article[],
): Warning {
  const title = others.find((one) => one.slug === slug)?.title ?? slug
  return {
    kind: 'contradiction',
    section: own.passage.section,
    text: own.words,
    other: { slug, title, section, text: words },
  }
}

function statementsNow({ passages }: Article, today: string): Statement[] {
  return passages.filter(({ until }) => until === null || until >= today).flatMap((passage) => statementsOf(passage))
}

/** One area contains the other, and the days overlap. */
function meet(one: Passage, other: Passage): boolean {
  const within = (small: Area, wide: Area): boolean => areasFor(small).includes(wide)
  const sameDays = (one.from ?? '') <= (other.until ?? '9999') && (other.from ?? '') <= (one.until ?? '9999')
  return sameDays && (within(one.area, other.area) || within(other.area, one.area))
}
