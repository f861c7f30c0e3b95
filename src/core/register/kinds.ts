/** The table of kinds of low-income people: categories and their sub-categories, as data that the office edits. */
import * as z from 'zod'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '代码用小写字母、数字和短横线。')
const name = z.string().trim().min(1).max(40)

const kind = z.strictObject({ code, name, active: z.boolean() })
const category = z.strictObject({ code, name, kinds: z.array(kind).min(1).max(20) })

export const kindTable = z
  .strictObject({ categories: z.array(category).min(1).max(30) })
  .refine(({ categories }) => isUnique(categories.map((one) => one.code)), { message: '有两个大类的代码一样。' })
  .refine(({ categories }) => isUnique(categories.flatMap(({ kinds }) => kinds.map((one) => one.code))), {
    message: '有两个小类的代码一样。',
  })

export type KindTable = z.infer<typeof kindTable>
export type Kind = z.infer<typeof kind> & { category: string }

function isUnique(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length
}

export function kindsOf({ categories }: KindTable): Kind[] {
  return categories.flatMap(({ name: category, kinds }) => kinds.map((one) => ({ ...one, category })))
}

/** A kind by its code or by its name, as lists from other offices write it. */
export function findKind(table: KindTable, text: string): Kind | null {
  const wanted = text.trim()
  return kindsOf(table).find((one) => one.code === wanted || one.name === wanted) ?? null
}

/** Codes that an edit would take away. Households name them, so they are switched off instead of removed. */
export function missingKinds(before: KindTable, after: KindTable): string[] {
  const kept = new Set(kindsOf(after).map((one) => one.code))
  return kindsOf(before).flatMap(({ code: known, name: word }) => (kept.has(known) ? [] : [word]))
}
