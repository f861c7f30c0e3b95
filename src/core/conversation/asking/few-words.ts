/** 嗯, 不知道, and nothing else: after the third of them a person is called, and nobody has to type more. */
import { accept } from './accept-step.ts'
import { openStepOf } from './ask.ts'
import { dangerIsOpen, dangerStepById } from '../danger/danger-turn.ts'
import { assessNow } from '../facts.ts'
import type { Heard } from '../hear.ts'
import { callHuman } from '../asides/human-turn.ts'
import { openCase } from '../cases/open-case.ts'
import { skip } from './other-steps.ts'
import { levelOf } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

const EMPTY =
  /^(?:嗯+|恩+|哦+|噢|啊|唔|额|呃|哎|唉|昂|(?:我|也|真|都)?(?:不知道|不晓得|弗晓得|勿晓得|不清楚|说不清|记不得)(?:啊|呀|了|哎)?|随便|都行)[。.！!~～… ]*$/
const ENOUGH = 3

/** Takes the third such answer in an urgent talk. False: there were fewer, or it is not urgent. */
export function answersNothing(turn: Turn, heard: Heard): boolean {
  if (heard.input.choice !== undefined || !EMPTY.test(heard.text)) return false
  const empty = turn.state.said.filter(({ text, pressed }) => !pressed && EMPTY.test(text.trim())).length
  if (empty < ENOUGH || !isUrgent(turn) || (turn.state.dialogue === null && !dangerIsOpen(turn))) return false
  const { words } = turn.world
  const step = openStepOf(turn)
  // Danger is never ended by so little; what is only not known is left open.
  const unknown = step !== null && accept(turn, step, heard)?.kind === 'skipped'
  if (unknown && dangerStepById(turn, step.id) === null) skip(turn, step, 'unknown')
  if (turn.state.floor === 'waiting') {
    turn.say(words.waitingNoted)
    return true
  }
  if (!hasOpenCase(turn.state)) openCase(turn, { provisional: true })
  turn.say([unknown ? words.unknown : '', words.miss3].join(''))
  callHuman(turn, { quiet: true })
  return true
}

function isUrgent({ state, world }: Turn): boolean {
  const level = levelOf(state) ?? assessNow(state, world).level
  return level === 'P0' || level === 'P1'
}
