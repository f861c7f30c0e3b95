/** What all pages share while somebody is signed in: who that is, the live lists, the alarms and the state of the line. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { may } from '../../core/rights.ts'
import { alarmsOf, attentionOf, type Alarm, type Attention } from './alarms.ts'
import { call, toProblem, type ApiProblem } from './api.ts'
import {
  loadAlerts,
  loadCounts,
  loadLists,
  subjectOf,
  withMoreTalks,
  withNews,
  type Counts,
  type Lists,
} from './lists.ts'
import { openStream, type LineState } from './stream.ts'
import type { CaseRow, ConversationRow, Me, News, Permission } from './types.ts'

export interface DeskState {
  me: Me
  may: (permission: Permission) => boolean
  /** null until the first answer came. */
  rows: ConversationRow[] | null
  cases: CaseRow[] | null
  /** Everything that has to be looked at, and what of it rings here. */
  attention: Attention[]
  alarms: Alarm[]
  counts: Counts | null
  /** More open talks than are at hand: fetches the next ones; null when these are all. */
  moreTalks: (() => void) | null
  line: LineState
  problem: ApiProblem | null
  reload: () => void
  /** Hears all news; answers with how to stop hearing. */
  listen: (listener: (subject: string) => void) => () => void
  signOut: () => Promise<void>
}

const Context = createContext<DeskState | null>(null)

export function useDesk(): DeskState {
  const desk = useContext(Context)
  if (desk === null) throw new Error('useDesk outside of Desk')
  return desk
}

/** Runs `onNews` when one conversation or case changed, and after a break of the line. */
export function useNews(subject: string | null, onNews: () => void): void {
  const { listen } = useDesk()
  const latest = useRef(onNews)
  useEffect(() => {
    latest.current = onNews
  })
  useEffect(() => {
    if (subject === null) return
    return listen((changed) => {
      if (changed === subject || changed === EVERYTHING) latest.current()
    })
  }, [listen, subject])
}

const EVERYTHING = '*'
const GATHER_MS = 300
/** Fifty desks need not count at every word. */
const RECOUNT_MS = 2_000
const SELDOM_MS = 30_000
const HALF_MINUTE_MS = 30_000

interface Props {
  me: Me
  onSignedOut: () => void
  children: ReactNode
}

export function Desk({ me, onSignedOut, children }: Props) {
  const [lists, setLists] = useState<Lists | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [line, setLine] = useState<LineState>({ kind: 'connecting' })
  const listeners = useRef(new Set<(subject: string) => void>())
  const tell = useCallback((subject: string) => {
    for (const listener of listeners.current) listener(subject)
  }, [])

  const settle = useCallback(async (work: () => Promise<void>) => {
    try {
      await work()
      setProblem(null)
    } catch (thrown) {
      setProblem(toProblem(thrown))
    }
  }, [])
  const reload = useCallback(() => {
    void settle(async () => setLists(await loadLists(me)))
  }, [me, settle])
  const checkAlerts = useGathered(
    useCallback(() => {
      void settle(async () => {
        const alerts = await loadAlerts()
        setLists((before) => before && { ...before, alerts })
      })
    }, [settle]),
    GATHER_MS,
  )
  const recount = useGathered(
    useCallback(() => {
      void settle(async () => {
        const counts = await loadCounts(me)
        setLists((before) => before && { ...before, counts })
      })
    }, [me, settle]),
    RECOUNT_MS,
  )

  useEffect(() => {
    if (!may(me, 'conversation.read')) {
      // Without a right to talks there is no stream: the lists are asked for now and then.
      setLine({ kind: 'live' })
      reload()
      const timer = setInterval(reload, SELDOM_MS)
      return () => clearInterval(timer)
    }
    const onNews = (news: News) => {
      setLists((before) => before && withNews(before, news))
      // The end of an alert is told only on the line that told its beginning.
      if (news.kind !== 'alert') {
        checkAlerts()
        recount()
      }
      tell(subjectOf(news))
    }
    const onState = (state: LineState) => {
      setLine(state)
      if (state.kind !== 'live') return
      reload()
      tell(EVERYTHING)
    }
    return openStream({ onNews, onState, onSignedOut })
  }, [me, reload, checkAlerts, recount, tell, onSignedOut])

  const moreTalks = useCallback(() => {
    void settle(async () => {
      if (lists === null) return
      const { rows, next } = await withMoreTalks(lists)
      const known = new Set(lists.rows.map(({ id }) => id))
      const fetched = rows.filter(({ id }) => !known.has(id))
      // What the stream told meanwhile is newer than the page.
      setLists((before) => before && { ...before, next, rows: [...before.rows, ...fetched.filter(notIn(before))] })
    })
  }, [lists, settle])
  const listen = useCallback((listener: (subject: string) => void) => {
    listeners.current.add(listener)
    return () => listeners.current.delete(listener)
  }, [])
  const signOut = useCallback(async () => {
    await call('DELETE', '/session')
    onSignedOut()
  }, [onSignedOut])
  const minute = useTick(HALF_MINUTE_MS)
  const attention = useMemo(
    () => (lists === null ? [] : attentionOf(lists.alerts, lists.rows, lists.cases, me, minute)),
    [lists, me, minute],
  )
  const alarms = useMemo(() => alarmsOf(attention), [attention])

  const state = useMemo<DeskState>(
    () => ({
      me,
      may: (permission) => may(me, permission),
      rows: lists?.rows ?? null,
      cases: lists?.cases ?? null,
      attention,
      alarms,
      counts: lists?.counts ?? null,
      moreTalks: lists === null || lists.next === null ? null : moreTalks,
      line,
      problem,
      reload,
      listen,
      signOut,
    }),
    [me, lists, attention, alarms, moreTalks, line, problem, reload, listen, signOut],
  )
  return <Context value={state}>{children}</Context>
}

function notIn({ rows }: Lists): (row: ConversationRow) => boolean {
  const known = new Set(rows.map(({ id }) => id))
  return ({ id }) => !known.has(id)
}

/** The time, now and then: a supervisor is rung when nobody has looked for a while, without any news. */
function useTick(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** Many calls within a moment become one. */
function useGathered(work: () => void, withinMs: number): () => void {
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (waiting.current !== null) clearTimeout(waiting.current)
      waiting.current = null
    },
    [],
  )
  return useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null
      work()
    }, withinMs)
  }, [work, withinMs])
}
