/** What was told and no slot holds, in the resident's own words: shown, so that nobody thinks it lost. */
import { asideFor } from '../../dialogue/asides.ts'
import { findAmounts } from '../../understanding/money/money.ts'
import { normalise } from '../../understanding/normalise.ts'
import { tellingOf, withoutNumber } from '../facts.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'
import { keptWords } from './fill-slot.ts'

/** More would hide the facts; all of it reaches whoever takes the case. */
const MOST = 4
/** Characters of a sentence that are shown: what people type in one breath. */
const SHOWN = 40

/**
 * 您还说了：“平时一个月六千上下”: the read-back's last line. Of two sums in one sentence (办丧事借了三万五 还欠医院八千) one alone is among the facts,
 * so that the words stand here too; a wish of the moment (先别问了) does not. Nothing on a quiet screen.
 */
export function alsoTold(turn: Turn): string {
  const { state, world } = turn
  if (state.quiet) return ''
  const at = { intent: state.dialogue?.intent ?? null, view: turn.view(null) }
  const held = new Set(Object.values(state.slots).flatMap((slot) => (slot.kind === 'filled' ? [slot.said] : [])))
  const isHeld = (text: string): boolean =>
    (held.has(text) || held.has(normalise(text))) && findAmounts(text).length < 2
  const told = tellingOf(state, world.rules)
    .filter((text) => !isHeld(text) && asideFor(world.rules.asides, normalise(text), at) === null)
    .map((text) => quoted(turn, withoutNumber(text)))
  const list = [...new Set(told)].slice(-MOST).join('')
  return list === '' ? '' : fill(world.words.alsoTold, { list })
}

/** “平时一个月六千上下 现在跑……”: as it was typed, cut where it is long. */
export function quoted(turn: Turn, text: string): string {
  const words = text.trim()
  return `“${keptWords(turn, words.length > SHOWN ? `${words.slice(0, SHOWN)}……` : words)}”`
}
