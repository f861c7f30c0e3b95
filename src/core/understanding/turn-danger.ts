/**
 * Danger in the middle of a talk, heard by the model that learnt from such lines (acts.ts) beside the listed words. Of 697 dangers that eight
 * hands told there the words alone meet 434, with what is heard here, by models that never saw the hand, 640; of 8,200 harmless lines 280 alarms
 * become 195 and 61 questions 250 (`npm run fit:acts`, decision 0024).
 */
import { ACT_BARS, LIFE_KINDS, type ActScores, type LifeKind } from './acts.ts'
import { askedAbout, isHarmless, type CompiledSafety, type SafetyHit } from './safety/safety.ts'
import { SURE_KINDS } from './second-hearing.ts'
import { lessened, type Depths, type Sense } from './sense.ts'

export type TurnSense = Sense & { acts: ActScores }

/** What a message sounds like as a first one counts a little, what sounds harmless takes a little off. */
const OF_FIRST = 0.4
const OF_CALM = 0.2
const ASKED_AT = 0.5
/** So sure that nothing is asked first: of 8,500 harmless lines three sound so, of 697 dangers about two hundred. */
const ALARMED_AT = 0.75
/** A kind that stands out this far is named; else it is met as a cry for help. */
const KIND_AT = 0.2

/** Bars for what the words found and what sounds harmless: phones stay in sight, one question is put instead of an alarm. */
const NOT_HEARD = 0.12
/** A doubt of the words that the whole does not bear out. */
const DROPPED = 0.15
const CALM_BEYOND = 0.3
const CALM_BEYOND_LISTED = 0.4
/** In a long message a danger may lie buried that the whole does not sound like. */
const LONGEST = 60

export interface TurnDangers {
  dangers: SafetyHit[]
  asks: SafetyHit[]
}

/** `found` by the words of the message, put right by what the whole sounds like in the middle of a talk. */
export function heardInTalk(found: TurnDangers, text: string, sense: TurnSense, rules: CompiledSafety): TurnDangers {
  const depth = depthInTalk(sense)
  const doubts = found.dangers.filter((hit) => isDoubtful(hit, text, sense.acts))
  const dangers = found.dangers.filter((hit) => !doubts.includes(hit))
  // A cry that only the model of first messages hears is none here.
  const unheard = depth < DROPPED && text.length <= LONGEST
  const asks = found.asks.filter(
    ({ kind, listed }) => (kind !== 'help_cry' || listed) && !(unheard && !SURE_KINDS.has(kind)),
  )
  const asked = [
    ...asks,
    ...doubts.map((hit) => ({ ...hit, strength: 'ask' as const, level: 'P1' as const, doubted: true as const })),
  ]
  if (dangers.length + asked.length > 0 || depth < ASKED_AT) return { dangers, asks: asked }
  const heard = heardHit(text, sense.acts, rules)
  if (sense.acts.life < ALARMED_AT) return { dangers, asks: [...asked, ...softly(heard, text, rules)] }
  return {
    dangers: [...dangers, ...heard.map((hit) => ({ ...hit, strength: 'go' as const, level: 'P0' as const }))],
    asks: asked,
  }
}

function depthInTalk({ life, acts }: TurnSense): number {
  return acts.life + OF_FIRST * life - OF_CALM * acts.calm
}

/** How much surer than its bar a need of today must sound to raise the level by itself. */
const SURER = 0.1
/** Below it nothing of a need of today is heard. */
const NO_NEED = 0.15
/** Over and under the bars of intents/triage.yaml (T026, T124). */
const URGENT = 0.72
const NOT_URGENT = 0.6
const NOT_LIFE = 0.55

/** How deep a need sounds in the middle of a talk: what both models hear raises the level, what only the one of first messages hears does not. */
export function depthsInTalk(sense: TurnSense): Depths {
  const { life, urgent, serious } = lessened(sense)
  const { urgent: need } = sense.acts
  const heard = need >= ACT_BARS.urgent + SURER ? Math.max(urgent, URGENT) : urgent
  return {
    life: depthInTalk(sense) >= ASKED_AT ? life : Math.min(life, NOT_LIFE),
    urgent: need < NO_NEED ? Math.min(heard, NOT_URGENT) : heard,
    serious,
  }
}

/** What is told as over is doubted by nobody; one's own life, children and needs of today are never heard away. */
function isDoubtful({ kind, listed, notes }: SafetyHit, text: string, { life, calm }: ActScores): boolean {
  if (text.length > LONGEST || SURE_KINDS.has(kind) || notes.includes('over') || notes.includes('child_writes'))
    return false
  return listed ? calm - life >= CALM_BEYOND_LISTED : life < NOT_HEARD || calm - life >= CALM_BEYOND
}

/** 嘴角破了 胳膊青了 不严重: a bruise, a cut or a bite that is called slight, and no word of chest, breath or head. */
const BRUISE =
  /青(?:了|的|一块|紫)|紫(?:了|的|一块)|淤|瘀|破(?:了)?(?:点|一点)?皮|(?:嘴角?|嘴唇|手|脸|皮|膝盖|胳膊|腿|额头)[^，,。\s]{0,3}破|擦伤|划|抓(?:了|伤|破)|咬|肿了?点|蹭/
const SLIGHT =
  /不(?:严重|要紧|碍事|厉害|大|疼|痛)|没(?:什么|啥|得)?(?:大)?(?:事|碍|关系)|小伤|皮外伤|(?:就|只)(?:是)?(?:一点|有点|破了点|青了)|好(?:多)?了/
const DEEP = /头|脑|昏|晕|吐|喘|气|胸|心|肚|流血|止不|血|骨|断|不能动|动不了|抽|醒|应|看不|蛇|狗|汗|掐|脖|刀/

function isBruise(text: string): boolean {
  return BRUISE.test(text) && SLIGHT.test(text) && !DEEP.test(text)
}

/** 脸色不好 一直躺着: where nobody fell, what is asked and said is of illness. */
function softly(heard: readonly SafetyHit[], text: string, rules: CompiledSafety): SafetyHit[] {
  if (isBruise(text)) return heard.filter(({ kind }) => kind !== 'medical')
  return heard.map((hit) => {
    const unwell = hit.kind === 'medical' && !isOutside(text) ? askedAbout('unwell', hit.phrase, rules) : null
    return unwell === null ? hit : { ...unwell, first: unwell.whenOver }
  })
}

/** From without: a fall, or a bruise, a cut or a bite without a word of chest or breath. */
function isOutside(text: string): boolean {
  return FELL.test(text) || (BRUISE.test(text) && !CHEST.test(text))
}

const CHEST = /胸|心口|心慌|心跳|喘|透不过|气(?:急|短)|冷汗|浮肿|腿肿|脚肿/
const FELL = /[跌摔掼栽滑绊磕撞砸扭崴烫割划血骨断咬]|掉下|滚下|烧伤|受伤|弄伤/

/** Who suffers at somebody's hands says a word of it: 我抱弟弟到楼下了 他吐了 sounds like a child in need, and nobody hit him. */
const AT_HANDS: ReadonlySet<string> = new Set(['violence_home', 'sexual_violence'])
const OF_HANDS =
  /打(?!电话|的士?|车|针|工|开|字|算|听|扫|1)|揍|踢|踹|掐|砍|扇|抽|捅|勒|拖|拽|推|搡|绑|捆|锁|关(?:在|起|着|我|她|他)|摸|碰|亲|脱|裤|压|骑|搂|强|摔|砸|甩|烫|泼|棍|刀|皮带|鞭|巴掌|耳光|拳|动手|动粗|欺负|虐|凶|骂|吼|吵|闹|逼|威胁|吓|怕|躲|藏|逃|不敢|不让|不准|不许|不给|饿着|赶|撵|喝(?:酒|多|醉)|醉|青|紫|淤|瘀|伤|疤|哭|喊|惨叫|(?:他|她|爸|妈|男人|老公|那人|叔叔?|继父|后爸|后妈)[^，,。]{0,4}(?:来了|回来|过来|进来|上来|在门|敲门|跟着|追|找)|没有?声音|别回|别出声/

/** One soft question of the kind it sounds like, with its phones. */
function heardHit(text: string, acts: ActScores, rules: CompiledSafety): SafetyHit[] {
  const [likest] = LIFE_KINDS.filter((kind) => !AT_HANDS.has(kind) || OF_HANDS.test(text)).toSorted(
    (one: LifeKind, other: LifeKind) => acts[other] - acts[one],
  )
  const name = likest !== undefined && acts[likest] >= KIND_AT ? likest : 'help_cry'
  if (isHarmless(name, text, rules)) return []
  const hit = askedAbout(name, text.slice(0, 20), rules)
  return hit === null ? [] : [{ ...hit, first: hit.whenOver }]
}
