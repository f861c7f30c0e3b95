/** The one way in which a value enters a slot: with the words it was said in, as they may be kept. */
import { maskContact } from '../../understanding/mask-contact.ts'
import { withoutGuessedAge } from '../../understanding/vulnerable.ts'
import { letsKeep } from '../asides/agreement-words.ts'
import type { SlotHow } from '../events.ts'
import type { Turn } from '../turn.ts'

/** The words as they may be kept: never with an identity number, which nobody asked for. */
export function keptWords({ state }: Turn, text: string): string {
  const kept = text.replaceAll(CARD, '［身份证号］')
  // 还是留吧 138…: the words that take the refusal back are kept with their number.
  return state.forgetsContact && state.floor === 'bot' && !letsKeep(text) ? maskContact(kept) : kept
}

/** The shape of an identity number: fifteen digits of old, or seventeen and a last one that may be X. */
const CARD = /(?<!\d)(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{15})(?!\d)/g

export function isCard(text: string): boolean {
  return text.search(CARD) >= 0
}

export function fillSlot(turn: Turn, slot: string, value: unknown, said: string, how: SlotHow): void {
  const words = keptWords(turn, said)
  turn.emit({ type: 'slot-filled', slot, value: value === said ? words : value, said: words, how })
}

/**
 * The values of one answer. 我妈妈, typed by a child who is asked whom it misses, is no old woman: an age that only the words of the key
 * gave is left out. `kept` stands for the words where nothing was said.
 */
export function fillAnswer(turn: Turn, values: Record<string, unknown>, said: string, how: SlotHow, kept = said): void {
  for (const [slot, value] of Object.entries(values)) {
    const told = slot === 'vulnerable' && said !== '' ? withoutGuessedAge(value as string[], said) : null
    const isNobody = told?.length === 0 && (value as string[]).length > 0
    if (!isNobody) fillSlot(turn, slot, told ?? value, kept, how)
  }
}
