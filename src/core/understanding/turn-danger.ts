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

/** 脸色不好 一直躺着: where nobody fell, what is asked and said is of illness. */
function softly(heard: readonly SafetyHit[], text: string, rules: CompiledSafety): SafetyHit[] {
  return heard.map((hit) => {
    const unwell = hit.kind === 'medical' && !FELL.test(text) ? askedAbout('unwell', hit.phrase, rules) : null
    return unwell === null ? hit : { ...unwell, first: unwell.whenOver }
  })
}

const FELL = /[跌摔掼栽滑绊磕撞砸扭崴烫割划血骨断咬]|掉下|滚下|烧伤|受伤|弄伤/

/** One soft question of the kind it sounds like, with its phones. */
function heardHit(text: string, acts: ActScores, rules: CompiledSafety): SafetyHit[] {
  const [likest] = LIFE_KINDS.toSorted((one: LifeKind, other: LifeKind) => acts[other] - acts[one])
  const name = likest !== undefined && acts[likest] >= KIND_AT ? likest : 'help_cry'
  if (isHarmless(name, text, rules)) return []
  const hit = askedAbout(name, text.slice(0, 20), rules)
  return hit === null ? [] : [{ ...hit, first: hit.whenOver }]
}
