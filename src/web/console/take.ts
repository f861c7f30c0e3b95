/** [接手] from anywhere: claims the conversation, or the case where there is none, and opens it. */
import { App } from 'antd'
import { useCallback } from 'react'
import type { Alarm } from './alarms.ts'
import { post } from './api.ts'
import { useDesk } from './desk.tsx'
import { useDoing } from './load.ts'
import { toProblem } from './api.ts'
import { alarmAddress } from './ring.ts'
import { goTo } from './router.tsx'
import { talk } from './words.ts'

export function useTake(): { take: (alarm: Alarm) => Promise<void>; isBusy: boolean } {
  const { reload } = useDesk()
  const { message } = App.useApp()
  const { run, isBusy } = useDoing()
  const take = useCallback(
    async (alarm: Alarm) => {
      await run(async () => {
        const path =
          alarm.conversationId === null
            ? `/cases/${alarm.caseNumber ?? ''}/claim`
            : `/conversations/${alarm.conversationId}/claim`
        try {
          await post(path)
          void message.success(talk.claimed)
        } catch (thrown) {
          // Somebody was quicker: the page opens all the same and says who holds it.
          void message.warning(talk.lost(toProblem(thrown).detail), 6)
        }
        reload()
        goTo(alarmAddress(alarm))
      })
    },
    [message, reload, run],
  )
  return { take, isBusy }
}
