/** Danger before everything: phones first, the desk alarmed; in every state of the talk. */
import { answeredUnasked } from '../../dialogue/answer-kinds.ts'
import type { DangerStep } from '../../dialogue/schema.ts'
import type { Phone } from '../../reply.ts'
import type { Level } from '../../triage/level.ts'
import type { SafetyHit } from '../../understanding/safety/safety.ts'
import { ageInHours, isPutOut, isTreated } from '../../triage/view.ts'
import { isAgain, newHits, saidJustNow, toldAgain, worseHits } from './danger-again.ts'
import { assessNow, factsOf, firstMessageOf, INCIDENT_OF, matterWords } from '../facts.ts'
import type { Heard } from '../hear.ts'
import { speaksAsChild } from './left-alone.ts'
import { silentWay } from './silent-way.ts'
import { openCase } from '../cases/open-case.ts'
import { ownWordsOf } from '../state.ts'
import { hasOpenCase, type Turn } from '../turn.ts'

/** At most three keys: more is a search, not a help (ux §1). */
const MAX_PHONES = 3

/** What a message's dangers ask of the talk. */
export interface NotedDanger {
  /** True when the words alarm; false when one soft question has to tell first. */
  go: boolean
  /** The soft question of the highest kind. */
  question: DangerStep | null
  /** Nothing but dangers known already, told again or worse: phones and alarm come again, the talk goes on where it is. */
  again: boolean
}

export function phonesWithLabels(
  turn: Turn,
  hits: readonly (Pick<SafetyHit, 'phones'> & Partial<SafetyHit>)[],
): Phone[] {
  const numbers = [...new Set(hits.slice(0, 2).flatMap(({ phones }) => phones))].slice(0, MAX_PHONES)
  // Whoever looks for another needs the police before the line that listens.
  const ordered =
    hits[0] !== undefined && isOfAnother(hits[0]) ? numbers.toSorted((one) => (one === '110' ? -1 : 1)) : numbers
  return ordered.map((number) => ({ number, label: turn.world.rules.danger.phones[number] ?? number }))
}

/** 老公说不想活了 出去了: told of somebody else. */
function isOfAnother({ kind, strength, notes }: Partial<SafetyHit>): boolean {
  return kind === 'suicide' && strength === 'go' && notes?.includes('third_person') === true
}

/** Those that were shown when the danger was first heard, the first ones first. */
export function phonesOfDanger({ state }: Turn, kind: string, most: number): Phone[] {
  return state.dangers.find((noted) => noted.kind === kind)?.phones.slice(0, most) ?? []
}

/** 要是着火了怎么办: what to do first and whom to call, before the handbook says the rest. No alarm (dialogues §2 G3). */
export function tellSupposed(turn: Turn, { supposed }: Heard): void {
  if (supposed === null) return
  const { words } = turn.world
  turn.reply({ kind: 'text', text: `${supposed.first}${words.lifeLine}`, phones: phonesWithLabels(turn, [supposed]) })
}

/** 我是隔壁阿姨 小孩刚才打的都是真的: a grown-up took the phone, and is spoken to as one. */
export function noteGrownUp(turn: Turn, { text, input }: Heard): void {
  if (input.choice === undefined && turn.value('childWrites') === true && GROWN_UP.test(text))
    turn.emit({ type: 'slots-cleared', slots: ['childWrites'] })
}

const GROWN_UP =
  /(?:^|[，,。 ])我(?:就)?是(?:他们?|她们?|孩子|小孩|小朋友)?(?:家|的)?(?:的)?(?:隔壁|邻居|对门|楼上|楼下|村里|学校)?(?:的|家)?(?:那个)?(?:阿姨|叔叔|大爷|奶奶(?!家)|爷爷|老师|妈妈|爸爸|外婆|外公|婶|伯|大妈|姑|姨|舅|邻居)(?:[，,。 ]|$|姓)/

/** 我五年级, told somewhere in the talk, dangerous or not: a child is spoken to from here on. */
export function noteWriter(turn: Turn, { text, input }: Heard): void {
  if (input.choice === undefined && speaksAsChild(text, turn.state)) noteChildOnce(turn)
}

function noteChildOnce(turn: Turn): void {
  noteOnce(turn, 'childWrites')
  if (turn.value('vulnerable') === undefined)
    turn.emit({ type: 'slot-filled', slot: 'vulnerable', value: ['child'], said: '', how: 'extracted' })
}

/** Notes the dangers of this message and shows the card. Null when nothing was new. `answers`: the words answer what was asked. */
export function noteDanger(turn: Turn, heard: Heard, answers: boolean): NotedDanger | null {
  const plain = newHits(turn, heard.dangers)
  // A sign of the end goes before the hunger that the same words may sound like.
  const worse = worseHits(turn, heard, answers || plain.length > 0)
  const gos = [...worse, ...plain.filter(({ kind }) => worse.every((one) => one.kind !== kind))]
  const hits = gos.length > 0 ? gos : doubtsOf(turn, heard)
  const first = hits[0]
  if (first === undefined) return null
  const again = hits.every((hit) => isAgain(turn, hit))
  // The same sentence once more shows the phones again and alarms nobody twice.
  const alarms = gos.length > 0 && !(again && saidJustNow(turn, heard))
  noteHits(turn, hits)
  const question = questionOf(turn, first)
  const over = question !== null && answeredUnasked(question, heard.text)?.current === false
  const soft = gos.length === 0 && first.doubted !== true ? question?.card : undefined
  const told = soft === undefined ? first : { ...first, first: soft, whenOver: soft }
  const card = over ? { ...told, first: told.whenOver } : again ? toldAgain(turn, told) : told
  if (again && turn.value('safeNow') === 'safe') turn.emit({ type: 'slots-cleared', slots: ['safeNow'] })
  presetIncident(turn, first.kind)
  // A patient of two weeks ago, told by the hospital, needs no ambulance.
  const treated = isUnderTreatment(turn, heard, hits)
  if (treated) for (const { kind } of hits) turn.emit({ type: 'danger-answered', kind, current: false })
  else {
    noteNeedOfDoctor(turn, hits)
    showCard(turn, card, phonesWithLabels(turn, hits), alarms && isAlarm(turn, again))
  }
  return { go: gos.length > 0 && !treated, question: treated ? null : question, again }
}

/** 11月10号骑车摔断了腿，开过刀了，后天出院: a hospital tells of what it has treated. */
function isUnderTreatment(turn: Turn, { text, extracted }: Heard, hits: readonly SafetyHit[]): boolean {
  const byHospital = (turn.value('relation') ?? extracted['relation']) === 'hospital'
  // 肇事跑掉的 有没有基金, of one who lies in the ward since yesterday.
  const told = [...ownWordsOf(turn.state).slice(0, -1), text].some((words) => TREATED.test(words))
  return byHospital && hits.every(({ kind }) => TREATED_KINDS.has(kind)) && told && !WORSE_AGAIN.test(text)
}

const TREATED_KINDS: ReadonlySet<string> = new Set(['medical', 'unwell', 'traffic', 'poisoning', 'collapse'])
const TREATED =
  /出院|开过刀|开了刀|手术(?:做|已|后|很)|做(?:了|完|过)手术|术后|住院|已经?(?:治|清创|缝|固定)|缝了|这(?:两|几)天要手术|(?:120|救护车)[^，,。 ]{0,3}(?:拉|送)来|病情(?:平稳|稳定)/
const WORSE_AGAIN = /抢救|病危|昏迷|昏过去|叫不|没(?:有)?(?:呼吸|心跳)|大出血|跑(?:了|出去)|不见/

/** A cry that was only heard adds nothing to a doubt that has a name. */
function doubtsOf(turn: Turn, { asks }: Heard): SafetyHit[] {
  const found = newHits(turn, asks)
  const named = found.filter(({ kind }) => kind !== 'help_cry')
  return named.length > 0 ? named : found
}

function noteHits(turn: Turn, hits: readonly SafetyHit[]): void {
  for (const hit of hits) {
    const { kind, strength, phrase } = hit
    const level: Level = strength === 'ask' ? 'P1' : hit.level
    turn.emit({ type: 'danger-noted', kind, strength, level, phrase, phones: phonesWithLabels(turn, [hit]) })
    if (isSettled(turn, hit)) turn.emit({ type: 'danger-answered', kind, current: false })
  }
  if (turn.value('saidOver') !== undefined) turn.emit({ type: 'slots-cleared', slots: ['saidOver'] })
  const notes = new Set(hits.flatMap((hit) => hit.notes))
  if (notes.has('child_writes')) noteChildOnce(turn)
  if (notes.has('third_person')) noteOnce(turn, 'thirdPerson')
}

/** Who needs an ambulance needs a doctor now: it is asked by nobody any more. 没受伤 said before is overtaken. */
function noteNeedOfDoctor(turn: Turn, hits: readonly SafetyHit[]): void {
  const needed = hits.some(
    ({ kind, strength, notes }) => kind === 'medical' && strength === 'go' && !notes.includes('over'),
  )
  const told = turn.value('medical')
  if (needed && (told === 'none' || (told === undefined && turn.state.slots['medical'] === undefined)))
    turn.emit({ type: 'slot-filled', slot: 'medical', value: 'now', said: '', how: 'extracted' })
}

/** 昨晚着火，烧光了: told as over, and long enough ago; the phones are shown, the desk is not alarmed. */
function isSettled(turn: Turn, { kind, notes }: SafetyHit): boolean {
  if (!notes.includes('over')) return false
  const { occurredAt } = factsOf(turn.state)
  return (
    isPutOut(kind, ageInHours(occurredAt, turn.world.now)) ||
    [firstMessageOf(turn.state), turn.state.said.at(-1)?.text ?? ''].some((words) =>
      isTreated(kind, words.toLowerCase(), turn.world.rules.triage),
    )
  )
}

function noteOnce(turn: Turn, slot: string): void {
  if (turn.value(slot) === undefined) turn.emit({ type: 'slot-filled', slot, value: true, said: '', how: 'extracted' })
}

/** The kind of danger names the matter better than 别的 does. */
function presetIncident(turn: Turn, kind: string): void {
  const incident = INCIDENT_OF[kind]
  const held = turn.value('incident')
  if (incident === undefined || incident === held || (held !== undefined && held !== 'other')) return
  turn.emit({ type: 'slot-filled', slot: 'incident', value: incident, said: '', how: 'extracted' })
}

/**
 * Whether the desk is alarmed: the talk is P0 now. What the words tell as settled shows the phones and is no alarm; a need of
 * today (no food, a scam) is P1: the desk hears of it, and the talk goes on.
 */
function isAlarm(turn: Turn, again: boolean): boolean {
  const { level } = assessNow(turn.state, turn.world)
  if (level === 'P0') return true
  if (level === 'P1' && (again || !hasOpenCase(turn.state))) {
    const text = [again ? '很急，又说了一次' : '很急', matterWords(turn.state)].join(' · ')
    turn.alert({ kind: 'danger', level, text })
  }
  return false
}

function showCard(turn: Turn, first: SafetyHit, keys: Phone[], alarm: boolean): void {
  const quiet = first.kind === 'violence_home'
  if (quiet && !turn.state.quiet) turn.emit({ type: 'mode-set', quiet: true })
  const silent = isHurtChild(turn, first) ? null : silentWay(turn, first, keys)
  const phones = silent?.phones ?? keys
  const text = silent?.text ?? (isHurtChild(turn, first) ? childWords(turn, first) : firstWords(turn, first))
  if (turn.state.floor === 'human') {
    // 弟弟饿了, told to a worker: the worker answers it, and the desk is rung all the same.
    if (!FOR_THE_WORKER.has(first.kind))
      turn.emit({ type: 'notice-posted', text: `${text}${phones.map(({ number }) => number).join('、')}`, phones })
  } else {
    const alarmed = alarm ? turn.world.words.dangerAlerted : ''
    turn.reply({ kind: 'text', tone: quiet ? 'quiet' : 'danger', text: `${text}${alarmed}`, phones })
  }
  if (alarm) raiseAlarm(turn, first)
}

/** Needs of today, which no phone mends faster than the person who is there. */
const FOR_THE_WORKER: ReadonlySet<string> = new Set(['no_food'])

/** What a child that is hurt or left alone hears first; a grandmother who does not wake needs 120 and nothing before it. */
function isHurtChild(turn: Turn, { kind }: SafetyHit): boolean {
  return turn.value('childWrites') === true && HURTS_CHILD.has(kind)
}

/** Alone at home needs other words than blows. */
function childWords({ state, world }: Turn, { kind }: SafetyHit): string {
  if (kind !== 'child_alone') return world.words.childFirst
  const isTold = state.dangers.some((noted) => noted.kind === kind && noted.at !== world.now.toISOString())
  return isTold || state.case !== null ? world.words.childWaits : world.words.childAlone
}

const HURTS_CHILD: ReadonlySet<string> = new Set(['child_abuse', 'child_alone', 'violence_home', 'sexual_violence'])

function firstWords(turn: Turn, hit: SafetyHit): string {
  if (liesInGas(turn, hit)) return turn.world.words.airFirst
  if (isOfAnother(hit)) return turn.world.words.suicideOther
  return isSettled(turn, hit) ? hit.whenOver : hit.first
}

/** 她头昏 站不起来, where coals burn behind shut windows: nobody is left lying in it. */
function liesInGas({ state }: Turn, { kind }: SafetyHit): boolean {
  return (
    (kind === 'medical' || kind === 'unwell') &&
    state.dangers.some((noted) => noted.kind === 'gas_co' && noted.current !== false)
  )
}

/** The alarm is a case at once (dialogues §0.1, 7): half filled, P0, seen by the desk within the second. */
function raiseAlarm(turn: Turn, first: SafetyHit): void {
  if (!hasOpenCase(turn.state)) {
    openCase(turn, { provisional: true })
    return
  }
  // A case below P0 is alarmed when it rises, a moment later.
  if (turn.case?.level === 'P0') {
    const text = ['特急', turn.case.town, matterWords(turn.state)].filter(Boolean).join(' · ')
    turn.alert({ kind: 'danger', level: 'P0', text })
  }
  turn.changeCase({}, { by: 'bot', kind: 'alert', text: `新的危险：${first.first}` })
}

function questionOf(turn: Turn, { kind, strength }: SafetyHit): DangerStep | null {
  const fits = (step: DangerStep): boolean =>
    step.kind === kind && (step.strength ?? strength) === strength && turn.holds(step.when, null)
  return turn.world.rules.danger.steps.find(fits) ?? null
}

export function dangerStepById(turn: Turn, id: string | null): DangerStep | null {
  return turn.world.rules.danger.steps.find((step) => step.id === id) ?? null
}

/** A danger's question may stand open without a dialogue: a doubt, or new danger after the case was sent. */
export function dangerIsOpen(turn: Turn): boolean {
  return dangerStepById(turn, turn.state.openStep) !== null
}

/** The answer to a danger's question says whether it goes on; a visible end may be told, the rest only a person ends. */
export function answerDanger(turn: Turn, kind: string, current: boolean | undefined): void {
  if (current !== undefined) turn.emit({ type: 'danger-answered', kind, current })
  // Nothing alarmed the desk while the danger passed for over; it goes on, so that it does now.
  if (current === true && !hasOpenCase(turn.state) && assessNow(turn.state, turn.world).level === 'P0')
    openCase(turn, { provisional: true })
}

const OVER =
  /没事了|没危险了|没有危险了|平安了|火灭了|扑灭了|水退了|找到了|救出来了|救上来了|人醒了|好好的了|(?:别|不要|不用|先别)(?:叫|喊|派|让)?(?:人|救护车|你们)?(?:过)?来了|就是困了|大概(?:就)?是困/

/** 没事了 after an alarm: what ends visibly is noted as over; the alarm itself stays until a person closes it (RU-9). */
export function tellsOver(turn: Turn, heard: Heard): boolean {
  if (!OVER.test(heard.text) || !hasOpenCase(turn.state)) return false
  const open = turn.state.dangers.filter(({ current, level }) => current !== false && level === 'P0')
  if (open.length === 0) return false
  const { endsVisibly } = turn.world.rules.danger
  // A head that bleeds is not well because somebody says so: what nobody can see end stays as it is.
  if (turn.value('safeNow') === 'danger' && open.every(({ kind }) => endsVisibly.includes(kind)))
    turn.emit({ type: 'slot-filled', slot: 'safeNow', value: 'safe', said: heard.text, how: 'corrected' })
  for (const { kind } of open) if (endsVisibly.includes(kind)) answerDanger(turn, kind, false)
  // Who is back at home is not asked about any more; of oneself only a person says that it is over.
  if (turn.value('thirdPerson') === true) noteOnce(turn, 'saidOver')
  return true
}
