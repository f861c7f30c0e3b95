/** A table that the office edits: loaded with its version, changed here, saved with a reason; a newer version is never overwritten. */
import { useEffect, useState } from 'react'
import { call } from './api.ts'
import { useDoing, useLoad } from './load.ts'

export interface Held<Value> {
  version: number
  value: Value
}

export function useTable<Value>(name: string) {
  const { value: held, problem, reload, put } = useLoad<Held<Value>>(`/tables/${name}`)
  const [draft, setDraft] = useState<{ name: string; value: Value } | null>(null)
  const [why, setWhy] = useState('')
  const [isSaved, setSaved] = useState(false)
  const doing = useDoing()
  useEffect(() => setSaved(false), [name])
  const own = draft !== null && draft.name === name ? draft.value : null
  return {
    value: own ?? held?.value ?? null,
    version: held?.version ?? 0,
    isChanged: own !== null,
    isSaved,
    why,
    setWhy,
    problem: problem ?? doing.problem,
    isBusy: doing.isBusy,
    reload,
    change: (value: Value) => {
      setSaved(false)
      setDraft({ name, value })
    },
    save: () =>
      doing.run(async () => {
        put(await call<Held<Value>>('PUT', `/tables/${name}`, { expectedVersion: held?.version ?? 0, value: own, why }))
        setDraft(null)
        setWhy('')
        setSaved(true)
      }),
  }
}

export type TableEdit<Value> = ReturnType<typeof useTable<Value>>
