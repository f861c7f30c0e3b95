/** Prepares a message for the safety words: clauses kept apart, traditional and full-width forms folded, and how it sounds. */
import { normalise } from '../normalise.ts'

/** Between two clauses; guards work inside one clause (dialogues §2 G7). */
export const CLAUSE = '，'

/** Longer messages are read from both ends: the danger is said first or last. */
const LONGEST = 2000

export interface PreparedText {
  /** Normalised clauses joined by CLAUSE. */
  text: string
  /** The same text as syllables: 着货了 → zhao'huo'le', Latin letters as they stand. */
  sound: string
  /** For each character of `sound`, where in `text` it comes from. */
  origin: readonly number[]
}

const BREAKS = /[\s,，。.!！?？;；:：、…~～—()（）【】「」《》"“”'‘’|/\\*#]+/u
const SINGLE_HAN = /^\p{Script=Han}$/u
const LATIN_END = /[a-z0-9]$/
const LATIN_START = /^[a-z0-9]/

/** Clauses parted by {@link CLAUSE}; Latin words next to each other stay together, and so do characters typed with spaces (着 火 了). */
export function foldClauses(raw: string, emoji: readonly (readonly [string, string])[]): string {
  let text = raw.length > LONGEST * 2 ? `${raw.slice(0, LONGEST)} ${raw.slice(-LONGEST)}` : raw
  for (const [from, to] of emoji) text = text.replaceAll(from, ` ${to} `)
  const pieces = normalise(text)
    .toLowerCase()
    .split(BREAKS)
    .filter((piece) => piece !== '')
  let folded = ''
  let last = ''
  for (const piece of pieces) {
    const glued = SINGLE_HAN.test(piece) && SINGLE_HAN.test(last)
    const latin = LATIN_END.test(last) && LATIN_START.test(piece)
    folded += folded === '' || glued ? piece : `${latin ? ' ' : CLAUSE}${piece}`
    last = piece
  }
  return folded
}

/** Writes a folded text as syllables, so that pinyin, mixed writing and homophones meet the same pattern. */
export function soundOf(text: string, syllable: ReadonlyMap<string, string>): { sound: string; origin: number[] } {
  const origin: number[] = []
  let sound = ''
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i)
    const heard = syllable.get(char)
    const piece = heard === undefined ? (char === ' ' ? "'" : char) : `${heard}'`
    sound += piece
    for (let n = 0; n < piece.length; n += 1) origin.push(i)
  }
  return { sound, origin }
}

/** Folds a message and adds its sound. */
export function prepare(
  raw: string,
  emoji: readonly (readonly [string, string])[],
  syllable: ReadonlyMap<string, string>,
): PreparedText {
  const text = foldClauses(raw, emoji)
  return { text, ...soundOf(text, syllable) }
}
