/** Why help is refused, by code: the same words in every letter, and something to count (社会救助法 §45). */
import * as z from 'zod'

export const refusalReasons = z.strictObject({
  reasons: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, '代号用小写字母。'),
        label: z.string().trim().min(2, '原因没有写。').max(60),
        /** Law and article it rests on; '' when it is no question of law. */
        article: z.string().trim().max(60),
        active: z.boolean(),
      }),
    )
    .min(1)
    .max(60)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, { error: '有两条用了同一个代号。' }),
})
export type RefusalReasons = z.infer<typeof refusalReasons>

/** The words of a code; a code that was taken off the table keeps its name. */
export function reasonLabel({ reasons }: RefusalReasons, code: string): string {
  return reasons.find((reason) => reason.code === code)?.label ?? code
}
