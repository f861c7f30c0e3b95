/** Colleagues named in a note (@012): each who may see the matter is told; nobody else learns that it exists. */
import type { Level } from '../../core/triage/level.ts'
import type { Staff } from '../../ports/staff-store.ts'
import type { Alert } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'

const NAMED = /[@＠](\d{3})(?!\d)/g

/** Badges named in words, each once. */
export function badgesIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAMED)].map(([, badge = '']) => badge))]
}

export interface Matter {
  conversationId: string | null
  caseNumber: string | null
  town: string | null
  level: Level | null
}

/** The alerts of a note, for whoever is named in it and passes `sees`. */
export async function mentionAlerts(
  deps: Pick<DeskServices, 'staff' | 'ids' | 'clock'>,
  actor: Pick<Actor, 'id' | 'badge'>,
  text: string,
  matter: Matter,
  sees: (colleague: Staff) => boolean,
): Promise<Alert[]> {
  const badges = badgesIn(text)
  if (badges.length === 0) return []
  const named = (await deps.staff.list()).filter(
    (one) => one.active && one.id !== actor.id && badges.includes(one.badge) && sees(one),
  )
  return named.map(({ id }) => personalAlert(deps, 'mention', `${actor.badge} 号在备注里叫您`, matter, id))
}

/** An alert for one person about one matter, without a word of anybody in it. */
export function personalAlert(
  deps: Pick<DeskServices, 'ids' | 'clock'>,
  kind: 'mention' | 'transfer',
  says: string,
  { conversationId, caseNumber, town, level }: Matter,
  forId: string,
): Alert {
  return {
    id: deps.ids.next('a'),
    kind,
    level: level ?? 'P3',
    conversationId,
    caseNumber,
    town,
    text: [says, town, caseNumber].filter((part) => part !== null).join(' · '),
    at: deps.clock.now().toISOString(),
    forId,
  }
}
