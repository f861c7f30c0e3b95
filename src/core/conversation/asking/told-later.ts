/** What later words do to a fact that was told: a break that has been set, a second one who earns. */
import { earnersIn } from '../../understanding/money/earned-told.ts'
import { breakIsSet } from '../../understanding/treated.ts'
import type { Turn } from '../turn.ts'

/** A break that was told as pressing has been set meanwhile. */
export function isSeenTo(turn: Turn, said: string): boolean {
  return breakIsSet(saidFor(turn, 'medical'), said)
}

/** 我一个月四千五, after 我对象一个月两千八: what each of the home earns adds up. */
export function isOtherEarner(turn: Turn, said: string): boolean {
  const [before, now] = [earnersIn(saidFor(turn, 'income')), earnersIn(said)]
  return before.length > 0 && now.length > 0 && now.every((earner) => !before.includes(earner))
}

export function saidFor(turn: Turn, slot: string): string {
  const held = turn.state.slots[slot]
  return held?.kind === 'filled' ? held.said : ''
}
