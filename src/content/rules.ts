/** The compiled intents as rules: schemas checked once, dangling references refused, nothing left to find out at run time. */
import * as z from 'zod'
import { asidesSchema, compileAsides } from '../core/dialogue/asides.ts'
import { checkDanger, checkDialogue, slotsOf } from '../core/dialogue/check.ts'
import { dangerSchema, dialogueSchema, type DangerRules, type Dialogue } from '../core/dialogue/schema.ts'
import { checkEligibility, eligibilityDialogue } from '../core/eligibility/dialogue.ts'
import { eligibilitySchema } from '../core/eligibility/schema.ts'
import type { Rules, WorseWords } from '../core/conversation/world.ts'
import { compileTriage, triageSchema } from '../core/triage/rules.ts'
import { compileRoutes, routesSchema } from '../core/understanding/route/route.ts'
import { compileSafety, safetySchema } from '../core/understanding/safety/safety.ts'
import { anyOf } from '../core/understanding/safety/pattern.ts'
import { buildGazetteer } from '../core/understanding/place/place.ts'
import { SLOT_NAMES } from '../core/understanding/slots.ts'
import rawGazetteer from './gazetteer/zhenjiang.json' with { type: 'json' }

/** Files of `intents/` that are tables, not dialogues. */
const TABLES = new Set(['safety', 'triage', 'routes', 'danger', 'eligibility', 'asides'])

/** A mistake in `intents/`, named by file. */
export class BadRules extends Error {
  override readonly name = 'BadRules'
}

/** The talk and whoever answers from the handbook read the same files: they are compiled once. */
const compiled = new WeakMap<object, Rules>()

/** Compiles `intents` (file name → parsed YAML), once for the same object. Throws BadRules with every problem found. */
export function compileRules(intents: Readonly<Record<string, unknown>>): Rules {
  const rules = compiled.get(intents) ?? compile(intents)
  compiled.set(intents, rules)
  return rules
}

function compile(intents: Readonly<Record<string, unknown>>): Rules {
  const byName = new Map(Object.entries(intents).map(([file, value]) => [file.replace(/\.ya?ml$/, ''), value]))
  const problems: string[] = []
  const read = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const parsed = schema.safeParse(byName.get(name))
    if (parsed.success) return parsed.data
    problems.push(
      ...parsed.error.issues.map((issue) => `intents/${name}.yaml: ${issue.path.join('.')}: ${issue.message}`),
    )
    return null
  }
  const dialogues = [...byName.keys()]
    .filter((name) => !TABLES.has(name))
    .flatMap((name) => read(name, dialogueSchema as z.ZodType<Dialogue>) ?? [])
  const danger = read('danger', dangerSchema)
  const safety = read('safety', safetySchema)
  const triage = read('triage', triageSchema)
  const routes = read('routes', routesSchema)
  const eligibility = read('eligibility', eligibilitySchema)
  const asides = read('asides', asidesSchema)
  if (eligibility !== null) {
    problems.push(...checkEligibility(eligibility).map((problem) => `intents/eligibility.yaml: ${problem}`))
    dialogues.push(eligibilityDialogue(eligibility))
  }
  problems.push(...checkAll(dialogues, danger))
  if (
    danger === null ||
    safety === null ||
    triage === null ||
    routes === null ||
    eligibility === null ||
    asides === null ||
    problems.length > 0
  ) {
    throw new BadRules(problems.join('\n'))
  }
  return {
    dialogues: byPriority(dialogues),
    danger,
    worse: new Map(Object.entries(danger.again).map(([kind, again]) => [kind, worseWords(again)])),
    safety: compileSafety(safety),
    triage: compileTriage(triage),
    routes: compileRoutes(routes),
    gazetteer: buildGazetteer(rawGazetteer),
    eligibility,
    asides: compileAsides(asides),
  }
}

function worseWords({
  any,
  not,
  still,
  hush,
  hide,
  back,
  denies,
  elsewhere,
}: DangerRules['again'][string]): WorseWords {
  return {
    any: anyOf([...any, ...back], {}),
    not: anyOf(not, {}),
    still: anyOf(still, {}),
    hush: anyOf(hush, {}),
    hide: anyOf(hide?.any ?? [], {}),
    elsewhere: anyOf(elsewhere?.any ?? [], {}),
    home: anyOf(elsewhere?.home ?? [], {}),
    back: anyOf(back, {}),
    denies: anyOf(denies, {}),
  }
}

/** Slots that words fill by themselves, in every dialogue (understanding/slots.ts, conversation/danger-turn.ts). */
const FROM_WORDS = [
  'harm',
  ...SLOT_NAMES,
  'vulnerable',
  'relation',
  'incident',
  'alreadyReceives',
  'childWrites',
  'announced',
  'thirdPerson',
]

function checkAll(dialogues: readonly Dialogue[], danger: DangerRules | null): string[] {
  const ids = new Set(dialogues.map(({ id }) => id))
  // What was answered while looking what one may get need not be told again in an application.
  const looked = dialogues.filter(({ ends }) => ends === 'result').flatMap(({ steps }) => slotsOf(steps))
  const slots = new Set([...FROM_WORDS, ...looked, ...slotsOf(danger?.steps ?? [])])
  const inDialogues = dialogues.flatMap((dialogue) =>
    checkDialogue(dialogue, { slots, dialogues: ids }).map((problem) => `intents/${dialogue.id}.yaml: ${problem}`),
  )
  const inDanger = danger === null ? [] : checkDanger(danger, ids).map((problem) => `intents/danger.yaml: ${problem}`)
  return [...inDialogues, ...inDanger]
}

/** Phrases are tried in this order: the more special dialogue first, the general help request last. */
function byPriority(dialogues: readonly Dialogue[]): Dialogue[] {
  return dialogues.toSorted(
    (a, b) => Number(a.opens.routes.length > 0) - Number(b.opens.routes.length > 0) || (a.id < b.id ? -1 : 1),
  )
}
