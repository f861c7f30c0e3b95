/**
 * Writes a message in pinyin as characters, so that every word of danger, need and question and the learnt sense read it as they
 * read any other: wo ma dao di shang bu dong le → 我妈倒地上不动了. The row of characters is the likeliest by how often each follows
 * the one before in the labelled messages (spoken-pairs.json, made by `npm run fit:senses`).
 */
import { charactersHeard, charactersOf, syllablesIn } from '../knowledge/sounds.ts'
import { normalise } from './normalise.ts'
import pairs from './spoken-pairs.json' with { type: 'json' }

const HAN = /\p{Script=Han}/u
const WORDS = /[a-z]+/g
/** Between runs: punctuation and numbers part clauses, blanks and apostrophes part syllables. */
const RUN = /[a-z]+(?:[ ']+[a-z]+)*/g

/** Start and end of a clause in the pairs. */
export const EDGE = '|'
/** Counts are kept as one sign each, in steps of a fifth: near enough to choose by. */
const STEP = 1.2
export const signOf = (count: number): string => Math.min(35, Math.round(Math.log(count) / Math.log(STEP))).toString(36)
const countOf = (sign: string): number => STEP ** Number.parseInt(sign, 36)

/** Sounds that common characters have besides the one in the table, as they are typed. */
const OTHER_SOUNDS: Readonly<Record<string, string>> = {
  le: '了',
  de: '地',
  dei: '得',
  diao: '调',
  jiao: '觉',
  shei: '谁',
  nei: '那',
  lue: '略',
  ke: '咳',
  xie: '血',
}

const FOLLOWERS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(pairs).map(([first, row]) => [first, readRow(row)]),
)
const SINGLES = singlesOf(FOLLOWERS)
const WHOLE = [...SINGLES.values()].reduce((sum, count) => sum + count, 0)

/** 不4了z → 不 twice, 了 some six hundred times. */
function readRow(row: string): Map<string, number> {
  const characters = [...row]
  return new Map(
    characters.flatMap((character, at): [string, number][] =>
      at % 2 === 0 ? [[character, countOf(characters[at + 1] ?? '0')]] : [],
    ),
  )
}

function singlesOf(followers: typeof FOLLOWERS): Map<string, number> {
  const singles = new Map<string, number>()
  for (const row of followers.values())
    for (const [character, count] of row) singles.set(character, (singles.get(character) ?? 0) + count)
  return singles
}

/** Three syllables at least: shorter ones have their own sounds in the rules, and may be a name or English. */
const LEAST_SYLLABLES = 3
/** Of the words of a run, the share that must be pinyin: one mistyped among several does not hide the rest. */
const PINYIN_SHARE = 0.75

/** A cry for help is short; letters without end are none. */
const LONGEST = 600

/** The message in characters; null when it holds characters already, or is no pinyin. */
export function spelledOut(raw: string): string | null {
  const text = normalise(raw).toLowerCase().slice(0, LONGEST)
  if (HAN.test(text)) return null
  const cut = [...text.matchAll(WORDS)].map(([word]) => syllablesIn(word))
  const known = cut.filter((row) => row !== null)
  if (known.flat().length < LEAST_SYLLABLES || known.length < cut.length * PINYIN_SHARE) return null
  return text.replaceAll(RUN, (run) => runOut(run)).replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '，')
}

function runOut(run: string): string {
  let written = ''
  let row: string[] = []
  const close = (): void => {
    written += likeliest(row)
    row = []
  }
  for (const [word] of run.matchAll(WORDS)) {
    const syllables = syllablesIn(word)
    if (syllables !== null) row.push(...syllables)
    else {
      close()
      written += ` ${word} `
    }
  }
  close()
  return written.trim()
}

/** A character heard alike but spelt otherwise (shi for si) is that much rarer. */
const MISHEARD = 0.02
/** What a pair that was never seen weighs beside the characters alone. */
const PAIR_SHARE = 0.9

interface Path {
  text: string
  last: string
  worth: number
}

/** Viterbi over the characters of each syllable. */
function likeliest(syllables: readonly string[]): string {
  let paths: Path[] = [{ text: '', last: EDGE, worth: 0 }]
  for (const syllable of syllables) {
    const exact = charactersOf(syllable) + (OTHER_SOUNDS[syllable] ?? '')
    paths = [...new Set(exact + charactersHeard(syllable))].flatMap((character) => {
      if (!SINGLES.has(character)) return []
      const own = exact.includes(character) ? 0 : Math.log(MISHEARD)
      return [longer(paths, character, own)]
    })
    // A syllable of no known character stays as it was typed.
    if (paths.length === 0) return syllables.join(' ')
  }
  return longer(paths, EDGE, 0).text.replace(EDGE, '')
}

function longer(paths: readonly Path[], character: string, own: number): Path {
  let best: Path | null = null
  for (const { text, last, worth } of paths) {
    const sum = worth + own + Math.log(chanceOf(last, character))
    if (best === null || sum > best.worth) best = { text: text + character, last: character, worth: sum }
  }
  return best ?? { text: character, last: character, worth: own }
}

function chanceOf(last: string, character: string): number {
  const row = FOLLOWERS.get(last)
  const pair = row === undefined ? 0 : (row.get(character) ?? 0) / (TOTALS.get(last) ?? 1)
  return PAIR_SHARE * pair + (1 - PAIR_SHARE) * ((SINGLES.get(character) ?? 0) / WHOLE)
}

const TOTALS: ReadonlyMap<string, number> = new Map(
  [...FOLLOWERS].map(([first, row]) => [first, [...row.values()].reduce((sum, count) => sum + count, 0)]),
)
