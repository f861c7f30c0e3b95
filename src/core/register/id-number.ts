/** The number of an identity card: normal form and check digit (GB 11643). */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The number in capitals without blanks; null when it is none. */
export function readIdNumber(text: string): string | null {
  const number = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number)) return null
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return CHECKS[sum % 11] === number[17] ? number : null
}
