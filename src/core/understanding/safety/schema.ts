/** Shape of intents/safety.yaml: the words of danger, their guards and what is shown on a hit (dialogues §2). */
import * as z from 'zod'

/** A regular expression in data: `{group}` names a list of words, `…` up to 6 characters of the clause, `……` up to 16 over clauses. */
const fragment = z.string().min(1)

const kindSchema = z.object({
  meta: z.object({
    kind: z.string(),
    phones: z.array(z.string()).min(1),
    extra: z.record(z.string(), z.string()).optional(),
    sms: z.string().optional(),
    level: z.string(),
    src: z.string(),
  }),
  /** The level of a `go` hit as far as words alone tell; `raise` words lift P1 to P0. */
  base: z.enum(['P0', 'P1']).default('P0'),
  raise: z.array(fragment).default([]),
  /** Route `emergency_now` also for an `ask` hit, unless its words are also a figure of speech (`mild`). */
  ask_alarms: z.boolean().default(false),
  mild: z.array(fragment).default([]),
  /** Words with which even a P1 danger goes before everything: the money is being sent now. */
  alarm_words: z.array(fragment).default([]),
  /** Words of what goes on this minute (怎么摇都摇不醒): facts that say the opposite do not take them back. */
  present: z.array(fragment).default([]),
  /** What only sounds like it (被子都潮了 after a flood, 小孩放学没人接): heard by a model alone, with nothing of `present`, it is no doubt. */
  harmless: z.array(fragment).default([]),
  go: z.array(z.string()).min(1),
  ask: z.array(z.string()).default([]),
  not: z.array(z.string()),
  /** Structural patterns: who + does + what, for words nobody listed. */
  patterns: z
    .object({
      go: z.array(fragment).default([]),
      ask: z.array(fragment).default([]),
      not: z.array(fragment).default([]),
    })
    .default({ go: [], ask: [], not: [] }),
  /** Toneless pinyin, syllables parted by spaces: found in pinyin, mixed writing and homophones. */
  sounds: z.array(z.string()).default([]),
  say: z.object({
    first: z.string(),
    /** Instead of `first` when the danger is told as over: the phones, should it go on after all. */
    over: z.string().optional(),
    next: z.string(),
    buttons: z.array(z.string()),
  }),
})

const guardsSchema = z.object({
  negated: z.object({
    words: z.array(fragment),
    gap: z.array(z.string()),
    inside: z.array(fragment),
    exempt: z.array(z.string()),
    /** Directly before a danger of these kinds: denied in so many words, so that it is asked about. */
    denied: z.array(fragment),
    denies: z.array(z.string()),
    src: z.string(),
  }),
  past: z.object({
    words: z.array(fragment),
    long: z.array(fragment),
    attribute: z.array(fragment),
    now: z.array(fragment),
    asks: z.array(z.string()),
    keeps: z.array(z.string()),
    src: z.string(),
  }),
  recent: z.object({ words: z.array(fragment), kinds: z.array(z.string()), src: z.string() }),
  hypothetical: z.object({ words: z.array(fragment), asks: z.array(z.string()), line: z.string(), src: z.string() }),
  knowledge: z.object({
    words: z.array(fragment),
    question: z.array(fragment),
    fiction: z.array(fragment),
    asks: z.array(z.string()),
    src: z.string(),
  }),
  policy: z.object({
    words: z.array(fragment),
    kinds: z.array(z.string()),
    urgent: z.array(fragment),
    src: z.string(),
  }),
  third: z.object({ words: z.array(fragment), src: z.string() }),
  over: z.object({
    kinds: z.record(z.string(), z.array(fragment)),
    after: z.record(z.string(), z.array(fragment)),
    src: z.string(),
  }),
  child: z.object({ words: z.array(fragment), src: z.string() }),
})

export const safetyRulesSchema = z.object({
  groups: z.record(z.string(), z.array(z.string())),
  emoji: z.record(z.string(), z.string()),
  /** One syllable and the characters that sound like it. */
  syllables: z.record(z.string(), z.string()),
  /** Spans in which no danger word counts: 笑死, 火车票. */
  idioms: z.array(fragment),
  guards: guardsSchema,
  /** G8: whose phones and first sentence come first. */
  order: z.array(z.string()),
  kinds: z.array(kindSchema),
})

export type SafetyRules = z.output<typeof safetyRulesSchema>
export type SafetyKind = SafetyRules['kinds'][number]
export type SafetyGuards = SafetyRules['guards']
