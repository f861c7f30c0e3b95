/** Reads the words of danger in a message (intents/safety.yaml, dialogues §2). Pure: the rules come in as a value. */
import type * as z from 'zod'
import { clauseAround, compileGuards, isOver, judge } from './guards.ts'
import type { CompiledGuards, Span, Verdict } from './guards.ts'
import { compileKind, findIn, saidTo } from './kinds.ts'
import type { CompiledKind, Found } from './kinds.ts'
import { diedOfSpans } from './died-of.ts'
import { OF_ELDER, tellsOfElder } from './elder-told.ts'
import { grownIn, isOfGrown } from './grown.ts'
import { anyOf } from './pattern.ts'
import { safetyRulesSchema } from './schema.ts'
import type { SafetyRules } from './schema.ts'
import { foldClauses, prepare } from './text.ts'
import type { PreparedText } from './text.ts'
import { deathSpans } from '../death-told.ts'
import { spelledOut } from '../spelled-out.ts'

export type { SafetyRules } from './schema.ts'

/** Schema of intents/safety.yaml. */
export const safetySchema: z.ZodType<SafetyRules> = safetyRulesSchema

export type SafetyNote = 'third_person' | 'over' | 'child_writes'

export interface SafetyHit {
  kind: string
  /** `go` alarms at once; `ask` puts one soft question first. */
  strength: 'go' | 'ask'
  /** The words that were found, normalised. */
  phrase: string
  phones: string[]
  first: string
  /** Instead of `first` when the danger is told as over and is old enough to be. */
  whenOver: string
  next: string
  buttons: string[]
  notes: SafetyNote[]
  level: 'P0' | 'P1'
  /** Found by a listed phrase or sound, not by a structural pattern alone. */
  listed: boolean
  /** Alarmed by itself, but sounds like nothing of the kind (second-hearing). */
  doubted?: true
  /** Told as going on this minute, in words that leave no doubt: facts that say the opposite do not take it back. */
  present?: true
}

export interface SafetyReading {
  /** One a kind, the highest kind first (G8). */
  hits: SafetyHit[]
  /** A line for a handbook answer when danger is only supposed or asked about (G3, G4). */
  answerPlusLine: string | null
  /** What to do and whom to call, for a danger that is only supposed (要是着火了怎么办). */
  supposed: { first: string; phones: string[] } | null
  /** Something was told that is over for long (G2). */
  past: boolean
}

export interface CompiledSafety {
  kinds: readonly CompiledKind[]
  guards: CompiledGuards
  idioms: RegExp
  emoji: readonly (readonly [string, string])[]
  syllable: ReadonlyMap<string, string>
  rank: ReadonlyMap<string, number>
}

/** Compiles the rules once; a wrong pattern or group is an error here, never at reading. */
export function compileSafety(rules: SafetyRules): CompiledSafety {
  const emoji = Object.entries(rules.emoji)
  const syllable = new Map<string, string>()
  for (const [heard, chars] of Object.entries(rules.syllables)) {
    for (const char of chars) syllable.set(char, heard)
  }
  const fold = (text: string): string => foldClauses(text, emoji)
  const compiled: CompiledSafety = {
    kinds: rules.kinds.map((kind) => compileKind(kind, rules.groups, fold)),
    guards: compileGuards(rules.guards, rules.groups),
    idioms: anyOf(rules.idioms, rules.groups, 'g'),
    emoji,
    syllable,
    rank: new Map(rules.order.map((kind, index) => [kind, index])),
  }
  // Expressions are built on first use; the first resident in danger must not wait for that.
  readSafety('您好', compiled)
  return compiled
}

interface Judged {
  kind: CompiledKind
  found: Found
  strength: 'go' | 'ask'
  over: boolean
  present: boolean
}

/** What somebody died of is no danger to them any more; what led to a suicide is heard all the same. */
const ENDS_IN_DEATH: ReadonlySet<string> = new Set([
  'medical',
  'unwell',
  'poisoning',
  'traffic',
  'flood',
  'gas_co',
  'collapse',
  'fire',
])

/** Finds every danger in a message, highest kind first, with what its guards leave of it. */
export function readSafety(raw: string, rules: CompiledSafety): SafetyReading {
  // Pinyin is read twice: by its sounds and by the characters it stands for.
  const said = spelledOut(raw)
  const prepared = prepare(said === null ? raw : `${raw}。${said}`, rules.emoji, rules.syllable)
  if (prepared.text === '') return { hits: [], answerPlusLine: null, supposed: null, past: false }
  const idioms = spansOf(rules.idioms, prepared.text)
  const deaths = deathSpans(prepared.text)
  const dead = [...idioms, ...deaths, ...diedOfSpans(prepared.text, deaths)]
  const hits: SafetyHit[] = []
  let line = false
  let past = false
  let supposed: SafetyReading['supposed'] = null
  for (const kind of rules.kinds) {
    const best = bestOf(prepared, kind, ENDS_IN_DEATH.has(kind.name) ? dead : idioms, rules.guards, (verdict) => {
      if (verdict === 'line' || verdict === 'supposed') line = true
      if (verdict === 'supposed') supposed ??= { first: kind.first, phones: [...kind.phones] }
      if (verdict === 'past' || verdict === 'ask') past ||= rules.guards.past.test(prepared.text)
    })
    if (best !== undefined && !(OF_CHILD.has(kind.name) && isOfGrownHere(prepared.text, best.found)))
      hits.push(toHit(prepared.text, best, rules.guards))
  }
  nameElders(hits, prepared.text, rules)
  hits.sort((a, b) => rankOf(a, rules) - rankOf(b, rules))
  leftAloneFirst(hits)
  airFirst(hits, prepared.text, rules.guards)
  const alarms = hits.some((hit) => hit.strength === 'go')
  return { hits, answerPlusLine: line && !alarms ? rules.guards.line : null, supposed: alarms ? null : supposed, past }
}

/** What only a child suffers: being alone at home is no danger to a man of forty. */
const OF_CHILD: ReadonlySet<string> = new Set(['child_alone'])

function isOfGrownHere(text: string, { start, end }: Span): boolean {
  return isOfGrown(text.slice(start, end), grownIn(text))
}

/** True for words that are also a figure of speech (走投无路): asked about, no alarm by themselves. */
export function isOrdinaryFigure(hit: SafetyHit, rules: CompiledSafety): boolean {
  const kind = rules.kinds.find((one) => one.name === hit.kind)
  return kind === undefined || !kind.askAlarms || kind.mild.test(hit.phrase)
}

/** `go` before `ask`, then the order of G8. */
function rankOf(hit: SafetyHit, rules: CompiledSafety): number {
  return (hit.strength === 'go' ? 0 : 1000) + (rules.rank.get(hit.kind) ?? 999)
}

/** A child that writes 妈妈不见了 is the one left alone; who is gone is asked about later. */
function leftAloneFirst(hits: SafetyHit[]): void {
  const missing = hits.findIndex(({ kind }) => kind === 'missing')
  const alone = hits.findIndex(({ kind, strength, notes }) => {
    return kind === 'child_alone' && strength === 'go' && notes.includes('child_writes')
  })
  if (missing === -1 || alone < missing) return
  const [hit] = hits.splice(alone, 1)
  if (hit) hits.splice(missing, 0, hit)
}

/** 屋里烧煤炉子 人叫不醒: fresh air before all else; who lies in gas is not left lying. Gas of last month changes nothing. */
function airFirst(hits: SafetyHit[], text: string, { past, recent, now }: CompiledGuards): void {
  const gas = hits.findIndex(({ kind, strength, notes, phrase, present }) => {
    if (kind !== 'gas_co' || strength !== 'go' || notes.includes('over')) return false
    const start = text.indexOf(phrase)
    const { start: from, end } = clauseAround(text, { start, end: start + phrase.length })
    const words = text.slice(from, end)
    return present === true || now.test(words) || !(past.test(words) || recent.test(words))
  })
  const ill = hits.findIndex(({ kind }) => kind === 'medical')
  if (gas === -1 || ill === -1 || gas < ill) return
  const [hit] = hits.splice(gas, 1)
  if (hit) hits.splice(ill, 0, hit)
}

/** 儿媳妇不给她饭吃, of a woman of 87: no child is starved. The hit is called what an old person suffers. */
export function nameElders(hits: SafetyHit[], text: string, { kinds }: CompiledSafety, known = false): void {
  if (hits.every((hit) => OF_ELDER[hit.kind] === undefined) || !(known || tellsOfElder(text))) return
  const named = hits.flatMap((hit) => {
    const kind = kinds.find(({ name }) => name === OF_ELDER[hit.kind])
    if (kind === undefined) return [hit]
    if (hits.some((other) => other.kind === kind.name)) return []
    const level = hit.strength === 'go' && (kind.base === 'P0' || kind.raise.test(text)) ? 'P0' : 'P1'
    return [{ ...hit, ...saidTo(kind), level } as SafetyHit]
  })
  hits.splice(0, hits.length, ...named.filter((hit, at) => named.findIndex(({ kind }) => kind === hit.kind) === at))
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function bestOf(
  prepared: PreparedText,
  kind: CompiledKind,
  idioms: readonly Span[],
  guards: CompiledGuards,
  seen: (verdict: Verdict) => void,
): Judged | undefined {
  let best: Judged | undefined
  let present = false
  for (const found of findIn(prepared, kind, idioms)) {
    const verdict = judge(prepared.text, found, kind.name, guards)
    seen(verdict)
    if (verdict !== 'stands' && verdict !== 'ask') continue
    const strength = verdict === 'stands' ? found.strength : 'ask'
    const over = isOver(prepared.text, found, kind.name, guards)
    present ||= strength === 'go' && !over && isPresent(prepared.text, found, kind, guards)
    // A danger that goes on outweighs the same danger said to be over, and a certain word outweighs a doubtful one.
    if (best === undefined || weight(strength, over, found) > weight(best.strength, best.over, best.found))
      best = { kind, found, strength, over, present }
  }
  return best && { ...best, present }
}

/** The clause of a danger says that it goes on now, and names no time before today. */
function isPresent(text: string, found: Found, kind: CompiledKind, guards: CompiledGuards): boolean {
  const { start, end } = clauseAround(text, found)
  const words = text.slice(start, end)
  return kind.present.test(words) && (guards.now.test(words) || !guards.recent.test(words))
}

function weight(strength: 'go' | 'ask', over: boolean, { listed }: Found): number {
  return (strength === 'go' ? 4 : 0) + (over ? 0 : 2) + (listed ? 1 : 0)
}

/** 我老婆透析三年了 实在撑不下去: a sigh without a subject is the teller's own, whoever else the words name. */
function aboutWhom(text: string, { kind, found, strength }: Judged): string {
  const sighs = strength === 'ask' && kind.mild.test(text.slice(found.start, found.end))
  if (!sighs || SAYS.test(text)) return text
  const { start, end } = clauseAround(text, found)
  return text.slice(start, end)
}

/** 我妈病了 老说撑不下去了. */
const SAYS = /[说讲喊念叨]/

function toHit(text: string, best: Judged, guards: CompiledGuards): SafetyHit {
  const { kind, found, strength, over } = best
  const notes: SafetyNote[] = []
  if (guards.third.test(aboutWhom(text, best))) notes.push('third_person')
  if (over) notes.push('over')
  if (guards.child.test(text)) notes.push('child_writes')
  const raised = kind.base === 'P0' || kind.raise.test(text)
  return {
    ...saidTo(kind),
    strength,
    phrase: text.slice(found.start, found.end),
    notes,
    level: strength === 'go' && raised ? 'P0' : 'P1',
    listed: found.listed,
    ...(best.present ? { present: true as const } : {}),
  }
}

/** In a longer message a danger may lie buried beside the harmless words. */
const HARMLESS_LONGEST = 40

/** 屋里全是水 被子都潮了, 小孩放学没人接: what only sounds like a danger of this kind, or like a cry. `raw` as it was said. */
export function isHarmless(name: string, raw: string, { kinds, emoji }: CompiledSafety): boolean {
  const text = foldClauses(raw, emoji)
  if (text.length > HARMLESS_LONGEST) return false
  const fitting = kinds.filter((kind) => kind.name === name || name === 'help_cry')
  return fitting.some(({ harmless, present }) => harmless.test(text) && !present.test(text))
}

/** A danger that nothing but its sound tells of: met with its one soft question. Null where the rules have no such kind. */
export function askedAbout(name: string, phrase: string, { kinds }: CompiledSafety): SafetyHit | null {
  const kind = kinds.find((one) => one.name === name)
  return kind === undefined ? null : { ...saidTo(kind), strength: 'ask', phrase, notes: [], level: 'P1', listed: false }
}
