/** Offices that a case may be referred to. */
import * as z from 'zod'

export const departments = z.strictObject({
  departments: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, '单位名没有写。').max(40),
        /** What it answers for, in a few words. */
        about: z.string().trim().max(60),
        /** Empty in tables of before. */
        phone: z.string().trim().max(30).default(''),
        active: z.boolean(),
      }),
    )
    .max(200)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: '有两个单位同名。' }),
})
export type Departments = z.infer<typeof departments>
