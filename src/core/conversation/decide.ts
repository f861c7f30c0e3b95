/**
 * The one decision of a turn: (state, message, world) → facts and replies. Pure.
 * Order (design, "one message's way"): danger first, who holds the floor, commands, the open question, the handbook, unknown.
 */
import type { Apart } from './events.ts'
import type { ConversationState } from './state.ts'
import { answerForComplaint, isForComplaint, takesUpHardship } from './cases/complaint-turn.ts'
import { answersNothing } from './asking/few-words.ts'
import { goOn, leaveComplaint, startDialogue } from './asking/advance.ts'
import { answersOpenStep } from './asking/accept-step.ts'
import { continueDialogue } from './asking/answer-turn.ts'
import { explain } from './asides/explain-turn.ts'
import { keepOtherSteps } from './asking/other-steps.ts'
import { readBackLead } from './asking/ask.ts'
import { answerCare } from './cases/after-care.ts'
import { isAnotherMatter } from './cases/another-matter.ts'
import { agree, tellsNotKept } from './asides/agree-turn.ts'
import { answerAside, isForeign, isPlainAside, sayBeside } from './asides/aside-turn.ts'
import { comesBack, tellBack } from './cases/come-back.ts'
import { PASS_ON } from './asides/command-words.ts'
import { command, isCommand } from './asides/commands.ts'
import { answersChild, hasGrownUp, speakToChild } from './danger/child-talk.ts'
import { alertEarly } from './danger/early-alert.ts'
import { assessNow } from './facts.ts'
import { newHits } from './danger/danger-again.ts'
import { dangerIsOpen, noteDanger, noteGrownUp, noteWriter, tellSupposed } from './danger/danger-turn.ts'
import { followAgain, followDanger } from './danger/follow-danger.ts'
import { answerFromHandbook, noneOfThese } from './asides/handbook-turn.ts'
import type { Dialogue } from '../dialogue/schema.ts'
import { tellsFound } from './danger/found-turn.ts'
import { askedDialogue, namedDialogue } from './asking/named-dialogue.ts'
import { keepWishes } from './asides/wishes.ts'
import { hush } from './danger/hush-turn.ts'
import { sayHelpComes } from './danger/help-on-its-way.ts'
import { answersScamDoubt } from './danger/scam-doubt.ts'
import { tellsPolice } from './danger/police-came.ts'
import { hear, isInTalk, isMidway, type Heard, type ResidentInput } from './hear.ts'
import { takesPaper } from './cases/papers-turn.ts'
import { promiseCallback } from './asides/human-turn.ts'
import { answerMeta } from './asides/meta-turn.ts'
import { syncCase } from './cases/open-case.ts'
import { takeUpDraft } from './cases/bring-draft.ts'
import { acknowledge, noteRefusals, onlyRefuses, refuseKeeping } from './asides/refusals.ts'
import { noteSecond } from './cases/second-report.ts'
import { openAnnouncedReport } from './cases/report-turn.ts'
import { noteNothingReceived } from './asking/received-none.ts'
import { carryPolicies } from './cases/result-turn.ts'
import { setSilence } from './silence.ts'
import { isCourtesy, MENU, smallTalk } from './asides/small-talk.ts'
import { supplement, supplements } from './cases/supplement.ts'
import { opened } from './asking/which-dialogue.ts'
import { keptWords } from './asking/fill-slot.ts'
import { keepHarm, keepWords } from './asking/slots-turn.ts'
import { asksVerdict, tellSoFar } from './asides/verdict-turn.ts'
import { takeUpCase } from './cases/take-up.ts'
import { givesWay, takesBack } from './danger/wrong-alarm.ts'
import { beginWatch, isBackHome, isTypedByAnother, watch } from './danger/watched-turn.ts'
import { hasOpenCase, Turn, type Start } from './turn.ts'
import type { Place } from '../understanding/slots.ts'
import { anyOf } from '../understanding/safety/pattern.ts'
import { foldClauses } from '../understanding/safety/text.ts'
import { fill } from './words.ts'
import type { World } from './world.ts'
import { depthsOf, lessened, type Depths, type Sense } from '../understanding/sense.ts'
import { depthsInTalk } from '../understanding/turn-danger.ts'

/** Decides one message of a resident. */
export function decideMessage(start: Start, input: ResidentInput, world: World): Turn {
  const turn = new Turn(start, world)
  const heard = hear(input, start.state, world)
  turn.emit({
    type: 'message-received',
    clientId: input.clientId,
    channel: input.channel,
    text: keptWords(turn, input.text),
    ...(input.choice ? { choice: input.choice } : {}),
    ...(input.attachments?.length ? { attachments: input.attachments } : {}),
    ...apartOf(turn, heard),
    ...(world.sense ? { depths: depthsOf(depthsHeard(start.state, heard, world.sense)) } : {}),
  })
  if (turn.state.floor === 'closed')
    turn.emit({ type: 'floor-changed', to: 'bot', by: 'resident', reason: 'wrote again' })
  respond(turn, heard)
  neverSilent(turn)
  alertEarly(turn)
  setSilence(turn)
  explain(turn, heard)
  return turn
}

/** Whoever writes while the bot listens reads something back. */
function neverSilent(turn: Turn): void {
  const said = turn.events.some(({ type }) => type === 'reply-sent' || type === 'notice-posted')
  if (said || turn.state.floor === 'human') return
  turn.say(turn.world.words[hasOpenCase(turn.state) ? 'addedToCase' : 'noted'])
}

/** Words that are no fact of the matter the talk is about. */
function apartOf(turn: Turn, heard: Heard): { apart?: Apart } {
  const { state } = turn
  if (isTypedByAnother(state, heard) || isForeign(turn, heard)) return { apart: 'another' }
  return isForComplaint(state, heard) ? { apart: 'complaint' } : {}
}

function respond(turn: Turn, all: Heard): void {
  if (all.dangers.length === 0 && (takeUpCase(turn) || takeUpDraft(turn))) return
  const back = comesBack(turn, all)
  const heard = withoutDoubt(turn, all, back)
  if (watch(turn, heard)) return
  // Life before secrecy: danger told in a complaint is a matter of its own, which every desk may see.
  if (turn.state.confidential && newHits(turn, heard.dangers).length > 0) leaveComplaint(turn)
  if (isAnotherMatter(turn, heard)) turn.setAside()
  sayBeside(turn, heard)
  if (heard.dangers.length + heard.asks.length > 0) {
    keepWords(turn, heard)
    keepHarm(turn, heard)
  }
  if (hush(turn, heard)) return
  // Children are told to be alone by one of them: known before the first question is put.
  const knewChild = turn.value('childWrites') === true
  if ([...heard.dangers, ...heard.asks].some(({ kind }) => kind === 'child_alone')) noteWriter(turn, heard)
  noteGrownUp(turn, heard)
  if (turn.state.floor === 'bot' && hasGrownUp(turn, heard)) return
  // 他回来了 answers no question, whatever was asked.
  const isHome = isBackHome(turn, heard)
  const noted = noteDanger(turn, heard, !isHome && answersOpenStep(turn, heard))
  const refused = noteRefusals(turn, heard)
  noteWriter(turn, heard)
  if (!knewChild && turn.value('childWrites') === true) speakToChild(turn)
  if (noted === null && answersChild(turn, heard)) return
  if (turn.state.floor === 'human') {
    keepInCase(turn, heard)
    return
  }
  if (noteSecond(turn, heard)) return
  if (noted === null) sayHelpComes(turn, heard)
  if (noted === null && turn.state.floor === 'bot' && answersScamDoubt(turn, heard)) return
  if (noted !== null && passesOn(turn, heard)) return
  if (noted !== null && isHome) {
    beginWatch(turn, noted, heard)
    return
  }
  if (noted !== null) {
    if (noted.again) followAgain(turn, noted, heard)
    else {
      givesWay(turn, heard)
      followDanger(turn, noted, heard)
    }
    return
  }
  if (refuseKeeping(turn, heard)) return
  if (refused !== '' && onlyRefuses(heard)) {
    acknowledge(turn, refused)
    return
  }
  turn.say(refused)
  if (openAnnouncedReport(turn, heard) || takesUpHardship(turn, heard) || answerForComplaint(turn, heard)) return
  if (answersNothing(turn, heard) || tellsFound(turn, heard) || tellsPolice(turn, heard)) return
  tellSupposed(turn, heard)
  if (back) {
    tellBack(turn)
    return
  }
  noteNothingReceived(turn, heard)
  if (takesBack(turn, heard)) {
    continueDialogue(turn, heard)
    return
  }
  if (asksVerdict(turn, heard)) {
    tellSoFar(turn, heard)
    return
  }
  if (agree(turn, heard)) return
  if (tellsNotKept(turn, heard)) return
  if (answerCare(turn, heard) || answerMeta(turn, heard) || answerAside(turn, heard) || command(turn, heard)) return
  if (turn.state.floor === 'waiting' && turn.state.dialogue === null && leavesContact(turn, heard)) return
  if (takesPaper(turn, heard)) {
    goOn(turn, '', false)
    return
  }
  if (appliesNow(turn, heard)) return
  givesWay(turn, heard)
  if (turn.state.dialogue !== null || dangerIsOpen(turn)) {
    turn.say(keepWishes(turn, heard))
    continueDialogue(turn, heard)
    return
  }
  withoutDialogue(turn, heard)
}

/** 那就跟他们讲一声 村里有个人没得吃: what is to be passed on stands in the same words; life at risk is followed first. */
function passesOn(turn: Turn, heard: Heard): boolean {
  return PASS_ON.test(heard.text) && assessNow(turn.state, turn.world).level !== 'P0' && command(turn, heard)
}

/** 那我申请护理补贴, while it is looked at what one may get: from the questions straight to the application. */
function appliesNow(turn: Turn, heard: Heard): boolean {
  const open = turn.dialogue()
  if (open?.ends !== 'result') return false
  const named = namedDialogue(turn, heard)
  if (named === null || named.id === open.id) return false
  startDialogue(turn, named, heard)
  keepOtherSteps(turn, null, heard)
  goOn(turn, named.opening ?? '', true)
  return true
}

/** 留电话，上班后打给您: the number that follows is kept for whoever comes. */
function leavesContact(turn: Turn, heard: Heard): boolean {
  if (heard.extracted['phone'] === undefined && heard.extracted['landline'] === undefined) return false
  keepWords(turn, heard)
  turn.say(readBackLead(turn, ['phone', 'name']))
  promiseCallback(turn)
  return true
}

/** The learned doubt (G9) is for first words; an answer in the middle of a talk about help is no new cry for help. */
function withoutDoubt(turn: Turn, heard: Heard, back: boolean): Heard {
  // 怕他们给我穿小鞋, told for the complaint, fears no blows.
  if (isForComplaint(turn.state, heard))
    return { ...heard, asks: heard.asks.filter(({ kind }) => kind !== 'help_cry' && kind !== 'violence_home') }
  // Heard by the model of turns, it is a doubt of this talk, and stays.
  if (turn.world.sense?.acts != null && isInTalk(turn.state)) return heard
  return isMidway(turn.state) || back || isCommand(heard) || isPlainAside(turn, heard)
    ? { ...heard, asks: heard.asks.filter(({ kind }) => kind !== 'help_cry') }
    : heard
}

/** An answer in the middle of a talk that only sounds grave, no word of it listed, weighs as such answers do. */
function depthsHeard(state: ConversationState, { dangers, asks }: Heard, sense: Sense): Depths {
  const { acts } = sense
  if (acts !== null && isInTalk(state)) return dangers.length === 0 ? depthsInTalk({ ...sense, acts }) : sense
  const onlyHeard = isMidway(state) && dangers.length === 0 && asks.every(({ kind }) => kind === 'help_cry')
  return onlyHeard ? lessened(sense) : sense
}

/** While a person holds the floor the bot is silent; what is said still joins the case. */
function keepInCase(turn: Turn, heard: Heard): void {
  keepWords(turn, heard)
  if (hasOpenCase(turn.state) && Object.keys(heard.extracted).length > 0) syncCase(turn, '居民补充')
}

function withoutDialogue(turn: Turn, heard: Heard): void {
  const { choice } = heard.input
  const { words } = turn.world
  if (choice === 'ask:none') {
    noneOfThese(turn)
    return
  }
  const asked = askedDialogue(turn, heard)
  if (asked !== null && turn.world.answer?.outcome === 'answer') answerFromHandbook(turn, heard)
  const dialogue = asked ?? opened(turn, heard)
  if (dialogue !== null && !supplements(turn, heard, dialogue)) {
    startDialogue(turn, dialogue, heard)
    keepOtherSteps(turn, null, heard)
    carryPolicies(turn, dialogue)
    const words = foldClauses(heard.text, [])
    const fits = ({ when, any }: Dialogue['greets'][number]): boolean =>
      (when !== undefined && turn.holds(when, null)) || (any !== undefined && anyOf(any, {}).test(words))
    const greets = dialogue.greets.find(fits)?.say ?? ''
    const told = turn.state.said.length > 0 && Object.keys(heard.extracted).length > 0
    goOn(turn, `${greets}${(told && readBackLead(turn)) || (dialogue.opening ?? '')}`, true)
    return
  }
  const answered = heard.question && turn.world.answer !== null && turn.world.answer.outcome !== 'unknown'
  if (hasOpenCase(turn.state) && !answered && (heard.route !== 'smalltalk' || !isCourtesy(heard.text))) {
    supplement(turn, heard)
    return
  }
  if (heard.route === 'smalltalk' && turn.world.answer?.outcome !== 'answer') {
    smallTalk(turn, heard)
    return
  }
  if (heard.text === '' && heard.input.attachments?.length) {
    turn.say(fill(words.photoOk, { n: heard.input.attachments.length }))
    return
  }
  if (heard.route === 'human' && turn.world.answer?.outcome !== 'answer') {
    turn.reply({ kind: 'question', text: words.angry, choices: [...MENU, { id: 'cmd:human', label: '转人工' }] })
    return
  }
  if (tellsWhereOnly(turn, heard)) {
    keepWords(turn, heard)
    turn.say(`${readBackLead(turn)}${words.openingHelp}`)
    return
  }
  // 宝堰前隍村的 一月份的还没到账: where somebody is stays known, should the talk come to more.
  if (heard.extracted['place'] !== undefined && turn.value('place') === undefined)
    keepWords(turn, { ...heard, extracted: { place: heard.extracted['place'] } })
  answerFromHandbook(turn, heard)
}

/** 丹阳珥陵, told of nothing yet: kept for what follows, instead of being looked up. */
function tellsWhereOnly({ world }: Turn, { question, extracted, text }: Heard): boolean {
  const told = extracted['place'] !== undefined && (extracted['place'] as Place).town !== null
  return told && !question && text.length <= PLACE_LONGEST && world.answer?.outcome !== 'answer'
}

const PLACE_LONGEST = 16
