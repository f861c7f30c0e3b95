/** The statements of a passage that carry figures, and whether two of them say otherwise of the same thing. */
import type { Passage } from './article.ts'
import { baseSlug } from './sections.ts'

export type Figure = { value: number; unit: Unit }
type Unit = 'yuan' | 'days' | 'months' | 'percent' | 'times' | 'age' | 'hours' | 'power' | 'area'
export type Statement = {
  passage: Passage
  words: string
  /** Pairs of characters around the figures: what the statement is about. */
  subject: ReadonlySet<string>
  figures: Figure[]
}

const FIGURE =
  /(\d[\d,]*(?:\.\d+)?)\s*(万|千|百)?\s*(元|块钱|个工作日|工作日|日内|天|个月|年内|%|％|倍|周岁|岁|个?小时|度电?|平方米|平米)/g
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
  倍: 'times',
  周岁: 'age',
  岁: 'age',
  小时: 'hours',
  个小时: 'hours',
  度: 'power',
  度电: 'power',
  平方米: 'area',
  平米: 'area',
}
const ALL_UNITS: readonly Unit[] = [...new Set(Object.values(UNITS))]
const TIMES: Readonly<Record<string, number>> = { 万: 10_000, 千: 1_000, 百: 100 }
/**
 * Two statements are about the same thing when they share this much of their words (measured on today's handbook: articles of
 * one topic word a thing in their own ways, other topics say alike things of other people). Shorter ones say too little.
 */
const ALIKE_IN_TOPIC = 0.3
const ALIKE_LEAST = 0.5
/** The same sentence but for its figures: then a single exchanged one counts. */
const TWIN_LEAST = 0.62
/** All but word for word: nobody could tell from the words why the figures differ. */
const SAME_LEAST = 0.85
const SUBJECT_LEAST = 5
/** Within one article sections speak of the same people and papers: only near twins are about one thing. */
const ALIKE_IN_ARTICLE = 0.5

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

/** Passages do not change: each is read once, however many articles are held against it. */
const READ = new WeakMap<Passage, Statement[]>()

/** What a passage states with figures. */
export function statementsOf(passage: Passage): Statement[] {
  const known = READ.get(passage)
  if (known) return known
  const statements = readStatements(passage)
  READ.set(passage, statements)
  return statements
}

function readStatements(passage: Passage): Statement[] {
  return passage.text.split(/[。；;\n]/).flatMap((words): Statement[] => {
    const figures = figuresIn(words)
    const subject = subjectOf(words)
    return figures.length === 0 || subject.size < SUBJECT_LEAST
      ? []
      : [{ passage, words: words.trim(), subject, figures }]
  })
}

/** Whether one passage names another figure than the other for the same thing. */
export function contradicts(one: Passage, other: Passage): boolean {
  const theirs = statementsOf(other)
  return statementsOf(one).some((own) => theirs.some((statement) => contradict(own, statement)))
}

/** Both have figures of one kind, and none of them in common. */
export function sharesUnit(one: string, other: string): boolean {
  const [own, theirs] = [figuresIn(one), figuresIn(other)]
  return ALL_UNITS.some((unit) => {
    const values = valuesOf(own, unit)
    const others = valuesOf(theirs, unit)
    return values.length > 0 && others.length > 0 && !values.some((value) => others.includes(value))
  })
}

/** Alike in words, and of one unit no figure in common; of twins, any figure exchanged. */
export function contradict(one: Statement, other: Statement): boolean {
  const alike = likeness(one.subject, other.subject)
  if (alike < leastLikeness(one.passage.slug, other.passage.slug)) return false
  return ALL_UNITS.some((unit) => {
    const [own, theirs] = [valuesOf(one.figures, unit), valuesOf(other.figures, unit)]
    if (own.length === 0 || theirs.length === 0) return false
    const shared = own.filter((value) => theirs.includes(value)).length
    return shared === 0 || (alike >= TWIN_LEAST && own.length === theirs.length && shared < own.length)
  })
}

/** Degrees tell people apart who are otherwise worded alike: 一级残疾 and 二级残疾 may well get different sums. */
const DEGREE = /[一二三四五六七八九十两甲乙丙丁ABC]+[级档类等型]/g

/** One item with two figures: the same words but for the figures, and of one unit none in common. */
export function clash(one: Statement, other: Statement): boolean {
  if (likeness(one.subject, other.subject) < SAME_LEAST || degreesOf(one) !== degreesOf(other)) return false
  return contradict(one, other)
}

function degreesOf({ words }: Statement): string {
  return (words.match(DEGREE) ?? []).toSorted().join()
}

function leastLikeness(one: string, other: string): number {
  if (one === other) return ALIKE_IN_ARTICLE
  return baseSlug(one) === baseSlug(other) ? ALIKE_IN_TOPIC : ALIKE_LEAST
}

function valuesOf(figures: readonly Figure[], wanted: Unit): number[] {
  return figures.filter(({ unit }) => unit === wanted).map(({ value }) => value)
}

/** Shared pairs of all pairs. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}
