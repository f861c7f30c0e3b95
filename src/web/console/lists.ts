/** The live lists of the desk: loaded whole when the line stands, then kept true by what the stream tells. */
import { may } from '../../core/rights.ts'
import { get, query } from './api.ts'
import type { Alert, CaseRow, ConversationRow, Me, News } from './types.ts'

export interface Lists {
  rows: ConversationRow[]
  /** Cases somebody still works on. */
  cases: CaseRow[]
  alerts: Alert[]
}

const OPEN = ['new', 'accepted', 'contacted', 'verified', 'aided', 'documents_pending', 'referred']

export async function loadLists(me: Me): Promise<Lists> {
  const talks = may(me, 'conversation.read')
  // What waits and what is mine must not drop off the end of a long list of talks with the bot.
  const [waiting, mine, all, cases, alerts] = await Promise.all([
    talks ? rowsOf({ floor: 'waiting' }) : [],
    talks ? rowsOf({ holder: 'me' }) : [],
    talks ? rowsOf({}) : [],
    may(me, 'case.read') ? casesOf({ status: OPEN.join(','), limit: '500' }) : [],
    talks ? loadAlerts() : [],
  ])
  const byId = new Map([...waiting, ...mine, ...all].map((row) => [row.id, row]))
  return { rows: [...byId.values()], cases, alerts }
}

export async function rowsOf(filter: Record<string, string>): Promise<ConversationRow[]> {
  const { conversations } = await get<{ conversations: ConversationRow[] }>(`/conversations${query(filter)}`)
  return conversations
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
