/** The end of a dialogue: sent, stored for later, or kept open because the bot never ends such a talk. */
import { listWords } from '../../dialogue/read-back.ts'
import type { Dialogue } from '../../dialogue/schema.ts'
import type { ConversationState } from '../state.ts'
import { dueWords } from '../../time.ts'
import type { Place } from '../../understanding/slots.ts'
import { assessNow } from '../facts.ts'
import { speakerOf } from '../messages.ts'
import { wayBack } from './resume-code.ts'
import { openCase, phonesOf, promiseOf, syncCase } from './open-case.ts'
import { offerSecond } from './offer-second.ts'
import { statusWords } from './status-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** Leaves the open dialogue stored; the position follows from the answers when it is taken up again. */
export function saveDialogue(turn: Turn, lead = ''): void {
  const intent = turn.state.dialogue?.intent
  if (intent === undefined) return
  turn.emit({ type: 'slots-cleared', slots: ['review'] })
  turn.emit({ type: 'dialogue-ended', intent, outcome: 'left' })
  turn.say([lead, turn.world.words.saved, wayBack(turn)].filter(Boolean).join(''))
}

/** Ends the open dialogue: its case is opened or brought up to date, and the resident is told what is stored. */
export function sendDialogue(turn: Turn): void {
  const dialogue = turn.dialogue()
  if (dialogue === null) return
  const files = dialogue.ends === 'case' || dialogue.ends === 'alarm'
  if (files) sendCase(turn)
  const level = turn.case?.level ?? assessNow(turn.state, turn.world).level
  turn.emit({ type: 'dialogue-ended', intent: dialogue.id, outcome: 'sent' })
  const after = dialogue.after.filter(({ when }) => turn.holds(when, level)).map(({ say }) => filled(turn, say))
  if (files) receipt(turn, dialogue, after)
  else for (const say of after) turn.say(say)
}

/** A provisional alarm takes the level of the finished talk when its danger visibly ended (decision 0006). */
function sendCase(turn: Turn): void {
  if (!hasOpenCase(turn.state)) {
    openCase(turn, { provisional: false })
    return
  }
  syncCase(turn, `居民发出求助：${listWords(turn.state)}`, { mayFollowDown: mayFollowDown(turn) })
}

function mayFollowDown(turn: Turn): boolean {
  const { endsVisibly } = turn.world.rules.danger
  const untouched = turn.case?.status === 'new' && turn.case.assignee === null
  return (
    untouched &&
    turn.state.dangers.every(
      ({ kind, current, confirmed, level }) =>
        level !== 'P0' || (current === false && !confirmed && endsVisibly.includes(kind)),
    )
  )
}

function receipt(turn: Turn, dialogue: Dialogue, after: string[]): void {
  const { words } = turn.world
  const promise = dialogue.receipt ? filled(turn, dialogue.receipt) : promiseOf(turn)
  turn.reply({
    kind: 'case',
    text: [promise, ...after].join('\n'),
    choices: [
      { id: 'cmd:late', label: '到点没人找我' },
      { id: 'cmd:status', label: '看进度' },
      ...(turn.state.paused === null ? [] : [{ id: 'cmd:resume', label: '接着刚才的' }]),
    ],
    ...(turn.state.quiet ? { tone: 'quiet' as const } : {}),
  })
  // Without an emergency consent was asked before (the step `consent`).
  if (turn.state.consent === null && (turn.case?.level === 'P0' || turn.case?.level === 'P1')) {
    const { name, keep } = turn.world.office
    // One easy sentence is what a child can take in.
    const child = turn.value('childWrites') === true
    const text = child ? words.childPrivacy : fill(words.consentAfter, { office: name, keep })
    turn.emit({ type: 'consent-recorded', decision: 'told', text })
    turn.say(text)
  }
  offerSecond(turn)
}

const MATTER = new Set(['occurredAt', 'place', 'incident', 'safeNow', 'shelter', 'cost'])

/** What happened, in one line: a statement that the resident only has to nod to. */
export function draftOf(state: ConversationState): string {
  return listWords(state, MATTER)
}

/** 晚上七点半以后, of 晚上七点半以后打给我. */
function hoursOf(turn: Turn): string | null {
  const told = turn.value('contactWhen')
  return typeof told === 'string'
    ? told.replace(/(?:再|才|就|也)?(?:能|可以|方便|好)?(?:打|接|找|联系|回).*$/, '')
    : null
}

/**
 * Texts of dialogues may name {number}, {town}, {due}, {phones}, {office}, {keep}, {status}, {why} (of the open question),
 * {next} (when the desk opens again; nothing while it is open), {list} (what is noted), {hours} (when the resident may be called),
 * {asker} (the town, while the one reported has not agreed), {holder} (who has taken the case) and {photos} (how many came in): stored state, never invented.
 */
export function filled(turn: Turn, text: string): string {
  if (!text.includes('{')) return text
  const { office, now, desk } = turn.world
  const open = turn.dialogue()?.steps.find(({ id }) => id === turn.state.openStep)
  const town = turn.case?.town ?? (turn.value('place') as Place | undefined)?.town ?? office.name
  return fill(text, {
    status: turn.case ? statusWords(turn.case, turn) : null,
    next: desk.open ? null : desk.next,
    why: open?.why,
    number: turn.case?.number,
    town,
    asker: turn.value('subjectConsent') === 'agrees' ? null : town,
    due: turn.case ? dueWords(new Date(turn.case.dueAt), now) : null,
    phones: phonesOf(turn).join('、'),
    office: office.name,
    keep: office.keep,
    draft: draftOf(turn.state),
    list: listWords(turn.state),
    hours: hoursOf(turn),
    holder: turn.case?.assignee ? speakerOf(turn.case.assignee) : null,
    photos: turn.state.photos || null,
  })
}
