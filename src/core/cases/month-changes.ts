/** How a month differs from the one before: each figure's difference, and the largest three in words. */

export type Measure =
  /** Of `of` that were judged, so many were kept. */
  { kind: 'share'; of: number; kept: number } | { kind: 'number'; value: number | null }

export interface MonthLine {
  label: string
  now: Measure
  before: Measure
}

/** +12 · −8 个百分点 · 没有变; null where one of the months says nothing. */
export function difference({ now, before }: MonthLine): string | null {
  const [own, last] = [valueOf(now), valueOf(before)]
  if (own === null || last === null) return null
  const delta = Math.round((own - last) * 100) / 100
  if (delta === 0) return '没有变'
  return `${delta > 0 ? '+' : '−'}${Math.abs(delta)}${now.kind === 'share' ? ' 个百分点' : ''}`
}

const MOST = 3
/** Smaller numbers jump by themselves: from 1 to 2 is no doubling worth a sentence. */
const SMALLEST_BASE = 5
const LEAST_WEIGHT = 0.05
/** So many points of a share weigh as much as a doubling. */
const POINTS = 25

/** 登记求助（宗）比上月多 12（30 → 42）: the largest first; at most three, none that is no change. */
export function largestChanges(lines: readonly MonthLine[]): string[] {
  return lines
    .map((line) => ({ line, weight: weightOf(line) }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ line }) => sentence(line))
}

function weightOf({ now, before }: MonthLine): number {
  const [own, last] = [valueOf(now), valueOf(before)]
  if (own === null || last === null) return 0
  if (now.kind === 'share') return Math.abs(own - last) / POINTS
  return Math.abs(own - last) / Math.max(last, SMALLEST_BASE)
}

function sentence({ label, now, before }: MonthLine): string {
  const [own, last] = [valueOf(now) ?? 0, valueOf(before) ?? 0]
  const isShare = now.kind === 'share'
  const by = Math.round(Math.abs(own - last) * 100) / 100
  const sign = isShare ? '%' : ''
  const unit = isShare ? ' 个百分点' : ''
  return `${label}比上月${own > last ? '多' : '少'} ${by}${unit}（${last}${sign} → ${own}${sign}）`
}

function valueOf(measure: Measure): number | null {
  if (measure.kind === 'number') return measure.value
  return measure.of === 0 ? null : Math.round((measure.kept / measure.of) * 100)
}
