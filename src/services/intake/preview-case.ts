/** What stands beside the phone form while somebody types: level, caller, likely duplicates, register, policies, what to say. Nothing is stored. */
import { CALM_LINES } from '../../content/intake-words.zh-CN.ts'
import type { CaseHead, Reason } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { isSameAddress } from '../../core/intake/address.ts'
import { answersFrom, mayFit } from '../../core/intake/eligible.ts'
import { answersOf } from '../../core/eligibility/answers.ts'
import { caseRow, may, seesCase } from '../../core/rights.ts'
import { slotValue } from '../../core/conversation/state.ts'
import { viewOf } from '../../core/conversation/view.ts'
import { pathOf } from '../../core/dialogue/position.ts'
import { slotWords } from '../../core/dialogue/read-back.ts'
import type { TriageFacts } from '../../core/triage/facts.ts'
import type { Level } from '../../core/triage/level.ts'
import { readSafety } from '../../core/understanding/safety/safety.ts'
import type { Dispatch } from '../../core/dispatch/who.ts'
import type { Dispatcher } from '../dispatch/dispatcher.ts'
import type { CaseRegister } from '../desk/case-register.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { judge } from '../desk/open-case-by-desk.ts'
import { earlierOf } from '../desk/read-conversation.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { readPhone } from '../desk/search.ts'
import { householdsByPhone, type Found } from '../register/read-register.ts'
import { nextQuestion, readIntake, type IntakeForm, type ReadIntake } from './read-intake.ts'

export interface Similar {
  head: CaseHead
  why: 'phone' | 'address'
}

export interface CasePreview {
  level: Level
  reasons: Reason[]
  dueAt: string
  dueMinutes: number
  town: string | null
  /** Questions that belong to what is known so far, in the order of the dialogue. */
  path: string[]
  /** What the caller's free words already told, so that nobody asks it again. */
  heard: { slot: string; words: string }[]
  /** Steps whose words could not be read. */
  missed: string[]
  /** Earlier cases with this number, newest first, and the talks they came from. */
  earlier: CaseHead[]
  talks: string[]
  similar: Similar[]
  register: Found
  eligible: { id: string; name: string; result: 'likely' | 'perhaps'; say: string; source: string }[]
  /** Who would get it now. */
  dispatch: Dispatch
  script: { line: string; phones: string[]; ask: string | null; why: string | null; step: string | null }
}

const NOBODY: Found = { households: [], elsewhere: 0 }
const SIMILAR_WITHIN_MS = 72 * 3_600_000
/** Sealed bodies that are opened to compare addresses. */
const COMPARED = 60

export async function previewCase(
  deps: DeskServices & { register: CaseRegister; dispatcher: Dispatcher },
  actor: Actor,
  form: IntakeForm,
): Promise<Outcome<CasePreview>> {
  const read = readIntake(deps, form)
  if (read === null) return { kind: 'invalid', field: 'intent', why: '没有这一种登记表，换一种。' }
  const now = deps.clock.now()
  const phone = read.contact.phone === null ? null : readPhone(read.contact.phone)
  const last = phone === null ? undefined : (await deps.cases.byPhone(phone, 1))[0]
  const { facts, firstMessage } = read
  const judged = judge(deps, actor, { facts, firstMessage, last: last ?? null }, now)
  const earlier = await earlierOf(deps, actor, phone, null)
  return done({
    ...judged,
    dueMinutes: Math.round((Date.parse(judged.dueAt) - now.getTime()) / 60_000),
    town: read.town,
    path: pathOf(read.dialogue, viewOf(read.state, 'phone', judged.level)).map(({ id }) => id),
    heard: heardWords(read),
    missed: read.missed,
    earlier,
    talks: [...new Set(earlier.flatMap(({ conversationId }) => conversationId ?? []))],
    similar: await similarTo(deps, actor, read, earlier, now),
    register: phone !== null && may(actor, 'register.read') ? await householdsByPhone(deps, actor, phone) : NOBODY,
    eligible: eligibleFor(deps, read),
    dispatch: await deps.dispatcher.ask({ town: read.town, level: judged.level, at: now }),
    script: scriptFor(deps, read, judged.level),
  })
}

function heardWords({ state }: ReadIntake): CasePreview['heard'] {
  return Object.entries(state.slots).flatMap(([slot, held]) => {
    if (held.kind !== 'filled' || held.how !== 'extracted' || slot === 'harm') return []
    const words = slotWords(slot, held.value)
    return words === null ? [] : [{ slot, words }]
  })
}

/** Open cases of the last three days with this number or from this house. */
async function similarTo(
  deps: DeskServices & { register: CaseRegister },
  actor: Actor,
  { facts, town }: ReadIntake,
  earlier: readonly CaseHead[],
  now: Date,
): Promise<Similar[]> {
  const isRecent = (head: CaseHead): boolean =>
    !isEnded(head.status) && now.getTime() - Date.parse(head.openedAt) <= SIMILAR_WITHIN_MS
  const byPhone = earlier.filter(isRecent).map((head): Similar => ({ head, why: 'phone' }))
  const place = facts['place']
  if (typeof place !== 'string' || town === null) return byPhone
  const known = new Set(byPhone.map(({ head }) => head.number))
  const near = (await deps.register.heads())
    .filter((head) => head.town === town && isRecent(head) && !known.has(head.number))
    .filter((head) => seesCase(actor, caseRow(head)))
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt))
    .slice(0, COMPARED)
  const opened = await Promise.all(near.map(({ number }) => deps.cases.find(number)))
  const same = near.filter((_, at) => {
    const other = opened[at]?.facts['place']
    return typeof other === 'string' && isSameAddress(other, place, town)
  })
  return [...byPhone, ...same.map((head): Similar => ({ head: headFor(actor, head), why: 'address' }))]
}

/** Answers of the eligibility questions where they were put, else what the facts tell. */
function eligibleFor({ rules: { eligibility } }: DeskServices, { facts, state }: ReadIntake): CasePreview['eligible'] {
  const slot = (name: string) => ({ value: slotValue(state, name), known: state.slots[name] !== undefined })
  const answers = { ...answersFrom(eligibility, facts as TriageFacts), ...answersOf(eligibility, slot).answers }
  return mayFit(eligibility, answers).map(({ policy: { id, name, say, source }, result }) => {
    const sure = result === 'likely' ? 'likely' : 'perhaps'
    return { id, name, result: sure, say: say[sure], source }
  })
}

function scriptFor({ rules }: DeskServices, read: ReadIntake, level: Level): CasePreview['script'] {
  const hit = readSafety(read.firstMessage, rules.safety).hits.find(({ strength }) => strength === 'go')
  const next = nextQuestion(read, level)
  return {
    line: hit?.first ?? CALM_LINES[level],
    phones: hit?.phones ?? [],
    ask: next?.ask ?? null,
    why: next?.why ?? null,
    step: next?.id ?? null,
  }
}
