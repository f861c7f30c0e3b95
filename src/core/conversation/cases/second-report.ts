/** A report of two households: the second one is kept apart while the first is asked about, and gets a case of its own after it. */
import { answersOpenStep } from '../asking/accept-step.ts'
import { goOn, startDialogue } from '../asking/advance.ts'
import { readBackLead } from '../asking/ask.ts'
import { keepOtherSteps } from '../asking/other-steps.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepHarm, keepWords } from '../asking/slots-turn.ts'
import { NEAR } from '../asking/teller.ts'
import { hear, type Heard } from '../hear.ts'
import { asFirst } from '../../understanding/household/second.ts'
import type { Place } from '../../understanding/slots.ts'
import { SECOND_HOUSE } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Keeps what is told of it beside the matter. True: the message told of nothing else, and was answered. */
export function noteSecond(turn: Turn, heard: Heard): boolean {
  const { dangers, asks } = heard
  const onlySecond = heard.onlySecond || isHeardAsSecond(turn, heard)
  const second = onlySecond && heard.second === '' ? heard.text : heard.second
  if (second === '') return false
  const { words } = turn.world
  const before = turn.value(SECOND_HOUSE)
  fillSlot(turn, SECOND_HOUSE, [before, second.trim()].filter(Boolean).join('；'), second, 'extracted')
  if (hasOpenCase(turn.state))
    turn.changeCase({}, { by: 'resident', kind: 'note', text: `说到另一户：${second.slice(0, 200)}` })
  if (turn.state.floor === 'human') return false
  if (hasOpenCase(turn.state) && turn.state.dialogue === null) {
    beginSecond(turn)
    return true
  }
  turn.say(before === undefined ? words.secondHeard : words.secondMore)
  if (!onlySecond || dangers.length + asks.length > 0 || turn.state.dialogue === null) return false
  goOn(turn, '', false)
  return true
}

/** 村东头还有个孤老 也几天没出门: another person in need, told in words that count none. */
function isHeardAsSecond(turn: Turn, heard: Heard): boolean {
  const isReport = turn.dialogue()?.id === 'report-for-other' || NEAR.has(turn.value('relation'))
  return isReport && heard.acts[0] === 'second_person' && !heard.question && !answersOpenStep(turn, heard)
}

/** The report of the second household begins with all that was told of it; who reports stays the same. */
export function beginSecond(turn: Turn): void {
  const told = turn.value(SECOND_HOUSE)
  const dialogue = turn.dialogue('report-for-other')
  if (typeof told !== 'string' || dialogue === null) return
  const relation = turn.value('relation')
  const place = turn.value('place') as Place | undefined
  turn.setAside()
  if (relation !== undefined) fillSlot(turn, 'relation', relation, '', 'extracted')
  // A village officer reports from the own village, until another place is told.
  if (relation === 'village_officer' && place) {
    const { detail: _, ...village } = place
    fillSlot(turn, 'place', village, '', 'extracted')
  }
  startDialogue(turn, dialogue, null)
  const { channel, state, world } = turn
  const heard = hear({ clientId: '', channel, text: asFirst(told) }, { ...state, said: [] }, world)
  keepWords(turn, heard)
  keepHarm(turn, heard)
  keepOtherSteps(turn, null, heard)
  // A third one waits as the second one did.
  if (heard.second !== '') fillSlot(turn, SECOND_HOUSE, heard.second.trim(), heard.second, 'extracted')
  goOn(turn, `${world.words.secondBegins}${readBackLead(turn)}`, true)
}
