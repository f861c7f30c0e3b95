/** What somebody typed into the search box: a case number, a whole phone, or words. */
import { readCaseNumber } from '../../core/cases/case-number.ts'

export type Search =
  | { kind: 'number'; number: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'words'; text: string }

export function readSearch(q: string): Search {
  const text = q.trim()
  const number = readCaseNumber(text)
  if (number !== null) return { kind: 'number', number }
  const phone = readPhone(text)
  return phone === null ? { kind: 'words', text } : { kind: 'phone', phone }
}

/** A phone in the normal form of contracts §4: digits only, no country code. Null when the text is something else. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/^\s*(?:\+|00)\s*86/, '').replaceAll(/[\s\-－()（）]/g, '')
  if (/^86(1\d{10})$/.test(digits)) return digits.slice(2)
  return /^(?:1\d{10}|0\d{9,11}|[2-9]\d{6,7})$/.test(digits) ? digits : null
}
