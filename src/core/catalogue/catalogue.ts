/** The catalogue of services: classes and items as the dialogue asks them, and who provides what where. One list for residents, aid and visits. */
import * as z from 'zod'
import type { Dialogue } from '../dialogue/schema.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, '代号用小写字母。')

export const catalogue = z
  .strictObject({
    classes: z
      .array(
        z.strictObject({
          id: code,
          label: z.string().trim().min(1).max(20),
          items: z
            .array(z.strictObject({ id: code, label: z.string().trim().min(1).max(20), active: z.boolean() }))
            .max(40),
        }),
      )
      .max(20),
    providers: z
      .array(
        z.strictObject({
          id: code,
          name: z.string().trim().min(1, '服务方没有写名字。').max(60),
          /** Items it does; empty: all. */
          items: z.array(code).max(100),
          /** Towns it comes to; empty: all. */
          towns: z.array(z.string().trim().min(1).max(40)).max(100),
          active: z.boolean(),
        }),
      )
      .max(200),
  })
  .refine(
    ({ classes }) => {
      const ids = classes.flatMap(({ items }) => items.map(({ id }) => id))
      return new Set(ids).size === ids.length
    },
    { path: ['classes'], error: '有两项服务用了同一个代号。' },
  )
export type Catalogue = z.infer<typeof catalogue>

export interface ServiceItem {
  id: string
  label: string
  classId: string
  classLabel: string
  active: boolean
}

/** The classes of the step `class`, each with the choices of its own step. */
export function catalogueFrom(dialogues: readonly Dialogue[]): Catalogue {
  const steps = dialogues.find(({ id }) => id === 'service-request')?.steps ?? []
  const classes = steps.find(({ id }) => id === 'class')?.choices ?? []
  return {
    classes: classes.map(({ id, label }) => ({
      id,
      label,
      items: (steps.find((step) => step.id === `item-${id}`)?.choices ?? []).map((item) => ({
        id: item.id,
        label: item.label,
        active: true,
      })),
    })),
    providers: [],
  }
}

export function itemsOf({ classes }: Catalogue): ServiceItem[] {
  return classes.flatMap(({ id, label, items }) => items.map((item) => ({ ...item, classId: id, classLabel: label })))
}

export function itemById(table: Catalogue, id: string): ServiceItem | null {
  return itemsOf(table).find((item) => item.id === id) ?? null
}

/** Who does this item in this town. */
export function providersOf({ providers }: Catalogue, item: string, town: string | null): Catalogue['providers'] {
  return providers.filter(
    ({ active, items, towns }) =>
      active &&
      (items.length === 0 || items.includes(item)) &&
      (towns.length === 0 || (town !== null && towns.includes(town))),
  )
}
