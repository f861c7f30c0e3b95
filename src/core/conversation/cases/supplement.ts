/** More words about a hardship whose case is open. */
import type { Dialogue } from '../../dialogue/schema.ts'
import { dueWords } from '../../time.ts'
import { isHigher } from '../../triage/level.ts'
import { readBackLead } from '../asking/ask.ts'
import type { Heard } from '../hear.ts'
import { changedSlots } from '../state.ts'
import { isAsked } from '../asking/asked.ts'
import { LEVEL_WORDS, syncCase } from './open-case.ts'
import { statusWords } from './status-turn.ts'
import { noteGap } from '../asides/handbook-turn.ts'
import { keptWords } from '../asking/fill-slot.ts'
import { correctedWords, keepWords } from '../asking/slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { tellsOwnTrouble } from '../asking/which-dialogue.ts'
import { fill } from '../words.ts'

/** With a case open, more words about the same hardship join it instead of starting again; another matter may start. */
export function supplements(turn: Turn, heard: Heard, { opens }: Dialogue): boolean {
  const apart = turn.state.confidential && tellsOwnTrouble(heard)
  return hasOpenCase(turn.state) && heard.input.choice === undefined && opens.routes.length > 0 && !apart
}

/** Joins the words to the case, and says what came of it. */
export function supplement(turn: Turn, heard: Heard): void {
  const { words, now } = turn.world
  const before = turn.case?.level
  // What a doubt in the same words had kept already is told back as well.
  const slotsBefore = turn.from.slots
  const photos = heard.input.attachments?.length ?? 0
  const corrected = keepWords(turn, heard)
  syncCase(
    turn,
    `居民补充：${[keptWords(turn, heard.text).slice(0, 200), photos > 0 ? `照片${photos}张` : ''].filter(Boolean).join('，')}`,
  )
  const after = turn.case
  if (after !== null && before !== undefined && isHigher(after.level, before)) {
    turn.say(fill(words.raised, { level: LEVEL_WORDS[after.level], due: dueWords(new Date(after.dueAt), now) }))
    return
  }
  const fixed = corrected.length > 0 ? correctedWords(turn, corrected) : ''
  // What was heard is told back: a number that was heard wrong rings nowhere.
  const told = photos === 0 ? readBackLead(turn, changedSlots(turn.state, slotsBefore)) : ''
  if (fixed) turn.say(fill(words.fixed, { new: fixed }))
  else if (told) turn.say(`${told}${words.joinedCase}`)
  else if (photos > 0) turn.say(fill(words.photoOk, { n: photos }))
  else if (isAsked(heard)) {
    noteGap(turn, heard)
    turn.say(fill(words.askedFiled, { status: after === null ? null : statusWords(after, turn) }))
  } else turn.say(words.addedToCase)
}
