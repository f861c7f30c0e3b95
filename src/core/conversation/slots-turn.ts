/** Keeps everything said: fills slots from free words, refines a place, corrects what is said to be wrong. */
import { mergePlace } from '../dialogue/answer-kinds.ts'
import { slotWords } from '../dialogue/read-back.ts'
import type { Place } from '../understanding/slots.ts'
import type { SlotHow } from './events.ts'
import type { Heard } from './hear.ts'
import type { Turn } from './turn.ts'

/** Facts that only the resident's own question may change: never overwritten by words said in passing. */
const ONCE = new Set(['incident', 'relation', 'name'])

/** Fills every slot that the words say. Returns the slots that changed a value said before. */
export function keepWords(turn: Turn, heard: Heard): string[] {
  const corrected: string[] = []
  for (const [slot, value] of Object.entries(heard.extracted)) {
    if (value === null || value === undefined) continue
    const target = slot === 'landline' ? 'phone' : slot
    if (target === 'phone' && slot === 'landline' && turn.value('phone') !== undefined) continue
    if (keepOne(turn, target, value, heard)) corrected.push(target)
  }
  return corrected
}

/** True when a value said before was corrected. */
function keepOne(turn: Turn, slot: string, value: unknown, heard: Heard): boolean {
  const held = turn.value(slot)
  const said = heard.text
  if (held === undefined) {
    fillSlot(turn, slot, value, said, 'extracted')
    return false
  }
  if (same(held, value)) return false
  if (slot === 'place') return keepPlace(turn, held as Place, value as Place, heard)
  if (slot === 'vulnerable') {
    const joined = [...new Set([...(held as string[]), ...(value as string[])])]
    if (joined.length > (held as string[]).length) fillSlot(turn, slot, joined, said, 'extracted')
    return false
  }
  if (isWorse(slot, value)) {
    fillSlot(turn, slot, value, said, 'corrected')
    return false
  }
  if (!heard.correction || ONCE.has(slot)) return false
  fillSlot(turn, slot, value, said, 'corrected')
  return true
}

/** 现在没饭吃了: a change for the worse counts without a word of correction (RU-4). */
function isWorse(slot: string, value: unknown): boolean {
  return ((slot === 'food' || slot === 'shelter') && value === false) || (slot === 'medical' && value === 'now')
}

function keepPlace(turn: Turn, held: Place, found: Place, heard: Heard): boolean {
  const finer = found.town === held.town || found.town === null || held.town === null
  if (!finer && !heard.correction) return false
  fillSlot(turn, 'place', finer ? mergePlace(held, found) : found, heard.text, finer ? 'extracted' : 'corrected')
  return !finer
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export function fillSlot(turn: Turn, slot: string, value: unknown, said: string, how: SlotHow): void {
  turn.emit({ type: 'slot-filled', slot, value, said, how })
}

/** 改好了：11月22日晚上。 — the corrected values in words. */
export function correctedWords(turn: Turn, slots: readonly string[]): string {
  return slots
    .map((slot) => slotWords(slot, turn.value(slot)))
    .filter((words) => words !== null)
    .join('，')
}
