/** The eligibility card: what may fit, why, and what is still open; never a promise. */
import type { Turn } from './turn.ts'

export function tellResult(_turn: Turn): void {}
