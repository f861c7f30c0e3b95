/** Tells the server what the duty switch of this browser says, so that dispatch gives nothing to whoever is away. */
import { App } from 'antd'
import { useEffect } from 'react'
import { call, get, toProblem } from './api.ts'
import { useDesk } from './desk.tsx'

export function useDutyTold(isOn: boolean): void {
  const { may } = useDesk()
  const { message } = App.useApp()
  const works = may('case.work')
  useEffect(() => {
    if (!works) return
    const tell = async () => {
      const known = await get<{ isOn: boolean | null }>('/duty')
      if (known.isOn !== isOn) await call('PUT', '/duty', { isOn })
    }
    tell().catch((thrown: unknown) => void message.error(toProblem(thrown).detail))
  }, [works, isOn, message])
}
