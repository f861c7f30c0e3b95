/** The closed data language of `intents/*.yaml`: what is asked, in which order, under which conditions. No expression strings. */
import * as z from 'zod'

/**
 * A condition over slots and derived facts (`$level`, `$dangers`, `$channel`).
 * `known` is filled or skipped; `filled` has a value; `unknown` was never answered.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { is: [string, unknown] }
  | { in: [string, unknown[]] }
  | { over: [string, number] }
  | { has: [string, unknown] }
  | { known: string }
  | { filled: string }
  | { unknown: string }

const slotName = z.string().regex(/^\$?[a-zA-Z][\w.]*$/)

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ is: z.tuple([slotName, z.unknown()]) }),
    z.strictObject({ in: z.tuple([slotName, z.array(z.unknown())]) }),
    z.strictObject({ over: z.tuple([slotName, z.number()]) }),
    z.strictObject({ has: z.tuple([slotName, z.unknown()]) }),
    z.strictObject({ known: slotName }),
    z.strictObject({ filled: slotName }),
    z.strictObject({ unknown: slotName }),
  ]),
) as z.ZodType<Condition>

/** How an answer is understood. Each kind is one acceptor in `answer-kinds.ts`. */
export const ANSWER_KINDS = [
  'choice',
  'set',
  'text',
  'place',
  'time',
  'people',
  'phone',
  'name',
  'money',
  'photos',
  'review',
] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

const choiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][\w-]*$/),
  label: z.string().min(1).max(12),
  /** Slots this choice fills; the step's own slot is filled with `value` (or the id). */
  set: z.record(z.string(), z.unknown()).optional(),
  value: z.unknown().optional(),
  /** Everyday words that mean this choice, tried longest first. */
  words: z.array(z.string()).default([]),
  /** Words so plain that they answer a danger's question before it is asked. */
  unasked: z.array(z.string()).default([]),
  /** The same as fragments of safety.yaml, where no list of words would do: 我姐那边能去. */
  tells: z.array(z.string()).default([]),
  /** Said beside another answer to the same question, this one counts; of several the first. */
  wins: z.boolean().default(false),
  /** Said at once when it is chosen, before the next question. */
  says: z.string().optional(),
  /** Treats the step as unknown or declined instead of filling it. */
  skips: z.enum(['unknown', 'declined']).optional(),
  /** Starts another dialogue with everything said kept. */
  starts: z.string().optional(),
  /** Asks the same question again, after `says` (read aloud, explain). */
  again: z.literal(true).optional(),
  /** Whether the danger that this question was about goes on. */
  current: z.boolean().optional(),
  /** Sums in yuan that mean this choice, both ends inclusive; null: no upper end. */
  range: z.tuple([z.number(), z.number().nullable()]).optional(),
  /** Calls a person at once. */
  calls: z.literal('human').optional(),
})
export type StepChoice = z.infer<typeof choiceSchema>

const stepSchema = z.strictObject({
  id: z.string().regex(/^[a-z][\w-]*$/),
  /** Slots this step fills; it is done when each is filled or skipped. */
  slots: z.array(z.string()).min(1),
  answer: z.enum(ANSWER_KINDS),
  ask: z.string().min(1).max(60),
  /** Other words for the question, when one of these holds: the first. */
  asks: z.array(z.strictObject({ when: conditionSchema, ask: z.string().min(1).max(60) })).default([]),
  /** What a form or a read-back calls this line. */
  label: z.string().min(1).max(12),
  why: z.string().max(40).optional(),
  reask: z.string().max(60).optional(),
  /** Words by which free words are known as an answer to this step, whatever is asked just then. */
  hears: z.array(z.string()).default([]),
  /** For free text: fragments as in safety.yaml whose first group is the answer, told before it is asked (替王长根报一下). */
  takes: z.array(z.string()).default([]),
  choices: z.array(choiceSchema).max(8).default([]),
  when: conditionSchema.optional(),
  /** The period that the sums of `range` are for. */
  per: z.enum(['month', 'year']).optional(),
  /** May be left open without asking again. */
  optional: z.boolean().default(false),
  /** Asked even when the resident wants to send now. */
  must: z.boolean().default(false),
  /** Never asked by itself, only to change what was said (改). */
  changeOnly: z.boolean().default(false),
  /** Who sees it: A the desk, B with a logged purpose, C named handler only. */
  sees: z.enum(['A', 'B', 'C']).default('A'),
  /** Said after 不知道 / 不想说; the defaults live in the messages. */
  unknown: z.string().optional(),
  declined: z.string().optional(),
  /** Said once, before the question, when the condition holds: consent texts, safety lines. */
  lead: z.string().optional(),
})
export { stepSchema }
export type Step = z.infer<typeof stepSchema>

export const dialogueSchema = z.strictObject({
  id: z.string().regex(/^[a-z][\w-]*$/),
  title: z.string(),
  /** Document of where the content comes from. */
  source: z.string(),
  /** Opened by these routes, or by one of these phrases. */
  opens: z.strictObject({
    routes: z.array(z.string()).default([]),
    phrases: z.array(z.string()).default([]),
    /** Fragments as in safety.yaml of questions that open it (像我家这样够不够吃低保); what the handbook answers is said first. */
    asks: z.array(z.string()).default([]),
    dangers: z.array(z.string()).default([]),
    /** Who tells it, when the words ask for help: a village officer speaks for somebody else. */
    relations: z.array(z.string()).default([]),
  }),
  /** Needs a case of its own, so it is not started while another one is open. */
  alone: z.boolean().default(false),
  /** A complaint: its words and its case are for supervisors only, and join no other case. */
  confidential: z.boolean().default(false),
  /** First words when nothing is known yet. */
  opening: z.string().optional(),
  /** A word of sympathy, said first when this is what happened, or when the first words hold one of these fragments. */
  greets: z
    .array(z.strictObject({ when: conditionSchema.optional(), any: z.array(z.string()).optional(), say: z.string() }))
    .default([]),
  /** `quiet`: neutral title, quick exit, nothing kept on the device. */
  mode: z.enum(['normal', 'quiet']).default('normal'),
  /**
   * What finishing does. `case`: a review, then a case. `alarm`: a case without a review, as soon as all is answered.
   * `none`: nothing is stored but the talk. `result`: the eligibility card. `papers`: papers of the open case.
   * `data`: what was said is deleted, when that was the wish.
   */
  ends: z.enum(['case', 'alarm', 'none', 'result', 'papers', 'data']).default('case'),
  /** `papers`: starts only where papers are owed. */
  needs: z.enum(['papers']).optional(),
  /** The bot never ends this talk; said when nothing is left to ask. */
  stay: z.string().optional(),
  /** Said instead of the promise of its level; may name {number}, {town}, {due}, {phones}. */
  receipt: z.string().optional(),
  /** Incident noted when nothing else says one. */
  incident: z.string().optional(),
  /** Fills slots at the start, unless said already. */
  presets: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(stepSchema).min(1),
  /** Said after the receipt, when the condition holds. */
  after: z.array(z.strictObject({ when: conditionSchema.optional(), say: z.string() })).default([]),
})
export type Dialogue = z.infer<typeof dialogueSchema>

/** `intents/danger.yaml`: the one soft question after the phones of each kind of danger, and the dialogue that follows. */
export const dangerSchema = z.strictObject({
  source: z.string(),
  phones: z.record(z.string(), z.string()),
  /** Kinds whose end is plain to see (a fire is out): a level not yet sent may follow the resident's word that it is over. */
  endsVisibly: z.array(z.string()),
  /**
   * Once a kind was noted: words of its getting worse or coming back (淹到脖子了), which alone would alarm nobody, as fragments
   * as in safety.yaml; and what is said when it is told again.
   */
  again: z
    .record(
      z.string(),
      z.strictObject({
        any: z.array(z.string()).default([]),
        not: z.array(z.string()).default([]),
        say: z.string(),
        /** Signs that count although the doubt was denied before (没事 after a fall, and then he vomits): life at risk. */
        still: z.array(z.string()).default([]),
        /** He stands beside: one neutral word, and nothing more until the resident writes again. */
        hush: z.array(z.string()).default([]),
        /** He came back (回来了): the alarm again, and from then on nothing on the screen shows what the talk is about. */
        back: z.array(z.string()).default([]),
        /** Nobody is in this danger (人在家, 没人打我), after words that only sounded like it: the talk it opened gives way. */
        denies: z.array(z.string()).default([]),
        /** The resident is elsewhere (在便利店里), and has not said since that she is `home`: this sentence instead. */
        elsewhere: z
          .strictObject({ any: z.array(z.string()).min(1), home: z.array(z.string()).default([]), say: z.string() })
          .optional(),
        /** The resident hides: this sentence, and nothing that must be answered. */
        hide: z.strictObject({ any: z.array(z.string()).min(1), say: z.string() }).optional(),
      }),
    )
    .default({}),
  steps: z.array(
    stepSchema.extend({
      kind: z.string(),
      /** Only for words that alarm (`go`), or only for words that may mean it (`ask`). */
      strength: z.enum(['go', 'ask']).optional(),
      /** Said on the card of a doubt, instead of the words for the danger itself. */
      card: z.string().optional(),
      /** The dialogue that follows; emergency-help when none is named. */
      dialogue: z.string().optional(),
    }),
  ),
})
export type DangerRules = z.infer<typeof dangerSchema>
export type DangerStep = DangerRules['steps'][number]
