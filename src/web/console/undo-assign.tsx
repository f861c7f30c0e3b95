/** Says that a case has changed hands, with the way back beside it for ten seconds where somebody had it before (ux.md C). */
import { App } from 'antd'
import { useCallback } from 'react'
import type { WorkerRef } from '../../core/conversation/events.ts'
import { post } from './api.ts'
import { useDoing } from './load.ts'
import { UndoNote } from './parts/undo-note.tsx'
import { caseForm as words } from './words-cases.ts'

const SECONDS = 10

export function useAssigned(onBack: () => void) {
  const { message } = App.useApp()
  const { run, problem } = useDoing()
  const say = useCallback(
    (number: string, former: WorkerRef | null) => {
      const key = `assigned-${number}`
      const back = () =>
        void run(async () => {
          await post(`/cases/${number}/assign`, { staffId: former?.id, note: words.assignedBack })
          onBack()
        })
      void message.success({
        key,
        duration: SECONDS,
        content:
          former === null ? (
            words.assigned
          ) : (
            <UndoNote text={words.assigned} onUndo={back} onClose={() => message.destroy(key)} />
          ),
      })
    },
    [message, onBack, run],
  )
  return { say, problem }
}
