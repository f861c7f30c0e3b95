/** What was told and no slot holds, in the resident's own words: shown, so that nobody thinks it lost. */
import { normalise } from '../../understanding/normalise.ts'
import { tellingOf, withoutNumber } from '../facts.ts'
import type { Turn } from '../turn.ts'
import { fill } from '../words.ts'
import { keptWords } from './fill-slot.ts'

/** More would hide the facts; all of it reaches whoever takes the case. */
const MOST = 4
/** Characters of a sentence that are shown. */
const SHOWN = 24

/** 您还说了：“平时一个月六千上下”: the read-back's last part; nothing where every sentence is among the facts, or on a quiet screen. */
export function alsoTold(turn: Turn): string {
  const { state, world } = turn
  if (state.quiet) return ''
  const held = new Set(Object.values(state.slots).flatMap((slot) => (slot.kind === 'filled' ? [slot.said] : [])))
  const told = tellingOf(state, world.rules)
    .filter((text) => !held.has(text) && !held.has(normalise(text)))
    .map((text) => quoted(turn, withoutNumber(text)))
  const list = [...new Set(told)].slice(-MOST).join('')
  return list === '' ? '' : fill(world.words.alsoTold, { list })
}

/** “平时一个月六千上下 现在跑……”: as it was typed, cut where it is long. */
export function quoted(turn: Turn, text: string): string {
  const words = text.trim()
  return `“${keptWords(turn, words.length > SHOWN ? `${words.slice(0, SHOWN)}……` : words)}”`
}
