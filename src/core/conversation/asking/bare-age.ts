/** 78, right after 一个人: how old the one is who lives alone. */
import { parseNumber } from '../../understanding/numerals.ts'
import type { Household } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'
import { openStepOf } from './ask.ts'
import { fillSlot } from './fill-slot.ts'

const BARE_AGE = /^(?:我|今年|虚岁|周岁|都|已经)*(\d{2,3}|[六七八九]十[一二三四五六七八九]?)(?:岁|周岁|了)*[。.!！]?$/
/** Questions that a number answers: a sum, a count, a day, a door, the end of a telephone number. */
const BY_NUMBER: ReadonlySet<string> = new Set(['text', 'time', 'phone', 'money', 'people', 'place'])

/** An old one alone, by a number that no question asks for. */
export function ageOfLone(turn: Turn, { text, input }: Heard): void {
  const held = turn.value('household') as Household | undefined
  const years = parseNumber(BARE_AGE.exec(text.trim())?.[1] ?? '')
  if (input.choice !== undefined || held?.total !== 1 || held.children === 1 || years === null) return
  if (years < 60 || years > 110) return
  const step = openStepOf(turn)
  if (step !== null && BY_NUMBER.has(step.answer)) return
  fillSlot(turn, 'household', { total: 1, adults: 0, children: 0, elders: 1 }, text, 'extracted')
  const kinds = (turn.value('vulnerable') as string[] | undefined) ?? []
  if (!kinds.includes('elder')) fillSlot(turn, 'vulnerable', [...kinds, 'elder'], text, 'extracted')
}
