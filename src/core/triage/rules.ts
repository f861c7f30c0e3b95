/** The rule table of triage (intents/triage.yaml, dialogues §3): its schema and its compiled form. */
import * as z from 'zod'
import { anyOf } from '../understanding/safety/pattern.ts'
import { DEPTHS, type Depth } from '../understanding/sense.ts'
import { LEVELS } from './level.ts'
import type { Level } from './level.ts'

const atom = z.union([z.string(), z.number(), z.boolean(), z.null()])
type Atom = z.output<typeof atom>

/** A condition over facts, tags and dangers. `is`, `in`, `over`, `under`, `has` are false for what is unknown. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { is: [string, Atom] }
  | { in: [string, Atom[]] }
  | { over: [string, number] }
  | { under: [string, number] }
  | { has: string[] }
  | { unknown: string }
  | { tag: string }
  | { within: number }
  | { danger: string }
  | { ask: string }
  | { mild: string }
  | { sense: [Depth, number] }
  | { always: true }

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
    z.strictObject({ is: z.tuple([z.string(), atom]) }),
    z.strictObject({ in: z.tuple([z.string(), z.array(atom)]) }),
    z.strictObject({ over: z.tuple([z.string(), z.number()]) }),
    z.strictObject({ under: z.tuple([z.string(), z.number()]) }),
    z.strictObject({ has: z.array(z.string()) }),
    z.strictObject({ unknown: z.string() }),
    z.strictObject({ tag: z.string() }),
    z.strictObject({ within: z.number() }),
    z.strictObject({ danger: z.string() }),
    z.strictObject({ ask: z.string() }),
    z.strictObject({ mild: z.string() }),
    z.strictObject({ sense: z.tuple([z.enum(DEPTHS), z.number()]) }),
    z.strictObject({ always: z.literal(true) }),
  ]),
)

const ruleSchema = z.strictObject({
  id: z.string().regex(/^T\d{3}$/),
  lv: z.enum(LEVELS),
  all: z.array(condition).optional(),
  any: z.array(condition).optional(),
  /** Rules of at least its level that say more or the opposite: this one is no reason beside them (房屋受损还能住, 今晚没地方住). */
  beside: z.array(z.string()).default([]),
  /** The reason as staff read it. */
  why: z.string().min(1),
  src: z.string().min(1),
})

const triageRulesSchema = z
  .strictObject({
    groups: z.record(z.string(), z.array(z.string())),
    /** Words found in the first message or the harm; fragments as in safety.yaml. */
    tags: z.record(z.string(), z.array(z.string())),
    rules: z.array(ruleSchema).min(1),
  })
  .superRefine((value, context) => {
    for (const rule of value.rules) {
      for (const tag of tagsOf(rule)) {
        if (!(tag in value.tags))
          context.addIssue({ code: 'custom', message: `${rule.id} names an unknown tag: ${tag}` })
      }
      for (const other of rule.beside) {
        const level = value.rules.find(({ id }) => id === other)?.lv
        if (level === undefined || level > rule.lv)
          context.addIssue({
            code: 'custom',
            message: `${rule.id} gives way to ${other}, which is no rule of its level`,
          })
      }
    }
  })

export type TriageRules = z.output<typeof triageRulesSchema>

/** Schema of intents/triage.yaml; a rule that names a missing tag is refused. */
export const triageSchema: z.ZodType<TriageRules> = triageRulesSchema

export interface CompiledRule {
  id: string
  level: Level
  when: Condition
  text: string
  source: string
  /** It is no reason beside these. */
  beside: readonly string[]
  /** It rests on what the words sound like (decision 0012). */
  heard: boolean
}

export interface CompiledTriage {
  tags: ReadonlyMap<string, RegExp>
  rules: readonly CompiledRule[]
}

/** Compiles tags and rules; `all` and `any` of one rule must both hold when both are given. */
export function compileTriage(rules: TriageRules): CompiledTriage {
  return {
    tags: new Map(Object.entries(rules.tags).map(([name, words]) => [name, anyOf(words, rules.groups)])),
    rules: rules.rules.map((rule) => ({
      id: rule.id,
      level: rule.lv,
      when: whenOf(rule),
      heard: conditionsOf(rule).some((part) => 'sense' in part),
      text: rule.why,
      source: rule.src,
      beside: rule.beside,
    })),
  }
}

interface Written {
  all?: Condition[] | undefined
  any?: Condition[] | undefined
}

function whenOf(rule: Written): Condition {
  const parts: Condition[] = []
  if (rule.all !== undefined) parts.push({ all: rule.all })
  if (rule.any !== undefined) parts.push({ any: rule.any })
  return { all: parts }
}

function tagsOf(rule: Written): string[] {
  return conditionsOf(rule).flatMap((part) => ('tag' in part ? [part.tag] : []))
}

/** Every condition of a rule, whatever it stands in. */
function conditionsOf(rule: Written): Condition[] {
  const found: Condition[] = []
  const visit = (part: Condition): void => {
    found.push(part)
    if ('not' in part) visit(part.not)
    if ('all' in part) part.all.forEach(visit)
    if ('any' in part) part.any.forEach(visit)
  }
  visit(whenOf(rule))
  return found
}
