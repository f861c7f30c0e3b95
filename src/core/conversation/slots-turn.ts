/** Keeps everything said: fills slots from free words, refines a place, corrects what is said to be wrong. */
import { mergePlace } from '../dialogue/answer-kinds.ts'
import { slotWords } from '../dialogue/read-back.ts'
import { findAmounts } from '../understanding/money.ts'
import type { Household, Place } from '../understanding/slots.ts'
import type { SlotHow } from './events.ts'
import { maskContact } from '../understanding/mask-contact.ts'
import type { Heard } from './hear.ts'
import { CONTACT_SLOTS } from './mask-talk.ts'
import type { Turn } from './turn.ts'

/** Facts that only the resident's own question may change: never overwritten by words said in passing. */
const ONCE = new Set(['incident', 'relation', 'name'])
/** The later word counts even without 不对: nobody says 有地方住了 by the way. */
const LATEST = new Set(['shelter', 'food', 'phone'])

/** Fills every slot that the words say. Returns the slots that changed a value said before. */
export function keepWords(turn: Turn, heard: Heard): string[] {
  const corrected: string[] = []
  for (const [slot, value] of Object.entries(heard.extracted)) {
    if (value === null || value === undefined) continue
    const target = slot === 'landline' ? 'phone' : slot
    if (isNotWanted(turn, target)) continue
    if (slot === 'landline' && turn.value('phone') !== undefined) continue
    // 今晚去我姐家 tells where to sleep, not for whom the talk is: only the first words say that.
    if (slot === 'relation' && turn.value('harm') !== undefined && turn.value('harm') !== heard.input.text) continue
    if (keepOne(turn, target, value, heard)) corrected.push(target)
  }
  if (correctsSum(turn, heard)) corrected.push('cost')
  return corrected
}

/** Who refused that name and number be kept gives them to a person, not to the bot. */
function isNotWanted({ state }: Turn, slot: string): boolean {
  return state.forgetsContact && state.floor === 'bot' && CONTACT_SLOTS.has(slot)
}

/** The words as they may be kept. */
export function keptWords({ state }: Turn, text: string): string {
  return state.forgetsContact && state.floor === 'bot' ? maskContact(text) : text
}

/** 不是八万 是八万五: a bare sum after a word of correction is the sum that was told. */
function correctsSum(turn: Turn, { correction, extracted, text }: Heard): boolean {
  const held = turn.value('cost')
  if (!correction || held === undefined || extracted['cost'] !== undefined || extracted['income'] !== undefined)
    return false
  const sum = findAmounts(text).findLast(({ marked, vague }) => marked && !vague)
  if (sum === undefined || sum.value === held) return false
  fillSlot(turn, 'cost', sum.value, text, 'corrected')
  return true
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
  if (slot === 'vulnerable') return keepSet(turn, slot, [...(held as string[]), ...(value as string[])], said)
  if (slot === 'household' && !heard.correction) return keepHousehold(turn, held as Household, value as Household, said)
  if (isWorse(slot, value)) {
    fillSlot(turn, slot, value, said, 'corrected')
    return false
  }
  if (!LATEST.has(slot) && (!heard.correction || ONCE.has(slot))) return false
  fillSlot(turn, slot, value, said, 'corrected')
  return true
}

function keepSet(turn: Turn, slot: string, all: readonly string[], said: string): boolean {
  const joined = [...new Set(all)]
  if (joined.length > (turn.value(slot) as string[]).length) fillSlot(turn, slot, joined, said, 'extracted')
  return false
}

/** 两个小孩 after 四口人 adds to the count; another total needs a word of correction. */
function keepHousehold(turn: Turn, held: Household, found: Household, said: string): boolean {
  if (found.total !== null && held.total !== null && found.total !== held.total) return false
  const joined: Household = {
    total: held.total ?? found.total,
    adults: held.adults ?? found.adults,
    children: held.children ?? found.children,
    elders: held.elders ?? found.elders,
  }
  if (!same(joined, held)) fillSlot(turn, 'household', joined, said, 'extracted')
  return false
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
  const words = keptWords(turn, said)
  turn.emit({ type: 'slot-filled', slot, value: value === said ? words : value, said: words, how })
}

/** The first words that carry a matter are kept whole as the harm, in the resident's own words. */
export function keepHarm(turn: Turn, heard: Heard): void {
  if (turn.value('harm') !== undefined || heard.text.length <= 4 || heard.input.choice !== undefined) return
  fillSlot(turn, 'harm', heard.input.text, heard.input.text, 'extracted')
}

/** 改好了：11月22日晚上。 — the corrected values in words. */
export function correctedWords(turn: Turn, slots: readonly string[]): string {
  return slots
    .map((slot) => slotWords(slot, turn.value(slot)))
    .filter((words) => words !== null)
    .join('，')
}
