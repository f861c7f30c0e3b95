/** One kind of danger: its phrases, patterns and sounds as expressions, and where they are found in a text. */
import { anyOf, expression, fragmentSource, phraseSource, soundSource } from './pattern.ts'
import type { Groups } from './pattern.ts'
import type { Span } from './guards.ts'
import type { SafetyKind } from './schema.ts'
import type { PreparedText } from './text.ts'

export interface CompiledKind {
  name: string
  base: 'P0' | 'P1'
  raise: RegExp
  askAlarms: boolean
  mild: RegExp
  alarmWords: RegExp
  present: RegExp
  harmless: RegExp
  phones: readonly string[]
  first: string
  whenOver: string
  next: string
  buttons: readonly string[]
  /** A quick look before the single expressions are tried. */
  goAny: RegExp
  go: readonly RegExp[]
  /** How many of `go` hold listed phrases: 0 or 1, the first. */
  listed: number
  ask: readonly RegExp[]
  not: RegExp
  sound: RegExp
}

/** What is said to a danger of this kind, and whom to ring. */
export function saidTo({ name, phones, first, whenOver, next, buttons }: CompiledKind): {
  kind: string
  phones: string[]
  first: string
  whenOver: string
  next: string
  buttons: string[]
} {
  return { kind: name, phones: [...phones], first, whenOver, next, buttons: [...buttons] }
}

export interface Found extends Span {
  strength: 'go' | 'ask'
  /** A phrase or a sound of the list; a structural pattern may also meet a harmless wording. */
  listed: boolean
}

/** Phrases are folded as messages are, so that both meet in the same form. */
export function compileKind(kind: SafetyKind, groups: Groups, fold: (text: string) => string): CompiledKind {
  const phrases = (list: readonly string[]): string[] =>
    list.map((phrase) => phraseSource(phrase.split('…').map(fold).join('…')))
  const patterns = (list: readonly string[]): string[] => list.map((fragment) => fragmentSource(fragment, groups))
  const union = (list: readonly string[]): string[] => (list.length === 0 ? [] : [list.join('|')])
  const listed = union(phrases(kind.go))
  const go = [...listed, ...patterns(kind.patterns.go)]
  const ask = [...union(phrases(kind.ask)), ...patterns(kind.patterns.ask)]
  const not = [...phrases(kind.not), ...patterns(kind.patterns.not)]
  return {
    name: kind.meta.kind,
    base: kind.base,
    raise: anyOf(kind.raise, groups),
    askAlarms: kind.ask_alarms,
    mild: anyOf(kind.mild, groups),
    alarmWords: anyOf(kind.alarm_words, groups),
    present: anyOf(kind.present, groups),
    harmless: anyOf(kind.harmless, groups),
    phones: kind.meta.phones,
    first: kind.say.first,
    whenOver: kind.say.over ?? kind.say.first,
    next: kind.say.next,
    buttons: kind.say.buttons,
    goAny: expression(go.map((source) => `(?:${source})`).join('|')),
    go: go.map((source) => expression(source, 'g')),
    listed: listed.length,
    ask: ask.map((source) => expression(source, 'g')),
    not: not.length === 0 ? /(?!)/g : expression(not.join('|'), 'g'),
    sound: kind.sounds.length === 0 ? /(?!)/g : expression(kind.sounds.map(soundSource).join('|'), 'g'),
  }
}

/** Every match that does not lie inside a `not` phrase or an idiom. */
export function findIn(prepared: PreparedText, kind: CompiledKind, idioms: readonly Span[]): Found[] {
  const { text } = prepared
  const found: Found[] = []
  const collect = (pattern: RegExp, strength: 'go' | 'ask', listed: boolean): void => {
    for (const match of text.matchAll(pattern)) {
      // The end of the clause may help to find a phrase, but it is no part of it: guards look at one clause.
      const words = match[0].replace(/，+$/, '')
      if (words !== '') found.push({ start: match.index, end: match.index + words.length, strength, listed })
    }
  }
  if (kind.goAny.test(text)) kind.go.forEach((pattern, at) => collect(pattern, 'go', at < kind.listed))
  for (const pattern of kind.ask) collect(pattern, 'ask', false)
  for (const match of prepared.sound.matchAll(kind.sound)) {
    const start = prepared.origin[match.index] ?? 0
    const last = prepared.origin[match.index + match[0].length - 1] ?? start
    found.push({ start, end: last + 1, strength: 'go', listed: true })
  }
  if (found.length === 0) return found
  const shields: Span[] = [...idioms]
  for (const match of text.matchAll(kind.not)) shields.push({ start: match.index, end: match.index + match[0].length })
  return shields.length === 0
    ? found
    : found.filter((hit) => !shields.some((shield) => shield.start <= hit.start && hit.end <= shield.end))
}
