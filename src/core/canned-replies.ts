/** Replies that the office keeps ready. Places such as {姓名} are filled from the case; what is not known stays and must be filled by hand. */
import * as z from 'zod'

export const PLACES = ['姓名', '编号', '镇', '最晚', '工号'] as const
export type Place = (typeof PLACES)[number]

const PLACE = /\{([^{}]{1,10})\}/g

export const cannedReply = z.strictObject({
  id: z.string().regex(/^[a-z0-9][\w-]{0,30}$/),
  title: z.string().trim().min(1, '写个短名。').max(20, '短名最多20个字。'),
  text: z
    .string()
    .trim()
    .min(1, '写上要说的话。')
    .max(500, '最多500个字。')
    .refine((text) => unknownPlaces(text).length === 0, {
      error: `空只能用：${PLACES.map((place) => `{${place}}`).join('')}`,
    }),
})
export type CannedReply = z.infer<typeof cannedReply>

export const cannedReplies = z
  .array(cannedReply)
  .max(100, '最多100条。')
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: '有两条用了同一个名。' })

function unknownPlaces(text: string): string[] {
  return [...text.matchAll(PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => !PLACES.some((place) => place === name))
}

/** The text with what is known in its places. */
export function fillReply(text: string, known: Readonly<Partial<Record<Place, string | null>>>): string {
  return text.replaceAll(PLACE, (whole, name: Place) => known[name] ?? whole)
}

/** Places that nobody has filled: such words are not sent to a resident. */
export function openPlaces(text: string): string[] {
  return [...text.matchAll(PLACE)]
    .map(([whole]) => whole)
    .filter((whole) => PLACES.some((place) => whole === `{${place}}`))
}
