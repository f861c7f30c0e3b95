/** Danger before everything: phones first, the desk alarmed, one soft question; in every state of the talk. */
import type { DangerStep } from '../dialogue/schema.ts'
import type { Phone } from '../reply.ts'
import type { SafetyHit } from '../understanding/safety.ts'
import { assessNow, incidentWords } from './facts.ts'
import type { Heard } from './hear.ts'
import { openCase } from './open-case.ts'
import { hasOpenCase, type Turn } from './turn.ts'

/** At most three keys: more is a search, not a help (ux §1). */
const MAX_PHONES = 3

export function phonesWithLabels(turn: Turn, hits: readonly SafetyHit[]): Phone[] {
  const numbers = [...new Set(hits.slice(0, 2).flatMap(({ phones }) => phones))].slice(0, MAX_PHONES)
  return numbers.map((number) => ({ number, label: turn.world.rules.danger.phones[number] ?? number }))
}

/** Hits that say something new: a kind not noted yet, noted only as a doubt, or over and now back. */
export function newHits(turn: Turn, hits: readonly SafetyHit[]): SafetyHit[] {
  return hits.filter(({ kind, strength }) => {
    const noted = turn.state.dangers.find((danger) => danger.kind === kind)
    return noted === undefined || (noted.strength === 'ask' && strength === 'go')
  })
}

/** Notes the dangers of this message and shows the card. Returns the soft question to ask next, or null when nothing was new. */
export function noteDanger(turn: Turn, heard: Heard): DangerStep | null {
  const gos = newHits(turn, heard.dangers)
  const asks = gos.length > 0 ? [] : newHits(turn, heard.asks)
  const hits = gos.length > 0 ? gos : asks
  const first = hits[0]
  if (first === undefined) return null
  const phones = phonesWithLabels(turn, hits)
  for (const hit of hits) {
    const own = phonesWithLabels(turn, [hit])
    turn.emit({ type: 'danger-noted', kind: hit.kind, strength: hit.strength, phrase: hit.phrase, phones: own })
  }
  presetIncident(turn, first.kind)
  const current = markCurrent(turn, gos)
  showCard(turn, first, phones, current)
  return stepOf(turn, first.kind)
}

const INCIDENT_OF: Readonly<Record<string, string>> = {
  fire: 'fire',
  gas_co: 'gas_poison',
  flood: 'flood_storm',
  collapse: 'other',
  traffic: 'traffic',
  medical: 'illness',
  poisoning: 'other',
  suicide: 'suicide',
  self_harm: 'suicide',
  violence_home: 'violence',
  sexual_violence: 'violence',
  child_abuse: 'child_neglect',
  child_alone: 'child_neglect',
  missing: 'other',
  elder_alone: 'elder_neglect',
  exposure: 'homeless',
  no_food: 'homeless',
  scam: 'scam',
}

function presetIncident(turn: Turn, kind: string): void {
  const incident = INCIDENT_OF[kind]
  if (incident === undefined || turn.value('incident') !== undefined) return
  turn.emit({ type: 'slot-filled', slot: 'incident', value: incident, said: '', how: 'extracted' })
}

/** A danger that the words themselves tell as past (out since yesterday) shows phones but is not an alarm (triage, "current"). */
function markCurrent(turn: Turn, gos: readonly SafetyHit[]): boolean {
  if (gos.length === 0) return false
  const current = assessNow(turn.state, turn.world).level === 'P0'
  if (!current) for (const { kind } of gos) turn.emit({ type: 'danger-answered', kind, current: false })
  return current
}

function showCard(turn: Turn, first: SafetyHit, phones: Phone[], current: boolean): void {
  const quiet = first.kind === 'violence_home'
  if (quiet && !turn.state.quiet) turn.emit({ type: 'mode-set', quiet: true })
  if (turn.state.floor === 'human') {
    turn.emit({ type: 'notice-posted', text: `${first.first}${phones.map(({ number }) => number).join('、')}`, phones })
  } else {
    const alarmed = current ? turn.world.words.dangerAlerted : ''
    turn.reply({ kind: 'text', tone: quiet ? 'quiet' : 'danger', text: `${first.first}${alarmed}`, phones })
  }
  if (current) raiseAlarm(turn, first)
}

/** The alarm is a case at once (dialogues §0.1, 7): half filled, P0, seen by the desk within the second. */
function raiseAlarm(turn: Turn, first: SafetyHit): void {
  if (hasOpenCase(turn.state)) {
    // A case below P0 is alarmed when it rises, a moment later.
    if (turn.case?.level === 'P0')
      turn.alert({
        kind: 'danger',
        level: 'P0',
        text: ['特急', turn.case?.town, incidentWords(turn.value('incident'))].filter(Boolean).join(' · '),
      })
    turn.changeCase({}, { by: 'bot', kind: 'alert', text: `新的危险：${first.first}` })
    return
  }
  openCase(turn, { provisional: true })
}

export function stepOf(turn: Turn, kind: string): DangerStep | null {
  return turn.world.rules.danger.steps.find((step) => step.kind === kind) ?? null
}

/** The answer to a danger's question says whether it goes on; a visible end may be told, the rest only a person ends. */
export function answerDanger(turn: Turn, kind: string, current: boolean): void {
  turn.emit({ type: 'danger-answered', kind, current })
}
