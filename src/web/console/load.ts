/** Loading and doing: the states every page shows, with the problem kept where it can be read. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { get, toProblem, type ApiProblem } from './api.ts'

export interface Loaded<T> {
  value: T | null
  problem: ApiProblem | null
  isLoading: boolean
  reload: () => void
  /** Puts in what a call has answered with, without asking again. */
  put: (value: T) => void
}

/** What the path answers with; `null` asks nothing. The old value stays while a newer one is on its way. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [held, setHeld] = useState<{ path: string | null; value: T | null; problem: ApiProblem | null }>({
    path,
    value: null,
    problem: null,
  })
  const [round, setRound] = useState(0)
  const [isLoading, setLoading] = useState(path !== null)
  useEffect(() => {
    if (path === null) return
    const ended = new AbortController()
    setLoading(true)
    get<T>(path, ended.signal)
      .then((value) => setHeld({ path, value, problem: null }))
      .catch((thrown: unknown) => {
        if (ended.signal.aborted) return
        const problem = toProblem(thrown)
        setHeld((before) => ({ path, value: before.path === path ? before.value : null, problem }))
      })
      .finally(() => {
        if (!ended.signal.aborted) setLoading(false)
      })
    return () => ended.abort()
  }, [path, round])
  const reload = useCallback(() => setRound((count) => count + 1), [])
  const put = useCallback((value: T) => setHeld({ path, value, problem: null }), [path])
  const isCurrent = held.path === path
  return { value: isCurrent ? held.value : null, problem: isCurrent ? held.problem : null, isLoading, reload, put }
}

export interface Doing {
  isBusy: boolean
  problem: ApiProblem | null
  clear: () => void
  /** Runs it once at a time; true when it went well. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
}

export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const busy = useRef(false)
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (busy.current) return false
    busy.current = true
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (thrown) {
      setProblem(toProblem(thrown))
      return false
    } finally {
      busy.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(null), [])
  return { isBusy, problem, clear, run }
}
