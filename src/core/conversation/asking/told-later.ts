/** What later words do to a fact that was told: a break that has been set, a second one who earns. */
import { earnersIn } from '../../understanding/money/earned-told.ts'
import { breakIsSet } from '../../understanding/treated.ts'
import type { Turn } from '../turn.ts'

/** A break that was told as pressing has been set meanwhile. */
export function isSeenTo(turn: Turn, said: string): boolean {
  return breakIsSet(saidFor(turn, 'medical'), said) || isDressed(turn, said)
}

/** 去诊所处理过了 不要紧: a hurt that was to be looked at has been dressed, and is nothing. */
export function isDressed(turn: Turn, said: string): boolean {
  if (!DRESSED.test(said) || !WELL.test(said) || WORSE.test(said)) return false
  return turn.value('medical') === 'soon' || BY_DOCTOR.test(said)
}

const DRESSED = /(?:包|上药|处理|看|缝|弄|搽|涂|换药)(?:扎)?(?:过|好)了?/
const WELL = /不碍事|没(?:得|啥|什么)?(?:大)?事|不要紧|没大碍|不疼|不痛|好多了/
const BY_DOCTOR = /卫生院|卫生室|诊所|村医|医院|医生|大夫|急诊/
const WORSE = /还(?:疼|痛|流|肿)|又|没看|没去|要(?:再|开刀|手术|住院)/

/** 我一个月四千五, after 我对象一个月两千八: what each of the home earns adds up. */
export function isOtherEarner(turn: Turn, said: string): boolean {
  const [before, now] = [earnersIn(saidFor(turn, 'income')), earnersIn(said)]
  return before.length > 0 && now.length > 0 && now.every((earner) => !before.includes(earner))
}

export function saidFor(turn: Turn, slot: string): string {
  const held = turn.state.slots[slot]
  return held?.kind === 'filled' ? held.said : ''
}
