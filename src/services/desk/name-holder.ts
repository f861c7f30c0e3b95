/** A refusal that says who holds it gets the colleague's name, so that one knows whom to ask. */
import type { DeskServices } from './deps.ts'
import type { Holder, Outcome } from './refusal.ts'

/** A worker as a refusal names one, before the list of staff was asked. */
export function holderOf(worker: { id: string; badge: string }): Holder {
  return { id: worker.id, badge: worker.badge, name: null }
}

/** The same outcome; the holder of a refused claim or word carries a name. Refusals by scope name nobody. */
export async function nameHolder<T>({ staff }: Pick<DeskServices, 'staff'>, outcome: Outcome<T>): Promise<Outcome<T>> {
  if ((outcome.kind !== 'held' && outcome.kind !== 'not-holder') || outcome.holder === null) return outcome
  const person = await staff.find(outcome.holder.id)
  return { ...outcome, holder: { ...outcome.holder, name: person?.name ?? null } }
}
