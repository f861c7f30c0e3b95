/** The report of a month on one page (ux.md C10): its figures beside those of the month before, towns, refusals, open questions. */
import { REPORT_WORDS as words } from '../../content/supervision.zh-CN.ts'
import { reasonLabel } from '../../core/cases/reasons.ts'
import type { Share } from '../../core/cases/figures.ts'
import { difference, largestChanges, type Measure, type MonthLine } from '../../core/cases/month-changes.ts'
import { groupQuestions } from '../../core/knowledge/group-questions.ts'
import { maskQuestion } from '../../core/knowledge/mask-question.ts'
import type { Cell, Table } from '../../core/table.ts'
import { heldTable } from '../office-table.ts'
import { REASONS } from '../office-tables.ts'
import { townsOf } from '../../core/rights.ts'
import type { Actor, DeskServices } from './deps.ts'
import { deskStats, within, type FigureDeps, type Stats } from './stats.ts'

export interface TopLine {
  key: string
  label: string
  count: number
}

/** With services as they were done, whoever noted them: visits of the catalogue besides what a case was given. */
export type MonthStats = Stats & { visits: number }

export interface MonthReport {
  month: string
  from: string
  to: string
  now: MonthStats
  before: MonthStats
  refusals: TopLine[]
  questions: TopLine[]
}

type ReportDeps = FigureDeps & Pick<DeskServices, 'office' | 'serviceVisits'>

const TOP = 5
/** Questions looked at: the newest, as many as the list of gaps shows. */
const QUESTIONS = 5000

export async function monthReport(deps: ReportDeps, actor: Actor, month: string): Promise<MonthReport> {
  const span = { from: startOfMonth(month), to: startOfMonth(monthAfter(month, 1)) }
  const [now, before] = await Promise.all([
    monthStats(deps, actor, month),
    monthStats(deps, actor, monthAfter(month, -1)),
  ])
  return {
    month,
    ...span,
    now,
    before,
    refusals: (await refusalLines(deps, now)).slice(0, TOP),
    questions: await topQuestions(deps, span, TOP),
  }
}

async function monthStats(deps: ReportDeps, actor: Actor, month: string): Promise<MonthStats> {
  const stats = await deskStats(deps, actor, { from: startOfMonth(month), to: startOfMonth(monthAfter(month, 1)) })
  // Days compare as text, and no month has a day after its 31st.
  const days = { towns: townsOf(actor), from: `${month}-01`, to: `${month}-31` }
  const done = await deps.serviceVisits.totals(days)
  return { ...stats, visits: done.reduce((sum, { visits }) => sum + visits, 0) }
}

/** Why people got no for an answer, the most frequent first. */
export async function refusalLines(deps: Pick<DeskServices, 'office'>, { refusals }: Stats): Promise<TopLine[]> {
  const { value } = await heldTable(deps, REASONS)
  return Object.entries(refusals)
    .map(([key, count]) => ({ key, count, label: key === '' ? words.noReason : reasonLabel(value, key) }))
    .sort((a, b) => b.count - a.count)
}

/** What people asked and got no answer to, put together by their words, without anybody's numbers or names. */
export async function topQuestions(
  { conversations }: Pick<DeskServices, 'conversations'>,
  span: { from?: string | undefined; to?: string | undefined },
  most: number,
): Promise<TopLine[]> {
  const isWithin = within(span)
  const gaps = (await conversations.gaps(QUESTIONS)).filter(({ at }) => isWithin(at))
  const texts = gaps.map(({ question }) => maskQuestion(question))
  return groupQuestions(texts, null)
    .slice(0, most)
    .map((members) => ({
      key: gaps[members[0] ?? 0]?.id ?? '',
      label: texts[members[0] ?? 0] ?? '',
      count: members.length,
    }))
}

function startOfMonth(month: string): string {
  return new Date(`${month}-01T00:00:00+08:00`).toISOString()
}

function monthAfter(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

export interface ReportLine {
  label: string
  now: string
  before: string
  difference: string | null
}

/** Ten figures against the month before. */
export function reportLines(report: MonthReport): ReportLine[] {
  return monthLines(report).map((line) => ({
    label: line.label,
    now: wordsOf(line.now),
    before: wordsOf(line.before),
    difference: difference(line),
  }))
}

/** The largest three differences, in words. */
export function reportChanges(report: MonthReport): string[] {
  return largestChanges(monthLines(report))
}

function monthLines({ now, before }: MonthReport): MonthLine[] {
  const line = (label: string, of: (stats: MonthStats) => Measure): MonthLine => ({
    label,
    now: of(now),
    before: of(before),
  })
  const count = (label: string, of: (stats: MonthStats) => number | null) =>
    line(label, (stats) => ({ kind: 'number', value: of(stats) }))
  const share = (label: string, of: (stats: MonthStats) => Share) =>
    line(label, (stats) => ({ kind: 'share', ...of(stats) }))
  return [
    count(words.total, ({ total }) => total),
    count(words.questions, ({ talks }) => talks.questions),
    share(words.kept, ({ deadlines }) => deadlines),
    count(words.median, ({ firstContactMedianMinutes: median }) => (median === null ? null : Math.round(median))),
    share(words.aidKept, ({ aidDeadlines }) => aidDeadlines),
    count(words.aided, ({ aid }) => aid.cases),
    count(words.cash, ({ aid }) => aid.cash.yuan),
    count(words.services, ({ aid, visits }) => Object.values(aid.services).reduce((sum, given) => sum + given, visits)),
    share(words.satisfaction, ({ talks }) => talks.satisfaction),
    count(words.declined, ({ byStatus }) => byStatus.declined),
  ]
}

function wordsOf(measure: Measure): string {
  return measure.kind === 'share' ? percent(measure) : String(measure.value ?? '—')
}

export function percent({ of, kept }: Share): string {
  return of === 0 ? '—' : `${Math.round((kept / of) * 100)}%（${kept}/${of}）`
}

export function reportTable(report: MonthReport): Table {
  const empty: Cell[] = [null, null, null, null]
  const changes = reportChanges(report)
  return {
    name: `report-${report.month}`,
    head: words.head,
    rows: [
      ...reportLines(report).map(({ label, now, before, difference: by }) => [label, now, before, by]),
      empty,
      [words.changes, null, null, null],
      ...(changes.length > 0 ? changes : [words.noChanges]).map((text): Cell[] => [text, null, null, null]),
      empty,
      [words.towns, words.kept, words.total, null],
      ...report.now.byTown.map(({ town, deadlines, total }) => [town ?? words.noTown, percent(deadlines), total, null]),
      empty,
      [words.refusals, null, null, null],
      ...report.refusals.map(({ label, count }) => [label, count, null, null]),
      empty,
      [words.gaps, null, null, null],
      ...report.questions.map(({ label, count }) => [label, count, null, null]),
    ],
  }
}
