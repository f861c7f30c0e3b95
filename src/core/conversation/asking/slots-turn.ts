/** Keeps everything said: fills slots from free words, refines a place, corrects what is said to be wrong. */
import { ownerWords, slotWords } from '../../dialogue/read-back.ts'
import { withOneMore } from '../../understanding/household/more.ts'
import { extractAll, extractSlot, type Household, type Place, type TimeRange } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'
import { CONTACT_SLOTS } from '../mask-talk.ts'
import { laterPlace, laterSpots, withoutPassingSpots } from './place-later.ts'
import { isOfSubject, noteSubject, putsNameRight } from './names-told.ts'
import { withoutOwnHouse } from './own-household.ts'
import { receivesNow } from './receives-now.ts'
import { ofSubject } from './subject-words.ts'
import {
  DOUBTS_US,
  GIVES_NUMBER,
  NEAR,
  isOwnTrouble,
  isTeller,
  othersNumber,
  ownerOf,
  placeMeant,
  whenToCall,
} from './teller.ts'
import { ageOfLone } from './bare-age.ts'
import { finerTime, replacesTime, timeOfTrouble } from './time-told.ts'
import {
  dressedLater,
  isCalm,
  isEased,
  isOtherEarner,
  isSpentAfterDue,
  keepsMore,
  noteOtherPhone,
  saidFor,
  settleChild,
  settleCouple,
} from './told-later.ts'
import { bodyInDanger } from '../danger/body-danger.ts'
import type { Turn } from '../turn.ts'
import { keepsBeside, ownerInReport } from './two-numbers.ts'
import { correctsOwnChildren, correctsSum, correctsTail, correctsText } from './corrections.ts'
import { fillSlot } from './fill-slot.ts'

/** Facts that only the resident's own question may change: never overwritten by words said in passing. */
const ONCE = new Set(['incident', 'relation', 'name'])
/** The later word counts even without 不对: nobody says 有地方住了 by the way. */
const LATEST = new Set(['shelter', 'food', 'phone'])

/** Fills every slot that the words say. Returns the slots that changed a value said before. */
export function keepWords(turn: Turn, heard: Heard): string[] {
  const corrected: string[] = []
  for (const [slot, value] of Object.entries(ofSubject(turn, heard))) {
    if (value === null || value === undefined) continue
    const target = targetOf(turn, slot, heard)
    if (isNotWanted(turn, target)) continue
    if (target === 'phone' && keepsBeside(turn, value, heard)) continue
    if (slot === 'landline' && turn.value('phone') !== undefined) continue
    // 今晚去我姐家 tells where to sleep, not for whom the talk is: only the first words say that.
    const isFirst = turn.value('harm') === undefined || turn.value('harm') === heard.input.text
    if (slot === 'relation' && !isFirst && !isTeller(heard.text)) continue
    if (slot === 'food' && value === false && PILLS.test(heard.text)) continue
    if (slot === 'incident' && value === 'scam' && DOUBTS_US.test(heard.text)) continue
    // 打我老婆的 1…: a call, no blow.
    if (slot === 'incident' && value === 'violence' && GIVES_NUMBER.test(heard.text)) continue
    if (slot === 'place' && turn.value('place') !== undefined) continue
    const kept = keptValue(turn, slot, value, heard)
    if (kept === undefined) continue
    if (slot === 'alreadyReceives' && !receivesNow(heard.text)) continue
    if (keepOne(turn, target, target === 'place' ? placeMeant(heard, kept) : kept, heard)) corrected.push(target)
  }
  if (keepPlace(turn, heard)) corrected.push('place')
  if (correctsSum(turn, heard) || keepsMore(turn, heard)) corrected.push('cost')
  if (correctsCount(turn, heard) || correctsOwnChildren(turn, heard)) corrected.push('household')
  agesLater(turn, heard)
  ageOfLone(turn, heard)
  dressedLater(turn, heard)
  if (correctsTail(turn, heard)) corrected.push('phone')
  corrected.push(...correctsText(turn, heard))
  noteOwner(turn, heard)
  noteOtherPhone(turn, heard)
  noteSubject(turn, heard)
  if (heard.extracted['household'] !== undefined || heard.extracted['vulnerable'] !== undefined)
    settleChild(turn, saidFor(turn, 'household'))
  settleCouple(turn, saidFor(turn, 'household'))
  return corrected
}

function targetOf(turn: Turn, slot: string, heard: Heard): string {
  if (slot === 'name' && isOfSubject(turn, heard)) return 'subject'
  return slot === 'landline' ? 'phone' : slot
}

function keptValue(turn: Turn, slot: string, value: unknown, heard: Heard): unknown {
  if (slot === 'occurredAt') return timeOfTrouble(turn, heard)
  return slot === 'relation' && value === 'family' && isOwnTrouble(heard.text) ? 'self' : value
}

/** 药一颗没吃 is no hunger. */
const PILLS = /药[^，,。 ]{0,6}没(?:有)?吃/

/** Whose phone it is and when it may ring: kept for whoever calls. */
function noteOwner(turn: Turn, { text, input, extracted }: Heard): void {
  if (input.choice !== undefined) return
  const when = whenToCall(turn, text)
  if (when !== null) fillSlot(turn, 'contactWhen', when, text, 'extracted')
  const number = extracted['phone'] ?? extracted['landline']
  if (number === undefined || isNotWanted(turn, 'phone')) return
  if (turn.value('phone') !== number) return
  const owner = ownerInReport(turn, text) ?? ownerOf(text)
  if (owner !== null) fillSlot(turn, 'phoneOf', owner, text, 'extracted')
  else if (turn.value('phoneOf') !== undefined) turn.emit({ type: 'slots-cleared', slots: ['phoneOf'] })
}

/** Who refused that name and number be kept gives them to a person, not to the bot. */
function isNotWanted({ state }: Turn, slot: string): boolean {
  return state.forgetsContact && state.floor === 'bot' && CONTACT_SLOTS.has(slot)
}

/** 不是，四口；人数是四口: a bare count is the household that was told before. */
function correctsCount(turn: Turn, heard: Heard): boolean {
  const [, count] = /([一二两三四五六七八九十\d]+)\s*口(?!人)/.exec(heard.text) ?? []
  if (count === undefined || turn.value('household') === undefined || heard.extracted['household'] !== undefined)
    return false
  const found = extractSlot('household', `${count}口人`, heard.context) as Household | null
  return found !== null && corrects(heard, found) && keepOne(turn, 'household', found, heard)
}

/** True when a value said before was corrected. */
function keepOne(turn: Turn, slot: string, value: unknown, heard: Heard): boolean {
  const held = turn.value(slot)
  const said = heard.text
  if (slot === 'medical' && value === 'none' && bodyInDanger(turn.state) && !isCalm(turn, said)) return false
  if (held === undefined) {
    fillSlot(turn, slot, value, said, 'extracted')
    // 王桂珍 哎不对 王桂芳: that it was put right is told.
    return slot === 'subject' && heard.correction
  }
  if (same(held, value)) return false
  if (slot === 'name' && putsNameRight(turn, held, value, heard)) {
    fillSlot(turn, slot, value, said, 'corrected')
    return true
  }
  if (slot === 'cost' && isSpentAfterDue(turn, said)) {
    fillSlot(turn, slot, value, said, 'extracted')
    return false
  }
  // 邵家的139…, when one's own was told: it stays in the resident's words and takes no place.
  if (slot === 'phone' && !heard.correction && othersNumber(said)) {
    fillSlot(turn, 'otherPhone', said, said, 'extracted')
    return false
  }
  if (slot === 'relation' && isTeller(said) && NEAR.has(value)) {
    fillSlot(turn, slot, value, said, 'extracted')
    return false
  }
  if (slot === 'vulnerable') return keepSet(turn, slot, [...(held as string[]), ...(value as string[])], said)
  // 在的 家里就我一个人, of two: who is at home now, not who lives there.
  if (slot === 'household' && ALONE_NOW.test(said) && ((held as Household).total ?? 0) > 1 && !heard.correction)
    return false
  if (slot === 'household' && !corrects(heard, value as Household) && !countsFirst(turn, value as Household, said))
    return keepHousehold(turn, held as Household, value as Household, said)
  if (slot === 'medical' && value !== 'now' && isEased(turn, said)) {
    fillSlot(turn, slot, value, said, 'corrected')
    return false
  }
  if (slot === 'income' && !heard.correction && isOtherEarner(turn, said)) {
    fillSlot(turn, slot, Number(held) + Number(value), `${saidFor(turn, slot)}；${said}`, 'extracted')
    return false
  }
  if (isWorse(slot, value, held)) {
    fillSlot(turn, slot, value, said, 'corrected')
    return false
  }
  if (slot === 'occurredAt') {
    const finer = finerTime(held as TimeRange, value as TimeRange, said)
    if (finer !== null) fillSlot(turn, slot, finer, said, 'extracted')
    if (finer !== null || !replacesTime(heard, saidFor(turn, slot), turn.value('incident'), isAskedForSpot(turn)))
      return false
  }
  if (slot === 'household') {
    fillSlot(turn, slot, withOneMore(held as Household, value as Household, said), said, 'corrected')
    return true
  }
  const replaces = LATEST.has(slot) || slot === 'occurredAt' || (heard.correction && !ONCE.has(slot))
  if (!replaces) return false
  fillSlot(turn, slot, value, said, 'corrected')
  return true
}

function keepSet(turn: Turn, slot: string, all: readonly string[], said: string): boolean {
  const joined = [...new Set(all)]
  if (joined.length > (turn.value(slot) as string[]).length) fillSlot(turn, slot, joined, said, 'extracted')
  return false
}

/** 不是，四口；人数是四口；我妈今天刚来: another total is meant to replace the one told before. */
function corrects({ correction, text }: Heard, { total }: Household): boolean {
  return total !== null && (correction || /人数|一共|总共|应该|其实|不是|不对|刚来|多了|少了/.test(text))
}

/** 三口人 after 我跟老娘跑出来了: who was seen running is not all who live there; heads that are counted are. */
function countsFirst(turn: Turn, { total }: Household, said: string): boolean {
  const held = turn.state.slots['household']
  return total !== null && COUNTED.test(said) && held?.kind === 'filled' && !COUNTED.test(held.said)
}

const ALONE_NOW = /(?:家里?|屋里|这会|现在|今晚|眼下)[^，,。 ]{0,3}(?:就|只)(?:剩|有)?(?:我|我自己)一?个?人?/
const COUNTED = /[一二两三四五六七八九十\d]\s*(?:口|个?人)|一家|全家/

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

/** 我上三年级 弟弟上中班, after 就我跟弟弟: the ages of those who were counted. */
function agesLater(turn: Turn, { extracted, text, input, context }: Heard): void {
  const held = turn.value('household') as Household | undefined
  if (input.choice !== undefined || held === undefined || held.total === null || extracted['household']) return
  if ([held.adults, held.children, held.elders].some((part) => part !== null)) return
  const found = extractSlot('household', text, context)
  if (found?.total === held.total && found.adults !== null) fillSlot(turn, 'household', found, text, 'extracted')
}

const NEED = ['none', 'soon', 'now']

/** 现在没饭吃了, 还要再开一次刀: a change for the worse counts without a word of correction (RU-4). */
function isWorse(slot: string, value: unknown, held: unknown): boolean {
  if (slot === 'medical') return NEED.indexOf(String(value)) > NEED.indexOf(String(held))
  return (slot === 'food' || slot === 'shelter') && value === false
}

/** True when the place told before was corrected. */
function keepPlace(turn: Turn, heard: Heard): boolean {
  const held = turn.state.slots['place']
  if (held?.kind !== 'filled' || heard.input.choice !== undefined) return false
  // What answered a moment ago is not looked at once more.
  if (turn.events.some((event) => event.type === 'slot-filled' && event.slot === 'place')) return false
  const known = held.value as Place
  const own = withoutPassingSpots(heard.text, turn.value('shelter') === false)
  const passing = own === heard.text ? heard.extracted['place'] : extractAll(own, heard.context).place
  const found = passing === undefined ? null : (placeMeant(heard, passing) as Place | null)
  const later =
    laterPlace(known, held.said, found, { ...heard, text: isReport(turn) ? withoutOwnHome(own) : own }) ??
    (found === null && !isAskedForSpot(turn) ? laterSpots(known, { ...heard, text: own }) : null)
  if (later === null) return false
  fillSlot(turn, 'place', later.place, heard.text, later.corrected ? 'corrected' : 'extracted')
  return later.corrected
}

/** Whoever writes for a neighbour has a home of the own, which is not where it is. */
function isReport(turn: Turn): boolean {
  return turn.state.dialogue?.intent === 'report-for-other' || NEAR.has(turn.value('relation'))
}

function withoutOwnHome(text: string): string {
  return withoutOwnHouse(text).replaceAll(/(?:我|俺)(?:们|自己|家)*(?:就|是)*(?:住|在)[^，,。 ]*/g, ' ')
}

/** 最后在哪里看见: the spot that answers is of the search, not of the home. */
function isAskedForSpot(turn: Turn): boolean {
  return turn.dialogue()?.steps.find(({ id }) => id === turn.state.openStep)?.answer === 'text'
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The first words that carry a matter are kept whole as the harm, in the resident's own words. */
export function keepHarm(turn: Turn, heard: Heard): void {
  if (turn.value('harm') !== undefined || heard.text.length <= 4 || heard.input.choice !== undefined) return
  const told = heard.second === '' ? heard.input.text : heard.text.trim()
  if (!heard.onlySecond) fillSlot(turn, 'harm', told, told, 'extracted')
}

/** Slots that were put right in this turn already, where a danger was looked at first: 是今天凌晨烧起来的. */
export function correctedEarlier({ events }: Turn): string[] {
  return events.flatMap((event) =>
    event.type === 'slot-filled' && event.how === 'corrected' && RIGHTED.has(event.slot) ? [event.slot] : [],
  )
}
const RIGHTED = new Set(['occurredAt', 'household', 'place', 'cost', 'phone', 'name'])

/** 改好了：11月22日晚上。 — the corrected values in words. */
export function correctedWords(turn: Turn, slots: readonly string[]): string {
  return slots
    .map((slot) => {
      const words = slotWords(slot, turn.value(slot))
      return words === null ? null : words + ownerWords(slot, turn.state)
    })
    .filter((words) => words !== null)
    .join('，')
}
