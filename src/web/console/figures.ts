/** The figures of GET /stats (src/http/desk/figure-schemas.ts), how they are read, and where each of them leads. */
import type { CaseFigures, Share, TownFigures, AidFigures } from '../../core/cases/figures.ts'
import type { CasePick } from '../../core/cases/picks.ts'
import type { TalkFigures } from '../../core/conversation/talk-figures.ts'
import { query } from './api.ts'

export type { Share, TownFigures }
export type Stats = CaseFigures & { aid: AidFigures; talks: TalkFigures; complete: boolean; at: string }

/** The span and the town of a page; they go along with every link, so that a number opens just its cases. */
export interface Span {
  from: string
  /** The first day that does not count. */
  to: string
  town: string
}

export interface FigureOf {
  pick?: CasePick
  level?: string
  status?: string
  incident?: string
  refusal?: string
  service?: string
  aid?: string
  aidCode?: string
  day?: string
  /** null: what has no place yet. */
  town?: string | null
}

export function figureLink(span: Span, { town, ...of }: FigureOf): string {
  const place = town === undefined ? span.town : (town ?? 'none')
  return `/stats/cases${query({ from: span.from, to: span.to, ...of, town: place })}`
}

/** 96%（231/241 宗）; nothing due yet gives no percentage. */
export function shareWords({ of, kept }: Share, unit = '宗'): string {
  return of === 0 ? '还没有到期的' : `${Math.round((kept / of) * 100)}%（${kept}/${of} ${unit}）`
}

export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '—'
  if (minutes < 60) return `${Math.round(minutes)} 分`
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} 时 ${Math.round(minutes % 60)} 分`
  return `${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 时`
}

export function secondsWords(seconds: number | null): string {
  if (seconds === null) return '—'
  return seconds < 90 ? `${Math.round(seconds)} 秒` : minutesWords(seconds / 60)
}

/** The last day counts whole; the API takes the first instant that does not. */
export function nextDay(day: string): string {
  if (day === '') return ''
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
