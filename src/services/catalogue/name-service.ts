/** Aid by a service names an item of the office's catalogue; its words come from there, so that everybody counts the same things. */
import { itemById } from '../../core/catalogue/catalogue.ts'
import type { DeskServices } from '../desk/deps.ts'
import type { AidInput } from '../desk/give-aid.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { heldTable } from '../office-table.ts'
import { servicesTable } from '../office-tables.ts'

export async function nameService(
  deps: Pick<DeskServices, 'office' | 'rules'>,
  input: AidInput,
): Promise<Outcome<AidInput>> {
  if (input.kind !== 'service' || !input.serviceCode) return done(input)
  const { value } = await heldTable(deps, servicesTable(deps))
  const item = itemById(value, input.serviceCode)
  if (item === null || !item.active) {
    return { kind: 'invalid', field: 'serviceCode', why: '服务目录里没有这一项，换一项。' }
  }
  return done({ ...input, item: input.item || item.label })
}
