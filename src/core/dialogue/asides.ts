/** Questions about the help itself (要花钱吗, 什么时候来人): `intents/asides.yaml`, answered in every state before the open question comes again. */
import * as z from 'zod'
import { anyOf } from '../understanding/safety/pattern.ts'
import { foldClauses } from '../understanding/safety/text.ts'
import { holds, type View } from './condition.ts'
import { conditionSchema } from './schema.ts'

export const asidesSchema = z.strictObject({
  source: z.string(),
  asides: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][\w-]*$/),
      any: z.array(z.string()).min(1),
      not: z.array(z.string()).default([]),
      /** Only in these dialogues. */
      in: z.array(z.string()).default([]),
      /** Only when this holds; `$case`, `$overdue`, `$quiet` and `$dialogue` tell the state of the talk. */
      if: conditionSchema.optional(),
      /** May name {due}, {town}, {number}, {status}, {office}, {keep}, {phones}, {next}, {why}, {list}, {hours}, {holder}, {photos}. */
      say: z.string().default(''),
      /** A command of the talk that answers it: the same as its button. */
      does: z.enum(['status', 'late', 'human']).optional(),
      /** Nothing is asked again. */
      waits: z.boolean().default(false),
      /** A person is offered beside the answer. */
      person: z.boolean().default(false),
      /** The dialogue that is offered beside the answer. */
      offers: z.string().optional(),
      /** The words tell the desk something: they join the open case. */
      adds: z.boolean().default(false),
      /** So plain that no open question and no article of the handbook is asked first, however long the words are. */
      sure: z.boolean().default(false),
      /** Told beside whatever else the words mean. */
      beside: z.boolean().default(false),
      phones: z.array(z.string()).default([]),
      /** The desk is rung with these words, as urgent as the case is. */
      rings: z.string().optional(),
      /** Typed by somebody else: kept beside the case, and no fact of it. */
      foreign: z.boolean().default(false),
    }),
  ),
})
export type Asides = z.infer<typeof asidesSchema>
export type Aside = Omit<Asides['asides'][number], 'any' | 'not'> & { any: RegExp; not: RegExp }

export function compileAsides({ asides }: Asides): Aside[] {
  return asides.map(({ any, not, ...aside }) => ({ ...aside, any: anyOf(any, {}), not: anyOf(not, {}) }))
}

/** The first that fits the words and the state of the talk. */
export function asideFor(asides: readonly Aside[], text: string, intent: string | null, view: View): Aside | null {
  const words = foldClauses(text, [])
  const fits = (aside: Aside): boolean =>
    (aside.in.length === 0 || (intent !== null && aside.in.includes(intent))) &&
    (aside.if === undefined || holds(aside.if, view)) &&
    aside.any.test(words) &&
    !aside.not.test(words)
  return asides.find(fits) ?? null
}
