/** When a talk that stays with somebody gives way to the help that was asked for. */
import { changedSlots } from '../state.ts'
import type { Turn } from '../turn.ts'

/** What is told of these is a hardship that somebody has to work on. */
const HARDSHIP = new Set(['shelter', 'food', 'cost', 'income', 'household'])

/**
 * 撑不下去 of a family in debt that goes on to tell of money and food: the help goes on. Whoever is in danger, or may be, is stayed with
 * and asked nothing else.
 */
export function tellsHardship({ state, from }: Turn): boolean {
  const isOpen = state.dangers.some(
    ({ current, strength }) => current === true || (strength === 'go' && current === null),
  )
  return !isOpen && changedSlots(state, from.slots).some((slot) => HARDSHIP.has(slot))
}
