/** What later words do to a fact that was told: a break that has been set, a second one who earns. */
import { earnersIn } from '../../understanding/money/earned-told.ts'
import { breakIsSet, isHarmless, isMinor } from '../../understanding/treated.ts'
import type { Household } from '../../understanding/slots.ts'
import { findAmounts } from '../../understanding/money/money.ts'
import { findMobiles } from '../../understanding/phone.ts'
import { bodyInDanger } from '../danger/body-danger.ts'
import type { Heard } from '../hear.ts'
import { fillSlot } from './fill-slot.ts'
import { ownWordsOf } from '../state.ts'
import { NEAR } from './teller.ts'
import type { Turn } from '../turn.ts'

/** What was told as pressing has been seen to meanwhile: a break that is set, a burn that is dressed and harmless. */
function isSeenTo(turn: Turn, said: string): boolean {
  const before = saidFor(turn, 'medical')
  return breakIsSet(before, said) || isHarmless(before, said) || isDressed(turn, said)
}

/** A small hurt that was dressed: the desk keeps its alarm, the need for a doctor is gone. */
function isMinorHurt(turn: Turn, said: string): boolean {
  return isMinor(ownWordsOf(turn.state).join('，'), said)
}

/** 去诊所处理过了 不要紧: a hurt that was to be looked at has been dressed, and is nothing. */
function isDressed(turn: Turn, said: string): boolean {
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

/** A small hurt that was dressed, a break that was set: no body is in danger by these words. */
export function isCalm(turn: Turn, said: string): boolean {
  return isMinorHurt(turn, said) || isSetAndHome(turn, said)
}

/** 我去医院打了石膏 不要住院, after 手断了: set, and sent home, whatever body was in danger at first. */
function isSetAndHome(turn: Turn, said: string): boolean {
  return breakIsSet(ownWordsOf(turn.state).join('，'), said) && !STILL_HURTS.test(said)
}

const STILL_HURTS = /疼|痛|流血|肿|又|昏|晕|吐|喘|手术|开刀/

/** 人清醒的 就是脚冻伤了 要换药: awake, with nothing but a dressing to change. */
function isAwakeAndDressed(said: string): boolean {
  return AWAKE.test(said) && DRESSING.test(said) && !GETS_WORSE.test(said)
}

const AWAKE = /清醒|醒(?:着|了|过来)|能(?:说话|讲话|走|吃|下床)|稳定|没(?:什么|啥)?大碍/
const DRESSING = /换药|上药|敷药|拆线|搽药|冻伤|皮外伤|擦伤|复查|挂水/
const GETS_WORSE =
  /(?<!不)(?:昏|晕|吐|喘)(?!过)|抢救|不清醒|没(?:有)?清醒|高烧|没钱|没得钱|停药|化脓|发黑|烂|马上|截肢|手术|开刀|叫不/

/** What was pressing has been seen to, or is no more than a dressing. */
export function isEased(turn: Turn, said: string): boolean {
  return isSeenTo(turn, said) || isCalm(turn, said) || isAwakeAndDressed(said)
}

const DONE_THERE =
  /(?:医院|卫生院|急诊|门诊|透析|血透|化疗|输血)[^,，。没不]{0,6}(?:做|透|补|打|挂|输|看)(?:过|完|好|上)了?|(?:做|透|补|打|挂|输)(?:过|完|好)了?[^,，。没不]{0,4}(?:透析|血透|化疗|针|水)/
const BETTER =
  /(?:好|舒服|缓|强)(?:一?点|些|多|过来)|没(?:什么|啥|得)?事|(?:回|家)来了|回家了|不(?:喘|急|肿|疼|痛|晕)了/

/** 昨晚在医院做过了 现在好点了 家来了, after a treatment that was missed: made up for, and better. */
function isCaughtUp(said: string): boolean {
  return DONE_THERE.test(said) && BETTER.test(said) && !GETS_WORSE.test(said) && !/还(?:喘|急|肿|疼|痛|晕)/.test(said)
}

/** 去诊所处理过了 不要紧: what was to be looked at has been dressed. */
export function dressedLater(turn: Turn, { text, input }: Heard): void {
  const held = turn.value('medical')
  if (input.choice !== undefined || held === undefined || held === 'none') return
  if (isCaughtUp(text) || (!bodyInDanger(turn.state) && isDressed(turn, text)))
    fillSlot(turn, 'medical', 'none', text, 'corrected')
}

const MORE_THAN =
  /(?:不止|不只|不够|没算(?:全|完|清)|少(?:算|说|讲|报)了?|漏(?:算|说|讲|了)|算(?:错|漏|少)|其实|重新算|又算|算了(?:一?下|算))/
/** 里面八万是借的, 上次, 一个月: sums that replace none. */
const NOT_THE_SUM = /其中|里面|里头|一个?月|每月|上次|上回|去年|以前|收入|工资|挣|赚|人家|别人|隔壁|岁|电话/

/** 刚才那个八万不止 我算了下 有十三万多, after 大概八万: the larger sum; null where none is meant. */
function sumThatIsMore(held: unknown, said: string): number | null {
  if (typeof held !== 'number' || !MORE_THAN.test(said) || NOT_THE_SUM.test(said)) return null
  const sums = findAmounts(said).filter(({ period, value }) => period === null && value >= 100)
  const first = sums[0]
  const last = sums.at(-1)
  // 八万不止 alone names no other sum.
  if (first === undefined || last === undefined || last.value <= held) return null
  const namesHeld = sums.some(({ value }) => value === held) || /刚才|前面|上面|那个数|那个钱/.test(said)
  return namesHeld ? last.value : null
}

/** 八万不止 有十三万多: more than was told. True when the sum was put right. */
export function keepsMore(turn: Turn, { text, input }: Heard): boolean {
  const sum = input.choice === undefined ? sumThatIsMore(turn.value('cost'), text) : null
  if (sum === null) return false
  fillSlot(turn, 'cost', sum, text, 'corrected')
  return true
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

const COUPLE = /老公|老婆|我男人|丈夫|妻子|爱人|我对象|两口子|夫妻/
/** Whoever else might be among the heads. */
const OTHERS_AT_HOME =
  /爷爷|奶奶|外公|外婆|公公|婆婆|老娘|老爹|老人|老的|我妈|我爸|我爹|我娘|爸妈|父母|岳|丈人|丈母|弟|妹|哥|姐|离(?:了)?婚|分居|去世|过世|走了|没了|不在了|一个人带/

/** 四个人 两个小孩, told by a wife whose husband was named: the other two are the couple. */
export function settleCouple(turn: Turn, said: string): void {
  const home = turn.value('household') as Household | undefined
  if (home === undefined || home.total === null || home.children === null || home.total - home.children !== 2) return
  if (home.adults !== null || home.elders !== null || NEAR.has(turn.value('relation'))) return
  const told = ownWordsOf(turn.state).join('，')
  if (!COUPLE.test(told) || OTHERS_AT_HOME.test(told)) return
  fillSlot(turn, 'household', { ...home, adults: 2, elders: 0 }, said, 'extracted')
}

export function saidFor(turn: Turn, slot: string): string {
  const held = turn.state.slots[slot]
  return held?.kind === 'filled' ? held.said : ''
}
