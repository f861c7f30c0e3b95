/** A wish told beside an answer (138…，别告诉我妈): acknowledged in a sentence and kept, while the talk goes on with the answer. */
import type { Act } from '../../understanding/acts.ts'
import { takesCalls } from './refusal-words.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import type { Heard } from '../hear.ts'
import type { Turn } from '../turn.ts'
import type { WordKey } from '../words.ts'

interface Wish {
  act: Act
  /** Where the words are kept; told once, it is acknowledged once. */
  slot: string
  says: WordKey
  /** Instead of the words. */
  value?: string
  /** 能接电话 sounds like 不打电话 and wishes the opposite. */
  not?: (text: string) => boolean
  /** 下午四点多 alone tells when it happened, and no hour at which to ring. */
  needs?: RegExp
}

const RINGS = /打|拨|联系|接|方便|有空|得空|空(?:$|[，,。 ])|上班|下班|值班|在家|电话|手机|找我|回我|休息|睡/

const WISHES: readonly Wish[] = [
  { act: 'keep_secret', slot: 'keepsSecret', says: 'wishSecret' },
  { act: 'no_visit', slot: 'noVisit', says: 'wishNoVisit' },
  { act: 'call_hours', slot: 'contactWhen', says: 'wishHours', needs: RINGS },
  { act: 'no_calls', slot: 'contactHow', says: 'wishNoCalls', value: '只在这里发文字', not: takesCalls },
]

/** Keeps each wish that was heard and not kept before. Returns what is said to them; nothing in a quiet talk or to a child. */
export function keepWishes(turn: Turn, { acts, text, input }: Heard): string {
  if (input.choice !== undefined || turn.state.quiet || turn.value('childWrites') === true) return ''
  const heard = WISHES.filter(
    ({ act, slot, needs, not }) =>
      acts.includes(act) &&
      turn.value(slot) === undefined &&
      (needs === undefined || needs.test(text)) &&
      not?.(text) !== true,
  )
  for (const { slot, value } of heard) fillSlot(turn, slot, value ?? text, text, 'extracted')
  return heard.map(({ says }) => turn.world.words[says]).join('')
}
