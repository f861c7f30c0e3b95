/** A part of a value put right: the end of a number, a word in free text, a bare sum. */
import { withoutOthersSum } from '../../understanding/money/correction.ts'
import { findAmounts } from '../../understanding/money/money.ts'
import type { Heard } from '../hear.ts'
import { parseNumber } from '../../understanding/numerals.ts'
import type { Household } from '../../understanding/slots.ts'
import type { Turn } from '../turn.ts'
import { ownWordsOf } from '../state.ts'
import { fillSlot } from './fill-slot.ts'

/** 最后是61 不是16: the end of the number that was told is put right. */
export function correctsTail(turn: Turn, { text, input, extracted }: Heard): boolean {
  const held = turn.value('phone')
  if (input.choice !== undefined || typeof held !== 'string' || extracted['phone'] !== undefined) return false
  if (!/电话|号|最后|末尾|尾|后面/.test(text)) return false
  const [, later = ''] = /(?<!不)是\D{0,2}(\d{1,6})/.exec(text) ?? []
  const [, wrong = ''] = /不是\D{0,2}(\d{1,6})/.exec(text) ?? []
  if (later === '' || (wrong !== '' && (!held.endsWith(wrong) || wrong.length !== later.length))) return false
  const mended = held.slice(0, -later.length) + later
  if (mended === held) return false
  fillSlot(turn, 'phone', mended, text, 'corrected')
  return true
}

/** 是9组不是8组: what was told in free words is put right where the wrong words stand in it. */
export function correctsText(turn: Turn, { text, input }: Heard): string[] {
  const [, later = '', wrong = ''] = /是([^，,。 是]{1,8}?)[，, ]*不是([^，,。 ]{1,8})/.exec(text) ?? []
  const [, first = '', right = ''] = /不是([^，,。 是]{1,8}?)[，, ]*(?:而)?是([^，,。 ]{1,8})/.exec(text) ?? []
  const pairs = [
    [wrong, later],
    [first, right],
  ].filter(([from, to]) => from !== '' && to !== '')
  if (input.choice !== undefined || pairs.length === 0) return []
  return Object.entries(turn.state.slots).flatMap(([slot, held]) => {
    if (held.kind !== 'filled' || !FREE.has(slot) || typeof held.value !== 'string') return []
    const value = held.value
    const fits = pairs.find(([from = '']) => value.includes(from))
    if (fits === undefined) return []
    fillSlot(turn, slot, value.replace(fits[0] ?? '', fits[1] ?? ''), text, 'corrected')
    return [slot]
  })
}

/** Slots that hold free words; the hardship itself stays as it was told. */
const FREE: ReadonlySet<string> = new Set(['subject', 'lastSeen', 'clothes', 'spot', 'complaintWhat', 'complaintWish'])

/** 刚才讲错了 是四万五, 不是八万 是八万五: a bare sum after a word of correction takes the place of the sum that was told. */
export function correctsSum(turn: Turn, { correction, extracted, text, input }: Heard): boolean {
  const held = turn.value('cost')
  if (!correction || input.choice !== undefined || extracted['cost'] !== undefined || extracted['income'] !== undefined)
    return false
  if (held === undefined && !toldSum(turn)) return false
  const sum = meantSum(text)
  if (sum === null || sum === held) return false
  fillSlot(turn, 'cost', sum, text, 'corrected')
  return true
}

/** A sum of what it costs was told, though no slot took it: 医生讲要四万二. */
function toldSum(turn: Turn): boolean {
  return ownWordsOf(turn.state)
    .slice(0, -1)
    .some((said) => SPENT.test(said) && findAmounts(said).some(({ marked, vague }) => marked && !vague))
}

const SPENT = /要(?!是|不)|费|押金|欠|差|缺|转|骗|花|交|付|租/
/** What one has, earns or was lent is no cost. */
const OTHER_SUM =
  /手[上里头]|存款|存折|卡上|收入|工资|养老金|退休|低保|平时|旺季|淡季|(?:一个?|每个?)月|垫|借(?:到|给)|凑|寄|挣|赚/
/** Beside these a bare number may be anything. */
const OTHER_NUMBER = /电话|手机|号|尾|[一二两三四五六七八九十\d]位|门牌|栋|幢|室|楼|身份证|点|年|岁|口|个人|度|斤/

function meantSum(text: string): number | null {
  const clauses = withoutOthersSum(text)
    .split(/[,，。;；!！\s]+/)
    .map((clause) => clause.replace(/(?:而)?不是(?!是)[^是]{1,10}/, ' '))
    .filter((clause) => !OTHER_SUM.test(clause))
  const sums = clauses.flatMap((clause) =>
    findAmounts(clause).flatMap(({ marked, vague, value, period }) => {
      const isSum = marked || (value >= 100 && value < 1_000_000 && !OTHER_NUMBER.test(text))
      return !vague && isSum && period === null ? [{ value, said: STATED.test(clause) }] : []
    }),
  )
  return (sums.find(({ said }) => said) ?? sums.at(-1))?.value ?? null
}

const STATED = /^(?:应该|其实|实际|一?共|总共)*是|应该是|[改换](?:成|为)/

const OWN_CHILDREN =
  /我(?:自己|家|本人)?(?:的|亲生的?|生的)?(?:就|只|其实)(?:有|是|只有)?([一两二三四五\d])个(?:小的|小孩子?|孩子|娃娃?|伢子?)?(?=$|[,，。\s])/

/** 初一那个是我姐家的 我自己就两个, after 三个小的: fewer children than were told. */
export function correctsOwnChildren(turn: Turn, { text, input, extracted }: Heard): boolean {
  const held = turn.value('household') as Household | undefined
  const count = parseNumber(OWN_CHILDREN.exec(text)?.[1] ?? '')
  if (input.choice !== undefined || extracted['household'] !== undefined || held === undefined || count === null)
    return false
  if (held.children === null || held.children <= count) return false
  const fewer = held.children - count
  const home = { ...held, total: held.total === null ? null : held.total - fewer, children: count }
  fillSlot(turn, 'household', home, text, 'corrected')
  return true
}
