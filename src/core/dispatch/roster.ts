/** The duty roster of a week: who is there by day in each town, and who by night. Monday first. */
import * as z from 'zod'

const cell = z.array(z.string().min(1).max(64)).max(10)

export const roster = z.strictObject({
  /** `town` null: the service centre. */
  lines: z
    .array(
      z.strictObject({
        town: z.string().trim().min(1).max(40).nullable(),
        shift: z.enum(['day', 'night']),
        days: z.array(cell).length(7),
      }),
    )
    .max(300)
    .refine((lines) => new Set(lines.map(({ town, shift }) => `${town}/${shift}`)).size === lines.length, {
      error: '同一个镇的同一班写了两行。',
    }),
})
export type Roster = z.infer<typeof roster>
export type Shift = 'day' | 'night'

export const EMPTY_ROSTER: Roster = { lines: [] }

const DAY_MS = 86_400_000

/** The Monday of the week of a day: 2026-11-26 → 2026-11-23. */
export function mondayOf(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  const back = (at.getUTCDay() + 6) % 7
  return new Date(at.getTime() - back * DAY_MS).toISOString().slice(0, 10)
}

/** The day `days` after this one. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Who stands there on this day, in their order; nobody gives an empty list. */
export function onRoster({ lines }: Roster, town: string | null, shift: Shift, date: string): readonly string[] {
  const at = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return lines.find((line) => line.town === town && line.shift === shift)?.days[at] ?? []
}
