/** `n` and [下一宗最急]: the most urgent one that nobody has, so that nobody has to choose (Crisis Text Line). */
import { App } from 'antd'
import { useCallback, useMemo } from 'react'
import { useDesk } from './desk.tsx'
import { byUrgency, itemsOf } from './queue.ts'
import { alarmAddress } from './ring.ts'
import { goTo } from './router.tsx'
import { inbox } from './words.ts'

export function useNext(): { hasNext: boolean; openNext: () => void } {
  const { rows, cases, alarms } = useDesk()
  const { message } = App.useApp()
  const address = useMemo(() => {
    const free = alarms.find(({ holder }) => holder === null)
    if (free) return alarmAddress(free)
    const waiting = itemsOf(rows ?? [], cases ?? []).filter(({ row }) => row.floor === 'waiting')
    const first = waiting.sort(byUrgency)[0]
    return first ? `/inbox/${first.row.id}` : null
  }, [rows, cases, alarms])
  const openNext = useCallback(() => {
    if (address === null) void message.info(inbox.noNext)
    else goTo(address)
  }, [address, message])
  return { hasNext: address !== null, openNext }
}
