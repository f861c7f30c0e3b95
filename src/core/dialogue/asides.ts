/** Short questions about the help itself (要花钱吗): `intents/asides.yaml`, answered in every talk before the open question comes again. */
import * as z from 'zod'
import { anyOf } from '../understanding/safety-pattern.ts'
import { foldClauses } from '../understanding/safety-text.ts'

export const asidesSchema = z.strictObject({
  source: z.string(),
  asides: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][\w-]*$/),
      any: z.array(z.string()).min(1),
      not: z.array(z.string()).default([]),
      /** Only in these dialogues. */
      in: z.array(z.string()).default([]),
      /** Only when this is what happened. */
      when: z.string().optional(),
      say: z.string().min(1),
      /** Nothing is asked again. */
      waits: z.boolean().default(false),
    }),
  ),
})
export type Asides = z.infer<typeof asidesSchema>
type Written = Asides['asides'][number]
export type Aside = Pick<Written, 'id' | 'in' | 'when' | 'say' | 'waits'> & { any: RegExp; not: RegExp }

export function compileAsides({ asides }: Asides): Aside[] {
  return asides.map(({ any, not, ...aside }) => ({ ...aside, any: anyOf(any, {}), not: anyOf(not, {}) }))
}

/** The first that fits the words, in the open dialogue and for what happened. */
export function asideFor(
  asides: readonly Aside[],
  text: string,
  { intent, incident }: { intent: string | null; incident: unknown },
): Aside | null {
  const words = foldClauses(text, [])
  const fits = (aside: Aside): boolean =>
    (aside.in.length === 0 || (intent !== null && aside.in.includes(intent))) &&
    (aside.when === undefined || aside.when === incident) &&
    aside.any.test(words) &&
    !aside.not.test(words)
  return asides.find(fits) ?? null
}
