/** The figures of GET /stats (src/http/desk/figures.ts) and how they are read. */
export interface Share {
  of: number
  kept: number
}

export interface TownFigures {
  town: string | null
  total: number
  open: number
  overdue: number
  deadlines: Share
  longestWaitMinutes: number | null
}

export interface Stats {
  total: number
  open: number
  unclaimed: number
  overdue: number
  byStatus: Record<string, number>
  byLevel: Record<string, number>
  byIncident: Record<string, number>
  byTown: TownFigures[]
  firstContactMedianMinutes: number | null
  deadlines: Share
  deadlinesByLevel: Record<string, Share>
  complete: boolean
  at: string
}

/** 96%（231/241 宗）; nothing due yet gives no percentage. */
export function shareWords({ of, kept }: Share): string {
  return of === 0 ? '还没有到期的' : `${Math.round((kept / of) * 100)}%（${kept}/${of} 宗）`
}

export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '—'
  if (minutes < 60) return `${Math.round(minutes)} 分`
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} 时 ${Math.round(minutes % 60)} 分`
  return `${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 时`
}
