/** Asks the next question of the open dialogue: the first slot nobody has answered (design, decision 1). */
import { nextStep, pathOf, progressOf, stepById } from '../../dialogue/position.ts'
import { INCIDENT_WORDS, listWords, ownWords, READ_BACK, slotWords } from '../../dialogue/read-back.ts'
import type { Step } from '../../dialogue/schema.ts'
import type { Choice, InputHint, Reply } from '../../reply.ts'
import { assessNow } from '../facts.ts'
import { withPapers } from '../cases/papers-turn.ts'
import { alsoTold } from './also-told.ts'
import { townChoices } from './place-turn.ts'
import { nextResultStep } from '../cases/result-turn.ts'
import { filled } from '../cases/send.ts'
import { dangerStepById } from '../danger/danger-turn.ts'
import { hasNoKin } from '../danger/no-kin.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { ofTheOneThere } from './who-is-there.ts'
import { fill } from '../words.ts'

const HINTS: Partial<Record<Step['answer'], InputHint>> = {
  place: 'place',
  phone: 'phone',
  people: 'people',
  photos: 'photos',
  text: 'text',
}

/** The step that is open now: a danger's question, a meta question, or the dialogue's first empty one. */
export function openStepOf(turn: Turn): Step | null {
  const id = turn.state.openStep
  if (id === null) return null
  const danger = dangerStepById(turn, id)
  if (danger) return danger
  const dialogue = turn.dialogue()
  return dialogue === null ? null : stepById(dialogue, id)
}

export function nextOf(turn: Turn): Step | null {
  const dialogue = turn.dialogue()
  if (dialogue === null) return null
  if (dialogue.ends === 'result') return nextResultStep(turn, dialogue)
  return nextStep(dialogue, turn.view(assessNow(turn.state, turn.world).level))
}

/** Asks one step. `lead` is said in the same breath, before the question. */
export function askStep(turn: Turn, asked: Step, lead = ''): void {
  const step = withPapers(turn, asked)
  const towns = townChoices(turn, step)
  const again = turn.state.openStep === step.id && (turn.state.asked[step.id] ?? 0) > 0
  const question =
    step.answer === 'review'
      ? // What was read back a moment ago is not read back again, unless it changed or was not understood.
        again && turn.state.misses === 0 && !changesReview(turn) && !isBackLater(turn)
        ? reviewAsk(turn, step)
        : reviewText(turn, step)
      : again && step.reask && turn.state.misses > 0
        ? step.reask
        : towns.length > 0
          ? turn.world.words.placeMany
          : (step.asks.find(({ when }) => turn.holds(when, null))?.ask ?? step.ask)
  const reply: Reply = {
    kind: 'question',
    text: joined(
      lead,
      [(turn.state.asked[step.id] ?? 0) > 0 ? '' : (step.lead ?? ''), question].filter(Boolean).join('\n'),
    ),
    ...(step.why ? { why: step.why } : {}),
    ...(step.choices.length + towns.length > 0 ? { choices: [...choicesOf(turn, step), ...towns] } : {}),
    ...(HINTS[step.answer] ? { input: HINTS[step.answer] as InputHint } : {}),
    ...(turn.state.quiet ? { tone: 'quiet' as const } : {}),
  }
  turn.emit({ type: 'question-asked', intent: turn.state.dialogue?.intent ?? 'danger', step: step.id })
  const said = ofTheOneThere(turn, step, filled(turn, reply.text))
  turn.reply({ ...reply, text: asksOfHitter(turn, step) ? ofHitter(turn, said) : pronoun(turn, said) })
}

/** Of the one who hits, never of her who tells it. */
function asksOfHitter(turn: Turn, step: Step): boolean {
  return ('kind' in step && step.kind === 'violence_home') || turn.dialogue()?.id === 'violence-home'
}

/** 老婆打我: 她; whoever was called 他, or by nothing that tells, stays 他. */
function ofHitter(turn: Turn, text: string): string {
  const told = turn.state.said.map((said) => said.text).join(' ')
  const he = /(?<!其)他(?!们)|老公|丈夫|男人|男的|男朋友|男友|前夫|爸|爹|公公|儿子|女婿|哥|弟|叔/.test(told)
  const she = /她|老婆|媳妇|妻子|前妻|女朋友|婆婆|妈|娘|女儿|姐|妹|嫂/.test(told)
  return she && !he ? text.replaceAll(/(?<!其)他(?!人|们)/g, '她') : text
}

/** 他 is 她 when the words that told of the person say so. */
function pronoun(turn: Turn, text: string): string {
  const last = turn.state.said.at(-1)
  const now = last === undefined || last.pressed ? '' : last.text
  const told = `${String(turn.value('harm') ?? '')}${String(turn.value('subject') ?? '')}${now}`
  const she = /她|婆婆|丈母|妈|娘|奶奶|外婆|阿婆|阿姨|姑|婶|嫂|姐|妹|女儿|女的|女士|老太|老婆/.test(told)
  // 她睡车库 儿子住楼上: who is called 她 is the one asked about, whatever men stand beside her.
  if (/她/.test(told) && !/(?<!其)他/.test(told)) return text.replaceAll(/(?<!其)他(?!人|们)/g, '她')
  const he = /他|爸|爹|爷|公公|丈人|大爷|叔|伯|哥|弟|儿子|男|老头|老汉|先生/.test(told)
  return she && !he ? text.replaceAll(/(?<!其)他(?!人|们)/g, '她') : text
}

/** 接着刚才：… runs on; every other lead has a line of its own. */
function joined(lead: string, question: string): string {
  if (!lead) return question
  return lead.endsWith('：') ? `${lead}${question}` : `${lead}\n${question}`
}

/** A bed at friends or kin, which nobody is offered who has none. */
const FRIENDS = 'friends'

function choicesOf(turn: Turn, step: Step): Choice[] {
  const offered = step.choices.filter(({ id }) => id !== FRIENDS || !hasNoKin(turn))
  const choices = offered.map(({ id, label }) => ({ id, label }))
  if (step.answer !== 'review' || !isFiled(turn)) return choices
  // What has a number already is neither sent nor put by.
  return choices
    .filter(({ id }) => id !== 'save')
    .map((choice) => (choice.id === 'send' ? { id: 'send', label: turn.world.words.nothingWrong } : choice))
}

/** The question of the review without its list. */
function reviewAsk(turn: Turn, step: Step): string {
  return isFiled(turn) ? turn.world.words.reviewFiled : step.ask
}

/** The alarm of this talk has gone out with its number; an application beside it has not. */
export function isFiled(turn: Turn): boolean {
  const byDanger = (turn.dialogue()?.opens.dangers.length ?? 0) > 0
  return byDanger && hasOpenCase(turn.state) && !turn.state.quiet
}

function reviewText(turn: Turn, step: Step): string {
  const dialogue = turn.dialogue()
  const own = dialogue === null ? [] : ownWords(pathOf(dialogue, turn.view(null)), turn.state)
  const list = [toldWords(turn), listWords(turn.state), ...own].filter(Boolean).join('，')
  const { words } = turn.world
  const also = list ? alsoTold(turn) : ''
  return list
    ? fill(isFiled(turn) ? words.readbackFiled : words.readback, { list: also ? `${list}。\n${also}` : list })
    : reviewAsk(turn, step)
}

/** The read-back stands hours above: who comes back sees it again. */
function isBackLater({ from, world }: Turn): boolean {
  const last = from.lastResidentAt
  return last !== null && world.now.getTime() - Date.parse(last) > READ_AGAIN_MS
}

const READ_AGAIN_MS = 2 * 3_600_000

/** Whether this turn told anything that the read-back shows. */
function changesReview(turn: Turn): boolean {
  const own = new Set(turn.dialogue()?.steps.flatMap(({ slots }) => slots))
  const shown = (slot: string): boolean =>
    listWords(turn.state, new Set([slot])) !== '' || (own.has(slot) && slotWords(slot, turn.value(slot)) !== null)
  return turn.events.some((event) => event.type === 'slot-filled' && event.slot !== 'review' && shown(event.slot))
}

/** What no slot names is read back in the resident's own words: a complaint, a hardship of no known kind. */
function toldWords(turn: Turn): string {
  const told = turn.value('harm')
  const named = INCIDENT_WORDS[String(turn.value('incident') ?? 'other')]
  if (typeof told !== 'string' || (named !== undefined && named !== INCIDENT_WORDS['other'])) return ''
  const words = told.replace(/(?:\+?86)?1[\d\s-]{9,}\d/g, '').trim()
  return `“${words.length > TOLD_LONGEST ? `${words.slice(0, TOLD_LONGEST)}……` : words}”`
}

const TOLD_LONGEST = 40

/** Told back as soon as it is heard; who speaks, what happened and whether anybody is in danger is asked for by itself. */
const NOT_ECHOED: ReadonlySet<string> = new Set(['relation', 'incident', 'safeNow'])
const HEARD = READ_BACK.filter((slot) => !NOT_ECHOED.has(slot))

/** 我记下：… of these slots, so that the person sees that nothing has to be said twice. */
export function readBackLead(turn: Turn, only: readonly string[] = HEARD): string {
  const list = listWords(turn.state, new Set(only.filter((slot) => HEARD.includes(slot))))
  return list ? fill(turn.world.words.heard, { list }) : ''
}

/** 已答5个，大约还有3个: shown from the third question on, and only while it is reliable. */
export function progressWords(turn: Turn): string {
  const dialogue = turn.dialogue()
  if (dialogue === null) return ''
  const { answered, total } = progressOf(dialogue, turn.view(assessNow(turn.state, turn.world).level))
  return answered < 2 || total - answered < 1
    ? ''
    : fill(turn.world.words.progress, { answered, left: total - answered })
}
