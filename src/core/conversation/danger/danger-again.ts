/** A danger told more than once: what is new in it, what is worse, and what is only said again. */
import { foldClauses } from '../../understanding/safety/text.ts'
import type { SafetyHit } from '../../understanding/safety/safety.ts'
import { policeEnds } from './police-there.ts'
import type { Heard } from '../hear.ts'
import type { Danger } from '../state.ts'
import type { Turn } from '../turn.ts'

/** A cry for help this soon after a danger was named adds nothing to it. */
const CRY_MS = 10 * 60_000
/** The same sentence again within this time alarms nobody a second time. */
const SAME_MS = 60_000

/**
 * Hits that ask for phones and alarm: a kind not noted yet, noted only as a doubt, said to be over and now back, or a life at
 * risk told once more. An alarm too many is heard, one too few is not.
 */
export function newHits(turn: Turn, hits: readonly SafetyHit[]): SafetyHit[] {
  return withoutChild(turn, hits).filter((hit) => {
    const { kind, strength, notes } = hit
    if (kind === 'help_cry' && (isKnownByName(turn, strength) || asksWhen(turn))) return false
    if (isOutAlready(turn, hit) || isRuin(turn, hit) || policeEnds(turn, kind)) return false
    if (notedOf(turn, kind) === undefined) return true
    if (tellsLoss(turn, hit)) return false
    return strength === 'go' && !notes.includes('over') && (isBack(turn, hit) || isAgain(turn, hit))
  })
}

/** 房子烧了没地方住, told of a fire that is out: what is lost, no fire that is back. */
function tellsLoss(turn: Turn, { kind }: SafetyHit): boolean {
  const words = turn.state.said.at(-1)?.text ?? ''
  return kind === 'fire' && notedOf(turn, kind)?.current === false && BURNT.test(words) && !BURNS.test(words)
}

/** 十一点半 电热毯烧起来的, after 火消防队灭了: how it came, and no fire now. */
function isOutAlready({ state }: Turn, { kind }: SafetyHit): boolean {
  if (kind !== 'fire' || BURNS_NOW.test(state.said.at(-1)?.text ?? '')) return false
  return state.said.slice(0, -1).some(({ text }) => PUT_OUT.test(text))
}

/** 灶间没了 屋顶也塌了, after 火灭了 and 人出来了: what the fire left, and nobody under it. */
function isRuin({ state }: Turn, { kind }: SafetyHit): boolean {
  const words = state.said.at(-1)?.text ?? ''
  if (kind !== 'collapse' || UNDER_IT.test(words)) return false
  const isOut = state.dangers.some((noted) => noted.kind === 'fire' && noted.current === false)
  return isOut && state.said.some(({ text }) => ALL_OUT.test(text))
}

const UNDER_IT = /压|埋|砸|困|里面|里头|底下|还(?:有|在)|正在|要塌|快塌|又/
const ALL_OUT = /(?:人|都|全家|大家)[^，,。]{0,3}(?:出来|跑出|逃出|没事|平安|安全)|没(?:有)?(?:人)?(?:受)?伤/

const PUT_OUT = /(?:火|消防队?|早就?|已经|都)[^，,。]{0,6}(?:扑灭|灭)了|(?:扑灭|浇灭)了|火(?:也|都|已经)?(?:灭|熄)/
const BURNS_NOW = /又|再|还(?:在|烧|有火|冒)|正在|现在|复燃|冒烟|窜|蹿|火苗|烧(?:到|过来|上来|进来)|救|快|出不来|困/

const BURNT = /烧(?:了|掉|光|没|毁|穿|坏|塌|得|黑|焦|成)/
const BURNS =
  /又|再|还(?:在|烧|有火|冒)|正在|起来|着火|起火|着了|复燃|冒|窜|蹿|烟|火(?:苗|大|舌)|烧(?:到|过来|上来|进来|着)|救|快|出不来|里面|困/

/** 他又打我了: what a husband does to his wife is no child's case, unless a child speaks or is spoken of. */
function withoutChild(turn: Turn, hits: readonly SafetyHit[]): readonly SafetyHit[] {
  const adult = hits.some(({ kind }) => kind === 'violence_home')
  const child =
    turn.value('childWrites') === true ||
    hits.some(({ notes }) => notes.includes('child_writes')) ||
    CHILD.test(turn.state.said.at(-1)?.text ?? '')
  return adult && !child ? hits.filter(({ kind }) => kind !== 'child_abuse') : hits
}

const CHILD = /孩|娃|伢|小把戏|儿子|女儿|爸|妈|爷|奶|后爹|继父|老师|岁/

/** 什么时候来人啊 asks; it cries for nobody. */
function asksWhen({ state }: Turn): boolean {
  return /什么时候|啥时候|几时|几点|多久|怎么还/.test(state.said.at(-1)?.text ?? '')
}

function isKnownByName({ state, world }: Turn, strength: SafetyHit['strength']): boolean {
  if (strength === 'ask') return state.dangers.length > 0
  return state.dangers.some(({ at }) => world.now.getTime() - Date.parse(at) < CRY_MS)
}

function notedOf(turn: Turn, wanted: string): Danger | undefined {
  return turn.state.dangers.find(({ kind }) => kind === wanted)
}

/** Noted only as a doubt, or said to be over: now it is told plainly. */
function isBack(turn: Turn, { kind, strength }: SafetyHit): boolean {
  const noted = notedOf(turn, kind)
  return strength === 'go' && (noted?.strength === 'ask' || (noted?.current === false && noted.level === 'P0'))
}

/** Known already and not over, and told once more. */
export function isAgain(turn: Turn, hit: SafetyHit): boolean {
  const noted = notedOf(turn, hit.kind)
  return noted !== undefined && !isBack(turn, hit) && (hit.level === 'P0' || hit.next === AGAIN)
}

/** Marks hits that were made here. */
const AGAIN = 'again'

/** 快淹到脖子了 after a flood was told: words that alarm only because of what is known (`danger.yaml`, again). */
export function worseHits(turn: Turn, { text, input }: Heard, answers: boolean): SafetyHit[] {
  if (input.choice !== undefined || text === '') return []
  // 打我手机 138…, after a child was beaten, gives a number.
  const words = foldClauses(text, []).replace(GIVES_PHONE, ' ')
  return turn.state.dangers.flatMap((noted) => {
    const worse = turn.world.rules.worse.get(noted.kind)
    if (worse === undefined || isOfAnother(turn, noted.kind) || worse.not.test(words)) return []
    const [sign] = noted.strength === 'ask' ? (worse.still.exec(words) ?? []) : []
    // 没事 was said before: the worst that was told counts, and a softer word took nothing back.
    if (sign !== undefined) return [hitOf(turn, { ...noted, level: 'P0' }, sign)]
    const denied = (answers && !BACK.test(words)) || (noted.strength === 'ask' && noted.current === false)
    const [phrase] = denied ? [] : (worse.any.exec(words) ?? [])
    return phrase === undefined ? [] : [hitOf(turn, noted, phrase)]
  })
}

/** 灭了又烧起来了 answers nothing: it is back. */
const BACK = /又(?:着|烧|冒|燃|起火|涨|塌|漏|昏|晕|抽|吐)/

const GIVES_PHONE = /打(?:我|他|她|这个)?(?:的)?(?:手机|电话|号码?)/g

function hitOf({ world }: Turn, { kind, phones, level }: Danger, phrase: string): SafetyHit {
  const say = world.rules.danger.again[kind]?.say ?? ''
  const numbers = phones.map(({ number }) => number)
  const told = { phrase, phones: numbers, first: say, whenOver: say, buttons: [], notes: [], listed: true }
  return { kind, strength: 'go', level: level === 'P0' ? 'P0' : 'P1', next: AGAIN, ...told }
}

/** 他在江边: what is said to somebody who stands on a bridge is not said to his wife. */
function isOfAnother(turn: Turn, kind: string): boolean {
  return kind === 'suicide' && turn.value('thirdPerson') === true
}

/** The hit with the sentence for a danger that goes on. */
export function toldAgain(turn: Turn, hit: SafetyHit): SafetyHit {
  if (hit.phones.includes('120') && CALLED.test(turn.state.said.at(-1)?.text ?? ''))
    return { ...hit, first: turn.world.words.helpComing }
  const again = turn.world.rules.danger.again[hit.kind]
  const say = again?.elsewhere !== undefined && isElsewhere(turn, hit.kind) ? again.elsewhere.say : again?.say
  return say === undefined || isOfAnother(turn, hit.kind) ? hit : { ...hit, first: say }
}

/** 在便利店里头, and not home again since: what is said of locks and kitchens is not for her. */
function isElsewhere({ state, world }: Turn, kind: string): boolean {
  const places = world.rules.worse.get(kind)
  if (places === undefined) return false
  const last = state.said
    .map(({ text }) => foldClauses(text, []))
    .findLast((words) => places.elsewhere.test(words) || places.home.test(words))
  return last !== undefined && places.elsewhere.test(last)
}

/** 120打过了 说在路上: nobody is told to ring once more. */
const CALLED =
  /(?:120|救护车)[^，,。 ]{0,4}(?:已经|都)?(?:打|叫|喊|拨)(?:过|了|好)|(?:打|叫|喊|拨)(?:过|了)(?:120|救护车)|(?:120|救护车|他们)[^，,。 ]{0,4}(?:在|就在)?(?:路上|来的路上|马上到|快到)/

/** The same sentence was said a moment ago. */
export function saidJustNow({ state, world }: Turn, { input }: Heard): boolean {
  const text = input.text.trim()
  const recent = state.said.slice(0, -1).filter(({ at }) => world.now.getTime() - Date.parse(at) <= SAME_MS)
  return recent.some((said) => said.text.trim() === text)
}
