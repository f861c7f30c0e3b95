/** What the rules look at: facts, the age of the event, the tags of the words, and the dangers that are current. */
import { isOrdinaryFigure, readSafety } from '../understanding/safety/safety.ts'
import type { CompiledSafety, SafetyHit, SafetyReading } from '../understanding/safety/safety.ts'
import { foldClauses } from '../understanding/safety/text.ts'
import { findFood } from '../understanding/food.ts'
import { withoutDeath, withoutDiedOf } from '../understanding/death-told.ts'
import { extractIncident } from '../understanding/incident.ts'
import { findMedical } from '../understanding/medical.ts'
import { findShelter } from '../understanding/shelter.ts'
import type { Depths } from '../understanding/sense.ts'
import { spelledOut } from '../understanding/spelled-out.ts'
import { extractVulnerable } from '../understanding/vulnerable.ts'
import type { TriageFacts } from './facts.ts'
import type { Condition, CompiledTriage } from './rules.ts'

export interface View {
  facts: TriageFacts
  /** The facts with what nobody asked yet read from the first message, as far as that can only raise the level. */
  filled: TriageFacts
  /** Hours since the event ended or was last known; null when nobody said when. */
  ageHours: number | null
  /** Tag → the words that gave it. */
  tags: ReadonlyMap<string, string>
  /** Current dangers → their words. */
  dangers: ReadonlyMap<string, string>
  /** Words that are asked about: a serious sign → its words. */
  asks: ReadonlyMap<string, string>
  /** The same as a figure of speech: 走投无路. */
  mild: ReadonlyMap<string, string>
  /** What the words sound like to the learnt model; null where none runs. */
  sense: Depths | null
}

const HOUR = 3_600_000
/** These are over with the event; violence, suicide, a missing child are not (dialogues §3, "current"). */
const FADES = new Set(['fire', 'gas_co', 'collapse', 'flood', 'traffic', 'medical', 'unwell', 'poisoning', 'scam'])
const TREATED = new Set(['traffic', 'medical', 'unwell', 'poisoning', 'elder_alone'])
const BODILY = new Set(['medical', 'unwell', 'poisoning'])
const PUT_OUT = new Set(['fire', 'gas_co', 'flood', 'collapse'])

/** Hours since the end of what `occurredAt` names: a bare day or month lasts to its end, so doubt counts as recent. */
export function ageInHours(occurredAt: string | null | undefined, now: Date): number | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(.+))?$/.exec(occurredAt ?? '')
  if (found === null) return null
  const [, year = '', month, day, time] = found
  const start =
    time !== undefined && day !== undefined
      ? Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? (occurredAt ?? '') : `${occurredAt ?? ''}+08:00`)
      : Date.parse(endOf(Number(year), month, day))
  return Number.isNaN(start) ? null : Math.max(0, (now.getTime() - start) / HOUR)
}

function endOf(year: number, month: string | undefined, day: string | undefined): string {
  if (month === undefined) return `${String(year)}-12-31T23:59:59+08:00`
  if (day !== undefined) return `${String(year)}-${month}-${day}T23:59:59+08:00`
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate()
  return `${String(year)}-${month}-${String(last)}T23:59:59+08:00`
}

export interface ViewInput {
  facts: TriageFacts
  firstMessage: string
  now: Date
  dangers?: readonly string[] | undefined
  doubted?: readonly string[] | undefined
  ended?: readonly string[] | undefined
  sense?: Depths | null | undefined
}

/** Reads words and facts once, before any rule is tried. */
export function viewOf(input: ViewInput, rules: CompiledTriage, safety: CompiledSafety): View {
  const { facts } = input
  const first = spelledOut(input.firstMessage) ?? input.firstMessage
  const words = foldClauses(`${first}\n${facts.harm ?? ''}`, safety.emoji)
  const tags = new Map<string, string>()
  for (const [name, pattern] of rules.tags) {
    const found = pattern.exec(words)
    if (found !== null) tags.set(name, found[0])
  }
  const ageHours = ageInHours(facts.occurredAt, input.now)
  const filled = filledFrom(facts, first)
  const none = { dangers: new Map(), asks: new Map(), mild: new Map() }
  const view: View = { facts, filled, ageHours, tags, ...none, sense: input.sense ?? null }
  return { ...view, ...dangersOf(input, view, safety) }
}

/** "first_message counts too" (contracts §3): an unknown fact takes what the words say, but only what is worse than unknown. */
function filledFrom(facts: TriageFacts, words: string): TriageFacts {
  const filled: TriageFacts = { ...facts }
  if (isUnknown(facts.incident)) filled.incident = extractIncident(words)
  if (isUnknown(facts.shelterTonight) && findShelter(words, false) === false) filled.shelterTonight = false
  if (isUnknown(facts.foodToday) && findFood(words, false) === false) filled.foodToday = false
  if (isUnknown(facts.medicalNeed) && findMedical(withoutDeath(withoutDiedOf(words)), false) === 'now')
    filled.medicalNeed = 'now'
  if (isUnknown(facts.vulnerable)) filled.vulnerable = extractVulnerable(words)
  // 家里就我和弟弟: children without a grown-up are named by the count alone.
  const { adults, children } = facts.household ?? {}
  if (adults === 0 && (children ?? 0) > 0)
    filled.vulnerable = [...new Set([...(filled.vulnerable ?? []), 'child' as const])]
  return filled
}

function dangersOf(input: ViewInput, view: View, safety: CompiledSafety): Pick<View, 'dangers' | 'asks' | 'mild'> {
  // Noted earlier and not taken back: current whatever the words of now say.
  const dangers = new Map<string, string>((input.dangers ?? []).map((kind) => [kind, '']))
  const asks = new Map<string, string>()
  const mild = new Map<string, string>()
  const reading = readSafety(input.firstMessage, safety)
  for (const hit of reading.hits) {
    const doubted = !hit.listed && input.doubted?.includes(hit.kind) === true
    if (hit.strength === 'ask' || doubted)
      (isOrdinaryFigure(hit, safety) || isToldOfOthers(hit, reading) ? mild : asks).set(hit.kind, hit.phrase)
    else if (isCurrent(hit, view, input.ended)) dangers.set(hit.kind, hit.phrase)
  }
  return { dangers, asks, mild }
}

/** A suicide of long ago in the family: to be spoken of gently, no thought of one's own. */
function isToldOfOthers({ kind, notes }: SafetyHit, { past }: SafetyReading): boolean {
  return kind === 'suicide' && past && notes.includes('third_person')
}

/** dialogues §3: a danger word is current unless the facts say it is over, and then too where the words say that it goes on. */
function isCurrent({ kind, notes, present }: SafetyHit, view: View, ended: readonly string[] = []): boolean {
  const { ongoingDanger, medicalNeed } = view.facts
  const toldOver = notes.includes('over')
  if (ongoingDanger === true) return true
  // 人都跑出来了, asked about a roof that fell: the words that first told of it do not bring it back.
  if (PUT_OUT.has(kind) && ended.includes(kind)) return false
  const age = view.ageHours
  const treated = TREATED.has(kind) && view.tags.has('in_care')
  // What was put down with the facts may be wrong; who cannot be roused now is in danger. Only an answer about it ends it.
  if (present === true && !toldOver && !treated && !ended.includes(kind) && !isOld(kind, age)) return true
  if (ongoingDanger === false) {
    // The fire is out, but somebody still needs a doctor now: what threatens the body is not over with its cause.
    const bodily = BODILY.has(kind) && medicalNeed === 'now' && !toldOver
    return bodily && !view.tags.has('in_care') && (age === null || age <= 24)
  }
  if (FADES.has(kind) && age !== null && age > 24) return false
  if (treated) return false
  if ((view.tags.has('over') || toldOver) && isPutOut(kind, age)) return false
  return true
}

/** Three days after a blow to the head somebody may fall unconscious; later it is another matter's word. */
function isOld(kind: string, age: number | null): boolean {
  return FADES.has(kind) && age !== null && age > 72
}

/** The hurt lie in hospital or are treated: what happened to them goes on no more, whatever it was called. */
export function isTreated(kind: string, words: string, rules: CompiledTriage): boolean {
  return TREATED.has(kind) && rules.tags.get('in_care')?.test(words) === true
}

/** A fire, gas, flood or collapse told as over and more than three hours old does not come back by itself (dialogues §3). */
export function isPutOut(kind: string, ageHours: number | null): boolean {
  return PUT_OUT.has(kind) && ageHours !== null && ageHours > 3
}

/**
 * Whether a condition holds; what is unknown makes is, in, over, under and has false, never true. Facts read from words count
 * where they raise a rule, never inside `not`, where they would take one away.
 */
export function holds(condition: Condition, view: View, facts: TriageFacts = view.filled): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, view, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, view, facts))
  if ('not' in condition) return !holds(condition.not, view, view.facts)
  if ('is' in condition) return factAt(facts, condition.is[0]) === condition.is[1]
  if ('in' in condition) {
    const listed = condition.in[1]
    return isIn(factAt(facts, condition.in[0]), listed) || isIn(factAt(view.facts, condition.in[0]), listed)
  }
  if ('over' in condition) return compare(factAt(facts, condition.over[0]), (value) => value > condition.over[1])
  if ('under' in condition) return compare(factAt(facts, condition.under[0]), (value) => value < condition.under[1])
  if ('has' in condition) return condition.has.some((who) => facts.vulnerable?.includes(who) === true)
  if ('unknown' in condition) return isUnknown(factAt(view.facts, condition.unknown))
  if ('tag' in condition) return view.tags.has(condition.tag)
  // Missing counts as recent (dialogues §3).
  if ('within' in condition) return view.ageHours === null || view.ageHours <= condition.within
  if ('danger' in condition) return view.dangers.has(condition.danger)
  if ('ask' in condition) return view.asks.has(condition.ask)
  if ('mild' in condition) return view.mild.has(condition.mild)
  if ('sense' in condition) return (view.sense?.[condition.sense[0]] ?? 0) >= condition.sense[1]
  return condition.always
}

/** The resident's own words behind a rule that holds: the first tag or danger on its path. */
export function wordsBehind(condition: Condition, view: View): string | undefined {
  if ('all' in condition) return first(condition.all, view)
  if ('any' in condition)
    return first(
      condition.any.filter((part) => holds(part, view)),
      view,
    )
  if ('tag' in condition) return view.tags.get(condition.tag)
  if ('danger' in condition) return view.dangers.get(condition.danger)
  if ('ask' in condition) return view.asks.get(condition.ask)
  if ('mild' in condition) return view.mild.get(condition.mild)
  return undefined
}

function first(parts: readonly Condition[], view: View): string | undefined {
  for (const part of parts) {
    const words = wordsBehind(part, view)
    if (words !== undefined && words !== '') return words
  }
  return undefined
}

function factAt(facts: TriageFacts, path: string): unknown {
  let value: unknown = facts
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key) as unknown
  }
  return value
}

function isIn(value: unknown, list: readonly unknown[]): boolean {
  return list.some((one) => one === value || (one === null && value === undefined))
}

function compare(value: unknown, test: (value: number) => boolean): boolean {
  return typeof value === 'number' && test(value)
}

function isUnknown(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
