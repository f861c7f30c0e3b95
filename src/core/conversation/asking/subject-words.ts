/** Which of the facts that were heard are of the one it is about, and not of whoever writes for another, nor owed to them. */
import { withoutReporter } from '../../understanding/household/wording.ts'
import { owesWages } from '../../understanding/money/owed.ts'
import { extractAll } from '../../understanding/slots.ts'
import type { Heard } from '../hear.ts'
import { ownWordsOf } from '../state.ts'
import { NEAR } from './teller.ts'
import type { Turn } from '../turn.ts'

/** 我自己家也三口人: what a reporter tells of the own home is no fact of the one it is about; wages owed to people are no cost. */
export function ofSubject(turn: Turn, heard: Heard): Record<string, unknown> {
  const said = ofOthersHome(turn, heard)
  if (said['cost'] === undefined || !owesWages(heard.text, ownWordsOf(turn.state))) return said
  const { cost: _, ...rest } = said
  return rest
}

function ofOthersHome(turn: Turn, { extracted, text, context }: Heard): Record<string, unknown> {
  const near = NEAR.has(turn.value('relation')) || NEAR.has(extracted['relation'])
  const told = near ? withoutReporter(text) : text
  if (told === text) return extracted
  const said: Record<string, unknown> = { ...extractAll(told, context) }
  return Object.fromEntries(
    Object.entries(extracted).flatMap(([slot, value]) => {
      if (!OF_HOME.has(slot)) return [[slot, value]]
      return said[slot] === undefined ? [] : [[slot, said[slot]]]
    }),
  )
}

const OF_HOME: ReadonlySet<string> = new Set([
  'household',
  'income',
  'alreadyReceives',
  'vulnerable',
  'medical',
  'food',
  'shelter',
  'cost',
])
