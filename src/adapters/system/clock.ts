/** The clock of the machine. */
import type { Clock } from '../../ports/system.ts'

export function systemClock(): Clock {
  return { now: () => new Date() }
}
