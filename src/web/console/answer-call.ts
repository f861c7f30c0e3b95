/** Answering a call: [我来] and [已通知]; and who has answered. */
import { App } from 'antd'
import type { AnswerHow } from '../../core/dispatch/call-out.ts'
import type { Attention } from './alarms.ts'
import { post, toProblem } from './api.ts'
import { useDesk } from './desk.tsx'
import { useDoing } from './load.ts'
import { alarm as words } from './words.ts'

export function useAnswer(): { answer: (item: Attention, how: AnswerHow) => Promise<void>; isBusy: boolean } {
  const { reload } = useDesk()
  const { message } = App.useApp()
  const { run, isBusy } = useDoing()
  const answer = async (item: Attention, how: AnswerHow) => {
    await run(async () => {
      try {
        await post(`/alerts/${item.callOut?.alertId ?? ''}/answer`, { how })
        void message.success(words.answerSaid)
      } catch (thrown) {
        void message.warning(toProblem(thrown).detail, 6)
      }
      reload()
    })
  }
  return { answer, isBusy }
}

/** 012 号应了：我来; null while nobody has. */
export function answeredWords({ callOut }: Attention): string | null {
  const answer = callOut?.answer ?? null
  return answer === null ? null : words.answered(answer.badge, words[answer.how])
}
