/** Moves a dialogue along: starts it with everything said kept, asks the next question, or ends it when all is said. */
import type { Dialogue, Step } from '../../dialogue/schema.ts'
import { askStep, nextOf } from './ask.ts'
import type { Heard } from '../hear.ts'
import { assessNow } from '../facts.ts'
import { fileComplaint } from '../cases/file-complaint.ts'
import { openCase, promiseOf, syncCase } from '../cases/open-case.ts'
import { ownWordsOf } from '../state.ts'
import { extractIncident } from '../../understanding/incident.ts'
import { finishPapers } from '../cases/papers-turn.ts'
import { deleteTalk } from '../asides/delete-turn.ts'
import { keepTold, tellResult } from '../cases/result-turn.ts'
import { sendDialogue } from '../cases/send.ts'
import { fillSlot } from './fill-slot.ts'
import { keepEarlier } from './other-steps.ts'
import { keepHarm, keepWords } from './slots-turn.ts'
import { tellsHardship } from './leave-stay.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** What stays true from one matter to the next; all else belongs to the matter that was told. */
const LASTING = new Set(['place', 'town', 'phone', 'name', 'household', 'consent', 'childWrites'])

/** Starts a dialogue with everything said so far kept; another one that is open waits. */
export function startDialogue(turn: Turn, dialogue: Dialogue, heard: Heard | null): void {
  if (dialogue.confidential && !turn.state.confidential) confide(turn, true)
  if (!dialogue.confidential && turn.state.confidential) {
    fileComplaint(turn)
    leaveComplaint(turn)
  }
  const ended = turn.state.case !== null && !hasOpenCase(turn.state)
  const stale = Object.keys(turn.state.slots).filter((slot) => slot === 'review' || (ended && !LASTING.has(slot)))
  if (stale.length > 0) turn.emit({ type: 'slots-cleared', slots: stale })
  turn.emit({ type: 'dialogue-started', intent: dialogue.id })
  if (dialogue.mode === 'quiet' && !turn.state.quiet) turn.emit({ type: 'mode-set', quiet: true })
  for (const [slot, value] of Object.entries(dialogue.presets)) {
    if (turn.state.slots[slot] === undefined) fillSlot(turn, slot, value, '', 'extracted')
  }
  if (heard !== null && heard.input.choice === undefined) {
    keepWords(turn, heard)
    keepHarm(turn, heard)
    takeMatterBefore(turn)
  }
  keepEarlier(turn)
}

/** 尿毒症透析能报销多少, then 不光是问 我爸做不起了: what was asked about before tells what the trouble is. */
function takeMatterBefore(turn: Turn): void {
  if (turn.value('incident') !== undefined) return
  for (const text of ownWordsOf(turn.state).slice(0, -1).slice(-EARLIER).reverse()) {
    const incident = extractIncident(text)
    if (incident === null || incident === 'other') continue
    fillSlot(turn, 'incident', incident, text, 'extracted')
    return
  }
}

/** Messages back: an older question belongs to another matter. */
const EARLIER = 3

function confide(turn: Turn, confidential: boolean): void {
  turn.emit({ type: 'mode-set', quiet: turn.state.quiet, confidential })
}

/** Another matter: what was told about the complaint must not reach the desk with it (dialogues §1.13). */
export function leaveComplaint(turn: Turn): void {
  const stale = Object.keys(turn.state.slots).filter((slot) => !LASTING.has(slot))
  confide(turn, false)
  if (stale.length > 0) turn.emit({ type: 'slots-cleared', slots: stale })
}

/** Next question, or the end when all is said. `lead` is said first; `sync` writes what is new into an open case. */
export function goOn(turn: Turn, lead: string, sync: boolean): void {
  if (sync && hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  const dialogue = turn.dialogue()
  if (dialogue === null) {
    turn.say(lead)
    return
  }
  if (dialogue.stay !== undefined && turn.value('saidOver') === true) {
    helpOn(turn, lead)
    return
  }
  if (dialogue.ends === 'result') keepTold(turn)
  // Only the resident's own words raise it here; a colleague who hands back knows what there is.
  const risen = sync ? alarmIfRisen(turn) : ''
  const step = nextOf(turn)
  if (step !== null && !(step.answer === 'review' && sendsItself(turn))) {
    askStep(
      turn,
      step,
      [risen, consentNotice(turn, dialogue), lead, alarmWords(turn, dialogue, step)].filter(Boolean).join(''),
    )
    return
  }
  if (dialogue.stay === undefined) {
    turn.say(lead)
    finish(turn, dialogue)
    return
  }
  if (!hasOpenCase(turn.state)) openCase(turn, { provisional: true })
  // 接着刚才： with nothing behind it says nothing.
  const told = lead === turn.world.words.goOn ? '' : lead
  const said = [told, alarmWords(turn, dialogue, null)].filter(Boolean).join('')
  if (tellsHardship(turn)) helpOn(turn, said)
  else stay(turn, dialogue.stay, said)
}

/** From staying with somebody to the help that was begun, or is told of now. */
function helpOn(turn: Turn, lead: string): void {
  const dialogue = turn.dialogue(turn.state.paused?.intent ?? 'emergency-help')
  if (dialogue !== null) startDialogue(turn, dialogue, null)
  goOn(turn, lead, false)
}

/** Said whole once; to every further word it is enough that somebody listens. */
function stay(turn: Turn, words: string, said: string): void {
  const again = turn.from.nudges.includes(STAY)
  turn.say(said)
  // Of another: whoever looks for him needs no company, but somebody who passes on what is new.
  if (!again) turn.say(turn.value('thirdPerson') === true ? turn.world.words.stayOther : words)
  else if (said === '') turn.say(turn.world.words.dangerStay)
  // A bare 1 means "I am here" from now on.
  turn.emit({ type: 'nudged', kind: STAY })
}

const STAY = 'stay'

/**
 * Who reads it is told before much is told, once the first answer is in: so that 就这样报上去 later is a yes that knew what it agrees to
 * (personal information law, art. 17). In an emergency it is told afterwards.
 */
function consentNotice(turn: Turn, dialogue: Dialogue): string {
  const { state, world } = turn
  const asks = dialogue.steps.some(({ slots }) => slots[0] === 'consent')
  if (!asks || state.consent !== null || state.slots['consent'] !== undefined || state.put.length === 0) return ''
  const { level } = assessNow(state, world)
  if (level === 'P0' || level === 'P1') return ''
  const text = fill(world.words.consentNotice, { keep: world.office.keep })
  turn.emit({ type: 'consent-recorded', decision: 'told', text })
  return text
}

/** What was only hardship becomes danger with a later answer (an old man alone, and nothing eaten): the desk hears of it now. */
export function alarmIfRisen(turn: Turn): string {
  if (hasOpenCase(turn.state) || turn.dialogue()?.ends === 'result') return ''
  if (assessNow(turn.state, turn.world).level !== 'P0') return ''
  openCase(turn, { provisional: true })
  return turn.world.words.dangerAlerted
}

function finish(turn: Turn, dialogue: Dialogue): void {
  if (dialogue.ends === 'result') tellResult(turn)
  if (dialogue.ends === 'papers') finishPapers(turn)
  if (dialogue.ends === 'data' && turn.value('dataSure') === true) deleteTalk(turn)
  sendDialogue(turn)
}

/** While the danger goes on nothing is reviewed: place and injuries are enough, a person takes over (dialogues §1.1). */
function sendsItself(turn: Turn): boolean {
  return turn.value('safeNow') === 'danger'
}

/** The number of an alarm is told once, as soon as the town is known; a dialogue with its own receipt tells it at its end. */
function alarmWords(turn: Turn, dialogue: Dialogue, step: Step | null): string {
  const { case: shown, before } = turn
  if (shown === null || before === null || before.town || !shown.town || shown.level !== 'P0') return ''
  return dialogue.receipt !== undefined && step !== null ? '' : promiseOf(turn)
}
