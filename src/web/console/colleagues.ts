/** Colleagues work can be given to, loaded when a dialog asks for them. */
import { useDesk } from './desk.tsx'
import { useLoad } from './load.ts'
import type { RoleName } from './types.ts'

export interface Colleague {
  id: string
  name: string
  badge: string
  office: string
  role: RoleName
  towns: string[]
}

export function useColleagues(isNeeded: boolean) {
  const { me } = useDesk()
  const { value, problem, reload } = useLoad<{ colleagues: Colleague[] }>(isNeeded ? '/colleagues' : null)
  const others = (value?.colleagues ?? []).filter(({ id }) => id !== me.id)
  return { others, problem, reload }
}

export function colleagueWords({ badge, name, office }: Colleague): string {
  return `${badge} 号 ${name} · ${office}`
}
