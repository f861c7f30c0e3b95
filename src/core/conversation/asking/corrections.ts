/** A part of a value put right: the end of a number, a word in free text, a bare sum. */
import { withoutOthersSum } from '../../understanding/money/correction.ts'
import { findAmounts } from '../../understanding/money/money.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'
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

/** 不是八万 是八万五: a bare sum after a word of correction is the sum that was told. */
export function correctsSum(turn: Turn, { correction, extracted, text }: Heard): boolean {
  const held = turn.value('cost')
  if (!correction || held === undefined || extracted['cost'] !== undefined || extracted['income'] !== undefined)
    return false
  const sum = findAmounts(withoutOthersSum(text)).findLast(({ marked, vague }) => marked && !vague)
  if (sum === undefined || sum.value === held) return false
  fillSlot(turn, 'cost', sum.value, text, 'corrected')
  return true
}
