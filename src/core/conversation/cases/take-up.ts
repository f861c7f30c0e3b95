/** The same case from another channel or device: its number and the last four digits of the phone that was left (dialogues §1.5). */
import type { Case } from '../../cases/case.ts'
import { readCaseNumber } from '../../cases/case-number.ts'
import { normalise } from '../../understanding/normalise.ts'
import { last4In } from './last4.ts'
import type { ConversationState } from '../state.ts'
import { tellStatus } from './status-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** What somebody names to take up a case. */
export interface Claim {
  number: string
  /** The words call it a number of a case; else eight digits may be anything. */
  named: boolean
  /** null: the phone was not told yet. */
  last4: string | null
}

/** What the store says to a claim; `case` is null when no such number was ever given out. */
export interface ClaimedCase {
  case: Case | null
  last4: string | null
}

/** So many wrong tries in one talk, or at one case, and nobody may try for a while. */
const TRIES = 2
const TRIES_AT_CASE = 5
const REST_MS = 10 * 60_000
const REFUSED = '有人用编号来接，电话后四位不对'

/** 我的编号是2611-2437，电话后四位5678; the number may have been told in the message before. */
export function claimOf(text: string, state: ConversationState): Claim | null {
  const said = normalise(text)
  const own = numberIn(said)
  if (own !== null) return { number: own.number, last4: last4In(own.rest), named: NAMED.test(said) }
  const last4 = last4In(said)
  const before = state.case === null ? numberIn(normalise(state.said.at(-1)?.text ?? '')) : null
  return before === null || last4 === null ? null : { number: before.number, last4, named: false }
}

const NAMED = /编号|单号|受理号|求助号|登记号/

function numberIn(text: string): { number: string; rest: string } | null {
  for (const found of text.matchAll(/(?<![\d-]|\d\s)\d{4}[\s-]?\d{4}(?![\d-]|\s\d{4})/g)) {
    const number = readCaseNumber(found[0])
    if (number !== null) return { number, rest: text.replace(found[0], ' ') }
  }
  return null
}

/** Binds the talk to the case that was named; nothing of the case is shown before number and phone fit. */
export function takeUpCase(turn: Turn): boolean {
  const { claimed, words } = turn.world
  if (claimed === null) return false
  if (isResting(turn.state, turn.world.now) || isTired(turn, claimed))
    turn.reply({ kind: 'text', text: words.takeUpRest, choices: HUMAN })
  else if (claimed.last4 === null) turn.say(words.takeUpPhone)
  else if (claimed.case === null || claimed.case.contact.phone?.slice(-4) !== claimed.last4) refuse(turn, claimed.case)
  else bind(turn, claimed.case)
  return true
}

const HUMAN = [{ id: 'cmd:human', label: '转人工' }]

/** Who was wrong twice waits a while, whatever is named next. */
export function isResting({ refusals }: ConversationState, now: Date): boolean {
  return refusals.filter((at) => isRecent(at, now)).length >= TRIES
}

function isRecent(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) < REST_MS
}

/** Somebody, here or elsewhere, was wrong about this case too often. */
function isTired({ world }: Turn, claimed: ClaimedCase): boolean {
  const atCase = claimed.case?.timeline.filter(({ text, at }) => text === REFUSED && isRecent(at, world.now)) ?? []
  return atCase.length >= TRIES_AT_CASE
}

function refuse(turn: Turn, named: Case | null): void {
  turn.emit({ type: 'take-up-refused' })
  if (named !== null) {
    turn.adopt(named)
    turn.changeCase({}, { by: 'system', kind: 'note', text: REFUSED })
  }
  turn.reply({ kind: 'text', text: turn.world.words.takeUpWrong, choices: HUMAN })
}

function bind(turn: Turn, found: Case): void {
  const { dialogue, openStep } = turn.state
  if (dialogue !== null) turn.emit({ type: 'dialogue-ended', intent: dialogue.intent, outcome: 'restarted' })
  else if (openStep !== null) turn.emit({ type: 'question-lapsed', step: openStep })
  if (hasOpenCase(turn.state)) turn.setAside()
  turn.adopt(found)
  const { number, level, status, dueAt } = found
  turn.emit({ type: 'case-taken-up', number, level, status, dueAt })
  turn.changeCase({}, { by: 'resident', kind: 'note', text: `居民用编号和电话在${CHANNEL[turn.channel]}接着办` })
  turn.say(turn.world.words.takenUp)
  tellStatus(turn)
}

const CHANNEL: Readonly<Record<Turn['channel'], string>> = {
  web: '网页',
  telegram: 'Telegram',
  wechat: '微信',
  phone: '电话',
}
