/** One turn of a guided dialogue: accept what fits, keep what was said, ask only what is missing. */
import { type Accepted } from '../../dialogue/answer-kinds.ts'
import type { Step } from '../../dialogue/schema.ts'
import { accept, isExact } from './accept-step.ts'
import { alarmIfRisen, goOn, startDialogue } from './advance.ts'
import { fillAll, keepOtherSteps, skip } from './other-steps.ts'
import { askStep, openStepOf, readBackLead } from './ask.ts'
import { askedWords, isAsked } from './asked.ts'
import { refuseContact } from './consent-turn.ts'
import { dialogueAfter, openAfterDoubt } from '../danger/after-doubt.ts'
import { answerDanger, dangerStepById, phonesOfDanger, tellsOver } from '../danger/danger-turn.ts'
import { answerFromHandbook, noneOfThese, offerArticles } from '../asides/handbook-turn.ts'
import type { Heard } from '../hear.ts'
import { changedSlots } from '../state.ts'
import { callHuman } from '../asides/human-turn.ts'
import { askEdit } from '../asides/meta-turn.ts'
import { missed, notedLead } from './missed-turn.ts'
import { urgentToo } from './noted.ts'
import { phonesOf, syncCase } from '../cases/open-case.ts'
import { keepTold } from '../cases/result-turn.ts'
import { saveDialogue } from '../cases/send.ts'
import { isTownAskedEnough } from './place-turn.ts'
import { correctedEarlier, correctedWords, keepHarm, keepWords } from './slots-turn.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** Answers the open question, or says why not; always ends with the next question or the end of the dialogue. */
export function continueDialogue(turn: Turn, heard: Heard): void {
  if (heard.input.choice?.startsWith('ask:')) {
    sideAnswer(turn, heard)
    return
  }
  const step = openStepOf(turn)
  // 这万把块要不要紧 asks about the savings; it tells no income.
  const looks = turn.dialogue()?.ends === 'result' && heard.question && !isExact(step, heard)
  const accepted = step === null || looks ? null : accept(turn, step, heard)
  const sideFirst = heard.question && turn.world.answer?.outcome === 'answer' && !isExact(step, heard)
  if (accepted !== null && step !== null && !sideFirst) {
    keepAccepted(turn, step, accepted, heard)
    return
  }
  if (heard.text === '' && heard.input.attachments?.length) {
    const got = fill(turn.world.words.photoOk, { n: heard.input.attachments.length })
    if (step === null) goOn(turn, got, false)
    else askStep(turn, step, got)
    return
  }
  const before = turn.state.slots
  const corrected = [...new Set([...correctedEarlier(turn), ...keepWords(turn, heard)])]
  if (step !== null) keepHarmOfStep(turn, step, heard)
  if (turn.dialogue()?.ends === 'result') keepTold(turn)
  const also = sideFirst ? '' : keepOtherSteps(turn, step, heard)
  if (corrected.length > 0) {
    goOn(turn, fill(turn.world.words.fixed, { new: correctedWords(turn, corrected) }), true)
    return
  }
  // Who waits for a person and tells more is listened to, not given articles.
  const tellsMore = turn.state.floor === 'waiting' && !heard.question
  if (turn.world.answer !== null && !tellsMore && (answersNow(turn, heard) || looks)) {
    if (hasOpenCase(turn.state) && turn.state.slots !== before) syncCase(turn, '居民补充')
    sideAnswer(turn, heard)
    return
  }
  if (tellsOver(turn, heard)) {
    goOn(turn, turn.world.words.dangerOver, true)
    return
  }
  const added = changedSlots(turn.state, before)
  if (added.length > 0 || saysAgain(heard)) {
    // A number is read back whatever else is said, so that a wrong digit shows.
    const number = also !== '' && added.includes('phone') ? readBackLead(turn, ['phone']) : ''
    const list = `${also}${number}` || readBackLead(turn, added)
    const told = list && `${list}${urgentToo(turn)}`
    understood(
      turn,
      step,
      told && isAsked(heard) ? `${told}${askedWords(turn, heard)}` : told || notedLead(turn, heard),
    )
    return
  }
  missed(turn, step, heard)
}

/** The handbook answers, then the same question comes again; a choice of articles is a question itself and waits for its answer. */
function sideAnswer(turn: Turn, heard: Heard): void {
  const risen = alarmIfRisen(turn)
  if (risen !== '') turn.say(risen)
  if (heard.input.choice === 'ask:none') noneOfThese(turn)
  // What may be got is asked here: 不归救助管 is no answer to it.
  else if (turn.world.answer?.outcome === 'unknown' && turn.dialogue()?.ends === 'result')
    turn.say(`${turn.world.words.answerUnknown}${turn.world.words.answerWindow}`)
  else if (turn.world.answer?.outcome === 'choose' && heard.input.choice === undefined) offerArticles(turn, heard)
  else answerFromHandbook(turn, heard)
  // What was told beside the question counts like any other word: it joins the case, or makes it life and death.
  goOn(turn, turn.world.words.goOn, true)
}

/** The handbook answers questions only: who tells more (低保没有 就她有个新农合) gets no article and no menu. */
function answersNow(turn: Turn, heard: Heard): boolean {
  const outcome = turn.world.answer?.outcome
  return (outcome === 'answer' || outcome === 'choose') && (heard.question || heard.input.choice !== undefined)
}

/** The same fact once more is understood, not a miss; only words that carry no fact are. */
function saysAgain({ extracted }: Heard): boolean {
  return Object.keys(extracted).some((slot) => slot !== 'relation' && slot !== 'occurredAt' && slot !== 'incident')
}

/** What was told is repeated; the open question comes again, but never a fourth time. */
function understood(turn: Turn, step: Step | null, lead: string): void {
  openAfterDoubt(turn, step)
  // The one question of a danger is not lost because its first answer told something else.
  if (step !== null && dangerStepById(turn, step.id) !== null && (turn.state.asked[step.id] ?? 0) < 2) {
    if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
    askStep(turn, step, lead)
    return
  }
  const open = step !== null && turn.dialogue() !== null && step.answer !== 'review' && mayGo(turn, step)
  if (open && ((turn.state.asked[step.id] ?? 0) >= 2 || isTownAskedEnough(turn, step))) skip(turn, step, 'unknown')
  goOn(turn, lead, true)
}

/** The desk is alarmed already: who tells of blows instead of a town is not asked for it again and again; 在哪里 is heard any time. */
function mayGo(turn: Turn, step: Step): boolean {
  return !step.must || isTownAskedEnough(turn, step) || (turn.dialogue()?.ends === 'alarm' && hasOpenCase(turn.state))
}

/** 身体没事 就是饿, while it is asked who is hurt: what the answer told besides is read back, so that nobody thinks it lost. */
function toldBeside(turn: Turn, step: Step, before: Turn['state']['slots'], lead: string): string {
  const beside = changedSlots(turn.state, before).filter((slot) => !step.slots.includes(slot))
  return lead === '' && !turn.state.quiet && step.answer !== 'review' ? readBackLead(turn, beside) : ''
}

/** 高资巢凰村 有没有人能来看两个晚上: the answer is taken, and what was asked beside it is said to be noted. */
function askedBeside(turn: Turn, step: Step, heard: Heard): string {
  const asks = heard.question && isAsked(heard) && !isExact(step, heard) && heard.text.length > SHORT
  return asks && step.answer !== 'review' ? askedWords(turn, heard) : ''
}

/** A shorter one with a question word is the answer itself: 不晓得多少. */
const SHORT = 10

function keepAccepted(turn: Turn, step: Step, accepted: Accepted, heard: Heard): void {
  const { choice } = accepted
  if (choice?.again) {
    askStep(turn, step, choice.says ?? '')
    return
  }
  // What must be known is asked for once more, in smaller words: 只说到镇就行.
  if (accepted.kind === 'skipped' && choice === null && step.must && (turn.state.asked[step.id] ?? 0) < 2) {
    askStep(turn, step, skipWords(turn, step, accepted.how))
    return
  }
  const before = turn.state.slots
  const said = accepted.kind === 'skipped' ? skipped(turn, step, accepted) : fillAll(turn, step, accepted)
  const readBack = (): string => fill(turn.world.words.heard, { list: correctedWords(turn, step.slots) })
  const plain = step.answer === 'phone' && said === readBack()
  keepWords(turn, heard)
  // 打我老婆的 182…: whose number it is is known once all the words are kept.
  const lead = plain ? readBack() : said
  const also = heard.input.choice === undefined ? keepOtherSteps(turn, step, heard) : ''
  keepHarmOfStep(turn, step, heard)
  const danger = dangerStepById(turn, step.id)
  if (danger) answerDanger(turn, danger.kind, choice?.current)
  const over = tellsOver(turn, heard) ? turn.world.words.dangerOver : ''
  if (choice?.calls === 'human') {
    callHuman(turn)
    return
  }
  follow(turn, danger, choice)
  if (step.answer === 'review') {
    finishReview(turn)
    return
  }
  recordConsent(turn, step)
  const alarm = danger?.strength === 'ask' && choice?.current === true && !turn.state.quiet
  if (alarm) turn.reply({ kind: 'text', tone: 'danger', text: lead, phones: phonesOfDanger(turn, danger.kind, 3) })
  const told = [alarm ? '' : lead, also, over, toldBeside(turn, step, before, lead), askedBeside(turn, step, heard)]
    .filter(Boolean)
    .join('')
  goOn(turn, told || turn.dialogue() !== null || danger === null ? told : dangerTold(turn), true)
}

/** After sending, the answer to a danger's question has nothing that follows it: who sees it, and what helps meanwhile. */
function dangerTold(turn: Turn): string {
  return fill(turn.world.words.dangerTold, { phones: phonesOf(turn).join('、') })
}

/** Another dialogue, when the choice or the danger it answers names one; a doubt that is over starts nothing. */
function follow(turn: Turn, danger: ReturnType<typeof dangerStepById>, choice: Accepted['choice']): void {
  const open = turn.dialogue()
  const follows = danger && open === null && choice?.current !== false ? dialogueAfter(turn, danger) : null
  const wanted = choice?.starts === undefined ? follows : turn.dialogue(choice.starts)
  const filed = hasOpenCase(turn.state) && turn.before !== null
  if (wanted === null || wanted.id === open?.id || (filed && choice?.starts === undefined)) return
  startDialogue(turn, wanted, null)
}

function skipped(turn: Turn, step: Step, { how, choice }: Extract<Accepted, { kind: 'skipped' }>): string {
  skip(turn, step, how)
  const says = choice?.says ?? skipWords(turn, step, how)
  // Another question follows: 那您看得见什么招牌？ is not put beside it.
  return /[？?]$/.test(says) ? turn.world.words[how === 'unknown' ? 'unknown' : 'declined'] : says
}

function skipWords(turn: Turn, step: Step, how: 'unknown' | 'declined'): string {
  if (how === 'unknown') return step.unknown ?? turn.world.words.unknown
  return step.declined ?? turn.world.words.declined
}

function finishReview(turn: Turn): void {
  switch (turn.value('review')) {
    case 'edit':
      askEdit(turn)
      return
    case 'save':
      saveDialogue(turn)
      return
    default:
      goOn(turn, '', false)
  }
}

function recordConsent(turn: Turn, step: Step): void {
  if (step.slots[0] !== 'consent') return
  const given = turn.value('consent') === true
  turn.emit({ type: 'consent-recorded', decision: given ? 'given' : 'refused', text: step.lead ?? step.ask })
  if (!given) refuseContact(turn)
}

/** Free words at 出了什么事 or after a cry for help are the matter itself. */
function keepHarmOfStep(turn: Turn, step: Step, heard: Heard): void {
  if (step.slots.includes('incident') || dangerStepById(turn, step.id) !== null) keepHarm(turn, heard)
}
