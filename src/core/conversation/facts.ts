/** From what was said to the facts of triage (contracts §3) and to the level they give now. */
import { asksQuestion } from './hear.ts'
import { INCIDENT_WORDS } from '../dialogue/read-back.ts'
import type { CaseHead, Reason } from '../cases/case.ts'
import { COMPLAINT } from '../rights.ts'
import { isHigher } from '../triage/level.ts'
import { raiseForChild, raiseRepeated } from '../triage/raise.ts'
import { assess, type Assessment } from '../triage/assess.ts'
import type { TriageFacts } from '../triage/facts.ts'
import { isBareSum } from '../understanding/money/bare-sum.ts'
import type { Household, Place, TimeRange } from '../understanding/slots.ts'
import { isAboutCalling, withoutHelpTalk } from './asides/late-words.ts'
import { refusesPhone } from './asides/refusal-words.ts'
import type { ConversationState, Danger } from './state.ts'
import { ownWordsOf, slotValue } from './state.ts'
import type { World } from './world.ts'

/** Slots as triage facts; what was not said is null or absent, never a guess. */
export function factsOf(state: ConversationState): TriageFacts {
  const value = <T>(slot: string): T | undefined => slotValue(state, slot) as T | undefined
  const household = value<Household>('household')
  const occurredAt = value<TimeRange>('occurredAt')
  const place = value<Place>('place')
  const incident = value<string>('incident')
  const facts: Record<string, unknown> = {
    harm: harmOf(state),
    ongoingDanger: ongoing(state),
    shelterTonight: value<boolean>('shelter') ?? null,
    foodToday: value<boolean>('food') ?? null,
    medicalNeed: value<string>('medical') ?? null,
    cost: value<number>('cost') ?? null,
    monthlyIncome: value<number>('income') ?? null,
    contact: { relation: value<string>('relation') ?? 'self' },
  }
  if (incident) facts['incident'] = incident
  if (occurredAt) facts['occurredAt'] = occurredAt.from
  if (place) facts['place'] = placeText(place)
  if (household) facts['household'] = household
  const vulnerable = value<string[]>('vulnerable')
  if (vulnerable) facts['vulnerable'] = vulnerable
  const receives = value<string[]>('alreadyReceives')
  if (receives) facts['alreadyReceives'] = receives
  return facts as TriageFacts
}

export function placeText(place: Place): string {
  return [place.county, place.town, place.village, place.detail].filter(Boolean).join('')
}

/** The loss in the resident's own words: what was told as harm, else everything said before sending. */
function harmOf(state: ConversationState): string {
  const told = slotValue(state, 'harm')
  const said = ownWordsOf(state)
    .map(withoutHelpTalk)
    .filter((text) => (text.length > 3 || isBareSum(text)) && !isAboutCalling(text))
  return typeof told === 'string'
    ? [told, ...said.filter((text) => text !== told).slice(0, MOST_TOLD)].join('；')
    : said.slice(0, MOST_TOLD).join('；')
}

/**
 * The hardship alone, as the case shows it: no numbers, no answers by their label, no questions to the bot, no commands, no corrections and no insults.
 * Triage reads everything that was said (factsOf).
 */
export function hardshipOf(state: ConversationState, rules: StepRules): string {
  const told = slotValue(state, 'harm')
  return [...(typeof told === 'string' ? [told] : []), ...tellingOf(state, rules)]
    .map(withoutNumber)
    .filter(Boolean)
    .slice(0, MOST_TOLD)
    .join('；')
}

type StepRules = Pick<World['rules'], 'dialogues' | 'danger'>

/** The sentences after the first that tell of the hardship, oldest first. */
export function tellingOf(state: ConversationState, { dialogues, danger }: StepRules): string[] {
  const steps = [...dialogues.flatMap((dialogue) => dialogue.steps), ...danger.steps]
  const labels = new Set(steps.flatMap(({ choices }) => choices.map(({ label }) => label)))
  const told = slotValue(state, 'harm')
  return ownWordsOf(state).filter((text) => text !== told && !labels.has(text) && tellsHardship(text))
}

/** The words without telephone numbers. */
export function withoutNumber(text: string): string {
  return text.replace(NUMBER, '').trim()
}

/** Sentences: no talk of a hardship is so long; a flood of messages is cut. */
const MOST_TOLD = 60

/** What the resident asked, in their words: whoever takes the case answers what the handbook could not. */
export function questionsOf(state: ConversationState): string | null {
  const asked = ownWordsOf(state).filter((text) => text.length > 3 && asksQuestion(text) && !isAboutCalling(text))
  return asked.length > 0 ? asked.map(withoutNumber).slice(0, MOST_TOLD).join('；') : null
}

const NUMBER =
  /(?:我?的?(?:电话|手机号?|号码|座机)(?:号码)?(?:是|[:：])?\s*)?(?:\+?86)?[\d幺][\d幺\s-]{6,}\d|(?:[幺零一二三四五六七八九]\s?){7,}/g
const NOT_HARDSHIP =
  /^(?:(?:改一下|改一改|我要改|改|上一步)[,， ]?[^，, ]{0,6}$|不对$|错了$|发(?:出|吧|送|了|$)|提交|转?人工|看进度|进度|撤|算了|不办|先存|等一?下|同意|不同意|谢|安全|没事|就在这里|帮(?:我)?[^，]{0,2}转|你们?(?:是|烦|几点|聋)|为(?:什么|啥)|凭什么)|^(?:你|您|你们)?(?:先|请|求求你)*(?:别|不要|莫|甭)(?:再|老|总)?问(?:我)?(?:了|啦|那么多|这么多)*(?:好不好|行不行|好吗|行吗|吧)?(?:[，,。 ]+(?:让)?(?:我|心里|脑子)[^，,]{0,6}(?:乱|烦|累|难受|静|缓|想想|哭|不想说)[^，,]{0,4})?$|听不懂|不会打字|进度怎么样|发文字|不用来|(?:电话|地址|人数|编号|号码)[^，,]{0,4}(?:错|不对|是)|烦不烦|他妈|废物|骗子|混蛋|王八|畜生|放屁|傻[逼b]|耳朵聋|问东问西|问来问去|管不管|给谁看|告诉谁|看我的信息|删|说(?:过|了)(?:了|啊|吗)?$|^(?:没有?|都没)(?:人)?(?:受伤|伤|病|事)|^有(?:地方|床|吃|饭)[^，]{0,3}$|^(?:[一-龥]{1,8}(?:市|区|县|镇|街道|乡|村|社区)\s*)+$/

/** 好了 他刚打电话来: a nod before the words takes nothing from them. */
const NODS = /^(?:(?:好|嗯|对|行|可以|哦|是)[的了吧啊呀嘛]*(?:[，,。！!、 ]+|$)|嗯+)+/

function tellsHardship(text: string): boolean {
  const bare = text.replace(NUMBER, '').replace(NODS, '').trim()
  if (isBareSum(bare)) return true
  return (
    bare.length > 3 && !NOT_HARDSHIP.test(bare) && !isAboutCalling(bare) && !refusesPhone(bare) && !asksQuestion(bare)
  )
}

function ongoing(state: ConversationState): boolean | null {
  const safe = slotValue(state, 'safeNow')
  if (safe === 'danger') return true
  const burning = state.dangers.some(({ current, strength }) => strength === 'go' && current === true)
  if (burning) return true
  if (safe === 'safe' && state.dangers.every(({ current }) => current === false)) return false
  return null
}

/** The words that told the matter; a policy question or a greeting before them is not it. */
export function firstMessageOf(state: ConversationState): string {
  const told = slotValue(state, 'harm')
  if (typeof told === 'string') return told
  const own = ownWordsOf(state)
  return own.find((text) => text.length > 4) ?? own[0] ?? ''
}

/** A turn asks for it at every step, and its words are read but once: neither a state nor a world changes. */
const ASSESSED = new WeakMap<ConversationState, WeakMap<World, Assessment>>()

/** Level, reasons and deadline of the talk as it stands. */
export function assessNow(state: ConversationState, world: World): Assessment {
  const ofState = ASSESSED.get(state) ?? new WeakMap<World, Assessment>()
  const known = ofState.get(world) ?? assessedOf(state, world)
  ASSESSED.set(state, ofState.set(world, known))
  return known
}

function assessedOf(state: ConversationState, world: World): Assessment {
  const kinds = (fits: (danger: Danger) => boolean): string[] => state.dangers.filter(fits).map(({ kind }) => kind)
  const dangers = kinds(({ current, strength }) => strength === 'go' && current !== false)
  const doubted = kinds(({ current, strength }) => strength === 'ask' && current !== true)
  const ended = kinds(({ current }) => current === false)
  // Danger to life that was only heard is asked about (danger-turn), and the answer tells; depth below it raises at once.
  const sense = state.depths && { ...state.depths, life: 0 }
  const assessment = assess(
    { facts: factsOf(state), firstMessage: firstMessageOf(state), now: world.now, dangers, doubted, ended, sense },
    world.rules.triage,
    world.rules.safety,
  )
  return raised(raised(assessment, childRaise(state, assessment)), earlierRaise(state, world, assessment))
}

function raised(assessment: Assessment, reason: Reason | null): Assessment {
  if (reason === null || !isHigher(reason.level, assessment.level)) return assessment
  return { ...assessment, level: reason.level, reasons: [reason, ...assessment.reasons] }
}

/** RU-6: a child writes. */
function childRaise(state: ConversationState, { level }: Assessment): Reason | null {
  const change = raiseForChild(level, slotValue(state, 'childWrites') === true)
  return change.rule === null ? null : { rule: change.rule, level: change.level, text: '孩子自己来说', source: 'RU-6' }
}

/** RU-3: the same phone within 72 hours, and nobody has been in touch. */
function earlierRaise(state: ConversationState, world: World, { level }: Assessment): Reason | null {
  // A village officer reports for many families from one telephone: that is nobody who asks again.
  if (!OWN_VOICE.has(String(slotValue(state, 'relation') ?? 'self'))) return null
  const last = earlierOf(state, world).find(isUnheard)
  if (last === undefined) return null
  const change = raiseRepeated(level, {
    lastAskedAt: new Date(last.openedAt),
    now: world.now,
    contactedSince: false,
    saysNobodyCame: false,
  })
  if (change.rule === null) return null
  const text = `72小时内第二次求助（${last.number}），还没人联系过`
  return { rule: change.rule, level: change.level, text, source: 'RU-3' }
}

const OWN_VOICE: ReadonlySet<string> = new Set(['self', 'family'])

/** Nobody has been in touch, and it was not taken back. */
export function isUnheard({ firstContactAt, status }: CaseHead): boolean {
  return firstContactAt === null && status !== 'withdrawn' && status !== 'merged'
}

const EARLIER_MS = 72 * 3_600_000

/** Cases of the last three days with the phone of this talk, this one's own and complaints left out. */
export function earlierOf(state: ConversationState, { earlier = [], now }: World): CaseHead[] {
  if (state.confidential || slotValue(state, 'phone') === undefined) return []
  return earlier.filter(
    ({ number, openedAt, incident }) =>
      number !== state.case?.number && incident !== COMPLAINT && now.getTime() - Date.parse(openedAt) <= EARLIER_MS,
  )
}

/** What happened when this kind of danger is all that is known. */
export const INCIDENT_OF: Readonly<Record<string, string>> = {
  fire: 'fire',
  gas_co: 'gas_poison',
  flood: 'flood_storm',
  collapse: 'other',
  stays_inside: 'other',
  traffic: 'traffic',
  medical: 'illness',
  unwell: 'illness',
  poisoning: 'other',
  suicide: 'suicide',
  self_harm: 'suicide',
  violence_home: 'violence',
  sexual_violence: 'violence',
  child_abuse: 'child_neglect',
  child_alone: 'child_neglect',
  missing: 'other',
  elder_abuse: 'elder_neglect',
  elder_weak: 'illness',
  elder_alone: 'elder_neglect',
  exposure: 'homeless',
  scam: 'scam',
}

/** The matter in two to seven characters for lists and alerts, a running danger before all else; no personal data. */
export function matterWords(state: ConversationState): string {
  const danger = state.dangers.find(({ current, level }) => current !== false && level === 'P0')
  const named = danger && INCIDENT_OF[danger.kind]
  const incident = named === undefined || named === 'other' ? (slotValue(state, 'incident') ?? named) : named
  return INCIDENT_WORDS[String(incident)] ?? '求助'
}
