/** Ids that sort by time, and secrets, from the engine's random source. */
import type { Clock, Ids } from '../../ports/system.ts'

/** Crockford's base 32 in lower case: sorts as it counts, no letter is mistaken for a digit. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
/** 50 bits of milliseconds last for 35,000 years. */
const TIME_LETTERS = 10
/** Orders the ids of one millisecond. */
const COUNT_LETTERS = 2
/** 80 bits: not to be guessed, not to be met twice. */
const RANDOM_LETTERS = 16
const TOKEN_BYTES = 32

export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

export function timeSortedIds(clock: Clock, fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): Ids {
  let lastMs = 0
  let count = 0

  const random = (bytes: number) => fill(new Uint8Array(bytes))
  const letters = (bytes: Uint8Array) => Array.from(bytes, (byte) => LETTERS[byte & 31]).join('')

  /** Milliseconds and a number within them, growing even when the clock steps back or a millisecond is full. */
  function tick(): [number, number] {
    const ms = clock.now().getTime()
    count = ms > lastMs ? 0 : count + 1
    lastMs = Math.max(ms, lastMs)
    if (count >= LETTERS.length ** COUNT_LETTERS) {
      lastMs += 1
      count = 0
    }
    return [lastMs, count]
  }

  return {
    next(prefix) {
      const [ms, nth] = tick()
      return `${prefix}_${written(ms, TIME_LETTERS)}${written(nth, COUNT_LETTERS)}${letters(random(RANDOM_LETTERS))}`
    },
    token: () => toBase64url(random(TOKEN_BYTES)),
    digits: (length) => Array.from({ length }, () => digit(random)).join(''),
  }
}

function written(value: number, length: number): string {
  return value
    .toString(32)
    .padStart(length, '0')
    .replace(/./g, (digit) => LETTERS[Number.parseInt(digit, 32)] ?? '')
}

/** One fair decimal digit: bytes from 250 on would favour the small ones. */
function digit(random: (bytes: number) => Uint8Array): number {
  for (;;) {
    const byte = random(1)[0] ?? 255
    if (byte < 250) return byte % 10
  }
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
