/** What a due clock of a case does, the same for talks and for cases taken by phone: alarm, raise, tell, ring again until somebody acts. */
import { pageTarget, raiseOverdue } from '../triage/raise.ts'
import type { AlertStage } from '../triage/stages.ts'
import { isHigher, type Level } from '../triage/level.ts'
import { isQuietHour } from '../quiet-hours.ts'
import { addMinutes, dueWords } from '../time.ts'
import type { Case, TimelineEntry } from './case.ts'
import { firstContactDue, type WorkingCalendar } from './deadlines.ts'
import { dayWords } from './due-words.ts'
import { owedAnswer } from './owed-answer.ts'
import { owesPapers } from './papers.ts'
import { caseTimer, contactTimers, firstAidTimers, takeUpTimer, type CaseTimer } from './timers.ts'
import type { RingWords } from './ring-words.ts'
import { lateAgain, partAfter, unclaimedAgain } from './ring-again.ts'
import { isEnded, isUrgent } from './transitions.ts'

export interface Ring {
  changed: Partial<Case>
  entries: Omit<TimelineEntry, 'seq' | 'at'>[]
  alerts: { kind: 'unclaimed' | 'overdue' | 'warning' | 'care'; level: Level; text: string; stage: AlertStage }[]
  timers: CaseTimer[]
  tells: { key: RingWords; values: Record<string, string | null> }[]
}

export interface RingWorld {
  now: Date
  calendar: WorkingCalendar
  office: string
}

const NOTHING: Ring = { changed: {}, entries: [], alerts: [], timers: [], tells: [] }

/** Null: the clock no longer matters. */
export function ringCase(current: Case, kind: string, world: RingWorld): Ring | null {
  if (isEnded(current.status)) return null
  switch (kind) {
    case 'unclaimed':
    case 'unclaimed2':
    case 'unclaimed3':
      return current.assignee === null && current.status === 'new' ? unclaimed(current, kind, world) : null
    case 'warn50':
    case 'warn80':
      return waitsForContact(current) ? warning(current, kind, world) : null
    case 'overdue':
      return waitsForContact(current) ? overdue(current, world) : null
    case 'late':
      return waitsForContact(current) ? late(current, world) : null
    case 'first-aid':
    case 'first-aid2':
      return waitsForAid(current) ? firstAid(current, kind, world) : null
    case 'answer-soon':
      return owedAnswer(current) === null ? null : answerSoon(current, world)
    case 'answer':
      return owesAnswer(current) ? answer(current, world) : null
    case 'papers3':
    case 'papers1':
      return owesPapers(current) ? papersSoon(current, world) : null
    case 'documents':
    case 'documents2':
      return owesPapers(current) ? papersDue(current, kind, world) : null
    default:
      return null
  }
}

/** Somebody without a talk is asked by telephone how it went: the worker hears when. Null: it is no clock of asking. */
export function careByPhone(current: Case, kind: string, world: RingWorld): Ring | null {
  if (!kind.startsWith('care')) return null
  if (['declined', 'withdrawn', 'merged'].includes(current.status) || kind === 'care30') return NOTHING
  const what = kind === 'care1' ? '回访：昨天的事，请打电话问一问' : '回访：请打电话问救助收到没有'
  return {
    ...NOTHING,
    alerts: [{ kind: 'care', level: current.level, text: line(what, current, world), stage: 'worker' }],
  }
}

function waitsForContact({ firstContactAt, status }: Case): boolean {
  return firstContactAt === null && status !== 'referred'
}

function waitsForAid({ aid, status }: Case): boolean {
  return aid.length === 0 && ['new', 'accepted', 'contacted', 'verified'].includes(status)
}

function line(what: string, { town, number }: Case, { office }: RingWorld): string {
  return `${what} · ${town ?? office} · ${number}`
}

function escalated(text: string): Ring['entries'][number] {
  return { by: 'system', kind: 'escalated', text }
}

/** Nobody took it in time: first the town's lead, then the service centre; a life at risk rings on until somebody takes it. */
function unclaimed(current: Case, kind: 'unclaimed' | 'unclaimed2' | 'unclaimed3', world: RingWorld): Ring {
  const { level } = current
  const first = kind === 'unclaimed'
  const next = level === 'P0' && !first ? 'unclaimed3' : first ? 'unclaimed2' : null
  const words = first ? '没有人接手，已报主管' : '仍没有人接手，已报服务中心'
  const again = kind === 'unclaimed2' ? 'nobodyStill' : null
  const told = level === 'P0' ? (first ? 'nobody' : again) : level === 'P1' && first ? 'nobodyUrgent' : null
  return {
    ...NOTHING,
    alerts: [{ kind: 'unclaimed', level, text: line(words, current, world), stage: first ? 'lead' : 'centre' }],
    entries: kind === 'unclaimed3' ? [] : [escalated(first ? '到时无人接手，上报主管' : '仍无人接手，上报服务中心')],
    timers:
      next === null ? [] : [caseTimer('unclaimed', current, unclaimedAgain(current, world.now, world.calendar), next)],
    tells: told === null ? [] : [{ key: told, values: dueOf(current, world) }],
  }
}

function warning(current: Case, kind: 'warn50' | 'warn80', world: RingWorld): Ring {
  const half = kind === 'warn50'
  const { level, assignee } = current
  const slow = level === 'P2' || level === 'P3'
  return {
    ...NOTHING,
    alerts: [
      { kind: 'warning', level, text: line(`时限已过${half ? '一半' : '八成'}`, current, world), stage: 'worker' },
    ],
    entries: [{ by: 'system', kind: 'warned', text: `首次联系时限已过${half ? '50' : '80'}%` }],
    // P0 and P1 heard it when nobody had taken them up in time.
    // At night it would be read in the morning, when its 今天 is another day.
    tells:
      !half && slow && assignee === null && !isQuietHour(world.now)
        ? [{ key: 'dueSoon', values: dueOf(current, world) }]
        : [],
  }
}

/** RU-2: the clock ran out without contact: P3 → P2, P2 → P1 with a deadline of its own; P0 and P1 ring on at 125 and 150 %. */
function overdue(current: Case, world: RingWorld): Ring {
  const { now } = world
  const due = new Date(current.dueAt)
  if (due > now) return { ...NOTHING, timers: [caseTimer('overdue', current, due)] }
  const raised = raiseOverdue(current.level, { dueAt: due, now, contacted: false })
  if (raised.rule !== null && isHigher(raised.level, current.level)) return raise(current, raised.level, world)
  const again = caseTimer('overdue', current, partAfter(due, current.level, 0.25), 'late')
  if (isHeardOtherwise(current)) return { ...NOTHING, timers: [again] }
  return {
    ...NOTHING,
    alerts: [{ kind: 'overdue', level: current.level, text: line('超时未联系', current, world), stage: 'worker' }],
    entries: [escalated('超时未联系，催经办')],
    timers: [again],
    tells: [{ key: 'overdue', values: { ...dueOf(current, world), next: null } }],
  }
}

/** Nobody has taken it: that clock rings already, and the resident hears one apology, not two. */
function isHeardOtherwise({ level, assignee }: Case): boolean {
  return level === 'P0' && assignee === null
}

function raise(current: Case, level: Level, world: RingWorld): Ring {
  const { now, calendar } = world
  const dueAt = firstContactDue(level, now, calendar).toISOString()
  const reason = { rule: 'RU-2', level, text: '到时没人联系，升一级', source: 'RU-2' }
  const after: Case = { ...current, level, dueAt, reasons: [reason, ...current.reasons] }
  return {
    alerts: [{ kind: 'overdue', level, text: line('超时未联系', current, world), stage: 'lead' }],
    changed: { level, dueAt, reasons: after.reasons },
    entries: [escalated(`超时未联系，上报主管，级别 ${current.level} → ${level}`)],
    timers: [
      ...contactTimers(after, now),
      ...(current.assignee === null ? [takeUpTimer(after, now, calendar)] : []),
      ...firstAidTimers(after, now),
    ],
    tells: [
      { key: 'overdue', values: { ...dueOf(current, world), next: dueWords(new Date(dueAt), now), lead: '主管' } },
    ],
  }
}

/** After the deadline: the lead at 125 %, the centre at 150 %, and the centre again every half of the clock. */
function late(current: Case, world: RingWorld): Ring {
  const { now } = world
  const { level } = current
  const due = new Date(current.dueAt)
  if (due > now) return { ...NOTHING, timers: [caseTimer('overdue', current, due)] }
  const opened = partAfter(due, level, -1)
  const stage = pageTarget(opened, due, now) === 'centre' ? 'centre' : 'lead'
  const next = stage === 'lead' ? partAfter(due, level, 0.5) : lateAgain(current, now)
  const timers = [caseTimer('overdue', current, next, 'late')]
  if (isHeardOtherwise(current)) return { ...NOTHING, timers }
  const whom = stage === 'lead' ? '主管' : '服务中心'
  const told = current.timeline.some(({ kind, text }) => kind === 'escalated' && text === `超时未联系，上报${whom}`)
  return {
    ...NOTHING,
    alerts: [{ kind: 'overdue', level, text: line(`超时未联系，已报${whom}`, current, world), stage }],
    entries: told ? [] : [escalated(`超时未联系，上报${whom}`)],
    timers,
  }
}

/** 先行救助: small urgent aid comes first by law, so that not deciding about it is a matter for the lead (社会救助法 §50). */
function firstAid(current: Case, kind: 'first-aid' | 'first-aid2', world: RingWorld): Ring {
  // P0 and P1 wait no second day; for the rest the town's own rule holds, and its lead is asked (dialogues §3, clock table).
  const urgent = isUrgent(current.level)
  const again = kind === 'first-aid2' && urgent
  return {
    ...NOTHING,
    alerts: [
      {
        kind: 'overdue',
        level: current.level,
        text: line('先行救助到时没有决定', current, world),
        stage: again ? 'centre' : 'lead',
      },
    ],
    entries: [escalated(`先行救助到时没有决定，上报${again ? '服务中心' : '主管'}（社会救助法第50条）`)],
    timers: [caseTimer('first-aid', current, addMinutes(world.now, urgent ? 1440 : 3 * 1440), 'first-aid2')],
  }
}

/** Cases that were sent on before asks were kept owe theirs as well. */
function owesAnswer(current: Case): boolean {
  const isOld = current.status === 'referred' && !current.asks?.some(({ kind }) => kind === 'referral')
  return isOld || owedAnswer(current) !== null
}

const ASKED = { referral: '转办', consult: '会商' } as const

/** Whoever asked may ring the office before it is late. */
function answerSoon(current: Case, world: RingWorld): Ring {
  const { office = '', kind = 'referral' } = owedAnswer(current) ?? {}
  const words = `${ASKED[kind]}明天到期，还没有答复`
  return {
    ...NOTHING,
    alerts: [{ kind: 'warning', level: current.level, text: line(words, current, world), stage: 'worker' }],
    entries: [{ by: 'system', kind: 'warned', text: `${words}：${office}` }],
  }
}

const ANSWER_STAGES = ['worker', 'lead', 'centre'] as const

/** The other office owes its answer: whoever asked, then the lead, then the centre; the resident hears once that it is late. */
function answer(current: Case, world: RingWorld): Ring {
  const owed = owedAnswer(current)
  const kind = owed?.kind ?? 'referral'
  const office = owed?.office ?? current.referral?.office ?? ''
  const by = kind === 'referral' ? (current.referral?.answerBy ?? null) : null
  const text = `${ASKED[kind]}到时没有答复：${office}`
  const rung = current.timeline.filter((entry) => entry.kind === 'escalated' && entry.text === text).length
  return {
    ...NOTHING,
    alerts: [
      {
        kind: 'overdue',
        level: current.level,
        text: line(`${ASKED[kind]}到时没有答复`, current, world),
        stage: ANSWER_STAGES[Math.min(rung, ANSWER_STAGES.length - 1)] ?? 'centre',
      },
    ],
    entries: [escalated(text)],
    timers: [caseTimer('answer', current, addMinutes(world.now, 1440))],
    tells:
      rung === 0 && by !== null
        ? [{ key: 'answerLate', values: { office, date: dayWords(new Date(by), world.now) } }]
        : [],
  }
}

function papersSoon(current: Case, world: RingWorld): Ring {
  const values = papersValues(current, world)
  return values['missing'] === null ? NOTHING : { ...NOTHING, tells: [{ key: 'papersSoon', values }] }
}

/** The worker decides what becomes of it; left alone for five days it is the lead's, and again. */
function papersDue(current: Case, kind: 'documents' | 'documents2', world: RingWorld): Ring {
  const first = kind === 'documents'
  const values = papersValues(current, world)
  return {
    ...NOTHING,
    alerts: [
      {
        kind: 'overdue',
        level: current.level,
        text: line('材料到期未补', current, world),
        stage: first ? 'worker' : 'lead',
      },
    ],
    entries: first ? [{ by: 'system', kind: 'warned', text: '材料到期未补' }] : [],
    timers: [caseTimer('documents', current, addMinutes(world.now, 5 * 1440), 'documents2')],
    tells: values['missing'] === null || !first ? [] : [{ key: 'papersDue', values }],
  }
}

function papersValues({ documents, documentsDueAt }: Case, { now }: RingWorld): Record<string, string | null> {
  const missing = documents.filter(({ state }) => state === 'missing').map(({ name }) => name)
  return {
    missing: missing.length > 0 ? missing.join('、') : null,
    date: documentsDueAt === null ? null : dayWords(new Date(documentsDueAt), now),
  }
}

function dueOf({ dueAt, town }: Case, { now, office }: RingWorld): Record<string, string | null> {
  return { due: dueWords(new Date(dueAt), now), town: town ?? office }
}
