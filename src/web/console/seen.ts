/** How far each of my conversations was read on this computer, to mark what came after. */
import { useCallback, useEffect, useState } from 'react'
import { useDesk } from './desk.tsx'
import type { ConversationRow } from './types.ts'

const SEEN = 'desk.seen'

export function useSeen(openId: string): { isUnread: (row: ConversationRow) => boolean } {
  const { me, rows } = useDesk()
  const [seen, setSeen] = useState<Record<string, number>>(
    () => JSON.parse(sessionStorage.getItem(SEEN) ?? '{}') as Record<string, number>,
  )
  const open = rows?.find(({ id }) => id === openId)
  const [id, lastSeq] = [open?.id, open?.lastSeq]
  useEffect(() => {
    if (id === undefined || lastSeq === undefined) return
    setSeen((before) => {
      const after = { ...before, [id]: lastSeq }
      sessionStorage.setItem(SEEN, JSON.stringify(after))
      return after
    })
  }, [id, lastSeq])
  const isUnread = useCallback(
    (row: ConversationRow) => row.holder?.id === me.id && row.lastSeq > (seen[row.id] ?? 0) && row.id !== openId,
    [me, seen, openId],
  )
  return { isUnread }
}
