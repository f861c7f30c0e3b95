/**
 * He came back, and may read or write on this screen: the alarm goes out, and from then on nothing on it shows what the talk is
 * about, until the resident says that he is gone. What another may have typed is kept for the desk, and is no fact of the case.
 */
import type { Step } from '../../dialogue/schema.ts'
import { extractSlot, type Place } from '../../understanding/slots.ts'
import { mergePlace } from '../../understanding/place/merge.ts'
import { foldClauses } from '../../understanding/safety/text.ts'
import { dialogueAfter } from './after-doubt.ts'
import { answersPlainly } from '../asking/accept-step.ts'
import { startDialogue } from '../asking/advance.ts'
import { askStep } from '../asking/ask.ts'
import { worseHits } from './danger-again.ts'
import { noteDanger, type NotedDanger } from './danger-turn.ts'
import { matterWords } from '../facts.ts'
import { answerFromHandbook } from '../asides/handbook-turn.ts'
import type { Heard } from '../hear.ts'
import { DOOR, DOOR_WORDS, mayBeDoor } from './door.ts'
import { isWatched } from './hush-turn.ts'
import { arePoliceThere } from './police-there.ts'
import { syncCase } from '../cases/open-case.ts'
import { fillSlot } from '../asking/fill-slot.ts'
import { keepHarm, keepWords } from '../asking/slots-turn.ts'
import type { ConversationState } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** 他回来了, told of somebody who hits. */
export function isBackHome({ state, world }: Turn, { text, input }: Heard): boolean {
  if (input.choice !== undefined || EARLIER.test(text)) return false
  const words = foldClauses(text, [])
  return state.dangers.some(
    ({ kind, current }) => current !== false && (world.rules.worse.get(kind)?.back.test(words) ?? false),
  )
}

/** 昨天他回来了又打我 is a story, and so is what is feared. */
const EARLIER = /昨|前天|上次|上回|每次|以前|去年|上个?月|要是|如果|怕|刚才|走了|几点|一般/

/** The alarm was given just now. Nothing is asked, and nothing more is written until she writes again. */
export function beginWatch(turn: Turn, { question }: NotedDanger, heard: Heard): void {
  const dialogue = turn.dialogue() === null ? dialogueAfter(turn, question ?? {}) : null
  if (dialogue !== null) startDialogue(turn, dialogue, heard)
  // So few words tell of nobody's health.
  const { medical: _, ...extracted } = heard.extracted
  keepTold(turn, { ...heard, extracted })
  fillSlot(turn, 'watched', true, '', 'extracted')
  turn.say(turn.world.words.stopTyping)
}

function keepTold(turn: Turn, heard: Heard): void {
  keepWords(turn, heard)
  keepHarm(turn, heard)
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
}

/** Answers on a watched screen. False: nobody watches, or she speaks of it herself. */
export function watch(turn: Turn, heard: Heard): boolean {
  if (!isWatched(turn.state) || turn.state.floor === 'human' || heard.input.choice !== undefined) return false
  const kind = voiceOf(turn.state, heard)
  if (kind === 'gone' || arePoliceThere(turn)) {
    turn.emit({ type: 'slots-cleared', slots: ['watched'] })
    return false
  }
  if (kind !== 'another' && isAlarm(turn, heard)) {
    alarm(turn, heard)
    return true
  }
  if (kind !== 'another' && turn.state.openStep === DOOR && mayBeDoor(heard.text)) {
    keepDoor(turn, heard)
    return true
  }
  if (kind === 'own' || (kind === 'cover' && !heard.question && answersPlainly(turn, heard))) return false
  beNeutral(turn, heard, kind)
  return true
}

type Voice = 'gone' | 'own' | 'another' | 'cover'

/** Whose words these may be, on a screen that he can reach. */
function voiceOf({ openStep }: ConversationState, { text, dangers }: Heard): Voice {
  const words = foldClauses(text, [])
  if (ANOTHER.test(words)) return 'another'
  if (GONE.test(words)) return 'gone'
  return dangers.length > 0 || OWN.test(words) || openStep === DOOR ? 'own' : 'cover'
}

const ANOTHER =
  /不是(?:我|她|他)[^，]{0,2}(?:打|发|写|说)的|(?:你|你们|这)[^，]{0,4}(?:哪个|什么|啥|哪家|哪一家|哪里的)(?:单位|部门|东西|软件|平台|网站|公司|机构|地方|人)|(?:她|我老婆|老婆|我女人|我媳妇|我女儿|孩子|小孩)[^，]{0,6}(?:跟|和|对|找)你们?|(?:讲|说|聊|问|写)了?(?:些)?(?:什么|啥)|(?:你|你们)(?:到底)?(?:是)?谁(?:啊|呀|，|$)|干(?:什么|嘛|啥)(?:的|用)|误会|闹着玩|吵着玩|开玩笑|家务事|家里的?事|(?:少|别|不要|用不着)(?:多)?管|没(?:有)?(?:人)?打(?:人|她|过)/
const GONE =
  /(?:他|对方|人|老公|爸爸?)[^，没不]{0,4}(?:走|出去|出门|睡着?|上班|下楼|喝酒)(?:去)?了(?!吗|没)|(?:能|可以|方便)(?:打字|说话|讲话)(?:了|，|$)|他不在/
const OWN = /(?:^|[^其])他(?!们)|孩子|娃|报警|警察|110|逃|躲|伤|流血|疼|痛|怕|救|走不|出不去|锁/

/** Written as no fact of the case, because another may have typed it, or because it only covers the talk. */
export function isTypedByAnother(state: ConversationState, heard: Heard): boolean {
  if (!isWatched(state) || state.floor === 'human' || heard.input.choice !== undefined) return false
  const kind = voiceOf(state, heard)
  return kind === 'another' || (kind === 'cover' && heard.question)
}

function isAlarm(turn: Turn, heard: Heard): boolean {
  return heard.dangers.some(({ strength }) => strength === 'go') || worseHits(turn, heard, false).length > 0
}

/** Phones and the desk first; then the one thing that the police need. */
function alarm(turn: Turn, heard: Heard): void {
  const noted = noteDanger(turn, heard, false)
  keepTold(turn, heard)
  if (noted === null) {
    beNeutral(turn, heard, 'cover')
    return
  }
  const step = hasDoor(turn) ? null : doorStep(turn)
  if (step === null) turn.say(turn.world.words.stopTyping)
  else askStep(turn, step)
}

function hasDoor(turn: Turn): boolean {
  return turn.value(DOOR) !== undefined || DOOR_WORDS.test((turn.value('place') as Place | undefined)?.detail ?? '')
}

function doorStep(turn: Turn): Step | null {
  const own = turn.dialogue()?.steps.find(({ id }) => id === DOOR)
  if (own !== undefined) return own
  const dialogue = turn.dialogue('violence-home')
  if (dialogue === null) return null
  startDialogue(turn, dialogue, null)
  return dialogue.steps.find(({ id }) => id === DOOR) ?? null
}

/** The address goes to the desk with the alarm; nothing more is asked. */
function keepDoor(turn: Turn, heard: Heard): void {
  const { text, context } = heard
  const { place: held, ...bare } = context
  const found = extractSlot('place', text, bare) as Place | null
  const known = found === null ? held : mergePlace(held, found)
  const detail = known?.detail === undefined || !DOOR_WORDS.test(known.detail) ? withoutTown(text, known) : known.detail
  const place: Place = {
    county: known?.county ?? null,
    town: known?.town ?? null,
    village: known?.village ?? null,
    detail,
  }
  fillSlot(turn, 'place', place, text, 'extracted')
  fillSlot(turn, DOOR, text, text, 'answered')
  if (hasOpenCase(turn.state)) syncCase(turn, '居民补充')
  const words = ['特急', turn.case?.town, matterWords(turn.state), '有门牌了'].filter(Boolean).join(' · ')
  turn.alert({ kind: 'danger', level: 'P0', text: words })
  turn.reply({ kind: 'text', tone: 'quiet', text: turn.world.words.doorKept })
}

/** 丁岗镇上 邮局后面 6栋302: the town stands in the place already. */
function withoutTown(text: string, known: Place | undefined): string {
  const names = [known?.county, known?.town].filter((name) => typeof name === 'string')
  return names.reduce<string>((rest, name) => rest.replace(name, ''), text).replace(/^[上里的，, ]+/, '') || text
}

/** A neutral word; what was typed stays with the case, marked, and is no fact of it. */
function beNeutral(turn: Turn, heard: Heard, kind: Voice): void {
  if (hasOpenCase(turn.state)) {
    const who = kind === 'another' ? '这一句可能是旁人打的，没有当作本人的话' : '屏幕旁可能有人，这一句只记在这里'
    turn.changeCase({}, { by: 'resident', kind: 'note', text: `${who}：${heard.input.text.slice(0, 200)}` })
  }
  const cover = turn.world.rules.asides.find(({ id }) => id === 'cover')
  if (kind === 'cover' && /费/.test(heard.text) && cover?.any.test(foldClauses(heard.text, []))) turn.say(cover.say)
  else if (kind === 'cover' && turn.world.answer?.outcome === 'answer') answerFromHandbook(turn, heard)
  else turn.say(kind === 'another' || heard.question ? turn.world.words.neutral : turn.world.words.hushed)
}
