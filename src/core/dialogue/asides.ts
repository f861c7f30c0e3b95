/** Questions about the help itself (要花钱吗, 什么时候来人): `intents/asides.yaml`, answered in every state before the open question comes again. */
import * as z from 'zod'
import { ACTS, type Act } from '../understanding/acts.ts'
import { anyOf } from '../understanding/safety/pattern.ts'
import { foldClauses } from '../understanding/safety/text.ts'
import { holds, type View } from './condition.ts'
import { conditionSchema } from './schema.ts'

export const asidesSchema = z.strictObject({
  source: z.string(),
  asides: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][\w-]*$/),
      /** Fragments as in safety.yaml. */
      any: z.array(z.string()).default([]),
      /** What the learnt model hears in the middle of a talk (understanding/acts), where no aside fits by its words. */
      acts: z.array(z.enum(ACTS)).default([]),
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
      /** Nor by the clock, until the resident writes again. */
      silent: z.boolean().default(false),
      /** A person is offered beside the answer. */
      person: z.boolean().default(false),
      /** The dialogue that is offered beside the answer. */
      offers: z.string().optional(),
      /** The words tell the desk something: they join the open case. */
      adds: z.boolean().default(false),
      /** The words are kept in this slot, for whoever calls or comes. */
      keeps: z.string().optional(),
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

/** Where a message stands: the dialogue that is open, and what conditions see. */
export interface AsideState {
  intent: string | null
  view: View
}

/** The first that fits the words and the state of the talk. */
export function asideFor(asides: readonly Aside[], text: string, state: AsideState): Aside | null {
  const words = foldClauses(text, [])
  return asides.find((aside) => fitsState(aside, state) && aside.any.test(words) && !aside.not.test(words)) ?? null
}

/** For each act that was heard, the surest first, the first aside that answers it in this state; two at most. */
export function asidesHeard(asides: readonly Aside[], text: string, state: AsideState, acts: readonly Act[]): Aside[] {
  const words = foldClauses(text, [])
  const found = acts.flatMap((act) => {
    const fits = (aside: Aside): boolean =>
      aside.acts.includes(act) && fitsState(aside, state) && !aside.not.test(words)
    return asides.find(fits) ?? []
  })
  return [...new Set(found)].slice(0, 2)
}

function fitsState(aside: Aside, { intent, view }: AsideState): boolean {
  return (
    (aside.in.length === 0 || (intent !== null && aside.in.includes(intent))) &&
    (aside.if === undefined || holds(aside.if, view))
  )
}
