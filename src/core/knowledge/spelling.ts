/** Mends what was typed by ear or in haste, before anything is searched: 底保 → 低保, 医疗救住 → 医疗救助, di bao zen me ban → 低保怎么办. */
import pairs from './pairs.json' with { type: 'json' }
import { alikeOf, charactersHeard, charactersOf, nearlyAlikeOf, syllablesIn } from './sounds.ts'

/** The common words of two characters (jieba's dictionary, from a frequency of 30 on): what stands in one is meant. */
const WORDS: ReadonlySet<string> = new Set(
  Object.entries(pairs).flatMap(([first, seconds]) => [...seconds].map((second) => first + second)),
)

/** How usual a pair or a character is, by the logarithm of how many texts have it; 0: never seen. */
export type Usage = { pair(pair: string): number; single(character: string): number }
export type Speller = (text: string) => string

/** A change must make the text this much more usual, and rest on a word at least so usual. */
const GAIN_LEAST = 3.2
const PAIR_LEAST = 3.4
/** Of swapped neighbours: both orders are often words. */
const SWAP_GAIN_LEAST = 6
/** Seen in a text or two: as likely somebody's slip as a word. */
const SELDOM = 0.75
/** Of sounds that are only near (补 and 扑). */
const NEARLY_GAIN_LEAST = 5
const CHANGES_MOST = 3
/** So usual alone that an unknown neighbour says nothing. */
const PARTICLES = '的了地得着过我你他她们就不都也还很在是有和跟要没嫁线'
const TERM = /^\p{Script=Han}{4,8}$/u
const HAN = /\p{Script=Han}/u
const LETTERS = /[a-z]+(?:[ '][a-z]+)*/g

/** Terms as the topic model keeps them (1字, 2字词), each with its inverse document frequency. */
export function usageOf(vocabulary: ReadonlyMap<string, number>, idf: Float32Array): Usage {
  const rarest = idf.reduce((most, value) => Math.max(most, value), 0)
  const worths = (kind: string): Map<string, number> =>
    new Map(
      [...vocabulary]
        .filter(([term]) => term.startsWith(kind))
        .map(([term, at]) => [term.slice(1), Math.max(0.1, rarest - (idf[at] ?? rarest) + 0.7)]),
    )
  // Asked some thousand times a question: laid out once, by the pair itself.
  const pairs = worths('2')
  const singles = worths('1')
  return { pair: (pair) => pairs.get(pair) ?? 0, single: (character) => singles.get(character) ?? 0 }
}

/** `terms`: names of the field; a long one with a single character wrong is that name. */
export function createSpeller(usage: Usage, terms: readonly string[]): Speller {
  const names = indexNames(terms.filter((term) => TERM.test(term)))
  return (text) => mendCharacters(mendNames(fromPinyin(text, usage), names), usage)
}

/** Of four characters and more, one wrong: the first two stand, or the last two do. */
type Names = { byHead: ReadonlyMap<string, string[]>; byTail: ReadonlyMap<string, string[]> }

function indexNames(names: readonly string[]): Names {
  const by = (keyOf: (name: string) => string): Map<string, string[]> => {
    const index = new Map<string, string[]>()
    for (const name of new Set(names)) index.set(keyOf(name), [...(index.get(keyOf(name)) ?? []), name])
    return index
  }
  return { byHead: by((name) => name.slice(0, 2)), byTail: by((name) => name.slice(-2)) }
}

function mendNames(text: string, { byHead, byTail }: Names): string {
  let written = text
  for (let at = 0; at + 2 <= written.length; at += 1) {
    const pair = written.slice(at, at + 2)
    for (const name of byHead.get(pair) ?? []) written = replaceOneOff(written, at, name)
    for (const name of byTail.get(pair) ?? []) written = replaceOneOff(written, at + 2 - name.length, name)
  }
  return written
}

function replaceOneOff(text: string, at: number, name: string): string {
  if (at < 0 || at + name.length > text.length || !isOneOff(text.slice(at, at + name.length), name)) return text
  return text.slice(0, at) + name + text.slice(at + name.length)
}

/** All characters but one are the same, and that one makes no word where it stands. */
function isOneOff(written: string, name: string): boolean {
  const wrong = [...name].flatMap((character, at) => (written[at] === character ? [] : [at]))
  const [at] = wrong
  if (at === undefined || wrong.length > 1 || !HAN.test(written[at] ?? '')) return false
  // At the rim it may be the next word: 残疾人服务 is no 残疾人证.
  const isRim = at === 0 || at === name.length - 1
  if (isRim && !alikeOf(written[at] ?? '').includes(name[at] ?? '')) return false
  return !WORDS.has(written.slice(at - 1, at + 1)) && !WORDS.has(written.slice(at, at + 2))
}

type Change = { at: number; chars: string[]; gain: number }

function mendCharacters(text: string, usage: Usage): string {
  let chars = [...text]
  for (let round = 0; round < CHANGES_MOST; round += 1) {
    const change = bestChange(chars, usage)
    if (!change) break
    chars = [...chars.slice(0, change.at), ...change.chars, ...chars.slice(change.at + change.chars.length)]
  }
  return chars.join('')
}

function bestChange(chars: readonly string[], usage: Usage): Change | null {
  let best: Change | null = null
  for (let at = 0; at < chars.length; at += 1) {
    for (const change of changesAt(chars, at, usage)) if (!best || change.gain > best.gain) best = change
  }
  return best
}

/** Another character of the same sound, or this one and the next swapped. */
function changesAt(chars: readonly string[], at: number, usage: Usage): Change[] {
  const [before = '', own = '', next = '', after = ''] = [chars[at - 1], chars[at], chars[at + 1], chars[at + 2]]
  if (!HAN.test(own) || PARTICLES.includes(own) || isFirm(before, own, next, usage)) return []
  const changes: Change[] = []
  const plain = usage.pair(before + own) + usage.pair(own + next)
  for (const { other, least } of candidatesFor(own)) {
    const gain = usage.pair(before + other) + usage.pair(other + next) - plain
    if (gain >= least && restsOnWord(before, other, next, usage)) changes.push({ at, chars: [other], gain })
  }
  if (HAN.test(next) && next !== own && usage.pair(own + next) <= SELDOM) {
    const gain = pairsWorth([before, next, own, after], usage) - pairsWorth([before, own, next, after], usage)
    if (gain >= SWAP_GAIN_LEAST && usage.pair(next + own) >= PAIR_LEAST) changes.push({ at, chars: [next, own], gain })
  }
  return changes
}

type Candidate = { other: string; least: number }

/** Sounds do not change: the candidates of a character are looked up once. */
const CANDIDATES = new Map<string, readonly Candidate[]>()

function candidatesFor(own: string): readonly Candidate[] {
  const known = CANDIDATES.get(own)
  if (known) return known
  const candidates = [
    ...alikeOf(own).map((other) => ({ other, least: GAIN_LEAST })),
    ...nearlyAlikeOf(own).map((other) => ({ other, least: NEARLY_GAIN_LEAST })),
  ]
  // Of a character without a known sound nothing is kept, or strange letters would fill the memory.
  if (candidates.length > 0) CANDIDATES.set(own, candidates)
  return candidates
}

/** A character that makes a word or a usual pair with a neighbour is meant. */
function isFirm(before: string, own: string, next: string, usage: Usage): boolean {
  return [before + own, own + next].some((pair) => WORDS.has(pair) || usage.pair(pair) >= PAIR_LEAST)
}

function pairsWorth(row: readonly string[], usage: Usage): number {
  return row.reduce((sum, char, at) => sum + (at === 0 ? 0 : usage.pair((row[at - 1] ?? '') + char)), 0)
}

function restsOnWord(before: string, own: string, next: string, usage: Usage): boolean {
  return [before + own, own + next].some((pair) => WORDS.has(pair) && usage.pair(pair) >= PAIR_LEAST)
}

/** Syllables of one text that are spelt out: more than any question has, and few enough that nobody holds up the house with letters. */
const SYLLABLES_MOST = 120

/** Letters that are pinyin become the most usual characters; within Chinese words only those of two syllables and more. */
function fromPinyin(text: string, usage: Usage): string {
  const isMixed = HAN.test(text)
  let left = SYLLABLES_MOST
  const written = text.replaceAll(LETTERS, (letters) => {
    const syllables = letters.split(/[ ']/).map((word) => syllablesIn(word))
    const row = syllables.flatMap((part) => part ?? [])
    if (syllables.includes(null) || row.length < 2 || row.length > left) return letters
    left -= row.length
    const found = mostUsual(row, usage)
    return found && (!isMixed || found.worth >= PAIR_LEAST * (row.length - 1)) ? found.text : letters
  })
  return HAN.test(written) ? written.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : text
}

/** A character heard alike but spelt otherwise (shi for si) costs this much. */
const HEARD_COST = 1.5
const SINGLE_SHARE = 0.25
const WORD_BONUS = 1.8

type Path = { text: string; last: string; worth: number }

function pairWorth(pair: string, usage: Usage): number {
  return usage.pair(pair) + (WORDS.has(pair) ? WORD_BONUS : 0)
}

/** The path that the character continues best, with the worth of their pair. */
function bestBefore(paths: readonly Path[], character: string, usage: Usage): Pick<Path, 'text' | 'worth'> | null {
  let best: Pick<Path, 'text' | 'worth'> | null = null
  for (const { text, last, worth } of paths) {
    const sum = worth + pairWorth(last + character, usage)
    if (best === null || sum > best.worth) best = { text, worth: sum }
  }
  return best
}

/** The row of characters whose pairs are the most usual (Viterbi). */
function mostUsual(syllables: readonly string[], usage: Usage): Path | null {
  let paths: Path[] = [{ text: '', last: '', worth: 0 }]
  for (const syllable of syllables) {
    const exact = charactersOf(syllable)
    const next = [...new Set(charactersHeard(syllable))].flatMap((character): Path[] => {
      const single = usage.single(character)
      if (single === 0) return []
      const own = single * SINGLE_SHARE - (exact.includes(character) ? 0 : HEARD_COST)
      const best = bestBefore(paths, character, usage)
      return best ? [{ text: best.text + character, last: character, worth: best.worth + own }] : []
    })
    paths = next
  }
  return paths.toSorted((one, other) => other.worth - one.worth)[0] ?? null
}
