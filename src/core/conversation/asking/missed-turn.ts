/** A message that fits nothing: asked again in other words, then with buttons, then a person takes over (dialogues §0.2). */
import type { Step } from '../../dialogue/schema.ts'
import { goOn } from './advance.ts'
import { askStep } from './ask.ts'
import { openAfterDoubt } from '../danger/after-doubt.ts'
import { dangerStepById } from '../danger/danger-turn.ts'
import type { Heard } from '../hear.ts'
import { notedWords } from './noted.ts'
import { callHuman } from '../asides/human-turn.ts'
import { askedWords, isAsked, TELLS } from './asked.ts'
import { skip } from './other-steps.ts'
import { isTownAskedEnough } from './place-turn.ts'
import { quoted } from './also-told.ts'
import { isCard } from './fill-slot.ts'
import { keepHarm } from './slots-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import { isBareSum } from '../../understanding/money/bare-sum.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

export function missed(turn: Turn, step: Step | null, heard: Heard): void {
  const { words } = turn.world
  if (step === null) {
    goOn(turn, '', true)
    return
  }
  if (turn.state.floor === 'waiting') {
    waitingHeard(turn, heard)
    return
  }
  const harsh = SWEARING.test(heard.text)
  if (harsh) {
    // Anger is no miss: it costs nobody a try (dialogues §0.2).
    askStep(turn, step, words.swearing)
    return
  }
  if (asksPhoneAgain(turn, step, heard)) return
  if (SAYS_NOTHING.test(heard.input.text.trim()) && turn.state.dangers.some(({ current }) => current !== false)) {
    // …… from somebody who may be at the end is no miss: nobody is handed on for keeping silent.
    askStep(turn, step, words.stillHere)
    return
  }
  if (step.answer === 'review' && tells(heard)) {
    // What is added at the read-back is noted with all the rest; nobody missed anything.
    if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
    askStep(turn, step, notedLead(turn, heard))
    return
  }
  if (isPassedOver(turn, step, heard)) {
    skip(turn, step, 'unknown')
    goOn(turn, notedWords(turn), true)
    return
  }
  turn.emit({ type: 'question-missed', step: step.id })
  if (dangerStepById(turn, step.id) !== null) {
    for (const slot of step.slots) turn.emit({ type: 'slot-skipped', slot, how: 'unknown' })
    // A sentence at a doubt tells of trouble: its talk opens with what was said, instead of dropping the matter.
    // A child that says little is alone all the same.
    if (heard.text.length >= TELLS || turn.value('childWrites') === true) {
      openAfterDoubt(turn, step)
      keepHarm(turn, heard)
    }
    goOn(turn, words.dangerStay, true)
    return
  }
  const { misses } = turn.state
  if (misses >= 3) {
    const phones = turn.state.dangers.filter(({ current }) => current !== false).flatMap((noted) => noted.phones)
    // A person is called, and until one comes the number to ring stands there.
    if (phones.length > 0) turn.reply({ kind: 'text', tone: 'danger', text: words.miss3, phones: phones.slice(0, 3) })
    else turn.say(words.miss3)
    callHuman(turn, { quiet: true })
    return
  }
  if (tells(heard) && hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  askStep(turn, step, leadOf(turn, step, heard))
}

/** Whoever goes on telling instead of answering a question put twice is not asked it a third time. */
function isPassedOver(turn: Turn, step: Step, heard: Heard): boolean {
  if (isTownAskedEnough(turn, step) && tells(heard)) return true
  const put = turn.state.asked[step.id] ?? 0
  const mustKnow = step.must || step.answer === 'review' || step.answer === 'place' || turn.dialogue() === null
  return put >= 2 && !mustKnow && tells(heard) && dangerStepById(turn, step.id) === null
}

/** Whoever waits for a person and goes on telling is heard, each time in the words just said. */
function waitingHeard(turn: Turn, heard: Heard): void {
  const { words } = turn.world
  if (tells(heard) && hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  turn.say(tells(heard) ? fill(words.waitingHeard, { words: quoted(turn, heard.input.text) }) : words.waitingNoted)
}

/** A number that is none is asked for at once, whatever was asked before; then there is a way without any, and the talk goes on. */
function asksPhoneAgain(turn: Turn, open: Step, { text, input }: Heard): boolean {
  const told = wrongNumber(turn, text)
  const step = open.answer === 'phone' ? open : turn.dialogue()?.steps.find(({ answer }) => answer === 'phone')
  const known = turn.value('phone') !== undefined || turn.state.forgetsContact
  if (told === '' || step === undefined || known || input.choice !== undefined) return false
  const wrong = open === step ? turn.state.misses : 0
  if (wrong >= 2) {
    for (const slot of step.slots) turn.emit({ type: 'slot-skipped', slot, how: 'declined' })
    goOn(turn, step.declined ?? turn.world.words.declined, true)
    return true
  }
  const ask = wrong === 0 ? told : `${told}${turn.world.words.phoneAgain}`
  askStep(turn, { ...step, ask, asks: [], reask: ask })
  turn.emit({ type: 'question-missed', step: step.id })
  return true
}

/** What is said to a number that is no phone's; nothing to other words. */
function wrongNumber({ world }: Turn, text: string): string {
  if (isCard(text)) return world.words.cardNotNeeded
  return PHONE_LIKE.test(text) ? world.words.phoneShort : ''
}

/** A statement is noted with all the rest, whatever was asked; only what says nothing is not understood. */
function leadOf(turn: Turn, step: Step, heard: Heard): string {
  const { words } = turn.world
  const { input } = heard
  if (input.text.trim() === '') return ''
  if (isAsked(heard)) return askedWords(turn, heard)
  if (tells(heard) || isBareSum(heard.text) || /(?:走|睡|出去|回来|来)了$/.test(heard.text)) return notedWords(turn)
  if (turn.state.misses > 1) return words.miss2
  return step.answer === 'place' ? '' : words.miss1
}

/** 记下了 is no reply to a question: what cannot be answered here is said to be so. */
export function notedLead(turn: Turn, heard: Heard): string {
  return isAsked(heard) ? askedWords(turn, heard) : notedWords(turn)
}

function tells({ text, question }: Heard): boolean {
  return text.length >= TELLS && !question
}

/** A number that was meant to be a phone's and is none. */
const PHONE_LIKE = /[\d幺零一二三四五六七八九]{7,}/

/** …… and other signs without a word. */
const SAYS_NOTHING = /^[.。…·—,，!！?？~～\s-]+$/

const SWEARING = /他妈|妈的|废物|骗子|混蛋|王八|畜生|垃圾|放屁|催个屁|狗屁|傻[逼b]|操你|滚蛋|有病吧|去死/
