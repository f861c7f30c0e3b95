/** Other offices in a case: asking one for its part (会商) while the case stays here, and writing down what an office answered. */
import { timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case, OfficeAsk } from '../../core/cases/case.ts'
import { workingDaysLater } from '../../core/cases/deadlines.ts'
import { answerTimers } from '../../core/cases/owed-answer.ts'
import { contactTimers, takeUpTimer } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import { changeCase, type CaseChange } from './change-case.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import type { Outcome } from './refusal.ts'

type Clocks = NonNullable<CaseChange['timers']>

export interface Question {
  office: string
  question: string
  answerBy?: string | undefined
  expectedVersion?: number | undefined
}

/** Asks an office for its part; the case goes on here. */
export function consultOffice(deps: DeskServices, actor: Actor, number: string, ask: Question): Promise<Outcome<Case>> {
  return changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      if (isEnded(current.status)) return { kind: 'ended', status: current.status }
      const asked = askOf(deps, actor, { ...ask, kind: 'consult' }, now)
      const changed = { asks: [...(current.asks ?? []), asked] }
      const text = `${fill(timeline.consulted, { office: ask.office })}：${ask.question}`
      return {
        kind: 'change',
        changed,
        entries: [{ by: actor.badge, kind: 'referral', text }],
        timers: answerTimers({ ...current, ...changed }, now),
      }
    },
    { expectedVersion: ask.expectedVersion },
  )
}

const LOOK_AFTER_DAYS = 5

/** An ask as it begins, unanswered. */
export function askOf(
  deps: Pick<DeskServices, 'ids' | 'calendar'>,
  actor: Pick<Actor, 'badge'>,
  { kind, office, question, answerBy }: Question & { kind: OfficeAsk['kind'] },
  now: Date,
): OfficeAsk {
  return {
    id: deps.ids.next('ask'),
    kind,
    office,
    question,
    by: actor.badge,
    at: now.toISOString(),
    // Without a day that was agreed somebody looks after five working days.
    answerBy: answerBy ?? workingDaysLater(now, LOOK_AFTER_DAYS, deps.calendar).toISOString(),
    answer: null,
  }
}

export interface OfficeAnswer {
  accepted: boolean
  text: string
}

/** A case that was sent on and is not taken comes back, in charge of whoever writes it down, with its clocks. */
export function answerAsk(
  deps: DeskServices,
  actor: Actor,
  number: string,
  askId: string,
  { accepted, text }: OfficeAnswer,
): Promise<Outcome<Case>> {
  return changeCase(deps, actor, number, (current, now) => {
    const asks = current.asks ?? []
    const asked = asks.find(({ id }) => id === askId)
    if (asked === undefined) return { kind: 'invalid', field: 'id', why: '没有这一条，再看一下。' }
    if (asked.answer !== null) return { kind: 'invalid', field: 'id', why: '答复已经写过。' }
    const answer = { accepted, text, by: actor.badge, at: now.toISOString() }
    const says = fill(accepted ? timeline.officeYes : timeline.officeNo, { office: asked.office })
    const answered = asks.map((one) => (one.id === askId ? { ...one, answer } : one))
    const owed = answerTimers({ ...current, asks: answered }, now)
    const again = comesBack(current, asked, accepted) ? clocksAgain(deps, current, now) : NO_CLOCKS
    return {
      kind: 'change',
      changed: {
        asks: answered,
        ...(comesBack(current, asked, accepted) ? { status: 'accepted' as const, assignee: workerRef(actor) } : {}),
      },
      entries: [{ by: actor.badge, kind: 'referral', text: [says, text].filter((part) => part !== '').join('：') }],
      timers: { set: [...owed.set, ...again.set], cancel: [...owed.cancel, ...again.cancel] },
    }
  })
}

function comesBack({ status }: Case, { kind }: OfficeAsk, accepted: boolean): boolean {
  return kind === 'referral' && !accepted && status === 'referred'
}

const NO_CLOCKS: Clocks = { set: [], cancel: [] }

function clocksAgain(deps: DeskServices, current: Case, now: Date): Clocks {
  const contact = current.firstContactAt === null ? contactTimers(current, now) : []
  return { set: contact, cancel: [takeUpTimer(current, now, deps.calendar).id] }
}
