/** A person is one word away: calling one, waiting for one, coming back from one. Nobody waits for ever without a word. */
import { LEVELS, type Level } from '../../triage/level.ts'
import { addMinutes } from '../../time.ts'
import type { WorkerRef } from '../events.ts'
import { goOn } from '../asking/advance.ts'
import { assessNow } from '../facts.ts'
import { levelOf, slotValue } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** Minutes after which somebody who still waits hears the truth, and the desk rings again. */
export const WAITS_MINUTES = 5
const RINGS_AGAIN_MINUTES = 15
/** Whoever waits longer than this has gone away: the desk still rings, hour by hour, and the page stays quiet. */
const GONE_MINUTES = 24 * 60
const GONE_RINGS_MINUTES = 60

export function waitingTimerId(conversationId: string): string {
  return `waiting:${conversationId}`
}

const CALLBACK = { id: 'cmd:callback', label: '留电话' }
const CONTINUE = { id: 'cmd:continue', label: '不等了，接着说' }

/** Calls a person; the draft goes along. `quiet`: the sentence was said already. */
export function callHuman(turn: Turn, options: { quiet?: boolean } = {}): void {
  const { words } = turn.world
  if (turn.state.floor === 'waiting') {
    if (!options.quiet) turn.say([words.humanWaiting, queueWords(turn)].join(''))
    return
  }
  turn.emit({ type: 'floor-changed', to: 'waiting', by: 'resident', reason: options.quiet ? 'three misses' : 'asked' })
  const { lastQuestion } = turn.state
  if (lastQuestion) turn.gaps.push({ question: lastQuestion.question, reason: 'handed-over', slug: lastQuestion.slug })
  const isOpen = answersNow(turn)
  if (isOpen) ringDesk(turn, '有人等人工', 'worker')
  setWaiting(turn, isOpen)
  if (options.quiet && isOpen) return
  const { next } = turn.world.desk
  const told = isOpen ? queueWords(turn) : fill(words.humanClosed, { next })
  turn.reply({
    kind: 'notice',
    text: `${options.quiet ? '' : words.humanCalled}${told}`,
    choices: [CALLBACK, CONTINUE],
  })
}

/** P0 and P1 ignore the hours of the desk, with a case or without one. */
function answersNow(turn: Turn): boolean {
  const level = urgencyOf(turn)
  return turn.world.desk.open || level === 'P0' || level === 'P1'
}

function urgencyOf({ state, world }: Turn): Level {
  return levelOf(state) ?? assessNow(state, world).level
}

function ringDesk(turn: Turn, what: string, stage: 'worker' | 'lead' | 'centre'): void {
  const place = turn.case?.town ?? (turn.value('place') as { town: string | null } | undefined)?.town
  turn.alert({ kind: 'waiting', level: urgencyOf(turn), text: [what, place].filter(Boolean).join(' · '), stage })
}

function setWaiting(turn: Turn, isOpen: boolean): void {
  const { now, desk } = turn.world
  const opens = desk.nextAt ?? addMinutes(now, 60)
  if (isOpen) turn.timer(waitingTimerId(turn.conversationId), 'waiting', addMinutes(now, WAITS_MINUTES))
  else turn.timer(waitingTimerId(turn.conversationId), 'waiting-open', opens)
}

/** The place in the queue is told also where nobody can say how long it takes. */
function queueWords(turn: Turn): string {
  const { words, desk } = turn.world
  const place = fill(words.humanQueue, { ahead: aheadOf(turn), minutes: desk.minutes })
  return desk.minutes === null ? `${place}${words.humanNoEstimate}` : place
}

/** Whoever is as urgent and waits longer, and whoever is more urgent. */
function aheadOf(turn: Turn): number {
  const { desk } = turn.world
  if (desk.waiting === undefined) return desk.ahead
  const own = LEVELS.indexOf(urgencyOf(turn))
  const since = turn.state.waitingSince ?? turn.world.now.toISOString()
  return desk.waiting.filter((other) => {
    // A talk without a level is as urgent as an ordinary one.
    const rank = LEVELS.indexOf(other.level ?? 'P3')
    return rank < own || (rank === own && other.since < since)
  }).length
}

/** The clock of waiting: the truth for the resident, one step up for the desk, again until somebody comes. */
export function stillWaiting(turn: Turn, kind: string): void {
  if (turn.state.floor !== 'waiting') return
  const { words, now, desk } = turn.world
  const id = waitingTimerId(turn.conversationId)
  if (!answersNow(turn)) {
    // The desk closed while somebody waited: told once, and rung when it opens.
    setWaiting(turn, false)
    if (isGone(turn)) return
    turn.reply({ kind: 'notice', text: fill(words.humanClosed, { next: desk.next }), choices: [CALLBACK, CONTINUE] })
    return
  }
  switch (kind) {
    case 'waiting-open':
      ringDesk(turn, '下班后有人要找人工', 'worker')
      if (isGone(turn)) {
        turn.timer(id, 'waiting-again', addMinutes(now, GONE_RINGS_MINUTES))
        return
      }
      turn.say([words.humanOpened, queueWords(turn)].join(''))
      turn.timer(id, 'waiting', addMinutes(now, WAITS_MINUTES))
      return
    case 'waiting':
      ringDesk(turn, '还没人接，居民在等', 'lead')
      turn.reply({ kind: 'question', text: words.humanStill, choices: [CALLBACK, CONTINUE] })
      turn.timer(id, 'waiting-again', addMinutes(now, RINGS_AGAIN_MINUTES))
      return
    default:
      ringDesk(turn, '一直没人接，居民在等', 'centre')
      turn.timer(id, 'waiting-again', addMinutes(now, isGone(turn) ? GONE_RINGS_MINUTES : RINGS_AGAIN_MINUTES))
  }
}

function isGone({ state, world }: Turn): boolean {
  const since = state.waitingSince === null ? world.now.getTime() : Date.parse(state.waitingSince)
  return world.now.getTime() - since > GONE_MINUTES * 60_000
}

/** 留电话: the number that is known is read back, else it is asked for; the desk hears that a call is wanted. */
export function askCallback(turn: Turn): void {
  const { words } = turn.world
  const phone = slotValue(turn.state, 'phone')
  if (typeof phone !== 'string') {
    turn.say(words.callbackAsk)
    return
  }
  promiseCallback(turn)
}

/** The call is promised only together with the alarm that asks for it. */
export function promiseCallback(turn: Turn): void {
  const { words, desk } = turn.world
  ringDesk(turn, '居民要回电', 'worker')
  turn.say(fill(words.callbackNoted, { next: answersNow(turn) ? null : desk.next }))
}

/** Gives the floor back to the bot while nobody has taken it. */
export function stopWaiting(turn: Turn): void {
  turn.cancel(waitingTimerId(turn.conversationId))
  turn.emit({ type: 'floor-changed', to: 'bot', by: 'resident', reason: 'does not wait' })
  goOn(turn, turn.state.dialogue === null ? turn.world.words.greeting : '', false)
}

/** The worker gives the floor back: the bot says so and takes up the open question. */
export function handBack(turn: Turn, worker: WorkerRef, instruction: string | null): void {
  turn.emit({ type: 'floor-changed', to: 'bot', by: worker, reason: instruction ?? 'handed back' })
  turn.emit({ type: 'notice-posted', text: fill(turn.world.words.humanBack, { badge: worker.badge }) })
  if (instruction) turn.say(instruction)
  const { dialogue } = turn.state
  // Whoever was spoken to by a person about an open case is asked nothing more by a form.
  if (dialogue !== null && hasOpenCase(turn.state)) {
    turn.emit({ type: 'dialogue-ended', intent: dialogue.intent, outcome: 'sent' })
    if (!instruction) turn.say(afterwards(turn))
  } else if (dialogue !== null) goOn(turn, turn.world.words.goOn, false)
  else if (!instruction) turn.say(afterwards(turn))
}

/** What may be written now that the bot listens again. */
function afterwards(turn: Turn): string {
  const { words } = turn.world
  return hasOpenCase(turn.state) ? fill(words.alreadySent, { number: turn.case?.number }) : words.greeting
}
