/** What later words do to a fact that was told: a break that has been set, a second one who earns. */
import { earnersIn } from '../../understanding/money/earned-told.ts'
import { breakIsSet, isHarmless, isMinor } from '../../understanding/treated.ts'
import type { Household } from '../../understanding/slots.ts'
import { findMobiles } from '../../understanding/phone.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from './fill-slot.ts'
import { ownWordsOf } from '../state.ts'
import type { Turn } from '../turn.ts'

/** What was told as pressing has been seen to meanwhile: a break that is set, a burn that is dressed and harmless. */
export function isSeenTo(turn: Turn, said: string): boolean {
  const before = saidFor(turn, 'medical')
  return breakIsSet(before, said) || isHarmless(before, said) || isDressed(turn, said)
}

/** A small hurt that was dressed: the desk keeps its alarm, the need for a doctor is gone. */
export function isMinorHurt(turn: Turn, said: string): boolean {
  return isMinor(ownWordsOf(turn.state).join('，'), said)
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

const SPENT =
  /(?:已经|前头|前面|前前后后|前后|总共|一共|到现在|到今天|之前|都)[^,，。]{0,4}(?:花|用|付|交|垫)(?:了|掉|去|出去|进去)/
const DUE = /(?:再|还(?:要|得|差|需)?|还要再)(?:交|付|补|缴)/

/** 前头已经花了两万三, after 不出院就再交八千: what was spent is the cost, what may come stays in the words. */
export function isSpentAfterDue(turn: Turn, said: string): boolean {
  return SPENT.test(said) && !DUE.test(said) && DUE.test(saidFor(turn, 'cost')) && !SPENT.test(saidFor(turn, 'cost'))
}

/** 老俞电话138… 我的是139…: the second number stays beside the own one. */
export function noteOtherPhone(turn: Turn, { text, input, correction }: Heard): void {
  if (input.choice !== undefined || correction || turn.value('otherPhone') !== undefined) return
  const numbers = findMobiles(text)
  if (numbers.length > 1 && numbers.includes(String(turn.value('phone'))))
    fillSlot(turn, 'otherPhone', text, text, 'extracted')
}

/** 三个人 of whom two are old, and a grandchild was told: the third is the child. */
export function settleChild(turn: Turn, said: string): void {
  const home = turn.value('household') as Household | undefined
  const kinds = turn.value('vulnerable') as string[] | undefined
  if (home === undefined || home.total === null || home.children !== null || !kinds?.includes('child')) return
  if (home.elders === null || home.total - home.elders - (home.adults ?? 0) !== 1) return
  fillSlot(turn, 'household', { ...home, adults: home.adults ?? 0, children: 1 }, said, 'extracted')
}

export function saidFor(turn: Turn, slot: string): string {
  const held = turn.state.slots[slot]
  return held?.kind === 'filled' ? held.said : ''
}
