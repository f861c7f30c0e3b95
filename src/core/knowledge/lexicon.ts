/** The handbook's lexicon at work: other words for a term, and the life events that a message tells of. */
import type { Lexicon } from './article.ts'

export type Reading = {
  /** The text with pinyin and slips of the pen written as the handbook writes them. */
  text: string
  /** Terms that the text means without using them. */
  terms: string[]
  /** Life events told. */
  events: string[]
}
export type Reader = (text: string) => Reading

/** `latin` finds a word in letters, which must stand alone: `db` is not in `adb`. */
type Entry = { word: string; term: string; latin: RegExp | null }

export function compileLexicon(lexicon: Lexicon): Reader {
  const synonyms = entries(lexicon.synonyms.map(({ term, words }) => ({ term, words })))
  const events = entries(lexicon.lifeEvents.map(({ event, words }) => ({ term: event, words: [event, ...words] })))
  return (text) => {
    const found = synonyms.filter((entry) => isIn(text, entry))
    return {
      text: found.reduce((into, { latin, term }) => (latin ? into.replaceAll(latin, term) : into), text),
      terms: unique(found.map(({ term }) => term).filter((term) => !text.includes(term))),
      events: unique(events.filter((entry) => isIn(text, entry)).map(({ term }) => term)),
    }
  }
}

/** Longest words first, so that `tekun renyuan` is not cut by `tekun`. */
function entries(groups: readonly { term: string; words: readonly string[] }[]): Entry[] {
  return groups
    .flatMap(({ term, words }) => words.map((word) => entryOf(word.normalize('NFKC').toLowerCase(), term)))
    .sort((one, other) => other.word.length - one.word.length)
}

function entryOf(word: string, term: string): Entry {
  const isLatin = /^[a-z][a-z0-9 ]*$/.test(word)
  return { word, term, latin: isLatin ? new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'g') : null }
}

function isIn(text: string, { word, latin }: Entry): boolean {
  return text.includes(word) && (latin === null || text.search(latin) >= 0)
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
