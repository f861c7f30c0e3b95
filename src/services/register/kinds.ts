/** The table of kinds as it holds now, and its edit by the office. */
import { STARTING_KINDS } from '../../content/register-kinds.zh-CN.ts'
import { missingKinds, type KindTable } from '../../core/register/kinds.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome } from '../desk/refusal.ts'

export interface HeldKinds {
  /** 0: as it came with the product. */
  version: number
  table: KindTable
}

export async function heldKinds({ households }: Pick<DeskServices, 'households'>): Promise<HeldKinds> {
  return (await households.kinds()) ?? { version: 0, table: STARTING_KINDS }
}

export async function saveKinds(
  deps: DeskServices,
  actor: Actor,
  expectedVersion: number,
  table: KindTable,
): Promise<Outcome<HeldKinds>> {
  const held = await heldKinds(deps)
  if (held.version !== expectedVersion) return { kind: 'stale-record', current: held.version, changes: [] }
  const [missing] = missingKinds(held.table, table)
  if (missing !== undefined) {
    return { kind: 'invalid', field: 'categories', why: `“${missing}”有人在用，不能删，可以停用。` }
  }
  const version = held.version + 1
  const at = deps.clock.now().toISOString()
  const audit = { at, actor: actor.id, action: 'register.kinds', target: `v${version}`, detail: '' }
  const stored = await deps.households.putKinds(version, table, { id: actor.id, at }, [audit])
  return stored === 'stored' ? done({ version, table }) : { kind: 'stale-record', current: version, changes: [] }
}
