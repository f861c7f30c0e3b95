/** The live lists of the desk: loaded whole when the line stands, then kept true by what the stream tells. */
import { may } from '../../core/rights.ts'
import { get, query } from './api.ts'
import type { Alert, CaseCounts, CaseRow, ConversationRow, Me, News, TalkCounts } from './types.ts'

export interface Lists {
  rows: ConversationRow[]
  /** Cases somebody still works on. */
  cases: CaseRow[]
  alerts: Alert[]
  /** Where the open talks at hand end; null: these are all. */
  next: string | null
  counts: Counts
}

/** Counted by the server over everything that this person sees; null without the right to it. */
export interface Counts {
  talks: TalkCounts | null
  cases: CaseCounts | null
}

export const OPEN = ['new', 'accepted', 'contacted', 'verified', 'aided', 'documents_pending', 'referred']
/** Closed talks that an empty queue still shows. */
const LAST_CLOSED = '5'

export async function loadLists(me: Me): Promise<Lists> {
  const talks = may(me, 'conversation.read')
  const none = { conversations: [], next: null }
  // What waits and what is mine must not drop off the end of a long list of talks with the bot.
  const [waiting, mine, open, closed, cases, alerts, counts] = await Promise.all([
    talks ? pageOf({ floor: 'waiting' }) : none,
    talks ? pageOf({ holder: 'me', floor: 'open' }) : none,
    talks ? pageOf({ floor: 'open' }) : none,
    talks ? pageOf({ floor: 'closed', limit: LAST_CLOSED }) : none,
    may(me, 'case.read') ? casesOf({ status: OPEN.join(','), limit: '500' }) : [],
    talks ? loadAlerts() : [],
    loadCounts(me),
  ])
  const rows = joined([waiting, mine, open, closed].flatMap(({ conversations }) => conversations))
  return { rows, next: open.next, cases, alerts, counts }
}

/** The next page of open talks behind the ones at hand. */
export async function withMoreTalks(lists: Lists): Promise<Lists> {
  if (lists.next === null) return lists
  const { conversations, next } = await pageOf({ floor: 'open', after: lists.next })
  return { ...lists, rows: joined([...conversations, ...lists.rows]), next }
}

/** Each talk once; what came later in the list is the fresher. */
function joined(rows: readonly ConversationRow[]): ConversationRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

export async function loadCounts(me: Me): Promise<Counts> {
  const [talks, cases] = await Promise.all([
    may(me, 'conversation.read') ? get<TalkCounts>('/conversations/counts') : null,
    may(me, 'case.read') ? get<CaseCounts>('/cases/counts') : null,
  ])
  return { talks, cases }
}

interface Page {
  conversations: ConversationRow[]
  next: string | null
}

async function pageOf(filter: Record<string, string>): Promise<Page> {
  return get<Page>(`/conversations${query(filter)}`)
}

async function casesOf(filter: Record<string, string>): Promise<CaseRow[]> {
  const { cases } = await get<{ cases: CaseRow[] }>(`/cases${query(filter)}`)
  return cases
}

export async function loadAlerts(): Promise<Alert[]> {
  const { alerts } = await get<{ alerts: Alert[] }>('/alerts')
  return alerts
}

/** The lists after one piece of news. */
export function withNews(lists: Lists, { kind, data }: News): Lists {
  switch (kind) {
    case 'conversation': {
      const others = lists.rows.filter(({ id }) => id !== data.id)
      return { ...lists, rows: 'gone' in data ? others : [data, ...others] }
    }
    case 'case': {
      const others = lists.cases.filter(({ number }) => number !== data.number)
      return { ...lists, cases: 'gone' in data || !OPEN.includes(data.status) ? others : [data, ...others] }
    }
    case 'alert': {
      const others = lists.alerts.filter(({ id }) => id !== data.id)
      return { ...lists, alerts: 'ended' in data ? others : [...others, data] }
    }
  }
}

/** What a piece of news is about: a conversation id, a case number, an alert id. */
export function subjectOf({ kind, data }: News): string {
  return kind === 'case' ? data.number : data.id
}
