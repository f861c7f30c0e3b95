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

type Entry = { word: string; term: string }

export function compileLexicon(lexicon: Lexicon): Reader {
  const synonyms = entries(lexicon.synonyms.map(({ term, words }) => ({ term, words })))
  const events = entries(lexicon.lifeEvents.map(({ event, words }) => ({ term: event, words: [event, ...words] })))
  return (text) => {
    const found = synonyms.filter(({ word }) => includesWord(text, word))
    return {
      text: found
        .filter(({ word }) => isLatin(word))
        .reduce((into, { word, term }) => replaceWord(into, word, term), text),
      terms: unique(found.map(({ term }) => term).filter((term) => !text.includes(term))),
      events: unique(events.filter(({ word }) => includesWord(text, word)).map(({ term }) => term)),
    }
  }
}

/** Longest words first, so that `tekun renyuan` is not cut by `tekun`. */
function entries(groups: readonly { term: string; words: readonly string[] }[]): Entry[] {
  return groups
    .flatMap(({ term, words }) => words.map((word) => ({ word: word.normalize('NFKC').toLowerCase(), term })))
    .sort((one, other) => other.word.length - one.word.length)
}

function isLatin(word: string): boolean {
  return /^[a-z][a-z0-9 ]*$/.test(word)
}

/** Latin words must stand alone: `db` is not in `adb`. */
function includesWord(text: string, word: string): boolean {
  return isLatin(word) ? latinPattern(word).test(text) : text.includes(word)
}

function replaceWord(text: string, word: string, term: string): string {
  return text.replace(new RegExp(latinPattern(word), 'g'), term)
}

function latinPattern(word: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`)
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
