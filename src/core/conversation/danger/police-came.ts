/**
 * 警察来了 现在跟我去派出所: acknowledged, and nothing is asked until she writes again; whether the danger is over a person decides, so that the
 * alarm stays as it is.
 */
import type { Step } from '../../dialogue/schema.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { askStep } from '../asking/ask.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import type { Heard } from '../hear.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { HUSHED } from './hush-turn.ts'
import { isHit, isThere, TAKEN } from './police-there.ts'

/** True when it was told and acknowledged. */
export function tellsPolice(turn: Turn, heard: Heard): boolean {
  const { text, input, question } = heard
  const words = foldClauses(text, [])
  if (!isHit(turn) || input.choice !== undefined || question || !isThere(words)) return false
  keepWords(turn, heard)
  keepOtherSteps(turn, null, heard)
  if (turn.value('canTalk') === undefined) fillSlot(turn, 'canTalk', 'free', text, 'extracted')
  if (hasOpenCase(turn.state)) syncCase(turn, `居民补充：${input.text.slice(0, 200)}`)
  // Whoever has the police beside is watched by nobody.
  if (turn.value('watched') !== undefined) turn.emit({ type: 'slots-cleared', slots: ['watched'] })
  const tonight = TAKEN.test(words) ? tonightOf(turn) : null
  if (tonight === null) {
    turn.say(turn.world.words.policeCame)
    turn.emit({ type: 'nudged', kind: HUSHED })
  } else askStep(turn, tonight, turn.world.words.policeTook)
  return true
}

/** The question where she sleeps tonight, as long as it is open. */
function tonightOf(turn: Turn): Step | null {
  if (turn.state.slots['shelter'] !== undefined) return null
  return turn.dialogue()?.steps.find(({ id }) => id === 'tonight') ?? null
}
