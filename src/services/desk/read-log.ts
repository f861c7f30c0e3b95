/**
 * The read log without its flood: opening a talk or a case is written down each time; what an open page fetches while it follows
 * is written once an hour, so that nobody can follow unseen and the log stays readable (社会救助法 §11, §70 (6)).
 */
import type { Clock } from '../../ports/system.ts'
import type { Actor, DeskServices } from './deps.ts'

export interface ReadLog {
  /** True when this look has to be written down. */
  isDue(actorId: string, target: string, isFollowing: boolean): boolean
}

const AGAIN_MS = 60 * 60_000
/** Looks remembered; the oldest are forgotten and written down again. */
const KEPT = 20_000

export function readLog({ clock }: { clock: Clock }): ReadLog {
  const last = new Map<string, number>()
  return {
    isDue(actorId, target, isFollowing) {
      const key = `${actorId} ${target}`
      const now = clock.now().getTime()
      if (isFollowing && now - (last.get(key) ?? -Infinity) < AGAIN_MS) return false
      last.delete(key)
      last.set(key, now)
      const oldest = last.size > KEPT ? last.keys().next().value : undefined
      if (oldest !== undefined) last.delete(oldest)
      return true
    },
  }
}

export interface Look {
  action: 'conversation.read' | 'case.read'
  target: string
  detail: string
}

/** Writes a look down, unless it is an open page that follows what it was written down for. */
export async function logRead(
  deps: Pick<DeskServices, 'staff' | 'clock' | 'reads'>,
  actor: Pick<Actor, 'id'>,
  look: Look,
  { isFollowing }: { isFollowing: boolean },
): Promise<void> {
  if (deps.reads !== undefined && !deps.reads.isDue(actor.id, look.target, isFollowing)) return
  await deps.staff.audit({ at: deps.clock.now().toISOString(), actor: actor.id, ...look })
}
