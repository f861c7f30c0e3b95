/** A message that fits nothing: asked again in other words, then with buttons, then a person takes over (dialogues §0.2). */
import type { Step } from '../dialogue/schema.ts'
import { goOn } from './advance.ts'
import { askStep } from './ask.ts'
import { openAfterDoubt } from './after-doubt.ts'
import { dangerStepById } from './danger-turn.ts'
import type { Heard } from './hear.ts'
import { callHuman } from './human-turn.ts'
import { keepHarm } from './slots-turn.ts'
import { syncCase } from './open-case.ts'
import { hasOpenCase, type Turn } from './turn.ts'

export function missed(turn: Turn, step: Step | null, heard: Heard): void {
  const { words } = turn.world
  if (step === null) {
    goOn(turn, '', true)
    return
  }
  if (turn.state.floor === 'waiting') {
    turn.say(words.waitingNoted)
    return
  }
  const harsh = SWEARING.test(heard.text)
  if (harsh) {
    // Anger is no miss: it costs nobody a try (dialogues §0.2).
    askStep(turn, step, words.swearing)
    return
  }
  turn.emit({ type: 'question-missed', step: step.id })
  if (dangerStepById(turn, step.id) !== null) {
    for (const slot of step.slots) turn.emit({ type: 'slot-skipped', slot, how: 'unknown' })
    // A sentence at a doubt tells of trouble: its talk opens with what was said, instead of dropping the matter.
    if (heard.text.length >= TELLS) {
      openAfterDoubt(turn, step)
      keepHarm(turn, heard)
    }
    goOn(turn, words.dangerStay, true)
    return
  }
  const { misses } = turn.state
  if (misses >= 3) {
    turn.say(words.miss3)
    callHuman(turn, { quiet: true })
    return
  }
  if (tells(heard) && hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  askStep(turn, step, leadOf(turn, step, heard))
}

/** A statement is noted with all the rest, whatever was asked; only what says nothing is not understood. */
function leadOf(turn: Turn, step: Step, heard: Heard): string {
  const { words } = turn.world
  const { input, text } = heard
  if (input.text.trim() === '') return ''
  if (isCard(text)) return words.cardNotNeeded
  if (PHONE_LIKE.test(text)) return words.phoneShort
  if (tells(heard)) return words.noted
  if (turn.state.misses > 1) return words.miss2
  return step.answer === 'place' ? '' : words.miss1
}

function tells({ text, question }: Heard): boolean {
  return text.length >= TELLS && !question
}

/** Characters from which words tell something. */
const TELLS = 4
/** The shape of an identity number: fifteen digits of old, or seventeen and a last one that may be X. */
function isCard(text: string): boolean {
  return /(?<![\d])(?:\d{15}|\d{17}[\dXx])(?![\d])/.test(text.replaceAll(/[\s-]/g, ''))
}

/** A number that was meant to be a phone's and is none. */
const PHONE_LIKE = /[\d幺零一二三四五六七八九]{7,}/

const SWEARING = /他妈|妈的|废物|骗子|混蛋|王八|畜生|垃圾|放屁|催个屁|狗屁|傻[逼b]|操你|滚蛋|有病吧|去死/
