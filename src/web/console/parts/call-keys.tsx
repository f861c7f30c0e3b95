/** The keys of whoever is called: [我来] says that one is coming, [已通知] that somebody else is; taking the matter is [接手]. */
import { Button } from 'antd'
import type { Attention } from '../alarms.ts'
import { useAnswer } from '../answer-call.ts'
import { useDesk } from '../desk.tsx'
import { alarm as words } from '../words.ts'

export function CallKeys({ item }: { item: Attention }) {
  const { may } = useDesk()
  const { answer, isBusy } = useAnswer()
  if (!item.callsMe || !may('conversation.work')) return null
  return (
    <>
      <Button disabled={isBusy} onClick={() => void answer(item, 'coming')}>
        {words.coming}
      </Button>
      <Button disabled={isBusy} onClick={() => void answer(item, 'told')}>
        {words.told}
      </Button>
    </>
  )
}
