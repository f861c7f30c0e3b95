/** Opens the case of a talk and keeps it true while the talk goes on. */
import type { AskedAndAnswered, Case } from '../../cases/case.ts'
import { slotsOf } from '../../dialogue/check.ts'
import { slotWords } from '../../dialogue/read-back.ts'
import { firstContactDue } from '../../cases/deadlines.ts'
import { isUrgent } from '../../cases/transitions.ts'
import { contactTimers, firstAidTimers, nextDayTimer, takeUpTimer, timerId } from '../../cases/timers.ts'
import { COMPLAINT } from '../../rights.ts'
import { isHigher, type Level } from '../../triage/level.ts'
import type { Place } from '../../understanding/slots.ts'
import { dueWords } from '../../time.ts'
import {
  assessNow,
  earlierOf,
  factsOf,
  firstMessageOf,
  hardshipOf,
  questionsOf,
  isUnheard,
  matterWords,
} from '../facts.ts'
import { resumeTimerId } from './resume-code.ts'
import { withoutCall } from '../asking/no-number.ts'
import { NEAR } from '../asking/teller.ts'
import { contactOf } from './contact-of.ts'
import { hasOpenCase, type Turn } from '../turn.ts'
import { fill } from '../words.ts'

/** Human words of a level for the desk. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = { P0: '特急', P1: '很急', P2: '较急', P3: '一般' }

/**
 * Opens the case with everything said so far. `provisional`: an alarm, opened before the resident has finished;
 * its level may still follow the resident's word that the danger is over (decision 0006).
 */
export function openCase(turn: Turn, options: { provisional: boolean }): Case {
  const { state, world } = turn
  const assessment = assessNow(state, world)
  const openedAt = world.now
  const dueAt = firstContactDue(assessment.level, openedAt, world.calendar).toISOString()
  const place = turn.value('place') as Place | undefined
  const opened: Case = {
    number: world.caseNumber,
    conversationId: turn.conversationId,
    level: assessment.level,
    status: 'new',
    reasons: assessment.reasons,
    incident: incidentOf(turn, 'other'),
    facts: caseFacts(turn),
    firstMessage: firstMessageOf(state),
    asked: askedOf(turn),
    town: place?.town ?? null,
    district: place?.county ?? null,
    contact: contactOf(turn),
    reportedBy: String(turn.value('relation') ?? 'self'),
    channel: turn.channel,
    openedAt: openedAt.toISOString(),
    dueAt,
    firstContactAt: null,
    assignee: null,
    timeline: [],
    aid: [],
    documents: [],
    documentsDueAt: null,
    version: 0,
  }
  turn.case = opened
  // From here on the number and the phone bring it to another channel.
  if (state.draftCode !== null) turn.cancel(resumeTimerId(state.draftCode))
  turn.entries.push({ by: 'bot', kind: 'opened', text: openedText(opened, options.provisional) })
  turn.emit({ type: 'case-opened', number: opened.number, level: opened.level, status: 'new', dueAt })
  alertDesk(turn, opened)
  setClocks(turn, opened)
  noticeEarlier(turn)
  return opened
}

/** In a complaint the kind is the complaint, whatever its words tell of: the kind decides who reads it. */
function incidentOf(turn: Turn, known: string): string {
  return turn.state.confidential ? COMPLAINT : String(turn.value('incident') ?? known)
}

function openedText(opened: Case, provisional: boolean): string {
  const level = `${LEVEL_WORDS[opened.level]}（${opened.reasons.map(({ rule, text }) => `${rule} ${text}`).join('；')}）`
  return provisional ? `报警登记，居民还在说。级别${level}` : `居民发出求助。级别${level}`
}

function alertDesk(turn: Turn, { level, town, incident }: Case): void {
  if (level !== 'P0' && level !== 'P1') {
    // No list that a town looks at shows it, so that the supervisors must hear of it.
    if (incident === COMPLAINT) turn.alert({ kind: 'case', level, text: ['投诉', town].filter(Boolean).join(' · ') })
    return
  }
  const text = [`${LEVEL_WORDS[level]}求助`, town, matterWords(turn.state)].filter(Boolean).join(' · ')
  turn.alert({ kind: level === 'P0' ? 'danger' : 'case', level, text })
}

/** Clocks of dialogues §3: take-up, first contact with warnings at 50 % and 80 % of its time, the decision on first aid. */
export function setClocks(turn: Turn, current: Case): void {
  const { now, calendar } = turn.world
  const waits = current.assignee === null ? [takeUpTimer(current, now, calendar)] : []
  const contact = current.firstContactAt === null ? contactTimers(current, now) : []
  const aid = current.incident === COMPLAINT || current.aid.length > 0 ? [] : firstAidTimers(current, now)
  // A case that was lowered may have no such time any more.
  if (aid.length === 0) turn.cancel(timerId('first-aid', current.number))
  const isAsked = isUrgent(current.level) && !turn.state.careStopped
  const care = isAsked ? [nextDayTimer(current, now)] : []
  for (const clock of [...waits, ...contact, ...aid, ...care]) turn.clock(clock)
}

/** Every slot with the question that was really put for it, and the resident's words; not what the talk notes for itself. */
function askedOf(turn: Turn): AskedAndAnswered[] {
  return Object.entries(turn.state.slots)
    .filter(([slot, held]) => slot !== 'review' && !(held.kind === 'filled' && held.value === true && held.said === ''))
    .map(([slot, held]) => {
      const answered =
        held.kind === 'filled'
          ? held.said || slotWords(slot, held.value) || String(held.value)
          : held.kind === 'unknown'
            ? '不清楚'
            : '不想说'
      const told = held.kind === 'filled' && held.how === 'extracted'
      return { slot, asked: (told ? null : questionOf(turn, slot)) ?? '居民自己说的', answered, at: held.at }
    })
}

/** The question put last that fills this slot; null when nobody asked. */
function questionOf({ state, world }: Turn, slot: string): string | null {
  const { dialogues, danger } = world.rules
  const steps = state.put.flatMap(({ intent, step: id }) => {
    const own = dialogues.find((dialogue) => dialogue.id === intent)?.steps
    return danger.steps.find((step) => step.id === id) ?? own?.find((step) => step.id === id) ?? []
  })
  return steps.findLast((step) => slotsOf([step]).includes(slot))?.ask ?? null
}

/**
 * Brings the open case up to what is known now: facts, words, place, contact. The level only rises here
 * (RU-4: new words run all rules again, the result is never below the present level).
 */
export function syncCase(turn: Turn, note: string, options: { mayFollowDown?: boolean } = {}): void {
  const current = turn.case
  if (current === null || !hasOpenCase(turn.state)) return
  const { world } = turn
  const told = note === ADDED ? `${note}：${(turn.state.said.at(-1)?.text ?? '').slice(0, 200)}` : note
  const assessment = assessNow(turn.state, world)
  const place = turn.value('place') as Place | undefined
  const moved =
    isHigher(assessment.level, current.level) || (options.mayFollowDown === true && assessment.level !== current.level)
  const level = moved ? assessment.level : current.level
  const dueAt = moved ? nextDue(turn, current, level) : current.dueAt
  const entry = moved ? `${told}（级别 ${current.level} → ${level}）` : told
  turn.changeCase(
    {
      ...knownNow(turn, current),
      incident: incidentOf(turn, current.incident),
      town: place?.town ?? current.town,
      district: place?.county ?? current.district,
      reportedBy:
        current.conversationId === turn.conversationId
          ? String(turn.value('relation') ?? current.reportedBy)
          : current.reportedBy,
      level,
      dueAt,
      reasons: moved ? assessment.reasons : joined(current.reasons, assessment.reasons),
    },
    // What opened the case, and what was added a moment ago in the same turn, is no second line.
    isToldAlready(turn, note, entry) ? null : { by: 'resident', kind: 'fact', text: entry },
  )
  noticeEarlier(turn)
  if (moved && turn.case) {
    setClocks(turn, turn.case)
    if (isHigher(level, current.level)) alertDesk(turn, turn.case)
  }
}

const SAME_PHONE = '同一电话72小时内还有求助'

/** The same person again: the desk sees both together; they are never merged by themselves (peers.md, chance 20). */
function noticeEarlier(turn: Turn): void {
  const { case: current, state, world } = turn
  // A village officer who reports three households asks for nobody again.
  if (current === null || NEAR.has(turn.value('relation'))) return
  for (const head of earlierOf(state, world)) {
    const { number } = head
    const known = [...current.timeline, ...turn.entries].some(({ text }) => text.startsWith(`${SAME_PHONE} ${number}`))
    if (known) continue
    const unheard = isUnheard(head)
    const text = `${SAME_PHONE} ${number}${unheard ? '，还没人联系过' : ''}`
    turn.changeCase({}, { by: 'system', kind: 'note', text })
    if (!unheard) continue
    const place = current.town ?? world.office.name
    turn.alert({
      kind: 'repeat',
      level: current.level,
      text: `同一人又来求助 · ${place} · ${current.number}`,
      stage: 'lead',
    })
  }
}

function isToldAlready(turn: Turn, note: string, entry: string): boolean {
  const openedNow = note === ADDED && turn.before?.number !== turn.case?.number && !entry.includes('→')
  return openedNow || turn.entries.some(({ text }) => text === entry)
}

/** The facts as the case shows them: the hardship told apart from what was asked. */
function caseFacts({ state, world }: Turn): Case['facts'] {
  const questions = questionsOf(state)
  return {
    ...factsOf(state),
    harm: hardshipOf(state, world.rules),
    ...(questions === null ? {} : { questions }),
  }
}

/** What the case holds after these words; a talk that took it up knows only a part, and adds to it. */
function knownNow(turn: Turn, current: Case): Pick<Case, 'facts' | 'asked' | 'contact'> {
  const facts = caseFacts(turn)
  const own = { facts, asked: askedOf(turn), contact: contactOf(turn) }
  if (current.conversationId === turn.conversationId) return own
  const told = Object.entries(facts).filter(([key, value]) => value !== null && value !== '' && key !== 'contact')
  const harm = [current.facts['harm'], facts.harm].filter(Boolean).join('；')
  const { contact } = own
  return {
    facts: { ...current.facts, ...Object.fromEntries(told), harm },
    asked: [...current.asked.filter(({ slot }) => own.asked.every((one) => one.slot !== slot)), ...own.asked],
    contact: {
      ...current.contact,
      name: current.contact.name ?? contact.name,
      phone: contact.phone ?? current.contact.phone,
    },
  }
}

/** The note of words that join a case; the words themselves follow it. */
const ADDED = '居民补充'

/** Every rule that fired stays a reason (dialogues §3), also when the level did not move. */
function joined(held: Case['reasons'], found: Case['reasons']): Case['reasons'] {
  return [...held, ...found.filter(({ rule }) => held.every((one) => one.rule !== rule))]
}

/** A raised case is due from now, but never later than it was promised. */
function nextDue(turn: Turn, current: Case, level: Level): string {
  const fresh = firstContactDue(
    level,
    isHigher(level, current.level) ? turn.world.now : new Date(current.openedAt),
    turn.world.calendar,
  )
  const raised = isHigher(level, current.level)
  return raised && fresh.getTime() > new Date(current.dueAt).getTime() ? current.dueAt : fresh.toISOString()
}

/** What the resident is told about the case: number, level in human words, deadline, phones (dialogues §0.3). */
export function promiseOf(turn: Turn): string {
  const { world } = turn
  const shown = turn.case
  if (shown === null) return ''
  // A deadline that has passed is owned up to, never promised a second time.
  const isLate = shown.firstContactAt === null && Date.parse(shown.dueAt) <= world.now.getTime()
  const key = isLate ? 'sentLate' : ({ P0: 'sentP0', P1: 'sentP1', P2: 'sentP2', P3: 'sentP3' } as const)[shown.level]
  const said = fill(world.words[key], {
    number: shown.number,
    town: shown.town ?? world.office.name,
    due: dueWords(new Date(shown.dueAt), world.now),
    lead: shown.timeline.some(({ kind }) => kind === 'escalated') ? '主管' : null,
    phones: phonesOf(turn).join('、'),
  })
  return withoutCall(turn.state, said)
}

/** Numbers of the dangers noted, else the three that always help. */
export function phonesOf(turn: Turn): string[] {
  const numbers = turn.state.dangers
    .filter(({ current }) => current !== false)
    .flatMap(({ phones }) => phones.map(({ number }) => number))
  const unique = [...new Set(numbers)].slice(0, 3)
  return unique.length > 0 ? unique : ['110', '119', '120']
}
