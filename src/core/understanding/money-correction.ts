// "一年三万 啊不 三万五": only the sum is taken back; what it was for and how often it comes stay as they were said.
import { correctedReadings, replacedIn } from './correction.ts'
import { findAmounts } from './money.ts'

/** The earlier words with the later sum in its place; null when the later words are no sum. */
function withLaterSum(text: string): string | null {
  const said = replacedIn(text)
  if (said === null) return null
  const later = findAmounts(said.after)
  const [sum] = later
  const earlier = findAmounts(said.before).at(-1)
  if (later.length !== 1 || sum === undefined || earlier === undefined || sum.period !== null) return null
  if (sum.index > 2 || said.after.length - sum.end > 10) return null
  return `${said.before.slice(0, earlier.index)}${said.after.slice(sum.index)}${said.before.slice(earlier.end)}`
}

/** The words to read for a sum, best first. */
export function moneyReadings(text: string): string[] {
  const later = withLaterSum(text)
  return later === null ? correctedReadings(text) : [later, ...correctedReadings(text)]
}
