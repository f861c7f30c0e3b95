/** 同意 where nobody asks for it: kept, and asked for no more. After a refusal it brings name and number back. */
import { asksToSend } from '../../dialogue/review-words.ts'
import { answersOpenStep } from '../asking/accept-step.ts'
import { goOn } from '../asking/advance.ts'
import { readBackLead } from '../asking/ask.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { NEAR } from '../asking/teller.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import type { Heard } from '../hear.ts'
import { slotValue } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { agrees, letsKeep } from './agreement-words.ts'
import { acknowledge } from './refusals.ts'
import { keepWishes } from './wishes.ts'

/** Steps that hear the words themselves. */
const HEARS: ReadonlySet<string | null> = new Set(['consent', 'review'])

const OTHER_AGREES = /(?:他|她|本人|老人|病人|人家)[^，,。 ]{0,8}(?:知道|晓得|同意|愿意|点头|答应)/

const CONTACT = ['name', 'phone']

/** A number given after a refusal is not kept, and that is said: 记下了 would be untrue. True: nothing else was told. */
export function tellsNotKept(turn: Turn, { extracted }: Heard): boolean {
  if (!turn.state.forgetsContact || !NUMBERS.some((slot) => extracted[slot] !== undefined)) return false
  const more = Object.keys(extracted).some((slot) => slot !== 'relation' && !NUMBERS.includes(slot as 'phone'))
  if (more) turn.say(turn.world.words.numberNotKept)
  else acknowledge(turn, turn.world.words.numberNotKept)
  return !more
}

const NUMBERS = ['phone', 'landline'] as const

/** False: the words agree to nothing, the open question hears them, or there is nothing to keep. */
export function agree(turn: Turn, heard: Heard): boolean {
  const { state, world } = turn
  const refused = state.consent === 'refused'
  // 同意的 at the read-back, of somebody who had refused: what was refused is given before anything goes out.
  if (heard.input.choice !== undefined || (!refused && HEARS.has(state.openStep))) return false
  if (!(refused ? letsKeep : agrees)(heard.text)) return false
  if (state.dialogue === null && !hasOpenCase(state)) return false
  // 她本人知道我来报，同意的: who agrees is the one it is about.
  if (NEAR.has(turn.value('relation')) && OTHER_AGREES.test(heard.text)) return false
  if (!refused && answersOpenStep(turn, heard)) return false
  if (state.consent !== 'given') {
    turn.emit({ type: 'consent-recorded', decision: 'given', text: world.words.consentNotice })
    fillSlot(turn, 'consent', true, heard.text, 'extracted')
  }
  keepWords(turn, heard)
  const also = keepOtherSteps(turn, null, heard)
  if (hasOpenCase(state)) syncCase(turn, refused ? '居民改了主意，同意留姓名电话' : '居民同意')
  const lead = [
    world.words.consentHeard,
    readBackLead(
      turn,
      CONTACT.filter((slot) => heard.extracted[slot] !== undefined),
    ),
    also,
    // 我同意 但是不要上门: the wish beside it.
    keepWishes(turn, heard).replace(/^好，/, ''),
    asksNumber(turn, refused) ? world.words.consentNumber : '',
  ]
    .filter(Boolean)
    .join('')
  // 同意 发吧: what is to be sent is sent, by the command that sends.
  const sends = asksToSend(heard.text)
  if (turn.state.dialogue === null || sends) turn.say(lead)
  else goOn(turn, lead, true)
  return !sends
}

/** After it went out no question of a dialogue asks for the number that may be kept now. */
function asksNumber({ state }: Turn, refused: boolean): boolean {
  return refused && state.dialogue === null && slotValue(state, 'phone') === undefined
}
