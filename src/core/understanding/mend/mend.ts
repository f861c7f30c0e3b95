/**
 * Writes right what was typed by ear (礼败二, 合饭, 住愿): only words that a slot is read from, only where the text makes no other word of
 * it, and only one character a word. What is right already stays as it is.
 */
import known from './known.json' with { type: 'json' }
import { variantsOf } from './variants.ts'
import { MEND_KINDS, mendWords, type MendKind } from './words.ts'

const LONGEST = 4

const RIGHT: ReadonlySet<string> = new Set([
  ...MEND_KINDS.flatMap((kind) => mendWords(kind)),
  ...known.words.split(' '),
])
const EARNEST: ReadonlySet<string> = new Set(known.earnest.split(' '))

const tables = new Map<MendKind, ReadonlyMap<string, string>>()

/** Every mistyped spelling with its word; a spelling of two words belongs to neither. */
function tableOf(kind: MendKind): ReadonlyMap<string, string> {
  const ready = tables.get(kind)
  if (ready !== undefined) return ready
  const found = new Map<string, string>()
  const torn = new Set<string>()
  for (const word of mendWords(kind))
    for (const variant of variantsOf(word)) {
      if (RIGHT.has(variant) || EARNEST.has(variant)) continue
      if (found.has(variant) && found.get(variant) !== word) torn.add(variant)
      found.set(variant, word)
    }
  for (const variant of torn) found.delete(variant)
  tables.set(kind, found)
  return found
}

/** The longest right word at a place of the text, or 0. */
function rightLength(text: string, at: number): number {
  for (let size = LONGEST; size > 1; size -= 1) if (RIGHT.has(text.slice(at, at + size))) return size
  return 0
}

/** 住愿意: a right word that begins inside the run and goes on behind it. */
function isCrossed(text: string, at: number, end: number): boolean {
  for (let inside = at + 1; inside < end; inside += 1) if (inside + rightLength(text, inside) > end) return true
  return false
}

function mistypedAt(text: string, at: number, table: ReadonlyMap<string, string>): string | null {
  const right = rightLength(text, at)
  for (let size = LONGEST; size > Math.max(1, right); size -= 1) {
    const word = table.get(text.slice(at, at + size))
    if (word !== undefined && !isCrossed(text, at, at + size)) return word
  }
  return null
}

/** 星期天下五: right words elsewhere, mistyped behind a day. */
const BEHIND_DAY = /(?<=[天日一二三四五六末号晚])(上|中|下)五(?![度个层口楼百千万十])/g

/** The text with the mistyped words of one kind written right; its length stays the same. */
export function mended(said: string, kind: MendKind): string {
  const table = tableOf(kind)
  const text = kind === 'time' ? said.replace(BEHIND_DAY, '$1午') : said
  let written = ''
  for (let at = 0; at < text.length;) {
    const word = mistypedAt(text, at, table)
    const size = word?.length ?? Math.max(1, rightLength(text, at))
    written += word ?? text.slice(at, at + size)
    at += size
  }
  return written
}
