/** A service as it was done: which item, for whom, on which day, how long, and what the person thought of it. */
import * as z from 'zod'
import { itemsOf, type Catalogue } from './catalogue.ts'

export const serviceVisitInput = z.strictObject({
  item: z.string().min(1, '选一项服务。').max(40),
  provider: z.string().max(40).nullable().default(null),
  day: z.iso.date('日期写成 2026-03-01 这样。'),
  minutes: z.number().int().min(5, '至少5分钟。').max(1440, '最多24小时。'),
  note: z.string().trim().max(500).default(''),
})
export type ServiceVisitInput = z.infer<typeof serviceVisitInput>

export const serviceRating = z.strictObject({ rating: z.number().int().min(1, '一到五分。').max(5, '一到五分。') })

export interface ServiceVisit extends ServiceVisitInput {
  id: string
  caseNumber: string
  /** Tells people apart without naming them. */
  person: string
  town: string | null
  rating: number | null
  by: string
  at: string
}

/** What was done of one item. */
export interface ItemTotal {
  item: string
  visits: number
  minutes: number
  rated: number
  ratingSum: number
}

export interface ClassTotal {
  classId: string
  label: string
  visits: number
  minutes: number
  /** Mean of the ratings; null before the first. */
  rating: number | null
  items: { item: string; label: string; visits: number; minutes: number }[]
}

/** By class in the order of the catalogue; items that were taken off it stand at the end under their code. */
export function classTotals(table: Catalogue, totals: readonly ItemTotal[]): ClassTotal[] {
  const items = itemsOf(table)
  const known = table.classes.map(({ id, label }) => ({ id, label, own: items.filter((item) => item.classId === id) }))
  const lost = totals.filter(({ item }) => !items.some(({ id }) => id === item))
  const other = lost.map(({ item }) => ({ id: item, label: item }))
  const groups = [...known, ...(other.length > 0 ? [{ id: 'other', label: '目录外', own: other }] : [])]
  return groups.map(({ id, label, own }) => {
    const done = own.flatMap((item) => {
      const found = totals.find((total) => total.item === item.id)
      return found ? [{ ...found, label: item.label }] : []
    })
    const sum = (of: (total: ItemTotal) => number): number => done.reduce((all, total) => all + of(total), 0)
    const rated = sum((total) => total.rated)
    return {
      classId: id,
      label,
      visits: sum(({ visits }) => visits),
      minutes: sum(({ minutes }) => minutes),
      rating: rated === 0 ? null : sum(({ ratingSum }) => ratingSum) / rated,
      items: done.map(({ item, label: name, visits, minutes }) => ({ item, label: name, visits, minutes })),
    }
  })
}
