/** Decides where a message goes (contracts §2): danger before everything, then the ordered rules of intents/routes.yaml. */
import type * as z from 'zod'
import { anyOf, soundSource } from '../safety/pattern.ts'
import { isHarmless, isOrdinaryFigure, readSafety, askedAbout } from '../safety/safety.ts'
import type { CompiledSafety, SafetyHit, SafetyReading } from '../safety/safety.ts'
import { ROUTES, routeRulesSchema } from './schema.ts'
import type { RouteName, RouteRules } from './schema.ts'
import { doubtOf, readRouteModel, voted } from './doubt.ts'
import type { RouteModel } from './doubt.ts'
import { foldClauses, prepare } from '../safety/text.ts'
import { compileTone, isToldCalmly } from './tone.ts'
import type { ToneWords } from './tone.ts'
import { heardTwice } from '../second-hearing.ts'
import type { Sense } from '../sense.ts'
import { spelledOut } from '../spelled-out.ts'

export type { RouteName, RouteRules } from './schema.ts'

/** Schema of intents/routes.yaml. */
export const routesSchema: z.ZodType<RouteRules> = routeRulesSchema

interface CompiledRule {
  /** R1, R2 …: its place in the table, which is the order in which rules are tried. */
  id: string
  source: string
  route: RouteName
  firm: number
  plain: boolean
  any: RegExp
  and: readonly RegExp[]
  not: RegExp
  sound: RegExp
}

export interface CompiledRoutes {
  rules: readonly CompiledRule[]
  model: RouteModel
  doubtAt: Readonly<Partial<Record<RouteName, number>>>
  sense: RouteRules['sense']
  tone: ToneWords
}

/** Compiles the rules once; a wrong pattern is an error here, never at reading. */
export function compileRoutes(rules: RouteRules): CompiledRoutes {
  return {
    model: readRouteModel(),
    doubtAt: rules.doubt.at,
    sense: rules.sense,
    tone: compileTone(rules),
    rules: rules.rules.map((rule, at) => ({
      id: `R${at + 1}`,
      source: rule.src,
      route: rule.route,
      firm: rule.firm,
      plain: rule.plain,
      any: anyOf(rule.any, rules.groups),
      and: rule.and.map((fragment) => anyOf([fragment], rules.groups)),
      not: anyOf(rule.not, rules.groups),
      sound: rule.sounds.length === 0 ? /(?!)/ : new RegExp(rule.sounds.map(soundSource).join('|')),
    })),
  }
}

/** What settled a route: kept with the talk, so that it can be told when the rules are others. */
export interface RouteWhy {
  /** `need`: words of a need that fit nothing else; `nothing`: no rule fitted and nothing outvoted that. */
  by: 'danger' | 'rule' | 'sense' | 'votes' | 'doubt' | 'need' | 'nothing'
  /** Id of the rule, or the kind of danger. */
  rule?: string
  source?: string
  /** The words that were found. */
  words?: string
}

export interface Routed {
  route: RouteName
  why: RouteWhy
  safety: SafetyHit[]
  ask: SafetyHit[]
  /** What to do in a danger that is only supposed; null when none is. */
  supposed: SafetyReading['supposed']
}

/**
 * True for a danger that goes before everything (contracts §2 emergency_now): life at risk and not said to be over, or words
 * that may mean it and are no figure of speech. A missed alarm is the worst fault, so doubt alarms.
 */
function isAlarm(hit: SafetyHit, text: string, past: boolean, rules: CompiledSafety): boolean {
  const kind = rules.kinds.find((one) => one.name === hit.kind)
  if (kind === undefined) return false
  // A question about violence or the law is answered with a soft line; one about suicide is never only a question.
  const { knowledge, question, hypothetical } = rules.guards
  const asked = !OWN_LIFE.has(hit.kind) && ((knowledge.test(text) && question.test(text)) || hypothetical.test(text))
  if (hit.strength === 'ask') return !asked && !isOrdinaryFigure(hit, rules) && !(past && isToldOfOthers(hit))
  if (hit.notes.includes('over')) return false
  return hit.level === 'P0' || kind.alarmWords.test(text)
}

const OWN_LIFE: ReadonlySet<string> = new Set(['suicide', 'self_harm'])

/** Suicide long ago in the family is asked about gently; one's own thoughts of it are never past. */
function isToldOfOthers(hit: SafetyHit): boolean {
  return hit.kind !== 'suicide' || hit.notes.includes('third_person')
}

/** Words that alarm whatever a model would say of them: a life at risk, told plainly and not as over. */
export function sureAlarms(text: string, rules: { safety: CompiledSafety }): SafetyHit[] {
  const { hits, past } = readSafety(text, rules.safety)
  return hits.filter(
    (hit) => hit.strength === 'go' && hit.level === 'P0' && isAlarm(hit, heardOf(text).said, past, rules.safety),
  )
}

/** A message as typed and as said: pinyin is said in characters. */
interface Heard {
  typed: string
  said: string
}

function heardOf(typed: string): Heard {
  return { typed, said: spelledOut(typed) ?? typed }
}

/** The route of a message, with the dangers found on the way: `safety` alarms or was told as over, `ask` wants one soft question. */
export function routeOf(
  text: string,
  rules: { safety: CompiledSafety; routes: CompiledRoutes },
  sense: Sense | null = null,
): Routed {
  const reading = readSafety(text, rules.safety)
  const { past, answerPlusLine, supposed } = reading
  const heard = heardOf(text)
  const hits = heardTwice(reading.hits, { text: heard.said, life: sense?.life ?? null }, rules.routes.sense.loose)
  const safety = hits.filter((hit) => hit.strength === 'go')
  const ask = hits.filter((hit) => hit.strength === 'ask')
  const unlikely = sense !== null && HAN.test(heard.said) && sense.life < rules.routes.sense.least
  const alarms = (hit: SafetyHit): boolean =>
    (hit.strength === 'go' || !unlikely) && isAlarm(hit, heard.said, past, rules.safety)
  const alarm = hits.find(alarms)
  if (alarm !== undefined) return { route: 'emergency_now', why: dangerWhy(alarm), safety, ask, supposed: null }
  // A danger that was read and judged over, past or only supposed needs no second doubt, unless the whole sounds like one now.
  const sounds = sense !== null && sense.life > rules.routes.sense.settled
  const settled = !sounds && (past || answerPlusLine !== null || hits.some((hit) => hit.notes.includes('over')))
  const harmless = hits.length === 0 && isHarmless('help_cry', heard.said, rules.safety)
  const first = ordinaryRoute(heard, rules, true, sense)
  const fitting = fittingHeard(heard, rules, true)
  if (!settled && !harmless && fitting?.plain !== true && isDoubtful(heard.said, first, rules, sense)) {
    const why = first === 'emergency_now' ? ruleWhy(fitting, first, sense) : ({ by: 'doubt' } as const)
    return { route: 'emergency_now', why, safety, ask: [...ask, ...doubt(heard.said, rules.safety)], supposed: null }
  }
  const route = first === 'emergency_now' ? ordinaryRoute(heard, rules, false, sense) : first
  // What tells of a need (no food, no bed, a scam) and fits nothing else is a wish for help, never "unknown".
  const needy = hits.length > 0 && NO_MATTER.has(route)
  const [hit] = hits
  if (needy && hit)
    return { route: 'start_help_request', why: { ...dangerWhy(hit), by: 'need' }, safety, ask, supposed }
  const rule = first === route ? fitting : fittingHeard(heard, rules, false)
  return { route, why: ruleWhy(rule, route, sense), safety, ask, supposed }
}

function dangerWhy({ kind, phrase }: SafetyHit): RouteWhy {
  return { by: 'danger', rule: kind, words: phrase }
}

/** The rule that fitted, unless the learnt votes outweighed it. */
function ruleWhy(rule: CompiledRule | undefined, route: RouteName, sense: Sense | null): RouteWhy {
  if (rule?.route === route) return { by: 'rule', rule: rule.id, source: rule.source }
  if (rule === undefined && route === 'unknown') return { by: 'nothing' }
  return { by: sense === null ? 'votes' : 'sense', ...(rule ? { rule: rule.id, source: rule.source } : {}) }
}

/** Routes that would leave a need unheard. */
const NO_MATTER: ReadonlySet<RouteName> = new Set(['unknown', 'smalltalk', 'emergency_now'])

/** G9: the learned model says danger above the bar of the route that the words gave; the rule of last doubt has a low bar. */
function isDoubtful(
  text: string,
  route: RouteName,
  rules: { safety: CompiledSafety; routes: CompiledRoutes },
  sense: Sense | null,
): boolean {
  // The model has learned no English; that has its own words in the rules.
  if (!HAN.test(text)) return route === 'emergency_now'
  if (sense !== null) {
    const { sense: bars, tone } = rules.routes
    if (!soundsLikeDanger(sense, route, bars)) return false
    return sense.life >= bars.calmly || !isToldCalmly(foldClauses(text, rules.safety.emoji), tone)
  }
  const bar = rules.routes.doubtAt[route]
  if (bar === undefined) return false
  // A figure of speech (笑死, 打死没人接) tells nothing of danger, whatever its characters sound like.
  const told = foldClauses(text, rules.safety.emoji).replace(rules.safety.idioms, '')
  // A word as short as a greeting (再见) has too few characters to be weighed.
  if (route === 'smalltalk' && told.length <= SHORTEST) return false
  return doubtOf(told, rules.routes.model) > bar
}

function soundsLikeDanger({ life, routes }: Sense, route: RouteName, { at, behind }: RouteRules['sense']): boolean {
  const best = Math.max(...ORDINARY.map((name) => routes[name]))
  return life > (at[route] ?? Infinity) && routes.emergency_now + behind >= best
}

const SHORTEST = 3

/** G9: words of danger that fit no kind are met as a cry for help is, with a question. */
function doubt(text: string, rules: CompiledSafety): SafetyHit[] {
  const cry = askedAbout('help_cry', foldClauses(text, rules.emoji).slice(0, 20), rules)
  return cry === null ? [] : [cry]
}

const HAN = /\p{Script=Han}/u

/** What the first fitting rule says, unless the learned votes outweigh its firmness; without `alarms` the rule of last doubt is passed over. */
function ordinaryRoute(
  heard: Heard,
  rules: { safety: CompiledSafety; routes: CompiledRoutes },
  alarms: boolean,
  sense: Sense | null,
): RouteName {
  const { text } = prepare(heard.said, rules.safety.emoji, rules.safety.syllable)
  if (text === '') return 'unknown'
  const latin = !HAN.test(text)
  const rule = fittingHeard(heard, rules, alarms)
  const ruled = rule?.route ?? 'unknown'
  if (latin || ruled === 'emergency_now') return ruled
  if (sense !== null) return sensed(sense, ruled, rule?.firm ?? 1, rules.routes.sense)
  return voted(text, ruled, rule?.firm ?? 1, rules.routes.model)
}

/** The route that sounds likest, when the rule's own route starts `firm` ahead. */
function sensed(sense: Sense, ruled: RouteName, firm: number, bars: RouteRules['sense']): RouteName {
  let best = ruled
  let most = -Infinity
  for (const route of ORDINARY) {
    // Nothing is ended by a faint likeness: 电话不留 is no wish to stop.
    if (route === 'stop' && ruled !== 'stop' && sense.routes.stop < bars.stop) continue
    const votes = bars.votes * sense.routes[route] + (route === ruled ? firm : 0)
    if (votes > most) [best, most] = [route, votes]
  }
  return best
}

const ORDINARY = ROUTES.filter((route) => route !== 'emergency_now')

/** The rule that fits what is said, else the one whose listed sounds fit the letters. */
function fittingHeard(
  { typed, said }: Heard,
  rules: { safety: CompiledSafety; routes: CompiledRoutes },
  alarms: boolean,
): CompiledRule | undefined {
  return fittingRule(said, rules, alarms) ?? (said === typed ? undefined : fittingRule(typed, rules, alarms))
}

/** The first rule that fits the words. */
function fittingRule(
  raw: string,
  rules: { safety: CompiledSafety; routes: CompiledRoutes },
  alarms: boolean,
): CompiledRule | undefined {
  const { text, sound } = prepare(raw, rules.safety.emoji, rules.safety.syllable)
  const latin = !HAN.test(text)
  return rules.routes.rules.find(
    (one) =>
      (alarms || one.route !== 'emergency_now') &&
      (one.any.test(text) || (latin && one.sound.test(sound))) &&
      one.and.every((pattern) => pattern.test(text)) &&
      !one.not.test(text),
  )
}
