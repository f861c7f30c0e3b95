/** Turns phrases and pattern fragments of the YAML into regular expressions over clause text. */

import { guardsLast } from './guards-last.ts'

/** Up to 6 characters of the same clause; the meaning of … in the lexicon (dialogues §2). */
const GAP = '[^，]{0,6}?'
/** Up to 16 characters, over the ends of clauses. */
const WIDE_GAP = '[^]{0,16}?'
const SPECIAL = /[.*+?^${}()|[\]\\]/g

export type Groups = Readonly<Record<string, readonly string[]>>

export function escapeRegExp(text: string): string {
  return text.replace(SPECIAL, '\\$&')
}

/** A literal phrase, in which only … has a meaning. Clause ends inside a phrase are optional. */
export function phraseSource(phrase: string): string {
  return phrase
    .split('…')
    .map((part) => escapeRegExp(part.toLowerCase()))
    .join(GAP)
}

/** A fragment: `{group}`, … and …… are expanded, the rest is a regular expression. An unknown group is an error of the data. */
export function fragmentSource(fragment: string, groups: Groups): string {
  return guardsLast(expandGroups(fragment, groups).replaceAll('……', WIDE_GAP).replaceAll('…', GAP))
}

function expandGroups(fragment: string, groups: Groups): string {
  return fragment.replace(/\{([a-z][a-z_]*)\}/g, (_, name: string) => {
    const words = groups[name]
    if (words === undefined) throw new Error(`pattern names an unknown group: ${name}`)
    return `(?:${words.map((word) => expandGroups(word, groups)).join('|')})`
  })
}

/** One expression for many fragments; never matches when there are none. */
export function anyOf(fragments: readonly string[], groups: Groups, flags = ''): RegExp {
  if (fragments.length === 0) return /(?!)/
  return expression(fragments.map((fragment) => `(?:${fragmentSource(fragment, groups)})`).join('|'), flags)
}

/** Unicode mode only where a property asks for it: without it these long lists compile in two thirds of the time. */
export function expression(source: string, flags = ''): RegExp {
  return new RegExp(source, source.includes('\\p{') ? `${flags}u` : flags)
}

/**
 * A row of pinyin syllables over the sound of a text: `zi sha` meets "zisha", "zi sha", 自sha and 紫砂.
 * What follows must not lengthen the last syllable (zisha is not in 自上, zi'shang'), and a first h is not half of zh, ch, sh.
 */
export function soundSource(row: string): string {
  const body = row.trim().split(/\s+/).map(escapeRegExp).join("'?")
  return `(?<![zcs](?=h))${body}(?![aeiouvg]|n(?![aeiuv])|r(?![aeiu]))`
}
