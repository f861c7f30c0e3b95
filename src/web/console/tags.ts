/** The office's list of marks, for whoever may read its tables. */
import { useMemo } from 'react'
import type { Tag } from '../../core/tags.ts'
import { useDesk } from './desk.tsx'
import { useLoad } from './load.ts'
import type { Held } from './office-table.ts'

export function useTags(): { active: Tag[]; colourOf: (name: string) => string } {
  const { may } = useDesk()
  const { value } = useLoad<Held<{ tags: Tag[] }>>(may('table.read') ? '/tables/tags' : null)
  return useMemo(() => {
    const tags = value?.value.tags ?? []
    return {
      active: tags.filter(({ active }) => active),
      colourOf: (name) => tags.find((tag) => tag.name === name)?.colour ?? 'grey',
    }
  }, [value])
}
