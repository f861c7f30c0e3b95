/**
 * Case numbers: eight digits 4-4, the last a check digit, no letters (ux.md §2.3 Receipt). Two digits of the year, five at
 * random so that nobody can count through other people's cases, one by Damm's table, which finds every single wrong
 * digit and every swap of neighbours. A number that is taken makes the write fail; the writer draws again.
 */
import { beijing } from '../time.ts'

const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const

export const RANDOM_DIGITS = 5

/** `digits`: five random decimal digits. */
export function caseNumber(now: Date, digits: string): string {
  const year = String(beijing(now).year % 100).padStart(2, '0')
  const body = `${year}${digits}`
  const whole = body + String(check(body))
  return `${whole.slice(0, 4)}-${whole.slice(4)}`
}

/** A number as people write it (spaces, no dash) in its normal form, or null when it cannot be one. */
export function readCaseNumber(text: string): string | null {
  const digits = text.replaceAll(/[\s\-－—]/g, '')
  if (!/^\d{8}$/.test(digits) || check(digits) !== 0) return null
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

function check(digits: string): number {
  let state = 0
  for (const digit of digits) state = Number(DAMM[state]?.[Number(digit)])
  return state
}
