/** One article being written: what was saved, what is typed, and the steps that people take with it. */
import { App } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, get, post, toProblem, type ApiProblem } from './api.ts'
import type { ArticleDetail, Preview, Stale, Typed } from './handbook.ts'
import { useDoing } from './load.ts'
import { editorWords as words } from './words-handbook.ts'

export interface EditParts {
  slug: string
  /** null: not saved yet. */
  article: ArticleDetail | null
  typed: Typed | null
  setTyped: (typed: Typed | null) => void
  clearTyped: () => void
  put: (article: ArticleDetail) => void
}

export interface Edit {
  text: string
  base: number
  aside: string | null
  isDirty: boolean
  isBusy: boolean
  problem: ApiProblem | null
  stale: Stale | null
  change: (text: string) => void
  save: (note: string) => Promise<boolean>
  submit: (note: string) => Promise<boolean>
  /** Any other step; it answers with the article as it stands then. */
  step: (name: 'return' | 'retire' | 'rollback', body: Record<string, unknown>) => Promise<boolean>
  discard: () => void
  saveMine: (note: string) => Promise<boolean>
  takeTheirs: () => void
  closeStale: () => void
  putBack: () => void
  dropAside: () => void
}

export function useEdit({ slug, article, typed, setTyped, clearTyped, put }: EditParts): Edit {
  const { message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [stale, setStale] = useState<Stale | null>(null)
  const text = typed?.text ?? article?.text ?? ''
  const base = typed?.base ?? article?.version ?? 0
  const aside = typed?.aside ?? null
  const isDirty = typed !== null && text !== article?.text
  // Somebody may type on while a save is under way: those words stay.
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })

  const keep = (next: string, from: number, left: string | null) => {
    if (article !== null && next === article.text && left === null) clearTyped()
    else setTyped({ text: next, base: from, aside: left })
  }
  const store = async (note: string, expectedVersion: number): Promise<ArticleDetail> => {
    try {
      const saved = await call<ArticleDetail>('PUT', `/articles/${slug}`, { text, expectedVersion, note })
      setStale(null)
      put(saved)
      if (latest.current !== text || aside !== null) {
        setTyped({ text: latest.current, base: saved.version, aside })
      } else clearTyped()
      return saved
    } catch (thrown) {
      const refused = toProblem(thrown)
      if (refused.type === 'stale-version') setStale(refused.extra as unknown as Stale)
      throw refused
    }
  }
  const save = (note: string, expectedVersion = base) =>
    run(async () => {
      const { version } = await store(note, expectedVersion)
      void message.success(words.done.save(version))
    })
  return {
    text,
    base,
    aside,
    isDirty,
    isBusy,
    problem: stale !== null && problem?.type === 'stale-version' ? null : problem,
    stale,
    change: (next) => keep(next, base, aside),
    save: (note) => save(note),
    submit: (note) =>
      run(async () => {
        if (isDirty) await store(note, base)
        put(await post<ArticleDetail>(`/articles/${slug}/submit`, { note }))
        void message.success(words.done.submit)
      }),
    step: (name, body) =>
      run(async () => {
        const next = await post<ArticleDetail>(`/articles/${slug}/${name}`, body)
        put(next)
        void message.success(name === 'rollback' ? words.done.rollback(Number(body['version'])) : words.done[name])
      }),
    discard: clearTyped,
    saveMine: (note) => save(note, stale?.version ?? base),
    takeTheirs: () => {
      if (stale === null) return
      setTyped({ text: stale.text, base: stale.version, aside: text })
      setStale(null)
      void run(async () => put(await get<ArticleDetail>(`/articles/${slug}`)))
    },
    closeStale: () => setStale(null),
    putBack: () => {
      if (aside !== null) keep(aside, base, null)
    },
    dropAside: () => keep(text, base, null),
  }
}

const PAUSE_MS = 500

export interface Previewed {
  preview: Preview | null
  problem: ApiProblem | null
  isWorking: boolean
  again: () => void
}

/** The text as residents would see it, a moment after the last key. */
export function usePreview(text: string, mayAsk: boolean): Previewed {
  const [held, setHeld] = useState<Pick<Previewed, 'preview' | 'problem'>>({ preview: null, problem: null })
  const [isWorking, setWorking] = useState(mayAsk)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!mayAsk || text === '') return
    const ended = new AbortController()
    setWorking(true)
    const timer = setTimeout(() => {
      call<Preview>('POST', '/articles/preview', { text }, ended.signal)
        .then((preview) => setHeld({ preview, problem: null }))
        .catch((thrown: unknown) => {
          if (!ended.signal.aborted) setHeld((before) => ({ ...before, problem: toProblem(thrown) }))
        })
        .finally(() => {
          if (!ended.signal.aborted) setWorking(false)
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [text, mayAsk, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  return { ...held, isWorking, again }
}
