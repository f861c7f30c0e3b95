/** Asks the rules a moment after the last key: an answer to older words never overwrites a newer one. */
import { useEffect, useRef, useState } from 'react'
import { post, toProblem, type ApiProblem } from './api.ts'
import type { IntakeBody } from './intake-form.ts'
import type { Found } from './register.ts'
import type { Case, CaseHead, Level } from './types.ts'
import type { Suggested } from './dispatch.ts'

export interface Preview {
  level: Level
  reasons: Case['reasons']
  dueAt: string
  dueMinutes: number
  town: string | null
  path: string[]
  heard: { slot: string; words: string }[]
  missed: string[]
  earlier: CaseHead[]
  talks: string[]
  similar: { head: CaseHead; why: 'phone' | 'address' }[]
  register: Found
  eligible: { id: string; name: string; result: 'likely' | 'perhaps'; say: string; source: string }[]
  script: { line: string; phones: string[]; ask: string | null; why: string | null; step: string | null }
  dispatch: Suggested
}

const AFTER_MS = 400

export function usePreview(body: IntakeBody | null): { preview: Preview | null; problem: ApiProblem | null } {
  const [held, setHeld] = useState<{ preview: Preview | null; problem: ApiProblem | null }>({
    preview: null,
    problem: null,
  })
  const round = useRef(0)
  const text = body === null ? null : JSON.stringify(body)
  useEffect(() => {
    round.current += 1
    const own = round.current
    if (text === null) {
      setHeld({ preview: null, problem: null })
      return
    }
    const timer = setTimeout(() => {
      post<Preview>('/cases/preview', JSON.parse(text))
        .then((preview) => own === round.current && setHeld({ preview, problem: null }))
        .catch((thrown: unknown) => {
          if (own === round.current) setHeld((before) => ({ ...before, problem: toProblem(thrown) }))
        })
    }, AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return held
}
