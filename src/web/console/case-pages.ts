/** The list of cases page by page: the first by its address, the others when they are asked for. */
import { useCallback, useState } from 'react'
import { get, type ApiProblem } from './api.ts'
import { useDoing, useLoad } from './load.ts'
import type { CaseRow } from './types.ts'

interface Page {
  cases: CaseRow[]
  next: string | null
}

export interface CasePages {
  rows: CaseRow[] | null
  problem: ApiProblem | null
  isLoading: boolean
  reload: () => void
  /** Fetches the next page; null when all are here. */
  more: (() => void) | null
}

/** `path` has its query already, if any. */
export function useCasePages(path: string): CasePages {
  const first = useLoad<Page>(path)
  const { run, isBusy, problem } = useDoing()
  const [rest, setRest] = useState<{ path: string; first: Page | null; cases: CaseRow[]; next: string | null }>({
    path,
    first: null,
    cases: [],
    next: null,
  })
  // Pages belong to the first page they were read behind; a reload begins anew.
  const isCurrent = rest.path === path && rest.first === first.value
  const next = isCurrent ? rest.next : (first.value?.next ?? null)
  const more = useCallback(() => {
    void run(async () => {
      const page = await get<Page>(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next ?? '')}`)
      setRest((before) => {
        const behind = before.path === path && before.first === first.value ? before.cases : []
        return { path, first: first.value, cases: [...behind, ...page.cases], next: page.next }
      })
    })
  }, [first.value, next, path, run])
  return {
    rows: first.value === null ? null : [...first.value.cases, ...(isCurrent ? rest.cases : [])],
    problem: first.problem ?? problem,
    isLoading: first.isLoading || isBusy,
    reload: first.reload,
    more: next === null ? null : more,
  }
}
