/** A question about the help itself (要花钱吗, 什么时候来人): answered in a sentence from what is stored, and the talk goes on where it was. */
import { answeredUnasked } from '../../dialogue/answer-kinds.ts'
import { asideFor, asidesHeard, type Aside, type AsideState } from '../../dialogue/asides.ts'
import { asksToSend } from '../../dialogue/review-words.ts'
import type { Choice } from '../../reply.ts'
import type { Act } from '../../understanding/acts.ts'
import { CLAUSE, foldClauses } from '../../understanding/safety/text.ts'
import { goOn } from '../asking/advance.ts'
import { answersOpenStep } from '../asking/accept-step.ts'
import { keepOtherSteps, tellsOtherStep } from '../asking/other-steps.ts'
import { askStep, openStepOf, readBackLead } from '../asking/ask.ts'
import { hoursTold } from '../asking/teller.ts'
import { runCommand } from './commands.ts'
import { dangerStepById } from '../danger/danger-turn.ts'
import { assessNow } from '../facts.ts'
import { asksQuestion, type Heard } from '../hear.ts'
import { HUSHED, LEFT_ALONE } from '../danger/hush-turn.ts'
import { syncCase } from '../cases/open-case.ts'
import { filled } from '../cases/send.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepWords } from '../asking/slots-turn.ts'
import { changedSlots } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** Longer words are a matter of their own, which the handbook may know better. */
const SHORT = 16

/** A question that only covers the talk: whoever stands beside reads no alarm until she writes again. */
const COVER = 'cover'

/** Answers it. False: the words are none, they answer what was asked, or they mean something beside it. */
export function answerAside(turn: Turn, heard: Heard): boolean {
  const told = asideOf(turn, heard)
  // 烦死了 算了不搞了: the wish counts, not the anger beside it.
  if (told?.sure !== true && heard.acts[0] !== undefined && COMMANDS.has(heard.acts[0])) return false
  const aside = told === null ? heardAside(turn, heard) : withSecond(turn, told, heard)
  if (aside === null || aside.beside) return false
  if (aside.id === COVER) turn.emit({ type: 'nudged', kind: HUSHED })
  if (aside.silent) turn.emit({ type: 'nudged', kind: LEFT_ALONE })
  if (!aside.sure && (answersOpenStep(turn, heard) || tellsOtherStep(turn, heard))) return false
  // 家里烧得一塌糊涂 你们管不管, as the first words: answered, and the trouble is followed all the same.
  if (aside.does === undefined && tellsTrouble(turn, heard)) {
    if (aside.say !== '') say(turn, aside)
    return false
  }
  const before = turn.value('medical')
  const slotsBefore = turn.state.slots
  if (aside.foreign) keepApart(turn, heard)
  else keepWords(turn, aside.sure ? withoutStory(heard) : heard)
  // 没人来 老爹泡都破了: what is told beside the question answers what is still open.
  const also = aside.foreign ? '' : keepOtherSteps(turn, null, heard)
  if (!aside.foreign) raiseNeed(turn, heard)
  if (aside.keeps !== undefined && turn.value(aside.keeps) === undefined)
    fillSlot(turn, aside.keeps, keptOf(aside.keeps, heard), heard.text, 'extracted')
  if (aside.adds && hasOpenCase(turn.state)) syncCase(turn, `居民补充：${heard.input.text.slice(0, 200)}`)
  if (aside.rings !== undefined) ringDesk(turn, aside.rings)
  if (aside.does !== undefined && before !== 'now' && turn.value('medical') === 'now')
    turn.say(turn.world.words.hurtNow)
  turn.say(also)
  // 138… 别跟我儿子讲, 就我一个 老家河南的: what is told beside it is told back, so that a wrong one is seen. On a quiet screen and
  // before any talk the number alone.
  const changed = changedSlots(turn.state, slotsBefore)
  const shortly = turn.state.quiet || turn.state.dialogue === null
  turn.say(readBackLead(turn, shortly ? changed.filter((slot) => ASKED_FOR.has(slot)) : changed))
  if (aside.say !== '') say(turn, aside)
  if (aside.does !== undefined) runCommand(turn, aside.does, heard)
  // 现在更难了吗 is asked already: one question a turn.
  const asks = aside.does === 'human' || aside.does === 'late'
  if (!aside.waits && !asks && turn.state.floor !== 'human') askOpenAgain(turn)
  return true
}

/** 手机137… 下午打: the hours are kept without the number beside them. */
function keptOf(slot: string, { text }: Heard): string {
  return slot === 'contactWhen' ? hoursTold(text) : text
}

const ASKED_FOR: ReadonlySet<string> = new Set(['phone', 'name'])

/** What somebody else typed stands beside the case, marked; whoever opens it reads it there. */
function keepApart(turn: Turn, { input }: Heard): void {
  if (!hasOpenCase(turn.state)) return
  const text = `这一句像是别人打的，没有当作本人的话：${input.text.slice(0, 200)}`
  turn.changeCase({}, { by: 'resident', kind: 'note', text })
}

function ringDesk(turn: Turn, what: string): void {
  const { state, world } = turn
  const text = [what, turn.case?.town, turn.case?.number].filter(Boolean).join(' · ')
  turn.alert({ kind: 'warning', level: turn.case?.level ?? assessNow(state, world).level, text })
}

/** 我是她妹: typed by somebody else on this screen. */
export function isForeign(turn: Turn, heard: Heard): boolean {
  return asideOf(turn, heard)?.foreign === true
}

const TROUBLE = ['incident', 'shelter', 'food', 'medical', 'household']

function tellsTrouble({ state }: Turn, { text, route, extracted, question }: Heard): boolean {
  if (state.dialogue !== null || state.openStep !== null || hasOpenCase(state) || text.length <= SHORT) return false
  // A question that opens no talk would only be put to the handbook a second time.
  return route === 'start_help_request' || (!question && TROUBLE.some((slot) => extracted[slot] !== undefined))
}

/** A doctor was needed soon, and now the pain is worse: told beside a question, the need rises and never falls. */
function raiseNeed(turn: Turn, { text, question }: Heard): void {
  const step = turn.dialogue()?.steps.find(({ slots }) => slots.includes('medical'))
  if (question || step === undefined || answeredUnasked(step, text)?.value !== 'now') return
  if (turn.value('medical') !== 'now') fillSlot(turn, 'medical', 'now', text, 'corrected')
}

/** 昨晚报的事没人管: when it was told, and by whom, is about the talk, not about what happened. */
function withoutStory(heard: Heard): Heard {
  const { occurredAt: _when, relation: _who, incident: _what, ...extracted } = heard.extracted
  return { ...heard, extracted }
}

/** 昨晚报的事没人问 and the like: plainly about the help itself, so that no learnt doubt reads a cry into it. */
export function isPlainAside(turn: Turn, heard: Heard): boolean {
  return asideOf(turn, heard)?.sure === true
}

/** What is said beside whatever else the words mean: the one line in English, 能走先走. */
export function sayBeside(turn: Turn, heard: Heard): void {
  const aside = turn.state.floor === 'human' ? null : asideOf(turn, heard)
  if (aside === null || !aside.beside) return
  say(turn, aside)
  if (aside.rings !== undefined) ringDesk(turn, aside.rings)
  const slot = saidOnce(aside.id)
  if (turn.value(slot) === undefined) turn.emit({ type: 'slot-filled', slot, value: true, said: '', how: 'extracted' })
}

/** The slot by which a condition asks whether it was said: gasSick of gas-sick. */
function saidOnce(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function asideOf(turn: Turn, { input, text }: Heard): Aside | null {
  const { world } = turn
  if (input.choice !== undefined || text === '') return null
  const found = asideFor(world.rules.asides, text, stateOf(turn))
  if (found?.sure !== true && text.length > SHORT && world.answer?.outcome === 'answer') return null
  return found
}

/** 这个要不要交钱的 要排队等多少天啊: two questions in one breath, each in its own clause, and both are answered. */
function withSecond(turn: Turn, first: Aside, { text }: Heard): Aside {
  const clauses = foldClauses(text, []).split(CLAUSE)
  const rest = clauses.filter((clause) => !first.any.test(clause) && asksQuestion(clause))
  // A screen that may be seen by another shows no more than it must.
  if (turn.state.quiet || !isSentence(first) || rest.length === 0 || clauses.every((clause) => !first.any.test(clause)))
    return first
  const second = asideFor(turn.world.rules.asides, rest.join(CLAUSE), stateOf(turn))
  if (second === null || second.id === first.id || !isSentence(second)) return first
  return joinedAside(first, second)
}

/** An answer in a sentence, and nothing that is done. */
function isSentence({ say: text, does, foreign, beside, waits, rings, keeps }: Aside): boolean {
  return (
    text !== '' && does === undefined && !foreign && !beside && !waits && rings === undefined && keeps === undefined
  )
}

function joinedAside(first: Aside, second: Aside): Aside {
  return {
    ...first,
    say: [first.say, second.say].filter(Boolean).join(''),
    adds: first.adds || second.adds,
    waits: first.waits && second.waits,
    person: first.person || second.person,
  }
}

function stateOf(turn: Turn): AsideState {
  const { state, world } = turn
  return { intent: state.dialogue?.intent ?? null, view: turn.view(assessNow(state, world).level) }
}

/** What no listed words tell and the model of turns hears (understanding/acts): two at once are answered in one breath. */
function heardAside(turn: Turn, { acts, text, extracted }: Heard): Aside | null {
  const { world } = turn
  const tellsFact = Object.keys(extracted).some((slot) => slot !== 'relation' && slot !== 'incident')
  // 没别的了 对的 报吧: sent, and no goodbye.
  const sends = asksToSend(text)
  const asks = acts.filter(
    (act) =>
      !(HANDBOOK_KNOWS.has(act) && world.answer?.outcome === 'answer') && !((tellsFact || sends) && COURTESY.has(act)),
  )
  const [first, second] = asidesHeard(world.rules.asides, text, stateOf(turn), asks)
  if (first === undefined) return null
  if (second === undefined || second.does !== undefined || second.foreign || second.beside)
    return { ...first, sure: false }
  return { ...joinedAside(first, second), sure: false }
}

/** What a command of the talk does, not a sentence. */
const COMMANDS: ReadonlySet<Act> = new Set<Act>(['human', 'withdraw', 'delete_data', 'leave_now'])
/** 谢大哥 139…: said with a fact, the fact is what counts. */
const COURTESY: ReadonlySet<Act> = new Set<Act>(['thanks', 'smalltalk', 'enough', 'wait', 'anybody'])

/** What an article answers with its source, when it does. */
const HANDBOOK_KNOWS: ReadonlySet<Act> = new Set<Act>([
  'fee',
  'favour',
  'is_it_true',
  'papers',
  'not_local',
  'how_much',
  'no_name',
  'who_reads',
  'who_handles',
  'when',
])

function say(turn: Turn, { say: text, person, offers, phones }: Aside): void {
  const dialogue = offers === undefined ? null : turn.dialogue(offers)
  const choices: Choice[] = [
    ...(dialogue ? [{ id: `start:${dialogue.id}`, label: dialogue.title }] : []),
    ...(person && turn.state.floor === 'bot' ? [{ id: 'cmd:human', label: '转人工' }] : []),
  ]
  turn.reply({
    kind: 'text',
    text: filled(turn, text),
    ...(choices.length > 0 ? { choices } : {}),
    ...(phones.length > 0
      ? { phones: phones.map((number) => ({ number, label: turn.world.rules.danger.phones[number] ?? number })) }
      : {}),
    ...(turn.state.quiet ? { tone: 'quiet' as const } : {}),
  })
}

/** The open question once more: of a danger, or of the dialogue; nothing when nothing was asked. */
function askOpenAgain(turn: Turn): void {
  const { goOn: lead } = turn.world.words
  const open = openStepOf(turn)
  if (open !== null && dangerStepById(turn, open.id) !== null) askStep(turn, open, lead)
  else if (turn.state.dialogue !== null) goOn(turn, lead, true)
}
