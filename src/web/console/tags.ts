/** The office's list of marks, for whoever may read its tables. */
import { useMemo } from 'react'
import type { Tag } from '../../core/tags.ts'
import { useDesk } from './desk.tsx'
import { useLoad } from './load.ts'
import type { Held } from './office-table.ts'

export interface Tags {
  active: Tag[]
  colourOf: (name: string) => string
  /** Not known yet whether there are any. */
  isLoading: boolean
}

export function useTags(): Tags {
  const { may } = useDesk()
  const { value, isLoading } = useLoad<Held<{ tags: Tag[] }>>(may('table.read') ? '/tables/tags' : null)
  return useMemo(() => {
    const tags = value?.value.tags ?? []
    return {
      isLoading: isLoading && value === null,
      active: tags.filter(({ active }) => active),
      colourOf: (name) => tags.find((tag) => tag.name === name)?.colour ?? 'grey',
    }
  }, [value, isLoading])
}
